import { stat } from 'node:fs/promises'
import { type Answering, createFolderSearch } from '../answering/index.ts'
import { loadPlainDocuments } from '../knowledge/index.ts'
import { type CommandStreams, canBeRead, type ExitCode, readLines, serveLines } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

export const searchUsage = `mamori search "<query>" [-k 10] [--knowledge <folder>] [--json]
mamori search --batch <file.jsonl|-> [-k 10] [--knowledge <folder>]
  A line in:  {"id"?, "query"}
  A line out: {"id", "hits": [{"document", "section", "score"}]}, or {"id", "error"}
  -k counts documents, each with its best section. --knowledge searches a folder of Markdown or text files.`

export type Hit = { readonly document: string; readonly section: string; readonly score: number }

/**
 * `mamori search`: the documents nearest to a query. The answering part is asked for only where it is needed: a folder
 * is searched without a database.
 *
 * @returns 0 when every query was served, 1 when one failed, 2 on bad usage.
 */
export async function runSearch(
  parts: { readonly answering: () => Promise<Pick<Answering, 'search'>> },
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, searchUsage)
  const { folder, limit, batch } = options
  if (folder !== undefined && !(await isFolder(folder)))
    return refuse(streams, `There is no folder ${folder}.`, searchUsage)
  if (batch !== undefined && !(await canBeRead(batch)))
    return refuse(streams, `There is no file ${batch}.`, searchUsage)
  const search = folder === undefined ? await searchStored(parts) : await searchFolder(folder)
  const serve = async (fields: Readonly<Record<string, unknown>>) => {
    const { query } = fields
    if (typeof query !== 'string' || query.trim() === '') return { error: '"query" must be a text' }
    return { hits: await search(query, limit) }
  }
  if (batch !== undefined) return await serveLines(readLines(batch, streams.input), streams, serve)
  if (options.json) return await serveLines(only(JSON.stringify({ query: options.query })), streams, serve)
  for (const { document, section, score } of await search(options.query, limit))
    streams.output.write(`${score.toFixed(2).padStart(7)}  ${document}  ${section}\n`)
  return 0
}

type Search = (query: string, limit: number) => Promise<Hit[]>

async function searchStored(parts: { answering: () => Promise<Pick<Answering, 'search'>> }): Promise<Search> {
  const answering = await parts.answering()
  return async (query, limit) => (await answering.search(query, limit)).map(toHit)
}

async function searchFolder(folder: string): Promise<Search> {
  const search = createFolderSearch(await loadPlainDocuments(folder))
  return async (query, limit) => search(query, limit).map(toHit)
}

function toHit(found: { document: string; heading: string; score: number }): Hit {
  const score = Math.round(found.score * 10_000) / 10_000
  return { document: found.document, section: found.heading, score }
}

function readOptions(commandArguments: readonly string[]) {
  const parsed = parseOptions(commandArguments, {
    batch: { type: 'string' },
    knowledge: { type: 'string' },
    json: { type: 'boolean', default: false },
    limit: { type: 'string', short: 'k', default: '10' },
  })
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    return '-k must be a whole number from 1 to 1000.'
  const query = positionals.join(' ')
  if (values.batch !== undefined && positionals.length > 0) return 'Give either a query or --batch, not both.'
  if (values.batch === undefined && query.trim() === '') return 'A query is missing.'
  return { batch: values.batch, json: values.json, folder: values.knowledge, limit, query }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

async function* only(line: string): AsyncGenerator<string> {
  yield line
}
