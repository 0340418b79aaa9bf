import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** How a command ended: every line served, a line failed, bad usage. */
export type ExitCode = 0 | 1 | 2

/** Where a command reads and writes; `output` carries only what was asked for, `errors` all else. */
export type CommandStreams = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
}

/** Whether a batch can be read: `-` is the input, all else must be a file. */
export async function canBeRead(file: string): Promise<boolean> {
  return file === '-' || (await stat(file).catch(() => undefined))?.isFile() === true
}

/** The lines of a file, or of the input where the name is `-`, without the empty ones. */
export async function* readLines(file: string, input: Readable): AsyncGenerator<string> {
  const source = file === '-' ? input : createReadStream(file)
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield line
}

/**
 * Serves each line as it comes and writes one JSON line for it, in the order of the input. A line that is no JSON
 * object, or that fails, gets a line with `error`; the rest go on.
 */
export async function serveLines(
  lines: AsyncIterable<string>,
  streams: CommandStreams,
  serve: (fields: Readonly<Record<string, unknown>>) => Promise<object>,
): Promise<ExitCode> {
  let failed = 0
  for await (const line of lines) {
    const fields = parseObject(line)
    const id = fields?.id === undefined ? {} : { id: fields.id }
    const result =
      fields === undefined ? { error: 'expected a JSON object on this line' } : await tryServe(serve, fields)
    if ('error' in result) failed++
    if (!streams.output.write(`${JSON.stringify({ ...id, ...result })}\n`))
      await new Promise((resolve) => streams.output.once('drain', resolve))
  }
  return failed === 0 ? 0 : 1
}

// One line that fails must not take the others with it: the reason is told on that line.
async function tryServe(
  serve: (fields: Readonly<Record<string, unknown>>) => Promise<object>,
  fields: Readonly<Record<string, unknown>>,
): Promise<object> {
  try {
    return await serve(fields)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** The text without what a terminal obeys: the name of a file may hold anything. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�')
}
