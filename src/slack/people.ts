import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Clock } from '../common/clock.ts'
import { ExternalError } from '../common/errors.ts'
import { languageOfLocale } from '../common/language.ts'
import type { People, Person } from './types.ts'

/** Minutes a person's facts are believed; `user_change` ends it earlier. */
const cachedMinutes = 10

const User = z.object({
  id: z.string(),
  name: z.string().default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  team_id: z.string().optional(),
  locale: z.string().optional(),
  tz: z.string().default('Asia/Tokyo'),
  tz_offset: z.number().default(32_400),
  real_name: z.string().optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).default({}),
})

export type PeopleDirectory = People & {
  /** Forgets what is known of a person; the next `get` asks Slack. */
  forget(userId: string): void
  /** Every owner of the workspace, the primary owner first. @throws ExternalError when Slack cannot be asked. */
  owners(): Promise<readonly string[]>
}

/** @param teamId the bot's own workspace: people of others, met in shared channels, count as guests. */
export function createPeople(parts: {
  readonly client: WebClient
  readonly clock: Clock
  readonly teamId: string
}): PeopleDirectory {
  const known = new Map<string, { person: Person; until: number }>()

  async function get(userId: string): Promise<Person> {
    const cached = known.get(userId)
    if (cached !== undefined && cached.until > parts.clock.now().getTime()) return cached.person
    try {
      const answer = await parts.client.users.info({ user: userId, include_locale: true })
      const person = readPerson(answer.user, parts.teamId)
      known.set(userId, { person, until: parts.clock.now().getTime() + cachedMinutes * 60_000 })
      return person
    } catch (error) {
      // An old answer beats none: the language of the words and the time zone rarely change.
      if (cached !== undefined) return cached.person
      throw new ExternalError('Slack', 'users.info', true, 'Slack could not say who a person is', {
        cause: error,
      })
    }
  }

  return {
    get,
    forget: (userId) => known.delete(userId),
    async owners() {
      try {
        const owners: { id: string; primary: boolean }[] = []
        for await (const page of parts.client.paginate('users.list', { limit: 200 })) {
          const { members } = Members.parse(page)
          for (const member of members) {
            if (member.is_owner && !member.deleted)
              owners.push({ id: member.id, primary: member.is_primary_owner })
          }
        }
        return owners.sort((a, b) => Number(b.primary) - Number(a.primary)).map((owner) => owner.id)
      } catch (error) {
        throw new ExternalError('Slack', 'users.list', true, 'Slack could not list the owners', {
          cause: error,
        })
      }
    },
  }
}

const Members = z.object({
  members: z
    .array(
      z.object({
        id: z.string(),
        deleted: z.boolean().default(false),
        is_owner: z.boolean().default(false),
        is_primary_owner: z.boolean().default(false),
      }),
    )
    .default([]),
})

function readPerson(user: unknown, teamId: string): Person {
  const facts = User.parse(user)
  const shown = [facts.profile.display_name, facts.profile.real_name, facts.real_name, facts.name]
  return {
    id: facts.id,
    name: shown.find((name) => name !== undefined && name !== '') ?? facts.id,
    language: languageOfLocale(facts.locale),
    timeZone: facts.tz,
    timeZoneOffsetS: facts.tz_offset,
    isGuest:
      facts.is_restricted ||
      facts.is_ultra_restricted ||
      facts.is_stranger ||
      (facts.team_id !== undefined && facts.team_id !== teamId),
    isAdmin: facts.is_admin,
    isOwner: facts.is_owner,
    isBot: facts.is_bot,
    isDeactivated: facts.deleted,
  }
}
