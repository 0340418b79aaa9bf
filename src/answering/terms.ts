import type { ConceptFinder } from './concepts.ts'
import { normalise, plainText } from './normalise.ts'
import { createWordCutter, wordForm } from './words.ts'

/** The kinds of term that are counted, each with its own ranking: the top two bits of a term. */
export const termKinds = { word: 0, bigram: 1, pair: 2, concept: 3 } as const
export type TermKind = (typeof termKinds)[keyof typeof termKinds]

/** A text with the weight its words count with. */
export type WeightedText = { readonly text: string; readonly weight: number }

/** What a text is made of: term → weighted count. */
export type TermCounts = ReadonlyMap<number, number>

export type Analyzer = {
  /** Names this way of counting; what was counted another way must be counted anew. */
  readonly version: string
  /** Counts the terms of some texts together. */
  count(texts: readonly WeightedText[]): TermCounts
  /** The words of a text that carry meaning, in order, each with its term. */
  words(text: string): { word: string; term: number }[]
  /** The different words and bigrams of a text as they stand in a normalised one, each with its term. */
  pieces(text: string): { piece: string; term: number }[]
  /** The term of one normalised word that is not cut further; `undefined` where it carries no meaning. */
  termOf(word: string): number | undefined
  /** The concepts a text names, by id. */
  concepts(text: string): { id: string; term: number }[]
  /** The terms of the names of their own that a text asks about; one that is only compared with (Xのように) is none. */
  names(text: string): number[]
}

/**
 * Counts words, character bigrams, adjacent word pairs and glossary concepts. Terms are 30-bit hashes with the kind in
 * the top bits, so that an index holds numbers only; two of a million terms share a hash about 500 times.
 */
export function createAnalyzer(finder: ConceptFinder): Analyzer {
  const cut = createWordCutter()

  function addText(counts: Map<number, number>, { text, weight }: WeightedText) {
    const normalised = normalise(plainText(text))
    const words = cut(normalised)
    for (const [index, word] of words.entries()) {
      add(counts, hashTerm(termKinds.word, word), weight)
      const next = words[index + 1]
      if (next !== undefined) add(counts, hashTerm(termKinds.pair, `${word}\0${next}`), weight)
    }
    for (const bigram of bigrams(normalised)) add(counts, hashTerm(termKinds.bigram, bigram), weight)
    for (const id of finder.find(normalised)) add(counts, hashTerm(termKinds.concept, id), weight)
  }

  return {
    version: `9.${finder.version}`,
    count(texts) {
      const counts = new Map<number, number>()
      for (const text of texts) addText(counts, text)
      return counts
    },
    words: (text) => cut(normalise(text)).map((word) => ({ word, term: hashTerm(termKinds.word, word) })),
    pieces(text) {
      const normalised = normalise(text)
      const words = cut(normalised).map((piece) => [piece, hashTerm(termKinds.word, piece)] as const)
      const pairs = bigrams(normalised).map((piece) => [piece, hashTerm(termKinds.bigram, piece)] as const)
      const terms = new Map([...words, ...pairs].map(([piece, term]) => [term, piece]))
      return [...terms].map(([term, piece]) => ({ piece, term }))
    },
    termOf(word) {
      const form = wordForm(word)
      return form === undefined ? undefined : hashTerm(termKinds.word, form)
    },
    concepts: (text) =>
      finder.find(normalise(text)).map((id) => ({ id, term: hashTerm(termKinds.concept, id) })),
    names: (text) =>
      [...new Set(finder.find(normalise(text).replaceAll(comparedWith, ' ')))]
        .filter((id) => finder.names.has(id))
        .map((id) => hashTerm(termKinds.concept, id)),
  }
}

const comparedWith =
  /[^、。?]{1,24}(?:みたいに|のように|と同じように)|\b(?:just )?like (?:the |an? )?[\w -]{2,20}/g

/** Pairs of neighbouring characters within runs of letters and digits. */
function bigrams(normalised: string): string[] {
  const found: string[] = []
  for (const run of normalised.match(/[\p{L}\p{N}ー]+/gu) ?? [])
    for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2))
  return found
}

/** The bigram terms of a normalised word. */
export function hashBigrams(word: string): number[] {
  return bigrams(word).map((bigram) => hashTerm(termKinds.bigram, bigram))
}

/** The kind a term is of. */
export function kindOf(term: number): TermKind {
  return (term >>> 30) as TermKind
}

/** Term counts as bytes: per term its four bytes and its count in quarters, at most 255. */
export function encodeTerms(counts: TermCounts): Uint8Array {
  const bytes = new Uint8Array(counts.size * 5)
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const [term, count] of counts) {
    view.setUint32(offset, term, true)
    view.setUint8(offset + 4, Math.min(255, Math.max(1, Math.round(count * 4))))
    offset += 5
  }
  return bytes
}

function add(counts: Map<number, number>, term: number, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

// FNV-1a over UTF-16 units, with the final mix of MurmurHash3 since the low bits alone are poor on short texts.
function hashTerm(kind: TermKind, text: string): number {
  let hash = 0x811c9dc5 ^ kind
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) & 0x3fffffff) | (kind << 30)) >>> 0
}
