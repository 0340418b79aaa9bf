import { findReaders } from '../notices/incident.ts'
import type { SlackParts } from '../parts.ts'
import type { Found } from '../views/incidentReceipt.ts'

/** Who is told first of a report; remembered for the moment when nothing can be looked up. */
export type Contacts = {
  /** Looks them up. @throws when neither the database nor Slack can say. */
  find(): Promise<Found>
  /** The names last found, at most three; those of the owners where none was found yet. Empty when unknown. */
  names(): Promise<readonly string[]>
}

export function createContacts(parts: SlackParts): Contacts {
  let last: readonly string[] = []

  async function namesOf(userIds: readonly string[]): Promise<string[]> {
    const people = await Promise.all(userIds.slice(0, 3).map((userId) => parts.people.get(userId)))
    return people.map((person) => person.name)
  }

  return {
    async find() {
      const { instead, readers } = await findReaders(parts, 'officer')
      const found = { userIds: readers.map(({ userId }) => userId), instead }
      namesOf(found.userIds).then(
        (names) => {
          last = names
        },
        (error: unknown) => parts.log.warn('the names of the responders could not be looked up', { error }),
      )
      return found
    },
    async names() {
      return last.length > 0 ? last : await namesOf(await parts.roles.owners())
    },
  }
}
