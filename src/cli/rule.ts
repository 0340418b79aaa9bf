import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../common/errors.ts'
import type { Language } from '../common/language.ts'
import { renderPdf } from '../export/document.ts'
import { sentences } from '../i18n/index.ts'
import {
  checkRule,
  emergencyCard,
  type Incidents,
  planTellings,
  ReportingRule,
  type Severity,
  type Telling,
} from '../incident/index.ts'
import { loadYaml } from '../knowledge/index.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { parseOptions, readLanguage, refuse } from './options.ts'

export const ruleUsage = `mamori rule check [--file FILE] [--json]
  Whether the reporting rule of the knowledge folder (or another file) can be used, and what should be looked at.
mamori rule dry-run --type TYPE --severity 0-3 --at ISO [--ongoing] [--personal-data] [--file FILE] [--json]
  Who would be told when, as long as nobody acknowledges, by the rule in force (or a file that is not yet).
mamori rule card --out FILE [--language ja|en]
  The emergency card to print, as PDF.`

/** What `mamori rule` stands on. */
export type RuleParts = {
  readonly incidents: Pick<Incidents, 'types' | 'currentRule'>
  readonly knowledgeDir: string
  readonly now: () => Date
}

/**
 * `mamori rule`: checks the reporting rule, shows what it would do, and prints the emergency card.
 *
 * @param openParts gives what it stands on; not called on bad usage.
 * @returns 0 when all is well, 1 when the rule cannot be used, 2 on bad usage.
 */
export async function runRule(
  openParts: () => Promise<RuleParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, ruleUsage)
  const parts = await openParts()
  switch (options.action) {
    case 'check':
      return await check(parts, options, streams)
    case 'dry-run':
      return await dryRun(parts, options, streams)
    case 'card': {
      const { language, out } = options
      const rule = await parts.incidents.currentRule()
      const words = sentences[language].incidentDocuments
      const card = emergencyCard({ rule, types: parts.incidents.types, words, language, now: parts.now() })
      await writeFile(out, await renderPdf(card, 'large'))
      return 0
    }
  }
}

/** Writes a file that only its owner can read. */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}

async function check(
  { incidents, knowledgeDir }: RuleParts,
  { file, json }: Options & { action: 'check' },
  { output }: CommandStreams,
): Promise<ExitCode> {
  const path = file ?? join(knowledgeDir, 'reporting-rule.yml')
  const inForce = (await incidents.currentRule()).version
  try {
    const rule = await loadYaml(path, ReportingRule)
    const ids = incidents.types.map(({ id }) => id)
    const { problems, hints } = checkRule(rule, ids)
    const result = { ok: problems.length === 0, version: rule.version, inForce, problems, hints }
    output.write(`${json ? JSON.stringify(result) : inWords(result)}\n`)
    return result.ok ? 0 : 1
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const result = { ok: false, inForce, problems: [error.message], hints: [] }
    output.write(`${json ? JSON.stringify(result) : inWords(result)}\n`)
    return 1
  }
}

async function dryRun(
  { incidents }: RuleParts,
  { type, severity, at, ongoing, personalData, file, json }: Options & { action: 'dry-run' },
  { output, errors }: CommandStreams,
): Promise<ExitCode> {
  if (!incidents.types.some(({ id }) => id === type)) {
    errors.write(`There is no type "${type}"; there are ${incidents.types.map(({ id }) => id).join(', ')}.\n`)
    return 2
  }
  const rule = file === undefined ? await incidents.currentRule() : await loadYaml(file, ReportingRule)
  const facts = {
    type,
    ongoing: ongoing ? 'yes' : 'unknown',
    personalData: personalData ? 'yes' : 'unknown',
  } as const
  const tellings = planTellings({ rule, severity, facts, now: at })
  const rows = tellings.map((telling) => ({
    to: telling.to,
    at: telling.at.toISOString(),
    via: telling.via,
    why: reasons[telling.why],
  }))
  const shown = json
    ? JSON.stringify(rows)
    : rows.map((row) => `${row.at}  ${row.to.padEnd(8)} ${row.via.padEnd(6)} ${row.why}`).join('\n')
  output.write(`${shown}\n`)
  return 0
}

const reasons: Readonly<Record<Telling['why'], string>> = {
  'first-step': 'the first step is told at once, at any hour',
  'not-acknowledged': 'nobody has acknowledged by then',
  'not-acknowledged-urgent':
    'nobody has acknowledged by then; urgent, so no night and no day off is waited for',
  'waited-for-day': 'nobody has acknowledged by then; it fell due in the night or on a day off and waited',
  'those-before-away': 'those before are away and nobody stands in',
  'those-before-kept-from': 'those before must not be told of it',
  'slack-did-not-deliver': 'only if Slack has delivered none of the first notices by then',
}

function inWords(result: {
  readonly ok: boolean
  readonly version?: number
  readonly inForce: number
  readonly problems: readonly string[]
  readonly hints: readonly string[]
}): string {
  const version = result.version === undefined ? '' : `version ${result.version}; `
  const head = `The reporting rule ${result.ok ? 'can be used' : 'cannot be used'} (${version}in force: ${result.inForce})`
  return [head, ...[...result.problems, ...result.hints].map((each) => `- ${each}`)].join('\n')
}

type Options =
  | { readonly action: 'check'; readonly file: string | undefined; readonly json: boolean }
  | {
      readonly action: 'dry-run'
      readonly type: string
      readonly severity: Severity
      readonly at: Date
      readonly ongoing: boolean
      readonly personalData: boolean
      readonly file: string | undefined
      readonly json: boolean
    }
  | { readonly action: 'card'; readonly language: Language; readonly out: string }

const optionTypes = {
  file: { type: 'string' },
  type: { type: 'string' },
  severity: { type: 'string' },
  at: { type: 'string' },
  ongoing: { type: 'boolean' },
  'personal-data': { type: 'boolean' },
  language: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

function readOptions(commandArguments: readonly string[]): Options | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const [action, ...rest] = positionals
  if (rest.length > 0) return 'There are too many arguments.'
  const { file, json = false } = values
  switch (action) {
    case 'check':
      return { action, file, json }
    case 'dry-run': {
      const severity = ([0, 1, 2, 3] as const).find((level) => String(level) === values.severity)
      if (severity === undefined) return '--severity must be 0, 1, 2 or 3.'
      if (values.type === undefined) return 'Say of which type of incident: --type.'
      const at = new Date(values.at ?? '')
      if (Number.isNaN(at.getTime())) return '--at must be a time such as 2026-11-23T22:30:00+09:00.'
      const { type, ongoing = false, 'personal-data': personalData = false } = values
      return { action, type, severity, at, ongoing, personalData, file, json }
    }
    case 'card': {
      const language = readLanguage(values.language)
      if (language === undefined) return '--language must be ja or en.'
      return values.out === undefined ? 'Say where to: --out FILE.' : { action, language, out: values.out }
    }
    default:
      return 'Say what to do: check, dry-run or card.'
  }
}
