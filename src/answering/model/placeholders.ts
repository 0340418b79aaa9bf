import { randomBytes } from 'node:crypto'
import { findSensitive, type SensitiveKind } from '../../common/sensitive.ts'

/** Stand-ins for what must not leave, for one question and its grounds. */
export type Placeholders = {
  /** The text with personal data, secrets and numbers of people as stand-ins; the same value has the same one. */
  hide(text: string): string
  /** The text with the values put back. A stand-in that was never given out stays, and `holdsPlaceholder` sees it. */
  restore(text: string): string
}

const labels: Readonly<Record<SensitiveKind, string>> = {
  secret: 'SECRET',
  email: 'EMAIL',
  card: 'CARD',
  'my-number': 'MYNUMBER',
  phone: 'PHONE',
  address: 'ADDRESS',
  name: 'NAME',
}

const pattern = /\[\[[A-Z]+-[0-9a-f]{4}-\d+\]\]/g

/** Stand-ins such as `[[PHONE-3f9a-1]]`; the letters in the middle are new each time, so that no text can hold one already. */
export function createPlaceholders(): Placeholders {
  const tag = randomBytes(2).toString('hex')
  const standIns = new Map<string, string>()
  const values = new Map<string, string>()

  function standInFor(kind: SensitiveKind, value: string): string {
    const known = standIns.get(value)
    if (known !== undefined) return known
    const standIn = `[[${labels[kind]}-${tag}-${standIns.size + 1}]]`
    standIns.set(value, standIn)
    values.set(standIn, value)
    return standIn
  }

  return {
    hide(text) {
      let hidden = ''
      let done = 0
      for (const { kind, start, end } of findSensitive(text)) {
        hidden += text.slice(done, start) + standInFor(kind, text.slice(start, end))
        done = end
      }
      return hidden + text.slice(done)
    },
    restore: (text) => text.replaceAll(pattern, (standIn) => values.get(standIn) ?? standIn),
  }
}

/** Whether a text holds something that looks like a stand-in. */
export function holdsPlaceholder(text: string): boolean {
  return text.search(pattern) >= 0
}
