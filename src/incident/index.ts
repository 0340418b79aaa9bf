/**
 * Takes reports of incidents, tells the people the reporting rule names until one of them acknowledges and works on it,
 * keeps the clocks and the register. A *report* becomes an *incident* with a number; a *step* of the rule names a role; a
 * step is told in *rounds*, again and again; a *notice* is one telling to one person; an acknowledgement without progress
 * *lapses*; a *clock* is a deadline that runs; what closes, lowers, deletes, redacts or says 報告不要 is a *request* to a second person.
 * Invariant: an incident nobody has acknowledged has a telling ahead of it, enqueued in the same transaction as the
 * report or the telling before; one that is acknowledged and not begun has a look for progress ahead of it.
 */
import { DataError } from '../common/errors.ts'
import type { Connection } from '../database/types.ts'
import type { JobData } from '../jobs/types.ts'
import { acknowledgeOnce, lapseUnlessProgress } from './acknowledging.ts'
import { type Approving, createApproving } from './approving.ts'
import { otherType, unknownType } from './firstResponse.ts'
import { createFollowing, type Following } from './following.ts'
import { createHandling, type Handling } from './handling.ts'
import { forReaders } from './masking.ts'
import { listStaleTaskNews, readNews, readSilence } from './news.ts'
import { NoticeData } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { createReading, type Reading } from './reading.ts'
import { createReceiptCode } from './receipt.ts'
import { checkReport, tidyReport } from './report.ts'
import { planSteps } from './reportingRule.ts'
import { createRooms, type Rooms } from './rooms.ts'
import { createRules, type Rules } from './rules.ts'
import type { IncidentType } from './schema.ts'
import { findIncident, findSubmission } from './store/incidents.ts'
import { listNotices } from './store/register.ts'
import { takeReport } from './taking.ts'
import { mailInstead, passOver, readDueMail, readDueStep, ruleOf, tellStep } from './telling.ts'
import { createTiming, type Timing } from './timing.ts'
import type {
  AcknowledgeResult,
  Actor,
  Alongside,
  BegunIncident,
  DueNotice,
  DueStep,
  Incident,
  Notice,
  Reached,
  Refused,
  ReportInput,
  ReportResult,
} from './types.ts'

export type { ActResult, Doer } from './acting.ts'
export type { IncidentClock } from './clocks.ts'
export { emergencyCard } from './documents.ts'
export { type DraftKind, draftKinds } from './drafts.ts'
export { drillFigures, type MonthFigures } from './figures.ts'
export {
  firstResponse,
  firstResponseHeadings,
  otherType,
  typeNamed,
  unknownType,
} from './firstResponse.ts'
export type { FollowUp } from './following.ts'
export { mask } from './masking.ts'
export type { News } from './news.ts'
export { incidentMailQueue, incidentNoticeQueue } from './noticeJobs.ts'
export { may, mayRespond, mayRule } from './permissions.ts'
export { planTellings, type Staff, type Telling } from './planTellings.ts'
export type { Dossier } from './reading.ts'
export { createReceiptCode } from './receipt.ts'
export { chooseRecipients, type Reach } from './recipients.ts'
export { listRedactable, type RedactableText } from './redacting.ts'
export { registerTable } from './registerTable.ts'
export { fieldLimit, reportLimits } from './report.ts'
export { incidentRoomQueue, isForRoom } from './roomJobs.ts'
export type { DueRoom, RoomState } from './rooms.ts'
export { checkRule, ReportingRule } from './ruleSchema.ts'
export { IncidentType } from './schema.ts'
export type { Filter } from './store/lists.ts'
export { incidentRoles } from './store/rooms.ts'
export type { Request } from './store/work.ts'
export type { Clocks } from './timing.ts'
export { judgeTriage, type TriageResult, untriaged } from './triage.ts'
export type * from './types.ts'
export { findingKinds, incidentStatuses } from './types.ts'

type Reporting = {
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
   * Notes how a step came out, enqueues its next round and runs `alongside` with the notices, in one transaction. Whoever
   * must not be told is left out. @returns false, with nothing done, when there is nothing left to tell.
   */
  tell(due: DueStep, reached: Reached, alongside: Alongside<readonly Notice[]>): Promise<boolean>

  /**
   * Has the next step told at once where Slack refuses to tell one person for good, and an e-mail sent where nobody else
   * of the round was told. @returns false where there is nothing left to tell.
   */
  passOver(refused: Refused, isAnyTold: boolean): Promise<boolean>

  /** Has an e-mail sent because Slack has not delivered, at most once an hour. @returns whether one will be. */
  mailInstead(incidentId: string): Promise<boolean>

  /** The incident that a job of the mail queue is about; `undefined` where there is nothing left to tell. */
  dueMail(data: JobData): Promise<Incident | undefined>

  /** Takes an acknowledgement back that nothing followed. @returns whether it lapsed. */
  checkProgress(incidentId: string): Promise<boolean>
}

