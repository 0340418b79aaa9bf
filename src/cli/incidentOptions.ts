import type { Language } from '../common/language.ts'
import { type DraftKind, draftKinds, type Filter, incidentStatuses } from '../incident/index.ts'
import { parseOptions, readLanguage } from './options.ts'

/** What `mamori incident` was asked for. */
export type IncidentOptions =
  | { readonly action: 'list'; readonly filter: Filter; readonly limit: number; readonly json: boolean }
  | { readonly action: 'show'; readonly number: string; readonly json: boolean }
  | { readonly action: 'clocks'; readonly json: boolean }
  | {
      readonly action: 'export'
      readonly filter: Filter
      readonly format: 'csv' | 'xlsx' | 'json'
      readonly language: Language
      readonly out: string | undefined
    }
  | {
      readonly action: 'document'
      readonly number: string
      readonly kind: DraftKind
      readonly language: Language
      readonly out: string
    }

const optionTypes = {
  status: { type: 'string' },
  type: { type: 'string' },
  severity: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  search: { type: 'string' },
  drills: { type: 'boolean' },
  all: { type: 'boolean' },
  limit: { type: 'string' },
  format: { type: 'string' },
  document: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The options, or the sentence that says what is wrong with them. */
export function readIncidentOptions(commandArguments: readonly string[]): IncidentOptions | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const [action, number, ...rest] = positionals
  if (rest.length > 0) return 'There are too many arguments.'
  const { json = false, out } = values
  const language = readLanguage(values.language)
  if (language === undefined) return '--language must be ja or en.'
  const filter = readFilter(values)
  if (typeof filter === 'string') return filter

  switch (action) {
    case 'list': {
      const limit = Number(values.limit ?? 50)
      if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) return '--limit must be from 1 to 1000.'
      return number === undefined ? { action, filter, limit, json } : 'list takes no number.'
    }
    case 'show':
      return number === undefined ? 'Say which incident, as 2026-001.' : { action, number, json }
    case 'clocks':
      return number === undefined ? { action, json } : 'clocks takes no number.'
    case 'export': {
      const format = values.format ?? (json ? 'json' : 'csv')
      if (format === 'pdf') {
        const kind = draftKinds.find((each) => each === (values.document ?? 'accident-report'))
        if (kind === undefined) return `--document must be one of ${draftKinds.join(', ')}.`
        if (number === undefined) return 'A PDF is of one incident: say which, as 2026-001.'
        return out === undefined
          ? 'Say where to: --out FILE.'
          : { action: 'document', number, kind, language, out }
      }
      if (number !== undefined) return 'One incident alone is exported with --format pdf.'
      if (format !== 'csv' && format !== 'xlsx' && format !== 'json')
        return '--format must be csv, xlsx, json or pdf.'
      if (format === 'xlsx' && out === undefined) return 'A spreadsheet needs a file: --out FILE.'
      return { action, filter, format, language, out }
    }
    default:
      return 'Say what to do: list, show, export or clocks.'
  }
}

type Values = Exclude<ReturnType<typeof parseOptions<typeof optionTypes>>, string>['values']

function readFilter(values: Values): Filter | string {
  const status = ([...incidentStatuses, 'open'] as const).find((each) => each === values.status)
  if (values.status !== undefined && status === undefined)
    return `--status must be open or one of ${incidentStatuses.join(', ')}.`
  const severity = ([0, 1, 2, 3] as const).find((level) => String(level) === values.severity)
  if (values.severity !== undefined && severity === undefined) return '--severity must be 0, 1, 2 or 3.'
  const [from, until] = [readDay(values.from), readDay(values.until)]
  if (from === 'wrong' || until === 'wrong') return '--from and --until must be days such as 2026-11-23.'
  return {
    status,
    severity,
    from,
    until,
    type: values.type,
    search: values.search,
    drill: values.drills === true ? true : values.all === true ? undefined : false,
  }
}

// A day begins in Japan.
function readDay(text: string | undefined): Date | undefined | 'wrong' {
  if (text === undefined) return undefined
  const at = new Date(`${text}T00:00:00+09:00`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) ? at : 'wrong'
}
