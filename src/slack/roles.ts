import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'
import type { Connection, Database } from '../database/types.ts'
import type { PeopleDirectory } from './people.ts'
import { listRoleHolders, replaceRoleHolders } from './store.ts'
import type { Role, Roles } from './types.ts'

/** The roles that are given to somebody; everyone else is an employee or a guest. */
export const givenRoles = ['manager', 'officer', 'deputy', 'admin'] as const
export type GivenRole = (typeof givenRoles)[number]

/** The handle of the Slack user group that holds a role where nobody is set by hand. */
export const groupHandles = {
  manager: 'mamori-managers',
  officer: 'mamori-officers',
  deputy: 'mamori-deputies',
  admin: 'mamori-admins',
} as const satisfies Record<GivenRole, string>

/** Minutes the user groups are believed; `subteam_*` events end it earlier. */
const cachedMinutes = 5

/** Seconds for which Slack, when it could not tell the user groups, is not asked again. */
const askAgainS = 30

type Holders = Readonly<Record<GivenRole, readonly string[]>>

const nobody: Holders = { manager: [], officer: [], deputy: [], admin: [] }

type Groups = { readonly holders: Holders; readonly until: number }

export type RolesKeeper = Roles & {
  /** Sets the people of a role inside the caller's transaction; an empty list gives the role back to its user group. */
  set(connection: Connection, role: GivenRole, userIds: readonly string[], by: string): Promise<void>
  /** The people set by hand, by role. */
  setByHand(): Promise<Holders>
  /** Forgets the user groups; the next question asks Slack. */
  forget(): void
}

/**
 * Roles from the people set in the administrator's home and, where nobody is set for a role, from the Slack user group
 * of its name. When Slack cannot be asked and nothing is cached, user groups give nobody a role.
 */
export function createRoles(parts: {
  readonly database: Database
  readonly client: WebClient
  readonly people: PeopleDirectory
  readonly clock: Clock
  readonly log: Log
}): RolesKeeper {
  let groups: Promise<Groups> | undefined

  async function groupHolders(): Promise<Holders> {
    const known = groups
    if (known !== undefined && (await known).until > parts.clock.now().getTime()) return (await known).holders
    // Those who wait together ask once.
    if (groups === known) groups = readGroups()
    return (await (groups ?? readGroups())).holders
  }

  async function readGroups(): Promise<Groups> {
    const until = (seconds: number) => parts.clock.now().getTime() + seconds * 1_000
    try {
      const holders = holdersIn(await parts.client.usergroups.list({ include_users: true }))
      return { holders, until: until(cachedMinutes * 60) }
    } catch (error) {
      parts.log.warn('user groups could not be read; they give nobody a role', { error })
      return { holders: nobody, until: until(askAgainS) }
    }
  }

  // A person who left or is a guest answers no report: where only such hold a role, nobody does.
  async function canHold(userId: string): Promise<boolean> {
    const person = await parts.people.get(userId).catch(() => undefined)
    return person === undefined || !(person.isGuest || person.isDeactivated || person.isBot)
  }

  async function named(role: GivenRole): Promise<readonly string[]> {
    const set = await listRoleHolders(parts.database, role)
    return set.length > 0 ? set : (await groupHolders())[role]
  }

  async function holders(role: GivenRole): Promise<readonly string[]> {
    const people = await named(role)
    // Managers are many and are told nothing urgent: looking each of them up is not worth it.
    if (role === 'manager') return people
    const fit = await Promise.all(people.map(canHold))
    return people.filter((_, at) => fit[at])
  }

  return {
    holders,
    async of(userId) {
      const person = await parts.people.get(userId)
      if (person.isGuest) return new Set<Role>(['guest'])
      const found = new Set<Role>(['employee'])
      if (person.isDeactivated) return found
      if (person.isAdmin || person.isOwner) found.add('admin')
      for (const role of givenRoles) {
        if ((await named(role)).includes(userId)) found.add(role)
      }
      return found
    },
    owners: () => parts.people.owners(),
    async set(connection, role, userIds, by) {
      await replaceRoleHolders(connection, role, userIds, by, parts.clock.now())
    },
    async setByHand() {
      const lists = await Promise.all(
        givenRoles.map(async (role) => [role, await listRoleHolders(parts.database, role)]),
      )
      return { ...nobody, ...Object.fromEntries(lists) }
    },
    forget() {
      groups = undefined
    },
  }
}

const GroupList = z.object({
  usergroups: z
    .array(
      z.object({
        handle: z.string(),
        date_delete: z.number().default(0),
        users: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

function holdersIn(answer: unknown): Holders {
  const { usergroups } = GroupList.parse(answer)
  const active = usergroups.filter((group) => group.date_delete === 0)
  const members = (role: GivenRole) =>
    active.find((group) => group.handle === groupHandles[role])?.users ?? []
  return {
    manager: members('manager'),
    officer: members('officer'),
    deputy: members('deputy'),
    admin: members('admin'),
  }
}
