import { kindOf, type TermCounts } from './terms.ts'

/** A passage as it is put into the ranking. `terms` is `encodeTerms`' form. */
export type RankedText = {
  readonly sectionId: number
  /** The document's number, by which `drop` takes it out again. */
  readonly document: number
  /** Bits by which a search leaves passages out: a passage is seen when it has every bit asked for. */
  readonly flags: number
  readonly terms: Uint8Array
}

export type Ranked = { readonly sectionId: number; readonly document: number; readonly score: number }

/** Some passages, counted. Immutable but for the passages that are no longer there. */
export type RankingPart = {
  readonly size: number
  readonly sectionIds: Uint32Array
  readonly documents: Uint32Array
  /** 0 for a passage that was dropped, else its flags with the top bit set. */
  readonly flags: Uint8Array
  /** One length a passage for each kind of term, in quarters. */
  readonly lengths: readonly Uint32Array[]
  readonly totals: Float64Array
  /** Open addressing: the term at a slot (0 where empty), and where its postings begin and end. */
  readonly slots: Uint32Array
  readonly begins: Uint32Array
  readonly ends: Uint32Array
  readonly passages: Uint32Array
  readonly counts: Uint8Array
}

/**
 * Weight, k1 and b of each kind of term: words, bigrams, adjacent pairs, concepts. Words, bigrams and pairs as
 * measured for Japanese questions (k1 .6; b .75, .9, .75); the concepts' weight chosen by `npm run eval`.
 */
export const rankingWeights = [
  { weight: 1, k1: 0.6, b: 0.75 },
  { weight: 0.3, k1: 0.6, b: 0.9 },
  { weight: 0.2, k1: 0.6, b: 0.75 },
  { weight: 1.2, k1: 0.6, b: 0 },
] as const

const alive = 0x80
const quarter = 0.25

/** Counts passages into a part: about 5 bytes a term of a passage. */
export function createRankingPart(texts: readonly RankedText[]): RankingPart {
  const size = texts.length
  const lengths = rankingWeights.map(() => new Uint32Array(size))
  const { slots, ends: frequencies, entries } = countFrequencies(texts)
  const begins = new Uint32Array(slots.length)
  let sum = 0
  for (let slot = 0; slot < slots.length; slot++) {
    begins[slot] = sum
    sum += frequencies[slot] ?? 0
  }
  const ends = begins.slice()
  const passages = new Uint32Array(entries)
  const counts = new Uint8Array(entries)
  for (let passage = 0; passage < size; passage++) {
    const bytes = texts[passage]?.terms ?? new Uint8Array()
    for (let offset = 0; offset < bytes.length; offset += 5) {
      const term = readTerm(bytes, offset)
      const slot = slotOf(slots, term)
      const at = ends[slot] ?? 0
      const count = bytes[offset + 4] ?? 0
      passages[at] = passage
      counts[at] = count
      ends[slot] = at + 1
      const ofKind = lengths[kindOf(term)]
      if (ofKind !== undefined) ofKind[passage] = (ofKind[passage] ?? 0) + count
    }
  }
  return {
    size,
    sectionIds: Uint32Array.from(texts, ({ sectionId }) => sectionId),
    documents: Uint32Array.from(texts, ({ document }) => document),
    flags: Uint8Array.from(texts, ({ flags }) => flags | alive),
    lengths,
    totals: Float64Array.from(lengths, (ofKind) => ofKind.reduce((total, length) => total + length, 0)),
    slots,
    begins,
    ends,
    passages,
    counts,
  }
}

/** Takes documents out of a part: their passages are no longer found. */
export function dropDocuments(part: RankingPart, gone: ReadonlySet<number>): void {
  for (let i = 0; i < part.size; i++) if (gone.has(part.documents[i] ?? -1)) part.flags[i] = 0
}

/** How many passages hold a term, dropped ones included. */
export function countPassages(parts: readonly RankingPart[], term: number): number {
  let found = 0
  for (const part of parts) {
    const slot = slotOf(part.slots, term)
    if (part.slots[slot] === term) found += (part.ends[slot] ?? 0) - (part.begins[slot] ?? 0)
  }
  return found
}

/** How rare a term is: the natural logarithm of BM25, 0 or more. */
export function rarity(parts: readonly RankingPart[], term: number): number {
  const all = parts.reduce((sum, part) => sum + part.size, 0)
  const found = countPassages(parts, term)
  return Math.log(1 + (all - found + 0.5) / (found + 0.5))
}

/**
 * Ranks passages for a question by BM25 over each kind of term, summed.
 *
 * @returns the best passage of each of at most `limit` documents (`one: 'document'`) or the best sections, best first.
 */
