import type { Intent } from '../intent/index.ts'
import { type CommandStreams, type ExitCode, readLines, serveLines } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

/** What `mamori triage` stands on. */
export type TriageParts = { readonly read: (text: string) => Intent }

export const triageUsage = `mamori triage "<text>"
mamori triage --batch <file.jsonl|->
  A line in:  {"id"?, "text"}
  A line out: {"id", "intent", "leakType"?, "score"}, or {"id", "error"}`

/**
 * `mamori triage`: what a message wants (incident, question, selfcheck, other) and, of an incident, its type, as JSON
 * lines in the order of the input. Decided without a model; nothing is stored.
 *
 * @param open gives what it stands on; not called on bad usage.
 * @returns 0 when every message was read, 1 when a line failed, 2 on bad usage.
 */
export async function runTriage(
  open: () => Promise<TriageParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, triageUsage)
  const parts = await open()
  if ('batch' in options) {
    return await serveLines(readLines(options.batch, streams.input), streams, async (fields) =>
      triageOnce(parts, fields.text),
    )
  }
  streams.output.write(`${JSON.stringify(parts.read(options.text))}\n`)
  return 0
}

async function triageOnce(parts: TriageParts, text: unknown): Promise<Intent> {
  if (typeof text !== 'string' || text.trim() === '')
    throw new Error('expected "text", a string that is not empty')
  return parts.read(text)
}

const optionTypes = { batch: { type: 'string' }, json: { type: 'boolean' } } as const

/** The options, or the sentence that says what is wrong with them. */
function readOptions(
  commandArguments: readonly string[],
): { readonly batch: string } | { readonly text: string } | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const text = parsed.positionals.join(' ').trim()
  if (parsed.values.batch !== undefined)
    return text === '' ? { batch: parsed.values.batch } : 'Give either a text or --batch, not both.'
  return text === '' ? 'There is no text to read.' : { text }
}
