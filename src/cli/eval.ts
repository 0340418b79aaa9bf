import type { Answering } from '../answering/index.ts'
import { type AskParts, askWhole } from './ask.ts'
import { askGolden, GoldenQuestion, type QuestionsResult, rowsOf } from './golden.ts'
import { type CommandStreams, canBeRead, type ExitCode, readLines } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

export const evalUsage = `mamori eval <file.jsonl|-> [--json] [--verbose]
  Asks your own golden questions and scores the answers: without a model and, where one is configured, with it.
  A line in:  {"id", "lang": "ja"|"en", "question", "kind": "answered"|"not_found"|"incident", "must"?: [regular expressions the
  answer has], "mustNot"?: [those it has not]}. Exit code 1 when a question was not answered right.`

/** What `mamori eval` stands on. */
export type EvalParts = AskParts & {
  readonly findSection: Answering['findSection']
  /** Whether a model is configured. */
  readonly hasModel: boolean
}

/**
 * `mamori eval`: a file of golden questions, scored as a table or as JSON.
 *
 * @param open gives what it stands on; not called on bad usage or a file that is wrong.
 * @returns 0 when every question was answered right, 1 when one was not, 2 on bad usage or a line that is no question.
 */
export async function runEval(
  open: () => Promise<EvalParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, evalUsage)
  if (!(await canBeRead(options.file))) return refuse(streams, `There is no file ${options.file}.`, evalUsage)
  const questions = await readQuestions(options.file, streams)
  if (typeof questions === 'string') return refuse(streams, questions, evalUsage)
  const parts = await open()
  const textOf = async ({ sectionId }: { readonly sectionId: number }) =>
    (await parts.findSection(sectionId))?.text ?? ''
  const ask = (by?: 'extract') => (question: string) =>
    askWhole(parts, question, 'employee', by === undefined ? {} : { by })
  const extract = await askGolden(questions, ask('extract'), textOf)
  const model = parts.hasModel ? await askGolden(questions, ask(), textOf) : undefined
  const columns = { extract, ...(model === undefined ? {} : { model }) }
  const lines = options.json ? [JSON.stringify(columns)] : table(columns, options.verbose)
  streams.output.write(`${lines.join('\n')}\n`)
  return Object.values(columns).every(({ faults }) => faults.length === 0) ? 0 : 1
}

function table(columns: Readonly<Record<string, QuestionsResult>>, verbose: boolean): string[] {
  const results = Object.entries(columns).map(([name, result]) => ({ name, rows: rowsOf(result), result }))
  const width = 24
  const line = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(width))
      .join('')
      .trimEnd()
  const [first] = results
  return [
    line(['', ...results.map(({ name }) => name)]),
    ...(first?.rows ?? []).map(([name], at) =>
      line([name, ...results.map(({ rows }) => rows[at]?.[1] ?? '')]),
    ),
    ...(verbose
      ? results.flatMap(({ name, result }) => result.faults.map((fault) => `- ${name}: ${fault}`))
      : []),
  ]
}

async function readQuestions(file: string, streams: CommandStreams): Promise<GoldenQuestion[] | string> {
  const questions: GoldenQuestion[] = []
  let number = 0
  for await (const text of readLines(file, streams.input)) {
    number += 1
    const read = GoldenQuestion.safeParse(parseLine(text))
    if (!read.success) {
      const [issue] = read.error.issues
      return `Question ${number} is none: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`
    }
    questions.push(read.data)
  }
  return questions.length === 0 ? 'The file has no questions.' : questions
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function readOptions(commandArguments: readonly string[]) {
  const parsed = parseOptions(commandArguments, {
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  })
  if (typeof parsed === 'string') return parsed
  const [file, ...more] = parsed.positionals
  return file === undefined || more.length > 0 ? 'Name one file.' : { ...parsed.values, file }
}
