import { createHash } from 'node:crypto'

/** What stands before the first line. */
export const firstHash = '0'.repeat(64)

/** A line as it is chained; `details` is its JSON text. */
export type UnhashedLine = {
  readonly sequence: number
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly details: string
  readonly previousHash: string
}

/**
 * The hash of a line, hexadecimal: SHA-256 of the JSON array of its fields in this order, the time in ISO 8601, UTC, with
 * milliseconds. An array, because joining with a separator would let two different lines have one form.
 */
export function hashLine(line: UnhashedLine): string {
  const { sequence, at, actor, action, subject, details, previousHash } = line
  const canonical = JSON.stringify([
    sequence,
    at.toISOString(),
    actor,
    action,
    subject,
    details,
    previousHash,
  ])
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}
