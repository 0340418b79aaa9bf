import type { AuditLine, Redaction } from '../audit/types.ts'
import type { Connection } from '../database/types.ts'
import type { Job } from '../jobs/types.ts'
import { forReaders, type Stored } from './masking.ts'
import { changedJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { type IncidentAction, may } from './permissions.ts'
import { hashReceiptCode, isReceiptCode } from './receipt.ts'
import { enqueueRoomNews } from './roomJobs.ts'
import { findByReceipt, findIncident, lockIncident } from './store/incidents.ts'
import { insertRegisterLine } from './store/register.ts'
import type { Actor, Incident, RegisterLine } from './types.ts'

/** Who acts: a person, or whoever holds the receipt code of a report without a name. */
export type Doer = Actor | { readonly receiptCode: string }

/** What came of doing something. A problem is a word for what stands in the way; nothing was done then. */
export type ActResult<T = unknown> =
  | { readonly kind: 'done'; readonly incident: Incident; readonly value: T }
  | { readonly kind: 'not-found' | 'not-allowed' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** What an action does beside changing the tables. */
export type Deed<T> =
  | {
      readonly what: RegisterLine['what']
      readonly details?: RegisterLine['details']
      readonly jobs?: readonly Job[]
      /** Lines of the audit whose text goes; one that has none any more, or is of the old form, stays as it is. */
      readonly redactions?: readonly Redaction[] | undefined
      readonly value: T
    }
  | { readonly refused: readonly string[] }

/**
 * Does one thing to an incident in one transaction: looks whether the person may, does it, writes the register line,
 * enqueues who is told, and writes the audit line last. Whoever may not even read it is told that there is no such
 * incident.
 *
 * @param checked `by-work`: whether the person may is for `work` to find out, which refuses where they may not.
 */
export async function act<T>(
  parts: DomainParts,
  id: string,
  by: Doer,
  action: IncidentAction,
  work: (transaction: Connection, incident: Stored, at: Date, actor: string) => Promise<Deed<T>>,
  checked: 'by-role' | 'by-work' = 'by-role',
): Promise<ActResult<T>> {
  const { database, clock, audit, jobs } = parts
  const result = await database.transaction(async (transaction): Promise<ActResult<T>> => {
    const incident = await lockIncident(transaction, id)
    if (incident === undefined || incident.deletedAt !== undefined) return { kind: 'not-found' }
    const actor = nameOf(by, action, incident)
    if (actor === undefined) return { kind: 'not-found' }
    if ('userId' in by && checked === 'by-role') {
      if (!may(by, 'read', incident)) return { kind: 'not-found' }
      if (!may(by, action, incident)) return { kind: 'not-allowed' }
    }
    if ('receiptCode' in by && action !== 'add' && action !== 'withdraw') return { kind: 'not-allowed' }

    const at = clock.now()
    const deed = await work(transaction, incident, at, actor)
    if ('refused' in deed) return { kind: 'refused', problems: deed.refused }
    const { what, details = {}, value } = deed
    await insertRegisterLine(transaction, id, { at: timeOf(actor, at), actor, what, details })
    for (const job of deed.jobs ?? []) await jobs.enqueue(transaction, job)
    if (shownInNotices.has(what)) await jobs.enqueue(transaction, changedJob(id, at))
    await enqueueRoomNews(transaction, parts, id)
    const changed = await findIncident(transaction, id)
    if (changed === undefined) throw new Error(`the incident ${id} is gone`)
    for (const redaction of deed.redactions ?? []) await audit.redact(transaction, redaction)
    await audit.append(transaction, auditLine(actor, `incident.${what}`, id, details))
    const reader = 'userId' in by ? by : undefined
    return { kind: 'done', incident: forReaders(changed, reader), value }
  })
  if (result.kind === 'done') jobs.wake()
  return result
}

// What a notice shows: whoever was told must not go by what is no longer so.
const shownInNotices: ReadonlySet<RegisterLine['what']> = new Set([
  'status',
  'severity',
  'lowered',
  'type',
  'not-told',
  'withdrawn',
  'closed',
  'deleted',
  'redacted',
])

/** The incident whose reporter has this code; `undefined` for any other text. */
export async function findByCode(connection: Connection, code: string): Promise<Stored | undefined> {
  return isReceiptCode(code) ? await findByReceipt(connection, hashReceiptCode(code)) : undefined
}

/** Stands for a reporter whose name is not for everybody. */
export const hiddenReporter = 'reporter'

/** An audit line; of a reporter without a name the hour only. */
export function auditLine(
  actor: string,
  action: string,
  subject: string,
  details: NonNullable<AuditLine['details']> = {},
): AuditLine {
  return { actor, action, subject, details, ...(actor === hiddenReporter ? { precision: 'hour' } : {}) }
}

/** The time as it is kept: of a reporter without a name the hour only. */
export function timeOf(actor: string, at: Date): Date {
  return actor === hiddenReporter ? startOfHour(at) : at
}

/** The beginning of the hour. */
export function startOfHour(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
}

// What a reporter's name must not stand under. All else is done as a responder, whose own name tells nobody who reported:
// were it hidden, whoever saw them do it would know.
const reportersActions: readonly IncidentAction[] = ['read', 'add', 'withdraw']

function nameOf(by: Doer, action: IncidentAction, incident: Stored): string | undefined {
  if ('userId' in by) {
    const isHidden = by.userId === incident.reporterId && incident.naming !== 'named'
    return isHidden && reportersActions.includes(action) ? hiddenReporter : by.userId
  }
  return incident.naming === 'named' ? undefined : hiddenReporter
}
