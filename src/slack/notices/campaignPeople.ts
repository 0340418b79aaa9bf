import { z } from 'zod'
import { type Language, languageOfLocale } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { saysAway } from '../../selfcheck/index.ts'
import type { Session } from '../../selfcheck/types.ts'
import { isFromOutside, type SlackUser, SlackUserPage, shownName } from '../user.ts'
import type { SelfcheckParts } from './selfcheckJobs.ts'

/** What somebody chose in the form of a launch: ids only. */
export const Selection = z.object({
  checklistId: z.string(),
  mode: z.enum(['named', 'grouped']),
  dueOn: z.string(),
  reminds: z.boolean(),
  people: z.array(z.string()),
  channels: z.array(z.string()),
  groups: z.array(z.string()),
})
export type Selection = z.infer<typeof Selection>

/** Why somebody chosen is not written to. */
export const leftOutReasons = ['guest', 'bot', 'deactivated', 'outside'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** Whom a selection reaches, in a steady order, and whom it does not. */
export type Audience = {
  readonly people: readonly {
    readonly userId: string
    readonly name: string
    readonly language: Language
    readonly timeZone: string
    readonly isManager: boolean
    readonly isAway: boolean
  }[]
  readonly leftOut: Readonly<Record<LeftOutReason, number>>
}

/** Slack tells the do not disturb of so many at once. */
const mostAtOnce = 50

const Ids = z.object({ members: z.array(z.string()).default([]) })
const Groups = z.object({
  usergroups: z
    .array(
      z.object({
        id: z.string(),
        handle: z.string().default(''),
        name: z.string().default(''),
        users: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

const Dnd = z.object({
  users: z.record(
    z.string(),
    z.object({
      dnd_enabled: z.boolean().default(false),
      next_dnd_start_ts: z.number().default(0),
      next_dnd_end_ts: z.number().default(0),
    }),
  ),
})

/** The user groups of the workspace, for the form. An empty list where Slack does not tell. */
export async function listGroups(
  parts: SelfcheckParts,
): Promise<{ id: string; name: string; users: string[] }[]> {
  try {
    const { usergroups } = Groups.parse(await parts.interactive.usergroups.list({ include_users: true }))
    return usergroups.map(({ id, name, handle, users }) => ({ id, name: name === '' ? handle : name, users }))
  } catch (error) {
    parts.log.warn('user groups could not be read for a campaign', { error })
    return []
  }
}

/**
 * Looks up whom a selection reaches: each once, people of this company who use Slack only.
 *
 * @throws when Slack does not tell: nobody is left out by a failure.
 */
export async function findAudience(
  parts: SelfcheckParts & { readonly teamId: string; readonly botUserId: string },
  selection: Selection,
): Promise<Audience> {
  const chosen = new Set(selection.people)
  for (const channel of selection.channels) {
    for await (const page of parts.interactive.paginate('conversations.members', { channel, limit: 200 })) {
      for (const id of Ids.parse(page).members) chosen.add(id)
    }
  }
  if (selection.groups.length > 0) {
    const groups = await listGroups(parts)
    for (const id of selection.groups) {
      const group = groups.find((each) => each.id === id)
      if (group === undefined) throw new Error('a user group of a campaign is not there')
      for (const user of group.users) chosen.add(user)
    }
  }
  // The bot itself stands in every channel it can look at.
  chosen.delete(parts.botUserId)
  const managers = new Set(await parts.roles.holders('manager'))
  const members = await readMembers(parts)
  const leftOut = { guest: 0, bot: 0, deactivated: 0, outside: 0 }
  const people: Audience['people'][number][] = []
  for (const userId of [...chosen].sort()) {
    const member = members.get(userId)
    const reason = member === undefined ? 'outside' : reasonOf(member, parts.teamId)
    if (reason !== undefined || member === undefined) leftOut[reason ?? 'outside'] += 1
    else people.push(toPerson(member, managers.has(userId)))
  }
  return { people, leftOut }
}

/** What Slack says of some people now: on leave by their status, not to be disturbed. */
export async function findFacts(
  parts: SelfcheckParts,
  userIds: readonly string[],
): Promise<Map<string, { isAway: boolean; doesNotDisturb: boolean }>> {
  const members = await readMembers(parts)
  const facts = new Map<string, { isAway: boolean; doesNotDisturb: boolean }>()
  for (let at = 0; at < userIds.length; at += mostAtOnce) {
    const some = userIds.slice(at, at + mostAtOnce)
    const quiet = await readQuiet(parts, some)
    for (const id of some) {
      const member = members.get(id)
      // Somebody who has left since is not written to.
      const isAway = member === undefined || member.deleted || isOnLeave(member)
      facts.set(id, { isAway, doesNotDisturb: quiet.has(id) })
    }
  }
  return facts
}

async function readQuiet(parts: SelfcheckParts, userIds: readonly string[]): Promise<Set<string>> {
  const { users } = Dnd.parse(await parts.interactive.dnd.teamInfo({ users: userIds.join(',') }))
  const nowS = parts.clock.now().getTime() / 1000
  // `dnd_enabled` only says that there are such hours; whether it is one of them, their times say.
  const isQuiet = (id: string) => {
    const dnd = users[id]
    return dnd?.dnd_enabled === true && dnd.next_dnd_start_ts <= nowS && nowS < dnd.next_dnd_end_ts
  }
  return new Set(userIds.filter(isQuiet))
}

/** Whose answers a session of a campaign holds: a person's name, or of somebody without Slack the name that was entered. */
export async function nameOfSession(
  parts: Pick<SelfcheckParts, 'people'>,
  { proxyFor, userId }: Session,
  language: Language,
): Promise<string> {
  if (proxyFor !== '') return sentences[language].campaign.answers.proxy(proxyFor)
  return (await parts.people.get(userId)).name
}

// One page holds 200: a thousand people are five calls, and not a thousand.
async function readMembers(parts: SelfcheckParts): Promise<Map<string, SlackUser>> {
  const members = new Map<string, SlackUser>()
  for await (const page of parts.interactive.paginate('users.list', { limit: 200, include_locale: true })) {
    for (const member of SlackUserPage.parse(page).members) members.set(member.id, member)
  }
  return members
}

function reasonOf(member: SlackUser, teamId: string): LeftOutReason | undefined {
  if (member.deleted) return 'deactivated'
  if (member.is_bot || member.id === 'USLACKBOT') return 'bot'
  if (isFromOutside(member, teamId)) return 'outside'
  return member.is_restricted || member.is_ultra_restricted ? 'guest' : undefined
}

function toPerson(member: SlackUser, isManager: boolean): Audience['people'][number] {
  return {
    userId: member.id,
    name: shownName(member),
    language: languageOfLocale(member.locale),
    timeZone: member.tz,
    isManager,
    isAway: isOnLeave(member),
  }
}

function isOnLeave({ profile }: SlackUser): boolean {
  return saysAway({ text: profile.status_text, emoji: profile.status_emoji })
}
