import { randomBytes } from 'node:crypto'

/** The kinds of thing that carry an id of ours; the id says its kind. */
export type IdPrefix =
  | 'inc'
  | 'ses'
  | 'qst'
  | 'out'
  | 'in'
  | 'job'
  | 'aud'
  | 'doc'
  | 'tsk'
  | 'req'
  | 'nte'
  | 'enq'
  | 'cmp'
  | 'rev'
  | 'act'
  | 'gap'

/** A new random id, `inc_` and 20 characters of a–z and 2–7 (100 bits). */
export function createId(prefix: IdPrefix): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % 32])
  return `${prefix}_${letters.join('')}`
}
