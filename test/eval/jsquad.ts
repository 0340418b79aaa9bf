import { join } from 'node:path'
import { createFolderSearch } from '../../src/answering/index.ts'
import { percentiles } from '../../src/cli/golden.ts'
import { readJsonLines } from './bot.ts'
import { shares } from './questions.ts'

type Passage = { readonly id: string; readonly title: string; readonly text: string }
type Query = { readonly q: string; readonly gold: string }

/** Passage retrieval by the search that `mamori search --knowledge` runs, over a folder of passages and queries. */
export function searchPassages(directory: string) {
  const passages = readJsonLines<Passage>(join(directory, 'passages.jsonl'))
  const queries = readJsonLines<Query>(join(directory, 'queries.jsonl'))
  const search = createFolderSearch(
    passages.map(({ id, title, text }) => ({
      path: id,
      title,
      sections: [{ heading: title, above: [], text, asked: [] }],
    })),
  )
  const times: number[] = []
  const ranks = queries.map(({ q, gold }) => {
    const started = performance.now()
    const found = search(q, 10)
    times.push(performance.now() - started)
    return found.findIndex(({ document }) => document === gold)
  })
  return { ...shares(ranks), passages: passages.length, ms: percentiles(times) }
}
