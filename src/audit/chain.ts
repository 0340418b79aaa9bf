import { createHash, randomBytes } from 'node:crypto'

/** What stands before the first line. */
export const firstHash = '0'.repeat(64)

/** A line as it is kept. `details` is its JSON text; `null` stands where a redaction deleted salt and text. */
export type ChainLine = {
  /** 1: the hash covers the text itself. 2: it covers a commitment to the text. */
  readonly form: 1 | 2
  readonly sequence: number
  readonly at: Date
  readonly actor: string | null
  readonly action: string
  readonly subject: string | null
  readonly details: string | null
  /** Hexadecimal; form 2 only. */
  readonly salt: string | null
  /** Hexadecimal; form 2 only. */
  readonly commitment: string | null
  readonly previousHash: string
  readonly hash: string
}

/** What of a line a redaction can delete. */
export type LineText = { readonly actor: string; readonly subject: string; readonly details: string }

/** 128 random bits: without them somebody could try out texts until one fits a commitment. */
export function createSalt(): string {
  return randomBytes(16).toString('hex')
}

/**
 * What form 2 hashes in place of the text: SHA-256, hexadecimal, of the JSON array `[salt, actor, subject, details]`.
 * Salt and text open it; without them it says nothing.
 */
export function commit(salt: string, { actor, subject, details }: LineText): string {
  return sha256([salt, actor, subject, details])
}

/**
 * The hash of a line, hexadecimal: SHA-256 of a JSON array (UTF-8, as JSON.stringify writes it), the time in ISO 8601,
 * UTC, with milliseconds. An array, because joining with a separator would let two different lines have one form.
 *
 * Form 1: `[sequence, at, actor, action, subject, details, previousHash]`.
 * Form 2: `[2, sequence, at, action, commitment, previousHash]`.
 */
export function hashLine(line: Omit<ChainLine, 'hash'>): string {
  const { form, sequence, actor, action, subject, details, commitment, previousHash } = line
  const at = line.at.toISOString()
  if (form === 1) return sha256([sequence, at, actor, action, subject, details, previousHash])
  return sha256([2, sequence, at, action, commitment, previousHash])
}

function sha256(fields: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(fields), 'utf8').digest('hex')
}
