import { english } from './strings/en.ts'
import { japanese } from './strings/ja.ts'

/** The page's own words in one language; the bot's words come from the bot. */
export type Strings = {
  readonly [K in keyof typeof japanese]: (typeof japanese)[K] extends (...slots: infer S) => string
    ? (...slots: S) => string
    : (typeof japanese)[K] extends string
      ? string
      : Readonly<Record<string, string>>
}

/** The page's words for a person's locale: Japanese for `ja…`, English for all else. */
export function stringsFor(locale: string): Strings {
  return locale.toLowerCase().startsWith('ja') ? japanese : english
}

/** A sentence for what went wrong; a sentence of the server's own is shown as it stands. */
export function errorSentence(t: Strings, error: string | undefined): string {
  if (error === undefined || error === '') return t.failed
  const known = t.errors[error]
  if (known !== undefined) return known
  return /^[a-z0-9_]+$/.test(error) ? `${t.failed} (${error})` : error
}
