import { create, insertMultiple, search } from '@orama/orama'
import { createTokenizer } from '@orama/tokenizers/japanese'
import MiniSearch from 'minisearch'
import { createFolderSearch } from '../../src/answering/index.ts'
import { normalise } from '../../src/answering/normalise.ts'
import { createWordCutter } from '../../src/answering/words.ts'
import { percentiles } from '../../src/cli/golden.ts'
import { openDatabase } from '../../src/database/index.ts'
import { shares } from '../eval/questions.ts'
import { type BenchRow, ms } from './retrieval.ts'
import type { Texts } from './texts.ts'

/** Numbers of the texts found for a question, best first. */
type Finder = (question: string) => number[] | Promise<number[]>

/** Questions asked of each at most. */
const asked = 5000

/** Finds the same texts by Mamori and by four others, in one run: recall and time of each. */
export async function benchBeside(texts: Texts): Promise<BenchRow[]> {
  const step = Math.max(1, Math.floor(texts.queries.length / asked))
  const queries = texts.queries.filter((_, number) => number % step === 0).slice(0, asked)
  const rows: BenchRow[] = []
  for (const [name, make] of Object.entries(finders)) {
    const { find, close } = await make(texts)
    const ranks: number[] = []
    const times: number[] = []
    for (const { text, gold } of queries) {
      const started = performance.now()
      const found = await find(text)
      times.push(performance.now() - started)
      ranks.push(found.indexOf(gold))
    }
    await close()
    const { recall1, recall5, mrr10 } = shares(ranks)
    const { p50, p95 } = percentiles(times)
    rows.push({
      what: `${texts.name}: ${name}`,
      value: [recall1, recall5, mrr10].map((share) => share.toFixed(3)).join(' / '),
      how: `recall@1 / recall@5 / MRR@10 of ${queries.length}; ${ms(p50)} / ${ms(p95)} p50 / p95`,
    })
  }
  return rows
}

type MakeFinder = (texts: Texts) => Promise<{ find: Finder; close(): Promise<void> }>

const finders: Readonly<Record<string, MakeFinder>> = {
  Mamori: async ({ passages }) => {
    const find = createFolderSearch(
      passages.map(({ title, text }, number) => ({
        path: String(number),
        title,
        sections: [{ heading: title, above: [], text, asked: [] }],
      })),
    )
    return finder((question) => find(question, 10).map(({ document }) => Number(document)))
  },
  'MiniSearch, bigrams': (texts) => miniSearch(texts, bigrams),
  'MiniSearch, words': (texts) => miniSearch(texts, createWordsOf()),
  'Orama, Japanese tokenizer': async ({ passages }) => {
    const index = create({
      schema: { number: 'number', title: 'string', text: 'string' } as const,
      components: { tokenizer: createTokenizer({ language: 'japanese' }) },
    })
    await insertMultiple(
      index,
      passages.map(({ title, text }, number) => ({ number, title, text })),
    )
    return finder(async (question) => {
      const { hits } = await search(index, { term: question, limit: 10 })
      return hits.map(({ document }) => document.number)
    })
  },
  'Postgres ts_rank, words': async ({ passages }) => {
    const wordsOf = createWordsOf()
    const database = await openDatabase({ kind: 'memory' })
    await database.query('create table texts (number integer primary key, words tsvector)')
    await database.query(
      `insert into texts select n, array_to_tsvector(array(select distinct w from unnest(string_to_array(t, ' ')) w where w <> ''))
       from unnest($1::integer[], $2::text[]) as given(n, t)`,
      [
        passages.map((_, number) => number),
        passages.map(({ title, text }) => wordsOf(`${title}\n${text}`).join(' ')),
      ],
    )
    await database.query('create index on texts using gin (words)')
    return {
      find: async (question) => {
        const words = [...new Set(wordsOf(question))].map((word) => `'${word.replaceAll("'", "''")}'`)
        const { rows } = await database.query<{ number: number }>(
          `select number from texts, to_tsquery('simple', $1) asked
           where words @@ asked order by ts_rank(words, asked, 1) desc, number limit 10`,
          [words.join(' | ')],
        )
        return rows.map(({ number }) => number)
      },
      close: () => database.close(),
    }
  },
}

async function miniSearch({ passages }: Texts, tokenize: (text: string) => string[]) {
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize,
    processTerm: (term) => term,
  })
  index.addAll(passages.map(({ title, text }, id) => ({ id, title, text })))
  return finder((question) =>
    index
      .search(question)
      .slice(0, 10)
      .map(({ id }) => Number(id)),
  )
}

function finder(find: Finder) {
  return { find, close: async () => {} }
}

function createWordsOf(): (text: string) => string[] {
  const cut = createWordCutter()
  return (text) => cut(normalise(text))
}

function bigrams(text: string): string[] {
  const runs = normalise(text).match(/[\p{L}\p{N}ー]+/gu) ?? []
  return runs.flatMap((run) =>
    run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  )
}
