import { ExternalError } from '../common/errors.ts'
import type { SlackParts } from './parts.ts'
import type { Person } from './types.ts'

/**
 * The person a document names as its owner, by a Slack id, a name or an e-mail address; `undefined` where it names a
 * department or a role, somebody who is not there (any more), a guest, or a name that several people bear.
 */
export async function findOwner(parts: SlackParts, owner: string): Promise<Person | undefined> {
  const isId = /^[UW][A-Z0-9]{5,}$/.test(owner)
  const found = isId ? (await present(parts, [owner]))[0] : await parts.people.named(owner)
  return found === undefined || found.isGuest || found.isDeactivated || found.isBot ? undefined : found
}

/**
 * Who is told of a document: its owner, else whoever administers the bot, or the responsible officer, or the
 * workspace's owners.
 */
export async function findKeepers(parts: SlackParts, owner: string): Promise<Person[]> {
  const named = await findOwner(parts, owner)
  if (named !== undefined) return [named]
  for (const role of ['admin', 'officer'] as const) {
    const holders = await present(parts, await parts.roles.holders(role))
    if (holders.length > 0) return holders
  }
  return await present(parts, await parts.roles.owners())
}

async function present(parts: SlackParts, userIds: readonly string[]): Promise<Person[]> {
  const people: Person[] = []
  for (const userId of userIds) {
    try {
      const person = await parts.people.get(userId)
      if (!person.isDeactivated && !person.isBot) people.push(person)
    } catch (error) {
      if (!(error instanceof ExternalError) || error.retryable) throw error
    }
  }
  return people
}