export type Incidents = Reporting & Following & Handling & Approving & Timing & Reading & Rules & Rooms

/** @throws DataError when no type is called `other`, one is called `unknown`, or two have one id. */
export function createIncidents(parts: DomainParts): Incidents {
  checkTypes(parts.types)
  return {
    ...createReporting(parts),
    ...createFollowing(parts),
    ...createHandling(parts),
    ...createApproving(parts),
    ...createTiming(parts),
    ...createReading(parts),
    ...createRules(parts),
    ...createRooms(parts),
  }
}

function createReporting(parts: DomainParts): Reporting {
  const { database, clock, jobs, types } = parts

  async function takeOnce(
    transaction: Connection,
    input: ReportInput,
    receiptCode: string | undefined,
    alongside: Alongside<BegunIncident>,
  ) {
    const begun = await takeReport(transaction, parts, input, receiptCode, alongside)
    if (begun !== undefined) return { ...begun, receiptCode, again: false }
    const incident = await findSubmission(transaction, input.submissionKey)
    if (incident === undefined) throw new Error('a submission that was taken already has no incident')
    const plan = planSteps(
      await ruleOf(transaction, incident.id),
      incident.severity,
      incident.reportedAt,
      incident,
    )
    // A code made now would open nothing: only one that came with the form is the same again.
    return { incident: forReaders(incident), plan, receiptCode: input.receiptCode, again: true }
  }

  return {
    types,

    async report(input, alongside = async () => {}) {
      const tidied = tidyReport(input)
      const problems = checkReport(tidied, types, clock.now())
      if (problems.length > 0) return { kind: 'invalid', problems }
      const isNamed = (tidied.naming?.kind ?? 'named') === 'named'
      const receiptCode = isNamed ? undefined : (tidied.receiptCode ?? createReceiptCode())
      const begun = await database.transaction((transaction) =>
        takeOnce(transaction, tidied, receiptCode, alongside),
      )
      jobs.wake()
      return { kind: 'reported', ...begun }
    },

    async acknowledge(id, by) {
      const result = await database.transaction((transaction) => acknowledgeOnce(transaction, parts, id, by))
      if (result.kind === 'acknowledged') jobs.wake()
      return result
    },

    async dueNotice(data) {
      const due = NoticeData.parse(data)
      switch (due.kind) {
        case 'step':
        case 'delivery':
          return await readDueStep(database, parts, due)
        case 'progress':
          return { kind: 'progress', id: due.incident }
        case 'silence':
          return { kind: 'silence', since: await readSilence(database, clock.now()) }
        case 'acknowledged': {
          const incident = await findIncident(database, due.incident)
          // A lapse may have come between the click and this job.
          if (incident?.acknowledged === undefined) return { kind: 'none' }
          const notices = await listNotices(database, incident.id)
          return { kind: 'acknowledged', incident: forReaders(incident), notices }
        }
        case 'changed': {
          const incident = await findIncident(database, due.incident)
          if (incident === undefined) return { kind: 'none' }
          const notices = await listNotices(database, incident.id)
          const tasks = await listStaleTaskNews(database, incident)
          return { kind: 'changed', incident: forReaders(incident), notices, tasks, at: new Date(due.at) }
        }
        default: {
          const news = await readNews(database, parts, due)
          return news === undefined ? { kind: 'none' } : { kind: 'news', news }
        }
      }
    },

    tell: (due, reached, alongside) =>
      database.transaction((transaction) => tellStep(transaction, parts, due, reached, alongside)),

    async passOver(refused, isAnyTold) {
      const goesOn = await database.transaction((transaction) =>
        passOver(transaction, parts, refused, isAnyTold),
      )
      if (goesOn) jobs.wake()
      return goesOn
    },

    async mailInstead(incidentId) {
      const isMailed = await database.transaction((transaction) =>
        mailInstead(transaction, parts, incidentId),
      )
      if (isMailed) jobs.wake()
      return isMailed
    },

    dueMail: (data) => readDueMail(database, data),

    async checkProgress(incidentId) {
      const hasLapsed = await database.transaction((transaction) =>
        lapseUnlessProgress(transaction, parts, incidentId),
      )
      if (hasLapsed) jobs.wake()
      return hasLapsed
    },
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
