import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import type { JobQueue } from '../jobs/types.ts'
import { typeNamed, unknownType } from './firstResponse.ts'
import { stepJob } from './noticeJobs.ts'
import { incidentNumber, numberYear } from './number.ts'
import { planSteps } from './reportingRule.ts'
import type { IncidentType, ReportingRule } from './schema.ts'
import { provisionalSeverity } from './severity.ts'
import * as store from './store.ts'
import type { Alongside, BegunIncident, Incident, ReportInput } from './types.ts'

/**
 * Writes a checked report inside the caller's transaction: incident, register line, copy of the rule, the jobs that
 * tell people, what is handed in as `alongside`, and last the audit line.
 *
 * @returns `undefined`, with nothing written, when this submission made an incident already.
 */
export async function takeReport(
  transaction: Connection,
  parts: {
    readonly clock: Clock
    readonly audit: Audit
    readonly jobs: JobQueue
    readonly types: readonly IncidentType[]
    readonly rule: ReportingRule
  },
  input: ReportInput,
  alongside: Alongside<BegunIncident>,
): Promise<BegunIncident | undefined> {
  const { audit, jobs, types, rule } = parts
  const now = parts.clock.now()
  const year = numberYear(now)
  // Read after the lock: a second submission of the same modal has waited for the first, and sees its incident.
  await store.lockNumbers(transaction, year)
  if ((await store.findSubmission(transaction, input.submissionKey)) !== undefined) return undefined

  const number = incidentNumber(year, await store.nextCount(transaction, year))
  const incident = beginIncident(input, typeNamed(types, input.leakType), number, now)
  const { id, type, severity, reporterId } = incident
  const plan = planSteps(rule, severity, now)
  const details = { number, type, severity, ruleVersion: rule.version }
  await store.insertIncident(transaction, incident, input.submissionKey, rule)
  await store.insertRegisterLine(transaction, id, { at: now, actor: reporterId, what: 'reported', details })
  for (const { step, at } of plan) await jobs.enqueue(transaction, stepJob(id, step, 0, at))
  await alongside(transaction, { incident, plan })
  await audit.append(transaction, { actor: reporterId, action: 'incident.reported', subject: id, details })
  return { incident, plan }
}

function beginIncident(input: ReportInput, type: IncidentType, number: string, now: Date): Incident {
  const facts = { personal_data: input.personalData, ongoing: input.ongoing }
  return {
    id: createId('inc'),
    number,
    type: input.leakType === undefined ? unknownType : type.id,
    severity: provisionalSeverity(type, facts),
    status: 'received',
    reporterId: input.reporterId,
    reporterLanguage: input.language,
    reportedAt: now,
    noticed: input.noticed,
    whatHappened: input.whatHappened,
    information: input.information,
    ongoing: input.ongoing,
    personalData: input.personalData,
    alreadyDone: input.alreadyDone,
    message: input.message,
    acknowledged: undefined,
  }
}
