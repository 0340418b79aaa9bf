import type { ViewResponseAction } from '@slack/bolt'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { BegunIncident, ReportInput, ReportResult } from '../../incident/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import {
  parseReport,
  readFiles,
  readMetadata,
  reportErrors,
  SubmittedReport,
} from '../views/incidentAnswers.ts'
import { reportInputs } from '../views/incidentInputs.ts'
import { type ReceiptState, receiptMessage, receiptView } from '../views/incidentReceipt.ts'
import type { Contacts } from './incidentContacts.ts'
import { enqueueEvidence } from './incidentEvidence.ts'
import { isResponder } from './incidentFormChanges.ts'
import type { Offline } from './incidentOffline.ts'
import { within } from './incidentSoon.ts'

// Slack waits three seconds for the answer to a submission; what these leave over is the network's.
const deadlines = { lookUpMs: 600, recordMs: 1_700, namesMs: 300 }

/** What a submission needs beside the parts of everything around incidents. */
export type SubmissionParts = IncidentParts & { readonly contacts: Contacts; readonly offline: Offline }

/**
 * Takes a submitted report and says what Slack shall show: the receipt, or errors under the inputs with everything
 * typed still in place. That nothing is recorded (yet) is said as soon as it is known, and at the latest in time for
 * Slack's three seconds; a report that is recorded after that reaches its reporter as a direct message, and sending
 * the form again makes no second one.
 */
export async function submitReport(
  parts: SubmissionParts,
  view: unknown,
  userId: string,
  { lookUpMs, recordMs, namesMs } = deadlines,
): Promise<ViewResponseAction> {
  const submitted = SubmittedReport.parse(view)
  const report = parseReport(submitted, userId)
  const { language, timeZone } = readMetadata(submitted.private_metadata)
  const finding = parts.contacts.find().catch((error: unknown) => {
    parts.log.warn('who is told first could not be looked up', { error })
    return undefined
  })
  const [found, isNameable] = await Promise.all([
    within(lookUpMs, finding),
    within(lookUpMs, canBeTold(parts, report)),
  ])
  if (isNameable === false) {
    const { notResponder } = sentences[language].incidentReporting.problems
    return { response_action: 'errors', errors: { [reportInputs.naming[0]]: notResponder } }
  }
  const files = readFiles(submitted)
  const receiptOf = (begun: BegunIncident): ReceiptState => ({
    ...begun,
    types: parts.incidents.types,
    language,
    timeZone,
    found,
    filesLeft: files.length > 0,
  })

  const recording = record(parts, report, files, receiptOf).catch((error: unknown) => {
    parts.log.error('a report could not be recorded', { error })
    return undefined
  })
  const result = await within(recordMs, recording)
  if (result === undefined) {
    const contact = await nameContact(parts, language, namesMs)
    // A message to a reporter without a name would name them.
    if (report.naming?.kind === 'named')
      void parts.offline.tell({ viewId: submitted.id, userId, language }, contact)
    return {
      response_action: 'errors',
      errors: { [reportInputs.whatHappened[0]]: sentences[language].incident.notRecorded(contact) },
    }
  }
  if (result.kind === 'invalid') {
    const errors = reportErrors(result.problems, language, report.leakType)
    return { response_action: 'errors', errors: { ...errors } }
  }
  const { receiptCode } = result
  return { response_action: 'update', view: receiptView({ ...receiptOf(result), receiptCode }) }
}

async function record(
  parts: IncidentParts,
  report: ReportInput,
  files: readonly { readonly id: string }[],
  receiptOf: (begun: BegunIncident) => ReceiptState,
): Promise<ReportResult> {
  const result = await parts.incidents.report(report, async (transaction, begun) => {
    // A message to a reporter without a name would name them: their receipt is the modal alone.
    if (begun.incident.naming !== 'named') return
    await enqueueEvidence(parts, transaction, begun.incident.id, report.reporterId, files)
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

// `true` where that cannot be found out: whoever has no role then reads no name.
async function canBeTold(parts: IncidentParts, { naming, reporterId }: ReportInput): Promise<boolean> {
  if (naming?.kind !== 'confidential' || naming.to === '') return true
  if (naming.to === reporterId) return false
  return isResponder(parts, naming.to).catch((error: unknown) => {
    parts.log.warn('whether somebody responds to incidents could not be looked up', { error })
    return true
  })
}

async function nameContact(parts: SubmissionParts, language: Language, namesMs: number): Promise<string> {
  const words = sentences[language].incident
  const naming = parts.contacts.names().catch((error: unknown) => {
    parts.log.warn('no contact could be named', { error })
    return undefined
  })
  const names = await within(namesMs, naming)
  return names === undefined || names.length === 0
    ? words.contactUnknown
    : words.contactNamed(words.namesJoined(names))
}
