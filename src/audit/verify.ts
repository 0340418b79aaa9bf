import { type ChainLine, commit, firstHash, hashLine } from './chain.ts'
import { readRedaction } from './redaction.ts'
import type { ChainCheck, Witness } from './types.ts'

type Fault = { readonly firstBad?: number; readonly reason: string }

/**
 * Checks lines as they come, oldest first: the order without gaps, every hash, every text against its commitment, and
 * that exactly the texts are gone that a later line declares redacted.
 */
export function createVerifier(witnesses: readonly Witness[]) {
  const sought = new Map(witnesses.map((witness) => [witness.hash, witness]))
  const cleared = new Set<number>()
  const redacted = new Set<number>()
  let previous = { sequence: 0, hash: firstHash }
  let fault: Fault | undefined
  let lines = 0

  return {
    /** Takes the next line; after a fault lines are only counted. */
    take(line: ChainLine): void {
      lines += 1
      if (fault !== undefined) return
      const reason = findFault(line, previous)
      if (reason !== undefined) {
        fault = { firstBad: previous.sequence + 1, reason }
        return
      }
      const target = readRedaction(line)
      if (target !== undefined) redacted.add(target)
      if (line.form === 2 && line.salt === null) cleared.add(line.sequence)
      sought.delete(line.hash)
      previous = { sequence: line.sequence, hash: line.hash }
    },

    /** Takes a line that could not be read as one. */
    takeUnreadable(reason: string): void {
      lines += 1
      fault ??= { firstBad: previous.sequence + 1, reason }
    },

    /** The result. @param end where the chain is said to end; `undefined` where nobody says so. */
    end(end: { readonly sequence: number; readonly hash: string } | undefined): ChainCheck {
      const found =
        fault ??
        findWrongEnd(previous, end) ??
        findWrongRedaction(cleared, redacted) ??
        findMissingWitness([...sought.values()], previous.sequence)
      const head = end?.hash ?? previous.hash
      const counted = Math.max(lines, end?.sequence ?? 0)
      return found === undefined
        ? { ok: true, lines: counted, head }
        : { ok: false, lines: counted, head, ...found }
    },
  }
}

function findFault(line: ChainLine, previous: { sequence: number; hash: string }): string | undefined {
  if (line.sequence > previous.sequence + 1) return 'a line is missing'
  if (line.sequence <= previous.sequence) return 'the lines are not in order'
  if (line.previousHash !== previous.hash) return 'the line does not follow the one before it'
  if (line.hash !== hashLine(line)) return 'the line was changed'
  if (line.form === 1) return undefined
  const { salt, actor, subject, details } = line
  if (salt === null && actor === null && subject === null && details === null) return undefined
  if (salt === null || actor === null || subject === null || details === null)
    return 'a part of the line is missing'
  return commit(salt, { actor, subject, details }) === line.commitment ? undefined : 'the line was changed'
}

function findWrongEnd(
  last: { sequence: number; hash: string },
  end: { readonly sequence: number; readonly hash: string } | undefined,
): Fault | undefined {
  if (end === undefined || (last.sequence === end.sequence && last.hash === end.hash)) return undefined
  const reason = 'the last lines are missing, or the end of the chain was changed'
  return { firstBad: last.sequence + 1, reason }
}

function findWrongRedaction(cleared: ReadonlySet<number>, redacted: ReadonlySet<number>): Fault | undefined {
  const undeclared = [...cleared].filter((sequence) => !redacted.has(sequence))
  const restored = [...redacted].filter((sequence) => !cleared.has(sequence))
  const firstBad = [...undeclared, ...restored].sort((a, b) => a - b)[0]
  if (firstBad === undefined) return undefined
  return undeclared.includes(firstBad)
    ? { firstBad, reason: 'the text of the line is gone, and no line declares it redacted' }
    : { firstBad, reason: 'the line was declared redacted, but its text is there' }
}

// An end noted outside that is not in a chain whose hashes all fit: lines were cut off, or written anew with right hashes.
function findMissingWitness(missing: readonly Witness[], lines: number): Fault | undefined {
  const [first] = [...missing].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
  if (first === undefined) return undefined
  const reason =
    'the end that was noted down outside is not in the chain: lines were cut off or written anew after it was noted'
  if (first.sequence === undefined) return { reason }
  return { firstBad: Math.min(first.sequence, lines + 1), reason }
}
