import type { WebClient } from '@slack/web-api'
import type { Clock } from '../common/clock.ts'
import { ExternalError } from '../common/errors.ts'
import { languageOfLocale } from '../common/language.ts'
import type { People, Person } from './types.ts'
import { isFromOutside, SlackUser, SlackUserPage, shownName } from './user.ts'

/** Minutes a person's facts are believed; `user_change` ends it earlier. */
const cachedMinutes = 10

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
    async named(text) {
      const wanted = fold(text)
      const bearers = (await listMembers()).filter(
        (user) => !user.deleted && !user.is_bot && namesOf(user).some((name) => fold(name) === wanted),
      )
      const [only, ...others] = bearers
      return only === undefined || others.length > 0 ? undefined : await get(only.id)
    },
    async owners() {
      const owners = (await listMembers()).filter(({ is_owner, deleted }) => is_owner && !deleted)
      return owners
        .sort((a, b) => Number(b.is_primary_owner) - Number(a.is_primary_owner))
        .map(({ id }) => id)
    },
  }

  async function listMembers(): Promise<SlackUser[]> {
    const found: SlackUser[] = []
    try {
      for await (const page of parts.client.paginate('users.list', { limit: 200 }))
        found.push(...SlackUserPage.parse(page).members)
    } catch (error) {
      throw new ExternalError('Slack', 'users.list', true, 'Slack could not list the people', {
        cause: error,
      })
    }
    return found
  }
}

function namesOf({ name, profile }: SlackUser): string[] {
  return [name, profile.display_name, profile.real_name, profile.email].filter((each) => each !== '')
}

// 「田中 太郎」 and 「田中　太郎」 are one name.
function fold(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
}

function readPerson(user: unknown, teamId: string): Person {
  const facts = SlackUser.parse(user)
  return {
    id: facts.id,
    name: shownName(facts),
    language: languageOfLocale(facts.locale),
    timeZone: facts.tz,
    timeZoneOffsetS: facts.tz_offset,
    isGuest: facts.is_restricted || facts.is_ultra_restricted || isFromOutside(facts, teamId),
    isAdmin: facts.is_admin,
    isOwner: facts.is_owner,
    isBot: facts.is_bot,
    isDeactivated: facts.deleted,
  }
}
