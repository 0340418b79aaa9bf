/**
 * The audit chain: who did what to which thing and when, one line after the other. Each line's SHA-256 hash covers the
 * line in a canonical form (`chain.ts`) and the hash of the line before, so that a line changed, removed or put in between
 * shows; the end, told outside every day, shows what was cut off or written anew. Actor, subject and details enter the
 * hash by a salted *commitment*: a *redaction* deletes them, and a line says that two persons wanted it so.
 * The database refuses to change or remove lines; whoever owns the database can get round that, but not unseen.
 */
import type { Clock } from '../common/clock.ts'
import type { Connection } from '../database/types.ts'
import { type ChainLine, commit, createSalt, hashLine } from './chain.ts'
import { redactedAction, refuseRedaction } from './redaction.ts'
import { clearLine, findLine, insertLine, listBySubject, lockHead, moveHead } from './store.ts'
import type { Audit, AuditEntry, AuditLine } from './types.ts'

export { verifyExport } from './exported.ts'
export { checkNightly, type WitnessNotice } from './nightly.ts'
export { exportChain, verifyChain } from './reading.ts'
export type * from './types.ts'

/** The audit chain for those who write to it. Lines get their time from the clock, to the millisecond. */
export function createAudit(parts: { readonly clock: Clock }): Audit {
  async function append(transaction: Connection, line: AuditLine): Promise<void> {
    const head = await lockHead(transaction)
    const text = {
      actor: line.actor,
      subject: line.subject,
      details: JSON.stringify(sortKeys(line.details ?? {})),
    }
    const salt = createSalt()
    const chained = {
      form: 2 as const,
      sequence: head.sequence + 1,
      at: timeOf(parts.clock.now(), line.precision),
      action: line.action,
      ...text,
      salt,
      commitment: commit(salt, text),
      previousHash: head.hash,
    }
    const hash = hashLine(chained)
    await insertLine(transaction, { ...chained, hash })
    await moveHead(transaction, { sequence: chained.sequence, hash })
  }

  return {
    append,

    async redact(transaction, { sequence, reason, by, approvedBy }) {
      const because = refuseRedaction(await findLine(transaction, sequence), { reason, by, approvedBy })
      if (because !== undefined) return { kind: 'refused', because }
      await append(transaction, {
        actor: by,
        action: redactedAction,
        subject: String(sequence),
        details: { reason: reason.trim(), by, approvedBy },
      })
      await clearLine(transaction, sequence)
      return { kind: 'redacted' }
    },

    async listOf(connection, subject, limit) {
      return (await listBySubject(connection, subject, limit)).map(toEntry)
    },
  }
}

function timeOf(now: Date, precision: AuditLine['precision']): Date {
  return precision === 'hour' ? new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000) : now
}

function toEntry({ sequence, at, action, actor, subject, details }: ChainLine): AuditEntry {
  return {
    sequence,
    at,
    action,
    actor: actor ?? undefined,
    subject: subject ?? undefined,
    details: details === null ? undefined : JSON.parse(details),
  }
}

function sortKeys(details: NonNullable<AuditLine['details']>): NonNullable<AuditLine['details']> {
  return Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)))
}
