import { plusMinutes } from '../calendar/index.ts'
import type { Connection } from '../database/types.ts'
import type { JobData } from '../jobs/types.ts'
import { forReaders, type Stored } from './masking.ts'
import { deliveryJob, MailData, mailJob, type NoticeData, stepJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { hasStep, nextTelling, nextTry, stepOf } from './reportingRule.ts'
import { enqueueRoomNews } from './roomJobs.ts'
import { ReportingRule } from './ruleSchema.ts'
import { findIncident, findRule, lockIncident } from './store/incidents.ts'
import { findLast, insertNotice, insertRegisterLine, insertRound, listNotices } from './store/register.ts'
import { listAbsences } from './store/rules.ts'
import type { Alongside, DueNotice, DueStep, Incident, Notice, Reached, Refused } from './types.ts'

/** What a due step, or a look at its delivery, asks for as things stand now. */
export async function readDueStep(
  connection: Connection,
  { clock }: Pick<DomainParts, 'clock'>,
  due: NoticeData & { kind: 'step' | 'delivery' },
): Promise<DueNotice> {
  const incident = await findIncident(connection, due.incident)
  if (incident === undefined || (await isSettled(connection, incident))) return { kind: 'none' }
  const { kind, step, round } = due
  if (kind === 'delivery') {
    const all = await listNotices(connection, incident.id)
    const notices = all.filter((notice) => notice.step === step && notice.round === round)
    return { kind, incident: forReaders(incident), notices }
  }
  const rule = await ruleOf(connection, incident.id)
  // The severity or the type may have changed to one with fewer steps; the others go on.
  if (!hasStep(rule, incident.severity, step, incident)) return { kind: 'none' }
  const { to } = stepOf(rule, incident.severity, step, incident)
  const absences = await listAbsences(connection, clock.now())
  return { kind, incident: forReaders(incident), step, round, to, absences }
}

/**
 * Notes inside the caller's transaction how a step came out, enqueues its next round by the rule the incident began
 * under (soon, where nobody was there), brings the next step forward where this one did not reach those it is for, has an
 * e-mail sent where Slack reaches nobody, runs `alongside` with the notices, and writes the audit line last.
 *
 * @returns false, with nothing written, when somebody acknowledged or the round was told meanwhile.
 */
export async function tellStep(
  transaction: Connection,
  parts: DomainParts,
  due: DueStep,
  { told, reach }: Reached,
  alongside: Alongside<readonly Notice[]>,
): Promise<boolean> {
  const { step, round, to } = due
  const at = parts.clock.now()
  const incident = await lockIncident(transaction, due.incident.id)
  if (incident === undefined || (await isSettled(transaction, incident))) return false
  if (!(await insertRound(transaction, incident.id, { step, round }, at))) return false

  const { id, severity } = incident
  const rule = await ruleOf(transaction, id)
  const allowed = told.filter(({ userId }) => !incident.notTold.includes(userId))
  const notices = allowed.map(({ userId, language }) => ({ step, round, userId, language }))
  for (const notice of notices) await insertNotice(transaction, id, notice)
  const people = notices.map(({ userId }) => userId).join(' ')
  const what = notices.length > 0 ? 'told' : 'reached-nobody'
  const details = { step, round, to, people, reach }
  await insertRegisterLine(transaction, id, { at, actor: 'system', what, details })

  const next = reach === 'nobody' ? nextTry(at) : nextTelling(rule, severity, step, at, incident)
  await parts.jobs.enqueue(transaction, stepJob(id, step, round + 1, next))
  const isLast = !hasStep(rule, severity, step + 1, incident)
  if (!isLast && (reach === 'away' || reach === 'kept-from') && round === 0)
    await parts.jobs.enqueue(transaction, stepJob(id, step + 1, 0, at, ':early'))
  if (notices.length > 0)
    await parts.jobs.enqueue(
      transaction,
      deliveryJob(id, step, round, plusMinutes(at, rule.mailAfterMinutes)),
    )
  else if (reach === 'nobody' || isLast) await mailOnce(transaction, parts, incident, at)
  await enqueueRoomNews(transaction, parts, id)
  await alongside(transaction, notices)
  await parts.audit.append(transaction, {
    actor: 'system',
    action: `incident.${what}`,
    subject: id,
    details,
  })
  return true
}

/**
 * Goes on at once where Slack refuses to tell one person of a round for good: the next step is told, and an e-mail goes
 * out where nobody else of the round was told. Whoever was told still counts, and the timed tellings go on beside.
 *
 * @returns false, with nothing written, where there is nothing left to tell.
 */
export async function passOver(
  transaction: Connection,
  parts: DomainParts,
  { incident: id, step, round, userId }: Refused,
  isAnyTold: boolean,
): Promise<boolean> {
  const incident = await lockIncident(transaction, id)
  if (incident === undefined || (await isSettled(transaction, incident))) return false
  const at = parts.clock.now()
  const details = { step, round, person: userId }
  await insertRegisterLine(transaction, id, { at, actor: 'system', what: 'undelivered', details })
  if (hasStep(await ruleOf(transaction, id), incident.severity, step + 1, incident))
    await parts.jobs.enqueue(transaction, stepJob(id, step + 1, 0, at, ':undelivered'))
  if (!isAnyTold) await mailOnce(transaction, parts, incident, at)
  await parts.audit.append(transaction, {
    actor: 'system',
    action: 'incident.undelivered',
    subject: id,
    details,
  })
  return true
}

/** Has an e-mail sent because Slack did not deliver. @returns false where there is nothing left to tell. */
export async function mailInstead(
  transaction: Connection,
  parts: DomainParts,
  incidentId: string,
): Promise<boolean> {
  const incident = await lockIncident(transaction, incidentId)
  if (incident === undefined || (await isSettled(transaction, incident))) return false
  if (!(await mailOnce(transaction, parts, incident, parts.clock.now()))) return false
  await parts.audit.append(transaction, { actor: 'system', action: 'incident.mailed', subject: incidentId })
  return true
}

/** The incident an e-mail is due for; `undefined` where somebody has acknowledged it meanwhile. */
export async function readDueMail(connection: Connection, data: JobData): Promise<Incident | undefined> {
  const incident = await findIncident(connection, MailData.parse(data).incident)
  if (incident === undefined || (await isSettled(connection, incident))) return undefined
  return forReaders(incident)
}

/**
 * Whether nobody needs to be told any longer: acknowledged, closed or deleted; withdrawn by its reporter once somebody
 * knows of it.
 */
export async function isSettled(connection: Connection, incident: Stored): Promise<boolean> {
  if (incident.acknowledged !== undefined || incident.status === 'closed') return true
  if (incident.deletedAt !== undefined) return true
  return incident.withdrawnAt !== undefined && (await listNotices(connection, incident.id)).length > 0
}

/** The rule an incident began under. */
export async function ruleOf(connection: Connection, incidentId: string): Promise<ReportingRule> {
  return ReportingRule.parse(await findRule(connection, incidentId))
}

// While Slack is away every round fails anew: a mailbox is told once an hour.
const mailEveryMs = 60 * 60_000

async function mailOnce(
  transaction: Connection,
  { jobs }: Pick<DomainParts, 'jobs'>,
  incident: Stored,
  at: Date,
): Promise<boolean> {
  const last = await findLast(transaction, incident.id, ['mailed'])
  if (last !== undefined && at.getTime() - last.getTime() < mailEveryMs) return false
  await insertRegisterLine(transaction, incident.id, { at, actor: 'system', what: 'mailed', details: {} })
  await jobs.enqueue(transaction, mailJob(incident.id, at))
  return true
}
