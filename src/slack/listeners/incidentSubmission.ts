import type { ViewResponseAction } from '@slack/bolt'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { BegunIncident, ReportResult } from '../../incident/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { parseReport, readMetadata, reportErrors, SubmittedReport } from '../views/incidentAnswers.ts'
import { reportInputs } from '../views/incidentForm.ts'
import { type ReceiptState, receiptMessage, receiptView } from '../views/incidentReceipt.ts'
import type { Contacts } from './incidentContacts.ts'
import { within } from './incidentSoon.ts'

// Slack waits three seconds for the answer to a submission; what these leave over is the network's.
const deadlines = { lookUpMs: 600, recordMs: 1_700, namesMs: 300 }

/**
 * Takes a submitted report and says what Slack shall show: the receipt, or errors under the inputs with everything
 * typed still in place. That nothing is recorded (yet) is said as soon as it is known, and at the latest in time for
 * Slack's three seconds; a report that is recorded after that reaches its reporter as a direct message, and sending
 * the form again makes no second one.
 */
export async function submitReport(
  parts: IncidentParts,
  contacts: Contacts,
  view: unknown,
  userId: string,
  { lookUpMs, recordMs, namesMs } = deadlines,
): Promise<ViewResponseAction> {
  const submitted = SubmittedReport.parse(view)
  const report = parseReport(submitted, userId)
  const { language, timeZone } = readMetadata(submitted.private_metadata)
  const finding = contacts.find().catch((error: unknown) => {
    parts.log.warn('who is told first could not be looked up', { error })
    return undefined
  })
  const found = await within(lookUpMs, finding)
  const receiptOf = (begun: BegunIncident): ReceiptState => ({
    ...begun,
    types: parts.incidents.types,
    language,
    timeZone,
    found,
  })

  const recording = record(parts, report, receiptOf).catch((error: unknown) => {
    parts.log.error('a report could not be recorded', { error })
    return undefined
  })
  const result = await within(recordMs, recording)
  if (result === undefined) return notRecorded(parts, contacts, language, namesMs)
  if (result.kind === 'invalid')
    return { response_action: 'errors', errors: { ...reportErrors(result.problems, language) } }
  return { response_action: 'update', view: receiptView(receiptOf(result)) }
}

async function record(
  parts: IncidentParts,
  report: ReturnType<typeof parseReport>,
  receiptOf: (begun: BegunIncident) => ReceiptState,
): Promise<ReportResult> {
  const result = await parts.incidents.report(report, async (transaction, begun) => {
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `incident:${begun.incident.id}:receipt`,
      channel: report.reporterId,
      ...receiptMessage(receiptOf(begun)),
    })
  })
  parts.outbox.wake()
  return result
}

async function notRecorded(
  parts: IncidentParts,
  contacts: Contacts,
  language: Language,
  namesMs: number,
): Promise<ViewResponseAction> {
  const words = sentences[language].incident
  const naming = contacts.names().catch((error: unknown) => {
    parts.log.warn('no contact could be named', { error })
    return undefined
  })
  const names = await within(namesMs, naming)
  const contact =
    names === undefined || names.length === 0
      ? words.contactUnknown
      : words.contactNamed(words.namesJoined(names))
  return {
    response_action: 'errors',
    errors: { [reportInputs.whatHappened[0]]: words.notRecorded(contact) },
  }
}
