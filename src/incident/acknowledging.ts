import type { Connection } from '../database/types.ts'
import { forReaders } from './masking.ts'
import { acknowledgedJob, changedJob, progressJob, stepJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { may } from './permissions.ts'
import { planAfterLapse, progressDue } from './reportingRule.ts'
import { enqueueRoomNews } from './roomJobs.ts'
import { lockIncident, updateAcknowledged } from './store/incidents.ts'
import { findLast, insertRegisterLine, nextRound } from './store/register.ts'
import { ruleOf } from './telling.ts'
import type { AcknowledgeResult, Actor, RegisterEvent } from './types.ts'

/** Notes inside the caller's transaction that somebody acknowledges; the first one counts. */
export async function acknowledgeOnce(
  transaction: Connection,
  parts: DomainParts,
  id: string,
  by: Actor,
): Promise<AcknowledgeResult> {
  const { clock, jobs, audit } = parts
  const incident = await lockIncident(transaction, id)
  if (incident === undefined || incident.deletedAt !== undefined) return { kind: 'not-found' }
  // That there is something to acknowledge is told to nobody who must not know of it.
  if (!may(by, 'acknowledge', incident))
    return { kind: incident.notTold.includes(by.userId) ? 'not-found' : 'not-allowed' }
  if (incident.acknowledged !== undefined) return { kind: 'already', incident: forReaders(incident, by) }
  const at = clock.now()
  const actor = by.userId
  const acknowledged = { at, by: actor }
  await updateAcknowledged(transaction, id, acknowledged)
  await insertRegisterLine(transaction, id, { at, actor, what: 'acknowledged', details: {} })
  await jobs.enqueue(transaction, acknowledgedJob(id, at))
  await enqueueRoomNews(transaction, parts, id)
  const rule = await ruleOf(transaction, id)
  await jobs.enqueue(transaction, progressJob(id, progressDue(rule, incident.severity, at, incident)))
  await audit.append(transaction, { actor, action: 'incident.acknowledged', subject: id })
  return { kind: 'acknowledged', incident: forReaders({ ...incident, acknowledged }, by) }
}

// What counts as something done; that Slack or a clock did something does not.
const progress: readonly RegisterEvent[] = [
  'asked',
  'noted',
  'evidence',
  'status',
  'severity',
  'type',
  'task',
  'task-done',
  'cause',
  'prevention',
  'finding',
  'triaged',
  'clock-done',
  'requested',
  'roles',
]

/**
 * Looks whether something was done since the acknowledgement. If so, looks again later, for as long as nobody has said
 * that the work has begun. If not, the acknowledgement lapses: everybody of the rule is told again, the deputy at once.
 *
 * @returns whether it lapsed.
 */
export async function lapseUnlessProgress(
  transaction: Connection,
  parts: DomainParts,
  id: string,
): Promise<boolean> {
  const { clock, jobs, audit } = parts
  const incident = await lockIncident(transaction, id)
  if (incident?.acknowledged === undefined || incident.deletedAt !== undefined) return false
  if (incident.status !== 'received' || incident.withdrawnAt !== undefined) return false
  const at = clock.now()
  const rule = await ruleOf(transaction, id)
  const done = await findLast(transaction, id, progress)
  const since = done !== undefined && done > incident.acknowledged.at ? done : incident.acknowledged.at
  const due = progressDue(rule, incident.severity, since, incident)
  if (due > at) {
    await jobs.enqueue(transaction, progressJob(id, due))
    return false
  }

  const details = { by: incident.acknowledged.by }
  await updateAcknowledged(transaction, id, undefined)
  await insertRegisterLine(transaction, id, { at, actor: 'system', what: 'lapsed', details })
  for (const { step, at: runAt } of planAfterLapse(rule, incident.severity, at, incident)) {
    const round = await nextRound(transaction, id, step)
    await jobs.enqueue(transaction, stepJob(id, step, round, runAt, `:lapsed:${at.toISOString()}`))
  }
  await jobs.enqueue(transaction, changedJob(id, at))
  await enqueueRoomNews(transaction, parts, id)
  await audit.append(transaction, { actor: 'system', action: 'incident.lapsed', subject: id, details })
  return true
}
