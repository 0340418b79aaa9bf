import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import type { MessageView } from '../views/answer.ts'
import { followMessage } from '../views/incidentButtons.ts'

/** Characters of a message that asks for a report by its number; a longer one is about something else too. */
const longestAsked = 60

/**
 * How one's own report stands, where the words name it by its number; else `undefined`. Never of a report without a name:
 * an answer in the conversation would name its reporter.
 */
export async function findStanding(
  parts: IncidentParts,
  userId: string,
  typed: string,
  language: Language,
): Promise<MessageView | undefined> {
  const number = /(?<![\d-])D?\d{4}-\d{3,}(?!\d)/.exec(typed.normalize('NFKC'))?.[0]
  if (number === undefined || typed.length > longestAsked) return undefined
  const own = (await parts.incidents.listForReporter(userId)).find((incident) => incident.number === number)
  const followed = own && (await parts.incidents.follow(own.id, { userId, roles: new Set<string>() }))
  if (followed === undefined || followed.incident.naming !== 'named') return undefined
  const { status, withdrawnAt, acknowledged, id } = followed.incident
  const { home } = sentences[language].incident
  const { follow, standing } = sentences[language].incidentReporting
  const taken = acknowledged === undefined ? home.waiting : home.statusNames[status]
  const state = withdrawnAt === undefined ? taken : follow.withdrawn
  return followMessage(standing(number, state), id, language)
}
