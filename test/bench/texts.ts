import { join } from 'node:path'
import { FrontMatter } from '../../src/answering/index.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'
import { knowledgeFolder, readJsonLines } from '../eval/bot.ts'

/** A text to be found, and a question with the number of the text it was asked of. */
export type Passage = { readonly title: string; readonly text: string }
export type Query = { readonly text: string; readonly gold: number }
export type Texts = {
  readonly name: string
  readonly passages: readonly Passage[]
  readonly queries: readonly Query[]
}

/**
 * Texts with questions: those under `jsquad/` of a folder, or our own sections, asked for by every third way of
 * asking, with the others as text.
 */
export async function loadTexts(data: string | undefined): Promise<Texts> {
  if (data === undefined) return await ownTexts()
  type Line = { readonly id: string; readonly title: string; readonly text: string }
  const passages = readJsonLines<Line>(join(data, 'jsquad/passages.jsonl'))
  const numbers = new Map(passages.map(({ id }, number) => [id, number]))
  const queries = readJsonLines<{ q: string; gold: string }>(join(data, 'jsquad/queries.jsonl'))
  return {
    name: 'jsquad',
    passages,
    queries: queries.map(({ q, gold }) => ({ text: q, gold: numbers.get(gold) ?? -1 })),
  }
}

async function ownTexts(): Promise<Texts> {
  const documents = await loadDocuments(join(knowledgeFolder, 'documents'), FrontMatter)
  const sections = documents.flatMap(({ title, sections }) =>
    sections.map((section) => ({ ...section, title: `${title} ${section.heading}` })),
  )
  const isAsked = (_: string, number: number) => number % 3 === 0
  return {
    name: 'own sections',
    passages: sections.map(({ title, text, asked }) => ({
      title,
      text: [text, ...asked.filter((way, number) => !isAsked(way, number))].join('\n'),
    })),
    queries: sections.flatMap(({ asked }, gold) => asked.filter(isAsked).map((text) => ({ text, gold }))),
  }
}

/**
 * So many texts: the given ones, and after them copies of which every second word is another text's, so that most are
 * near to a question and only one holds its answer. The same each time.
 */
export function growTexts(passages: readonly Passage[], size: number): Passage[] {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })
  const cut = passages.map(({ text }) => [...segmenter.segment(text)].map(({ segment }) => segment))
  const words = cut.flat()
  const random = numbersFrom(7)
  return Array.from({ length: size }, (_, number) => {
    const passage = passages[number % passages.length] ?? { title: '', text: '' }
    if (number < passages.length) return passage
    const text = (cut[number % passages.length] ?? [])
      .map((word) => (random() < 0.5 ? word : (words[Math.floor(random() * words.length)] ?? word)))
      .join('')
    return { title: passage.title, text }
  })
}

// mulberry32
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
