import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Connection } from '../database/types.ts'
import type { JobData, JobQueue } from '../jobs/types.ts'
import { NoticeData, stepJob } from './noticeJobs.ts'
import { nextTelling, nextTry, stepOf } from './reportingRule.ts'
import { ReportingRule } from './schema.ts'
import * as store from './store.ts'
import type { Alongside, DueNotice, DueStep, Notice, Told } from './types.ts'

/** What a job of the queue asks for, as things stand now. @throws ZodError when the data are not a notice job's. */
export async function readDueNotice(connection: Connection, data: JobData): Promise<DueNotice> {
  const due = NoticeData.parse(data)
  const incident = await store.findIncident(connection, due.incident)
  if (incident === undefined) return { kind: 'none' }
  if (due.kind === 'acknowledged')
    return { kind: 'acknowledged', incident, notices: await store.listNotices(connection, incident.id) }
  if (incident.acknowledged !== undefined) return { kind: 'none' }
  const rule = await ruleOf(connection, incident.id)
  const { to } = stepOf(rule, incident.severity, due.step)
  return { kind: 'step', incident, step: due.step, round: due.round, to }
}

/**
 * Notes inside the caller's transaction that a step told these people (or reached nobody), enqueues its next round by
 * the rule the incident began under (soon, where nobody was reached), runs `alongside` with the notices, and writes the audit line last.
 *
 * @returns false, with nothing written, when somebody acknowledged or the round was told meanwhile.
 */
export async function tellStep(
  transaction: Connection,
  parts: { readonly clock: Clock; readonly audit: Audit; readonly jobs: JobQueue },
  due: DueStep,
  told: readonly Told[],
  alongside: Alongside<readonly Notice[]>,
): Promise<boolean> {
  const { step, round, to } = due
  const at = parts.clock.now()
  const incident = await store.lockIncident(transaction, due.incident.id)
  if (incident === undefined || incident.acknowledged !== undefined) return false
  if (!(await store.insertRound(transaction, incident.id, { step, round }, at))) return false

  const rule = await ruleOf(transaction, incident.id)
  const notices = told.map(({ userId, language }) => ({ step, round, userId, language }))
  for (const notice of notices) await store.insertNotice(transaction, incident.id, notice)
  const people = told.map(({ userId }) => userId).join(' ')
  const what = told.length > 0 ? 'told' : 'reached-nobody'
  await store.insertRegisterLine(transaction, incident.id, {
    at,
    actor: 'system',
    what,
    details: { step, round, to, people },
  })
  const next = told.length > 0 ? nextTelling(rule, incident.severity, step, at) : nextTry(at)
  await parts.jobs.enqueue(transaction, stepJob(incident.id, step, round + 1, next))
  await alongside(transaction, notices)
  await parts.audit.append(transaction, {
    actor: 'system',
    action: `incident.${what}`,
    subject: incident.id,
    details: { step, round, to, people },
  })
  return true
}

async function ruleOf(connection: Connection, incidentId: string): Promise<ReportingRule> {
  return ReportingRule.parse(await store.findRule(connection, incidentId))
}
