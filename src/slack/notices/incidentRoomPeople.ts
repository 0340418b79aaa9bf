import type { Language } from '../../common/language.ts'
import type { Incident } from '../../incident/index.ts'
import { findReaders, type IncidentParts } from './incident.ts'

/** What an incident's own channel is kept with. */
export type RoomParts = IncidentParts & { readonly botUserId: string }

/**
 * Whom an incident's channel is for: officers and deputies (the workspace's owners where nobody is), and those named
 * beside. Never whom the incident must not be told, nor a guest, somebody of another company, somebody who left, or a bot.
 *
 * @throws ExternalError when Slack cannot say who somebody is.
 */
export async function findRoomPeople(
  parts: RoomParts,
  { notTold }: Pick<Incident, 'notTold'>,
  beside: readonly string[],
): Promise<readonly { readonly userId: string; readonly language: Language }[]> {
  const found = await Promise.all(
    (['officer', 'deputy'] as const).map((role) => findReaders(parts, role, { absences: [], notTold })),
  )
  const named = [...found.flatMap(({ readers }) => readers.map(({ userId }) => userId)), ...beside]
  const allowed = [...new Set(named)].filter((userId) => !notTold.includes(userId))
  const people = await Promise.all(allowed.map((userId) => parts.people.get(userId)))
  return people
    .filter(({ isGuest, isDeactivated, isBot }) => !isGuest && !isDeactivated && !isBot)
    .map(({ id, language }) => ({ userId: id, language }))
}
