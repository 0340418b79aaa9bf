import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConceptFinder } from '../../src/answering/concepts.ts'
import { createAnswering } from '../../src/answering/index.ts'
import { createLibrary } from '../../src/answering/library.ts'
import type { RankingPart } from '../../src/answering/ranking.ts'
import { splitSentences } from '../../src/answering/sentences.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { SourceDocument } from '../../src/answering/types.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { percentiles } from '../eval/questions.ts'

/** One line of the bench's table. */
export type BenchRow = { readonly what: string; readonly value: string; readonly how: string }

const sectionsADocument = 20
const queries = 300

/**
 * Measures the retrieval with this many passages, made of the sentences of the product's own documents in other
 * orders with a word of their own each: indexing, opening a stored index, searching, and taking in one changed file.
 */
export async function benchRetrieval(sizes: readonly number[] = [1000, 20_000]): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of sizes) rows.push(...(await benchSize(size)))
  return rows
}

async function benchSize(size: number): Promise<BenchRow[]> {
  const pool = ownSentences()
  const documents = Array.from({ length: Math.ceil(size / sectionsADocument) }, (_, i) => madeUp(i, pool))
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database, silentLog)
    const writer = start(database)
    const indexed = await timed(() => writer.indexDocuments(documents))
    const reader = start(database)
    const opened = await timed(() => reader.refresh())
    const library = createLibrary(database, createAnalyzer(createConceptFinder([])))
    await library.refresh()
    const held = library.parts().reduce((sum, part) => sum + bytesOf(part), 0)
    const times: number[] = []
    for (let i = 0; i < queries; i++) {
      const query = pool[(i * 7) % pool.length] ?? ''
      times.push(await timed(() => reader.search(query.slice(0, 40), 10)))
    }
    const [first] = documents
    const changed = documents.map((document) =>
      document === first ? { ...document, contentHash: 'changed' } : document,
    )
    const again = await timed(() => writer.indexDocuments(changed))
    const { p50, p95 } = percentiles(times)
    const name = `${size.toLocaleString('en')} passages`
    return [
      { what: `${name}: index all`, value: ms(indexed), how: 'into an embedded database in memory' },
      { what: `${name}: open`, value: ms(opened), how: 'from the database into the ranking' },
      {
        what: `${name}: memory`,
        value: `${(held / 2 ** 20).toFixed(1)} MB`,
        how: "of the ranking's arrays",
      },
      {
        what: `${name}: search`,
        value: `${ms(p50)} / ${ms(p95)}`,
        how: `p50 / p95 of ${queries}, with headings read`,
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

function ownSentences(): string[] {
  const folder = join(import.meta.dirname, '../../knowledge/documents/ja')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/<!--[\s\S]*?-->/g, ''))
    .flatMap((text) => splitSentences(text).map(({ raw }) => raw))
    .filter((sentence) => sentence.length > 15)
}

function madeUp(number: number, pool: readonly string[]): SourceDocument {
  const pick = (step: number) => pool[(number * 131 + step * 37) % pool.length] ?? ''
  return {
    path: `ja/made-up-${number}.md`,
    language: 'ja',
    title: `文書${number}`,
    layer: 'practice',
    audience: 'everyone',
    mayLeave: true,
    owner: '事務局',
    reviewBy: '2099-01-01',
    contentHash: String(number),
    sections: Array.from({ length: sectionsADocument }, (_, i) => ({
      heading: pick(i).slice(0, 15),
      above: [],
      text: `${pick(i)}${pick(i + 50)}${pick(i * 3 + 7)}品番は${number * sectionsADocument + i}です。`,
      asked: [],
      source: 'made up',
      asOf: '2026-01-01',
    })),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

// The ranking is all typed arrays; the heap beside them holds the list of documents.
function bytesOf(part: RankingPart): number {
  return Object.values(part)
    .flat()
    .reduce((sum: number, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0)
}

function ms(value: number): string {
  return value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(2)} ms`
}
