import { createHash } from 'node:crypto'
import { colloquialWords } from './colloquial.ts'
import { everydayWords } from './everyday.ts'
import { normalise } from './normalise.ts'
import { createSpellingFinder } from './spellings.ts'
import type { GlossaryEntry } from './types.ts'

/** Finds the glossary's terms in a text, however they are spelt. */
export type ConceptFinder = {
  /** Changes with the glossary. */
  readonly version: string
  /** The ids of the terms a normalised text names, one for each place; the longest spelling wins. */
  find(normalised: string): string[]
  /** The ids of the terms that are names of their own, such as another scheme's. */
  readonly names: ReadonlySet<string>
}

/** A finder for the terms of a glossary, and for everyday words that mean the same. */
export function createConceptFinder(entries: readonly GlossaryEntry[]): ConceptFinder {
  const terms = finderOf(entries.map((entry) => ({ id: entry.id, words: spellingsOf(entry) })))
  const everyday = finderOf(spokenWords)
  return {
    version: createHash('sha256')
      .update(JSON.stringify([entries.map((entry) => [entry.id, spellingsOf(entry)]), spokenWords]))
      .digest('hex')
      .slice(0, 12),
    names: new Set(entries.filter(({ proper }) => proper === true).map(({ id }) => id)),
    find: (normalised) => [...terms(normalised), ...everyday(normalised), ...findNumbers(normalised)],
  }
}

const spokenWords = [...everydayWords, ...colloquialWords]

/** A finder that finds nothing, for documents whose subject is not known. */
export const noConcepts: ConceptFinder = { version: 'none', find: () => [], names: new Set() }

// 「6番」, 「6つ目」 and "measure 6" name the same thing of a list, 「第5条」, 「5条2項」 and "article 5" the same clause.
function findNumbers(normalised: string): string[] {
  const items = /(?<!\d)(\d{1,2})(?:番(?![地号])|つ目)|\b(?:measure|number|item|no\.) ?(\d{1,2})\b/g
  const clauses = /(?<!\d)(\d{1,3})条(?!件|約)|\b(?:article|clause) ?(\d{1,3})\b/g
  return [
    ...counted.filter(({ pattern }) => pattern.test(normalised)).map(({ id }) => id),
    ...[...normalised.matchAll(items)].map((match) => `number.${match[1] ?? match[2]}`),
    ...[...normalised.matchAll(clauses)].map((match) => `clause.${match[1] ?? match[2]}`),
  ]
}

// A number of persons, of points, of yen is asked about with another number than the documents have.
const counted = [
  {
    id: 'counted.persons',
    pattern:
      /\d(?:人|名)(?:分|以上|以下|未満|超|を超)?|何(?:人|名)|\d (?:people|persons|individuals)|\bhow many (?:people|persons)/,
  },
  { id: 'counted.points', pattern: /\d点|何点|\d (?:points|marks)|\bhow many points|\bscore of \d/ },
  { id: 'counted.yen', pattern: /\d(?:万|億)?円|何(?:万)?円|\byen\b/ },
] as const

function finderOf(groups: readonly { readonly id: string; readonly words: readonly string[] }[]) {
  const ids = new Map<string, string>()
  for (const { id, words } of groups)
    for (const word of words.map(normalise)) if (!ids.has(word)) ids.set(word, id)
  return createSpellingFinder(ids)
}

/** The spellings of a term in their normalised form, two letters or longer. */
export function spellingsOf(entry: GlossaryEntry): string[] {
  const all = [
    entry.term.ja,
    entry.term.en,
    entry.reading ?? '',
    entry.english ?? '',
    ...entry.spellings.ja,
    ...entry.spellings.en,
  ]
  return [...new Set(all.map(normalise))].filter((spelling) => spelling.length > 1)
}
