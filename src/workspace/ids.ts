import { randomBytes, randomInt } from 'node:crypto'

/** A new id as Slack writes them: a letter for its kind and ten of A–Z and 0–9. */
export function createSlackId(prefix: 'C' | 'F' | 'V' | 'Ev' | 'D'): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return `${prefix}0${Array.from({ length: 9 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
}

/** Random hexadecimal digits that cannot be guessed, two for each byte. */
export function createSecret(bytes = 16): string {
  return randomBytes(bytes).toString('hex')
}

/** The short id Slack gives to a block that came without one. */
export function createBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5)
}

/** Hands out timestamps. */
export type TimestampSource = {
  /** `seconds.micros`, later than every one before it. */
  next(): string
}

/** Timestamps by a clock, all later than `after` (`seconds.micros`), even if the machine's clock was set back. */
export function createTimestamps(nowMs: () => number, after: string): TimestampSource {
  let last = microsOf(after)
  return {
    next() {
      last = Math.max(nowMs() * 1000, last + 1)
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
    },
  }
}

/** A timestamp as a number of microseconds, for comparing; 0 when it is not one. */
export function microsOf(ts: string): number {
  const match = /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(ts)
  return match === null ? 0 : Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'))
}
