import type { Answering } from '../answering/index.ts'
import type { Answer, AnswerOptions, Audience, Citation } from '../answering/types.ts'
import { detectLanguage, type Language, languages } from '../common/language.ts'
import { isThirdLanguage } from '../common/thirdLanguage.ts'
import { chooseReply } from '../intent/index.ts'
import { type Role, roles } from '../slack/types.ts'
import { type CommandStreams, canBeRead, type ExitCode, readLines, serveLines } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

/** What `mamori ask` stands on; the intent's words are those of `src/intent`. */
export type AskParts = {
  readonly answering: Pick<Answering, 'answerQuestion'>
  readonly readIntent: (text: string) => {
    readonly intent: 'incident' | 'question' | 'selfcheck' | 'other'
    readonly leakType?: string | undefined
  }
  /** The first-response advice for a type of leak, as the person reads it. */
  readonly firstResponse: (leakType: string | undefined, language: Language) => string
  readonly help: (language: Language) => string
  readonly sentences: Readonly<
    Record<Language, { readonly emptyQuestion: string; readonly selfcheck: string }>
  >
}

/** One line of `ask --batch`, without `id`. */
export type AskResult = {
  readonly kind: 'answered' | 'not_found' | 'incident' | 'selfcheck' | 'other'
  readonly language: Language
  readonly text: string
  readonly citations: readonly Pick<
    Citation,
    'document' | 'title' | 'heading' | 'quote' | 'asOf' | 'source'
  >[]
  /** Milliseconds from question to answer. */
  readonly ms: number
}

/** The same with all that is known of the citations, and of how the answer was composed where it was one. */
export type WholeResult = Omit<AskResult, 'citations'> & {
  readonly citations: readonly Citation[]
  readonly composedBy?: Answer['composedBy']
  readonly fallback?: Answer['fallback']
}

export const askUsage = `mamori ask "<question>" [--as <role>] [--json]
mamori ask --batch <file.jsonl|-> [--json]
  A line in:  {"id"?, "question", "as"?}   as: ${roles.join(', ')} (default employee)
  A line out: {"id", "kind", "language", "text", "citations", "ms"}, or {"id", "error"}`

/**
 * `mamori ask`: one question in readable form (or as JSON), or a batch as JSON lines.
 *
 * @param open gives what it stands on; not called on bad usage, which should be told at once.
 * @returns 0 when every question was served, 1 when one failed, 2 on bad usage.
 */
export async function runAsk(
  open: () => Promise<AskParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, askUsage)
  if (options.batch !== undefined && !(await canBeRead(options.batch))) {
    return refuse(streams, `There is no file ${options.batch}.`, askUsage)
  }
  const parts = await open()
  if (options.batch !== undefined)
    return await serveLines(readLines(options.batch, streams.input), streams, (fields) =>
      askOnce(parts, fields.question, fields.as ?? options.as),
    )
  if (options.json) {
    const [line] = [JSON.stringify({ question: options.question, as: options.as })]
    return await serveLines(toAsync(line), streams, (fields) => askOnce(parts, fields.question, fields.as))
  }
  const result = await askOnce(parts, options.question, options.as)
  if ('error' in result) {
    streams.errors.write(`${result.error}\n`)
    return 1
  }
  streams.output.write(`${readable(result)}\n`)
  return 0
}

/** The answer to one question as the command gives it; `error` for a question that is none. */
export async function askOnce(
  parts: AskParts,
  question: unknown,
  as: unknown = 'employee',
): Promise<AskResult | { readonly error: string }> {
  const said = await askWhole(parts, question, as)
  if ('error' in said) return said
  const citations = said.citations.map(({ document, title, heading, quote, asOf, source }) => ({
    document,
    title,
    heading,
    quote,
    asOf,
    source,
  }))
  const { kind, language, text, ms } = said
  return { kind, language, text, citations, ms }
}

/** The answer to one question with everything known of it; `error` for a question that is none. */
export async function askWhole(
  parts: AskParts,
  question: unknown,
  as: unknown,
  options: AnswerOptions = {},
): Promise<WholeResult | { readonly error: string }> {
  const role = roles.find((name) => name === as)
  if (role === undefined) return { error: `"as" must be one of ${roles.join(', ')}` }
  if (typeof question !== 'string') return { error: '"question" must be a text' }
  const language = detectLanguage(question) ?? 'ja'
  if (question.trim() === '') return { error: parts.sentences.ja.emptyQuestion }
  const started = performance.now()
  const said = await answer(parts, question, language, role, options)
  return { ...said, ms: Math.round((performance.now() - started) * 10) / 10 }
}

async function answer(
  parts: AskParts,
  question: string,
  language: Language,
  role: Role,
  options: AnswerOptions,
): Promise<Omit<WholeResult, 'ms'>> {
  const { intent, leakType } = parts.readIntent(question)
  if (intent === 'incident')
    return { kind: 'incident', language, text: advise(parts, question, leakType, language), citations: [] }
  const audience: Audience = role === 'guest' ? 'everyone' : 'employees'
  const found = await parts.answering.answerQuestion({ text: question, language, audience }, options)
  const reply = chooseReply(question, intent, found)
  if (reply === 'selfcheck')
    return { kind: 'selfcheck', language, text: parts.sentences[language].selfcheck, citations: [] }
  if (reply === 'small-talk') return { kind: 'other', language, text: parts.help(language), citations: [] }
  return found
}

// In both languages for whoever wrote in neither.
function advise(parts: AskParts, question: string, leakType: string | undefined, language: Language): string {
  const spoken = isThirdLanguage(question) ? languages : [language]
  return spoken.map((each) => parts.firstResponse(leakType, each)).join('\n\n')
}

function readOptions(commandArguments: readonly string[]) {
  const parsed = parseOptions(commandArguments, {
    batch: { type: 'string' },
    json: { type: 'boolean', default: false },
    as: { type: 'string' },
  })
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  if (values.as !== undefined && !roles.some((role) => role === values.as))
    return `--as must be one of ${roles.join(', ')}`
  const question = positionals.join(' ')
  if (values.batch !== undefined && positionals.length > 0)
    return 'Give either a question or --batch, not both.'
  if (values.batch === undefined && positionals.length === 0)
    return 'A question is missing. / 質問を書いてください。'
  return { ...values, question }
}

function readable(result: AskResult): string {
  const sources = result.citations.map(({ title, heading, quote, asOf, source }) =>
    [`・${title} › ${heading}${asOf === '' ? '' : ` (${asOf})`}`, `  「${quote}」`, `  ${source}`].join('\n'),
  )
  const label = result.language === 'ja' ? '出典' : 'Sources'
  return sources.length === 0 ? result.text : [result.text, '', label, ...sources].join('\n')
}

async function* toAsync(line: string): AsyncGenerator<string> {
  yield line
}