export function rank(
  parts: readonly RankingPart[],
  question: TermCounts,
  wanted: { readonly limit: number; readonly flags: number; readonly one: 'document' | 'section' },
): Ranked[] {
  const all = parts.reduce((sum, part) => sum + part.size, 0)
  if (all === 0) return []
  const averages = rankingWeights.map((_, kind) =>
    Math.max(1, parts.reduce((sum, part) => sum + (part.totals[kind] ?? 0), 0) / all),
  )
  const weights = new Map([...question].map(([term, count]) => [term, count * rarity(parts, term)]))
  const best = new Map<number, Ranked>()
  for (const part of parts) {
    const scores = scorePart(part, weights, averages)
    collect(part, scores, wanted, best)
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.sectionId - b.sectionId)
    .slice(0, wanted.limit)
}

function scorePart(
  part: RankingPart,
  weights: ReadonlyMap<number, number>,
  averages: readonly number[],
): Float32Array {
  const scores = new Float32Array(part.size)
  for (const [term, termWeight] of weights) {
    const slot = slotOf(part.slots, term)
    if (part.slots[slot] !== term) continue
    const kind = kindOf(term)
    const { weight, k1, b } = rankingWeights[kind]
    const lengths = part.lengths[kind] ?? new Uint32Array()
    const factor = weight * termWeight * (k1 + 1)
    const fixed = k1 * (1 - b)
    const slope = (k1 * b) / (averages[kind] ?? 1)
    const end = part.ends[slot] ?? 0
    for (let at = part.begins[slot] ?? 0; at < end; at++) {
      const passage = part.passages[at] ?? 0
      const count = (part.counts[at] ?? 0) * quarter
      const norm = fixed + slope * (lengths[passage] ?? 0)
      scores[passage] = (scores[passage] ?? 0) + (factor * count) / (count + norm)
    }
  }
  return scores
}

function collect(
  part: RankingPart,
  scores: Float32Array,
  wanted: { readonly limit: number; readonly flags: number; readonly one: 'document' | 'section' },
  best: Map<number, Ranked>,
): void {
  const mask = wanted.flags | alive
  const floor = floorOf(scores, part, mask, wanted.limit * 8)
  for (let passage = 0; passage < part.size; passage++) {
    const score = scores[passage] ?? 0
    if (score <= 0 || score < floor || ((part.flags[passage] ?? 0) & mask) !== mask) continue
    const sectionId = part.sectionIds[passage] ?? 0
    const document = part.documents[passage] ?? 0
    const key = wanted.one === 'document' ? document : sectionId
    if (score > (best.get(key)?.score ?? 0)) best.set(key, { sectionId, document, score })
  }
}

// With many passages most scores are far below the best: only what stands above the n-th highest is sorted.
function floorOf(scores: Float32Array, part: RankingPart, mask: number, count: number): number {
  if (part.size <= count * 4) return 0
  const highest = new Float32Array(count)
  let lowest = 0
  for (let passage = 0; passage < part.size; passage++) {
    const score = scores[passage] ?? 0
    if (score <= (highest[lowest] ?? 0) || ((part.flags[passage] ?? 0) & mask) !== mask) continue
    highest[lowest] = score
    lowest = 0
    for (let i = 1; i < count; i++) if ((highest[i] ?? 0) < (highest[lowest] ?? 0)) lowest = i
  }
  return highest[lowest] ?? 0
}

function countFrequencies(texts: readonly RankedText[]) {
  let capacity = 1 << 12
  let slots = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  let used = 0
  let entries = 0
  for (const { terms } of texts) {
    for (let offset = 0; offset < terms.length; offset += 5) {
      const term = readTerm(terms, offset)
      const slot = slotOf(slots, term)
      if (slots[slot] === 0) {
        slots[slot] = term
        used++
      }
      ends[slot] = (ends[slot] ?? 0) + 1
      entries++
      if (used * 2 < capacity) continue
      capacity *= 2
      const grown = new Uint32Array(capacity)
      const grownEnds = new Uint32Array(capacity)
      for (let i = 0; i < slots.length; i++) {
        const moved = slots[i] ?? 0
        if (moved === 0) continue
        const to = slotOf(grown, moved)
        grown[to] = moved
        grownEnds[to] = ends[i] ?? 0
      }
      slots = grown
      ends = grownEnds
    }
  }
  return { slots, ends, entries }
}

function readTerm(bytes: Uint8Array, offset: number): number {
  const low = (bytes[offset] ?? 0) | ((bytes[offset + 1] ?? 0) << 8) | ((bytes[offset + 2] ?? 0) << 16)
  return (low | ((bytes[offset + 3] ?? 0) << 24)) >>> 0
}

// The slot that holds the term, or the empty one where it belongs. Tables are at most half full.
function slotOf(slots: Uint32Array, term: number): number {
  const mask = slots.length - 1
  let slot = (Math.imul(term, 0x9e3779b1) >>> 0) & mask
  while (slots[slot] !== 0 && slots[slot] !== term) slot = (slot + 1) & mask
  return slot
}
