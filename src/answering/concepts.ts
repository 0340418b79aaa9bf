import { createHash } from 'node:crypto'
import { everydayWords } from './everyday.ts'
import { normalise } from './normalise.ts'
import type { GlossaryEntry } from './types.ts'

/** Finds the glossary's terms in a text, however they are spelt. */
export type ConceptFinder = {
  /** Changes with the glossary. */
  readonly version: string
  /** The ids of the terms a normalised text names, one for each place; the longest spelling wins. */
  find(normalised: string): string[]
}

/** A finder for the terms of a glossary, and for everyday words that mean the same. */
export function createConceptFinder(entries: readonly GlossaryEntry[]): ConceptFinder {
  const terms = finderOf(entries.map((entry) => ({ id: entry.id, words: spellingsOf(entry) })))
  const everyday = finderOf(everydayWords)
  return {
    version: createHash('sha256')
      .update(JSON.stringify([entries.map((entry) => [entry.id, spellingsOf(entry)]), everydayWords]))
      .digest('hex')
      .slice(0, 12),
    find: (normalised) => [...terms(normalised), ...everyday(normalised), ...findNumbers(normalised)],
  }
}

/** A finder that finds nothing, for documents whose subject is not known. */
export const noConcepts: ConceptFinder = { version: 'none', find: () => [] }

// 「6番」, 「6つ目」 and "measure 6" name the same thing of a list.
function findNumbers(normalised: string): string[] {
  const named = /(?<!\d)(\d{1,2})(?:番(?![地号])|つ目)|\b(?:measure|number|item|no\.) ?(\d{1,2})\b/g
  return [...normalised.matchAll(named)].map((match) => `number.${match[1] ?? match[2]}`)
}

function finderOf(groups: readonly { readonly id: string; readonly words: readonly string[] }[]) {
  const ids = new Map<string, string>()
  for (const { id, words } of groups)
    for (const word of words.map(normalise)) if (!ids.has(word)) ids.set(word, id)
  const spellings = [...ids.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const pattern = new RegExp(spellings.map(asPattern).join('|'), 'gu')
  return (normalised: string): string[] => {
    if (spellings.length === 0) return []
    const found: string[] = []
    for (const [spelling] of normalised.matchAll(pattern)) {
      const id =
        ids.get(spelling) ?? ids.get(spelling.replace(/s$/, '')) ?? ids.get(spelling.replace(/es$/, ''))
      if (id !== undefined) found.push(id)
    }
    return found
  }
}

function spellingsOf(entry: GlossaryEntry): string[] {
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

// A Latin spelling is a word of its own (and may stand in the plural); a Japanese one stands inside running text.
function asPattern(spelling: string): string {
  const escaped = spelling.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return /^[a-z0-9]/.test(spelling) ? `(?<![a-z0-9])${escaped}(?:e?s)?(?![a-z0-9])` : escaped
}
