/**
 * The audit chain: who did what to which thing and when, one line after the other. Each line's SHA-256 hash covers the
 * line in a canonical form and the hash of the line before, so that a line changed, removed or put in between shows.
 * The database refuses to change or remove lines; whoever owns the database can get round that, but not unseen.
 */
import type { Clock } from '../common/clock.ts'
import { firstHash, hashLine } from './chain.ts'
import { insertLine, listLines, lockHead, moveHead, readHead } from './store.ts'
import type { Audit } from './types.ts'

/** The audit chain for those who write to it. Lines get their time from the clock, to the millisecond. */
export function createAudit(parts: { readonly clock: Clock }): Audit {
  return {
    async append(transaction, line) {
      const head = await lockHead(transaction)
      const chained = {
        sequence: head.sequence + 1,
        at: parts.clock.now(),
        actor: line.actor,
        action: line.action,
        subject: line.subject,
        details: JSON.stringify(sortKeys(line.details ?? {})),
        previousHash: head.hash,
      }
      const hash = hashLine(chained)
      await insertLine(transaction, { ...chained, hash })
      await moveHead(transaction, { sequence: chained.sequence, hash })
    },
  }
}

/** What a check of the chain found; `head` is the hash to note down outside, `firstBad` the sequence of the first fault. */
export type ChainCheck = {
  readonly ok: boolean
  readonly lines: number
  readonly head: string
  readonly firstBad?: number
  readonly reason?: string
}

/** Reads the whole chain, oldest first, and checks every hash, the order without gaps, and its end. */
export async function verifyChain(connection: Parameters<Audit['append']>[0]): Promise<ChainCheck> {
  // The end is read first: a line added meanwhile then comes after it, and is left for the next check.
  const head = await readHead(connection)
  let previous = { sequence: 0, hash: firstHash }
  while (previous.sequence < head.sequence) {
    const lines = await listLines(connection, previous.sequence, head.sequence, 1000)
    if (lines.length === 0) break
    for (const line of lines) {
      const reason = findFault(line, previous)
      if (reason !== undefined) {
        return { ok: false, lines: head.sequence, head: head.hash, firstBad: previous.sequence + 1, reason }
      }
      previous = { sequence: line.sequence, hash: line.hash }
    }
  }

  if (previous.sequence === head.sequence && previous.hash === head.hash) {
    return { ok: true, lines: head.sequence, head: head.hash }
  }
  const reason = 'the last lines are missing, or the end of the chain was changed'
  return { ok: false, lines: head.sequence, head: head.hash, firstBad: previous.sequence + 1, reason }
}

type ChainedLine = Parameters<typeof hashLine>[0] & { hash: string }

function findFault(line: ChainedLine, previous: { sequence: number; hash: string }): string | undefined {
  if (line.sequence !== previous.sequence + 1) return 'a line is missing'
  if (line.previousHash !== previous.hash) return 'the line does not follow the one before it'
  if (line.hash !== hashLine(line)) return 'the line was changed'
  return undefined
}

function sortKeys(details: NonNullable<Parameters<Audit['append']>[1]['details']>): typeof details {
  return Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)))
}
