/**
 * Takes reports of incidents, tells the people the reporting rule names until one of them acknowledges, and keeps the
 * register. A *report* becomes an *incident* with a number; a *step* of the rule names a role; a step is told in
 * *rounds*, again and again; a *notice* is one telling to one person.
 * Invariant: an incident nobody has acknowledged has a telling ahead of it, enqueued in the same transaction as the
 * report or the telling before.
 */
import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import { DataError } from '../common/errors.ts'
import type { Connection, Database } from '../database/types.ts'
import type { JobData, Jobs } from '../jobs/types.ts'
import { otherType, unknownType } from './firstResponse.ts'
import { acknowledgedJob } from './noticeJobs.ts'
import { mayRead, mayRespond } from './permissions.ts'
import { checkReport, tidyReport } from './report.ts'
import { planSteps } from './reportingRule.ts'
import { type IncidentType, ReportingRule } from './schema.ts'
import * as store from './store.ts'
import { takeReport } from './taking.ts'
import { readDueNotice, tellStep } from './telling.ts'
import type {
  AcknowledgeResult,
  Actor,
  Alongside,
  BegunIncident,
  DueNotice,
  DueStep,
  Incident,
  IncidentSummary,
  Notice,
  ReportInput,
  ReportResult,
  Told,
} from './types.ts'

export {
  firstResponse,
  firstResponseHeadings,
  otherType,
  typeNamed,
  unknownType,
} from './firstResponse.ts'
export { incidentNoticeQueue } from './noticeJobs.ts'
export { mayRespond } from './permissions.ts'
export { reportLimits } from './report.ts'
export { IncidentType, ReportingRule } from './schema.ts'
export type * from './types.ts'

export type Incidents = {
  /** The types a report can be of; holds `other`. */
  readonly types: readonly IncidentType[]

  /**
   * Takes a first report: incident, register line, copy of the rule, the jobs that tell people, what is handed in as
   * `alongside`, and last the audit line, all or nothing. Idempotent by `submissionKey`; then `alongside` is not run.
   */
  report(input: ReportInput, alongside?: Alongside<BegunIncident>): Promise<ReportResult>

  /** Stops the tellings, and has the reporter and everyone who was told informed. The first one counts. */
  acknowledge(id: string, by: Actor): Promise<AcknowledgeResult>

  /** What a job of the queue asks for, as things stand now. */
  dueNotice(data: JobData): Promise<DueNotice>

  /**
   * Notes that a step told these people (nobody: an empty list), enqueues its next round and runs `alongside` with the
   * notices, in one transaction. @returns false, with nothing done, when there is nothing left to tell.
   */
  tell(due: DueStep, told: readonly Told[], alongside: Alongside<readonly Notice[]>): Promise<boolean>

  /** The person's own reports, newest first, at most 20. */
  listForReporter(userId: string): Promise<IncidentSummary[]>

  /** Incidents that are not closed, unacknowledged first, at most 50; empty for those who may not respond. */
  listOpen(reader: Actor): Promise<IncidentSummary[]>

  /** The incident, for those who may read it (the reading is a line of the audit); else `undefined`. */
  find(id: string, reader: Actor): Promise<Incident | undefined>
}

/**
 * @param parts.types as loaded from knowledge/incident-types.
 * @param parts.rule the rule that new incidents begin under.
 * @throws DataError when no type is called `other`, one is called `unknown`, or two have one id.
 */
export function createIncidents(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: Pick<Jobs, 'enqueue' | 'wake'>
  readonly types: readonly IncidentType[]
  readonly rule: ReportingRule
}): Incidents {
  const { database, clock, audit, jobs, types } = parts
  checkTypes(types)

  async function takeOnce(transaction: Connection, input: ReportInput, alongside: Alongside<BegunIncident>) {
    const begun = await takeReport(transaction, parts, input, alongside)
    if (begun !== undefined) return { ...begun, again: false }
    const incident = await store.findSubmission(transaction, input.submissionKey)
    if (incident === undefined) throw new Error('a submission that was taken already has no incident')
    const begunUnder = ReportingRule.parse(await store.findRule(transaction, incident.id))
    return { incident, plan: planSteps(begunUnder, incident.severity, incident.reportedAt), again: true }
  }

  async function acknowledgeOnce(transaction: Connection, id: string, by: Actor): Promise<AcknowledgeResult> {
    const incident = await store.lockIncident(transaction, id)
    if (incident === undefined) return { kind: 'not-found' }
    if (incident.acknowledged !== undefined) return { kind: 'already', incident }
    const at = clock.now()
    const actor = by.userId
    await store.updateAcknowledged(transaction, id, at, actor)
    await store.insertRegisterLine(transaction, id, { at, actor, what: 'acknowledged', details: {} })
    await jobs.enqueue(transaction, acknowledgedJob(id, at))
    await audit.append(transaction, { actor, action: 'incident.acknowledged', subject: id })
    return { kind: 'acknowledged', incident: { ...incident, acknowledged: { at, by: actor } } }
  }

  return {
    types,

    async report(input, alongside = async () => {}) {
      const tidied = tidyReport(input)
      const problems = checkReport(tidied, types, clock.now())
      if (problems.length > 0) return { kind: 'invalid', problems }
      const begun = await database.transaction((transaction) => takeOnce(transaction, tidied, alongside))
      jobs.wake()
      return { kind: 'reported', ...begun }
    },

    async acknowledge(id, by) {
      if (!mayRespond(by)) return { kind: 'not-allowed' }
      const result = await database.transaction((transaction) => acknowledgeOnce(transaction, id, by))
      if (result.kind === 'acknowledged') jobs.wake()
      return result
    },

    dueNotice: (data) => readDueNotice(database, data),

    tell: (due, told, alongside) =>
      database.transaction((transaction) => tellStep(transaction, parts, due, told, alongside)),

    listForReporter: (userId) => store.listByReporter(database, userId, 20),

    async listOpen(reader) {
      return mayRespond(reader) ? store.listOpen(database, 50) : []
    },

    find: (id, reader) =>
      database.transaction(async (transaction) => {
        const incident = await store.findIncident(transaction, id)
        if (incident === undefined || !mayRead(reader, incident)) return undefined
        await audit.append(transaction, { actor: reader.userId, action: 'incident.viewed', subject: id })
        return incident
      }),
  }
}

function checkTypes(types: readonly IncidentType[]): void {
  const place = 'knowledge/incident-types'
  const ids = types.map((type) => type.id)
  if (ids.includes(unknownType))
    throw new DataError(
      place,
      { field: 'id' },
      `"${unknownType}" stands for a type nobody knows; choose another id`,
    )
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new DataError(place, { field: 'id' }, `two types are called "${twice}"`)
  if (!ids.includes(otherType))
    throw new DataError(
      place,
      {},
      'expected a type "other" for reports that are of no other type, found none',
    )
}
