import { createConceptFinder } from '../../src/answering/concepts.ts'
import { createAnswering, createFolderSearch } from '../../src/answering/index.ts'
import { createLibrary } from '../../src/answering/library.ts'
import type { RankingPart } from '../../src/answering/ranking.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { SourceDocument } from '../../src/answering/types.ts'
import { percentiles } from '../../src/cli/golden.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { growTexts, type Passage, type Texts } from './texts.ts'

/** One line of the bench's table. */
export type BenchRow = { readonly what: string; readonly value: string; readonly how: string }

const sectionsADocument = 20
const queries = 400
/** Beyond this the passages are ranked in the process only: the embedded database takes minutes to take them in. */
const mostStored = 20_000

/** Measures the retrieval at each size: searching, memory, opening a stored index, and taking in one changed file. */
export async function benchRetrieval(texts: Texts, sizes: readonly number[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of sizes) {
    const passages = growTexts(texts.passages, size)
    rows.push(...benchRanking(texts, passages))
    if (size <= mostStored) rows.push(...(await benchStored(texts, passages)))
  }
  return rows
}

function benchRanking(texts: Texts, passages: readonly Passage[]): BenchRow[] {
  const name = `${passages.length.toLocaleString('en')} passages`
  const before = process.memoryUsage()
  const started = performance.now()
  const search = createFolderSearch(
    passages.map(({ title, text }, number) => ({
      path: String(number),
      title,
      sections: [{ heading: title, above: [], text, asked: [] }],
    })),
  )
  const built = performance.now() - started
  const after = process.memoryUsage()
  const { p50, p95 } = percentiles(timesOf(texts, (text) => void search(text, 10)))
  const memory = after.arrayBuffers - before.arrayBuffers
  return [
    {
      what: `${name}: search in the process`,
      value: `${ms(p50)} / ${ms(p95)}`,
      how: `p50 / p95 of ${queries}, the best read again`,
    },
    { what: `${name}: memory`, value: megabytes(memory), how: "of the ranking's arrays" },
    { what: `${name}: count all`, value: ms(built), how: 'words, bigrams, pairs' },
  ]
}

async function benchStored(texts: Texts, passages: readonly Passage[]): Promise<BenchRow[]> {
  const name = `${passages.length.toLocaleString('en')} passages`
  const documents = toDocuments(passages)
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database, silentLog)
    const writer = start(database)
    const indexed = await timed(() => writer.indexDocuments(documents))
    const before = process.memoryUsage().rss
    const reader = start(database)
    const opened = await timed(() => reader.refresh())
    const grown = process.memoryUsage().rss - before
    const library = createLibrary(database, createAnalyzer(createConceptFinder([])))
    await library.refresh()
    const held = library.parts().reduce((sum, part) => sum + bytesOf(part), 0)
    const times: number[] = []
    for (const { text } of chosenQueries(texts)) times.push(await timed(() => reader.search(text, 10)))
    const changed = documents.map((document, number) =>
      number === 0 ? { ...document, contentHash: 'changed' } : document,
    )
    const again = await timed(() => writer.indexDocuments(changed))
    const { p50, p95 } = percentiles(times)
    return [
      { what: `${name}: index all`, value: ms(indexed), how: 'into an embedded database in memory' },
      { what: `${name}: open`, value: ms(opened), how: 'a stored index, from the database into the ranking' },
      {
        what: `${name}: memory above the database`,
        value: `${megabytes(held)}, ${megabytes(grown)}`,
        how: "the ranking's arrays, growth of the process",
      },
      {
        what: `${name}: search with the database`,
        value: `${ms(p50)} / ${ms(p95)}`,
        how: `p50 / p95 of ${queries}, the best sections read from it`,
      },
      { what: `${name}: one file changed`, value: ms(again), how: 'until it is found' },
    ]
  } finally {
    await database.close()
  }
}

function start(database: Database) {
  return createAnswering({
    database,
    clock: systemClock,
    glossary: [],
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
}

function toDocuments(passages: readonly Passage[]): SourceDocument[] {
  return Array.from({ length: Math.ceil(passages.length / sectionsADocument) }, (_, number) => ({
    path: `ja/made-up-${number}.md`,
    language: 'ja',
    title: `文書${number}`,
    layer: 'practice',
    audience: 'everyone',
    mayLeave: true,
    owner: '事務局',
    reviewBy: '2099-01-01',
    contentHash: String(number),
    sections: passages
      .slice(number * sectionsADocument, (number + 1) * sectionsADocument)
      .map(({ title, text }) => ({
        heading: title,
        above: [],
        text,
        asked: [],
        source: 'made up',
        asOf: '2026-01-01',
      })),
  }))
}

/** The times of the chosen queries, in milliseconds, after as many to warm up. */
export function timesOf(texts: Texts, search: (text: string) => void): number[] {
  for (const { text } of chosenQueries(texts)) search(text)
  return chosenQueries(texts).map(({ text }) => {
    const started = performance.now()
    search(text)
    return performance.now() - started
  })
}

function chosenQueries(texts: Texts) {
  const step = Math.max(1, Math.floor(texts.queries.length / queries))
  return texts.queries.filter((_, number) => number % step === 0).slice(0, queries)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function bytesOf(part: RankingPart): number {
  return Object.values(part)
    .flat()
    .reduce((sum: number, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}

/** A time for the table. */
export function ms(value: number): string {
  return value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(2)} ms`
}
