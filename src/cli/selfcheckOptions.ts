import type { Language } from '../common/language.ts'
import { parseOptions, readLanguage } from './options.ts'

/** What `mamori selfcheck` was asked for. */
export type SelfcheckOptions =
  | { readonly action: 'list'; readonly json: boolean }
  | { readonly action: 'show'; readonly session: string; readonly json: boolean }
  | { readonly action: 'compare'; readonly session: string; readonly json: boolean }
  | {
      readonly action: 'export'
      readonly session: string | undefined
      readonly format: 'csv' | 'xlsx' | 'json' | 'pdf'
      readonly language: Language
      readonly out: string | undefined
    }
  | { readonly action: 'export-checklist'; readonly checklist: string; readonly out: string }
  | { readonly action: 'import'; readonly file: string; readonly mapping: string | undefined }
  | {
      readonly action: 'parse'
      readonly checklist: string | undefined
      readonly batch: string | undefined
      readonly text: string
    }

const optionTypes = {
  json: { type: 'boolean' },
  out: { type: 'string' },
  format: { type: 'string' },
  language: { type: 'string' },
  checklist: { type: 'string' },
  file: { type: 'string' },
  mapping: { type: 'string' },
  batch: { type: 'string' },
} as const

/** The options, or the sentence that says what is wrong with them. */
export function readSelfcheckOptions(commandArguments: readonly string[]): SelfcheckOptions | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const [action, subject, ...rest] = positionals
  const { json = false, out, checklist, file, mapping, batch } = values
  const language = readLanguage(values.language)
  if (language === undefined) return '--language must be ja or en.'
  if (rest.length > 0 && action !== 'parse') return 'There are too many arguments.'
  switch (action) {
    case 'list':
      return subject === undefined ? { action, json } : 'list takes no session.'
    case 'show':
    case 'compare':
      return subject === undefined ? 'Say which session, as ses_….' : { action, session: subject, json }
    case 'export': {
      if (checklist !== undefined) {
        return out === undefined
          ? 'Say where to: --out FILE.xlsx.'
          : { action: 'export-checklist', checklist, out }
      }
      const format = (['csv', 'xlsx', 'json', 'pdf'] as const).find(
        (each) => each === (values.format ?? (json ? 'json' : 'csv')),
      )
      if (format === undefined) return '--format must be csv, xlsx, json or pdf.'
      if (format === 'pdf' && subject === undefined) return 'A PDF is of one session: say which.'
      if ((format === 'pdf' || format === 'xlsx') && out === undefined) return 'Say where to: --out FILE.'
      return { action, session: subject, format, language, out }
    }
    case 'import':
      return file === undefined ? 'Say which file: --file FILE.xlsx.' : { action, file, mapping }
    case 'parse': {
      const text = positionals.slice(1).join(' ').trim()
      if ((batch === undefined) === (text === '')) return 'Give either a text or --batch.'
      return { action, checklist, batch, text }
    }
    default:
      return action === undefined ? 'What about the self-checks?' : `There is no “selfcheck ${action}”.`
  }
}
