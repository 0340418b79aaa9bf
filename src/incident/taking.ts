import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import { auditLine, hiddenReporter, startOfHour } from './acting.ts'
import { planClocks, planWarnings } from './clocks.ts'
import { typeNamed, unknownType } from './firstResponse.ts'
import { forReaders, type Stored } from './masking.ts'
import { clockJob, stepJob } from './noticeJobs.ts'
import { incidentNumber, numberYear } from './number.ts'
import type { DomainParts } from './parts.ts'
import { hashReceiptCode } from './receipt.ts'
import { extendNotTold } from './recipients.ts'
import { planSteps } from './reportingRule.ts'
import { enqueueRoom } from './roomJobs.ts'
import type { ReportingRule } from './ruleSchema.ts'
import { keepCurrentRule } from './rules.ts'
import type { IncidentType } from './schema.ts'
import { provisionalSeverity } from './severity.ts'
import * as store from './store/incidents.ts'
import { insertRegisterLine } from './store/register.ts'
import type { Alongside, BegunIncident, Naming, Noticed, ReportInput } from './types.ts'

/**
 * Writes a checked report inside the caller's transaction: incident, register line, copy of the rule, the jobs that
 * tell people and warn of clocks, what is handed in as `alongside`, and last the audit line. Of a report without a name
 * nothing is written that says who sent it: no id, the hour only, no place of a message in a private conversation.
 *
 * @param receiptCode for a report without a name.
 * @returns `undefined`, with nothing written, when this submission made an incident already.
 */
export async function takeReport(
  transaction: Connection,
  parts: DomainParts,
  input: ReportInput,
  receiptCode: string | undefined,
  alongside: Alongside<BegunIncident>,
): Promise<BegunIncident | undefined> {
  const { audit, jobs, types } = parts
  const now = parts.clock.now()
  const year = numberYear(now)
  const series = input.drill === true ? 'drill' : 'incident'
  // Read after the lock: a second submission of the same modal has waited for the first, and sees its incident.
  await store.lockNumbers(transaction, series, year)
  if ((await store.findSubmission(transaction, input.submissionKey)) !== undefined) return undefined

  const rule = await keepCurrentRule(transaction, parts)
  const number = incidentNumber(year, await store.nextCount(transaction, series, year), input.drill)
  const incident = beginIncident(input, typeNamed(types, input.leakType), rule, number, now)
  const { id, type, severity, reportedAt } = incident
  const actor = incident.naming === 'named' ? input.reporterId : hiddenReporter
  const plan = planSteps(rule, severity, now, incident)
  const details = { number, type, severity, ruleVersion: rule.version, certainty: incident.certainty }
  const receiptHash = receiptCode === undefined ? undefined : hashReceiptCode(receiptCode)
  await store.insertIncident(transaction, incident, {
    submissionKey: input.submissionKey,
    receiptHash,
    rule,
  })
  await insertRegisterLine(transaction, id, { at: reportedAt, actor, what: 'reported', details })
  for (const { step, at } of plan) await jobs.enqueue(transaction, stepJob(id, step, 0, at))
  await enqueueWarnings(transaction, parts, incident, rule, now)
  await enqueueRoom(transaction, parts, incident, rule)
  const begun = { incident: forReaders(incident), plan }
  await alongside(transaction, begun)
  await audit.append(transaction, auditLine(actor, 'incident.reported', id, details))
  return begun
}

/** Has somebody warned of every clock of an incident that begins; of those that run already nothing changes. */
export async function enqueueWarnings(
  transaction: Connection,
  { jobs }: Pick<DomainParts, 'jobs'>,
  incident: Stored,
  rule: ReportingRule,
  now: Date,
  marks: Parameters<typeof planClocks>[2] = [],
): Promise<void> {
  for (const clock of planClocks(incident, rule, marks, now)) {
    for (const { share, at } of planWarnings(clock, now)) {
      if (clock.dueAt !== undefined)
        await jobs.enqueue(transaction, clockJob(incident.id, clock.id, share, clock.dueAt, at))
    }
  }
}

function beginIncident(
  input: ReportInput,
  type: IncidentType,
  rule: ReportingRule,
  number: string,
  now: Date,
): Stored {
  const facts = { personal_data: input.personalData, ongoing: input.ongoing }
  const naming: Naming = input.naming ?? { kind: 'named' }
  const isNamed = naming.kind === 'named'
  const round = (moment: Noticed | undefined) =>
    moment === undefined || isNamed ? moment : { ...moment, at: startOfHour(moment.at) }
  const certainty = input.certainty ?? 'suspected'
  return {
    id: createId('inc'),
    number,
    drill: input.drill === true,
    certainty,
    type: input.leakType === undefined ? unknownType : type.id,
    severity: certainty === 'near-miss' ? 0 : provisionalSeverity(type, facts),
    severityConfirmed: false,
    status: 'received',
    naming: naming.kind,
    namedTo: naming.kind === 'confidential' ? naming.to : undefined,
    reporterId: naming.kind === 'anonymous' ? undefined : input.reporterId,
    reporterLanguage: input.language,
    reportedAt: isNamed ? now : startOfHour(now),
    noticed: round(input.noticed),
    occurred: round(input.occurred),
    whatHappened: input.whatHappened,
    information: input.information,
    ongoing: input.ongoing,
    personalData: input.personalData,
    alreadyDone: input.alreadyDone,
    fields: input.fields ?? {},
    notTold: extendNotTold(input.notTold ?? [], rule.managers),
    // A message in a conversation of two would name one of them.
    message: isNamed || input.message?.channel.startsWith('D') !== true ? input.message : undefined,
    acknowledged: undefined,
    cause: '',
    prevention: '',
    failedItem: '',
    findings: {},
    triage: undefined,
    noReportSince: undefined,
    withdrawnAt: undefined,
    deletedAt: undefined,
    closedAt: undefined,
  }
}
