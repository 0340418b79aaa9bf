import { normalise } from './normalise.ts'
import { type Ranked, type RankingPart, rankingWeights, rarity } from './ranking.ts'
import { type Analyzer, kindOf } from './terms.ts'

/** A section as it is read to order it anew: normalised, with where each sentence of its text ends. */
export type Readable = { readonly title: string; readonly text: string; readonly ends: readonly number[] }

/** A section made readable; a heading that only repeats the document's title counts once. */
export function readable(title: string, heading: string, text: string): Readable {
  const normalised = normalise(text.slice(0, longestRead))
  const ends = [...normalised.matchAll(/[。！？!?\n]|\.(?=\s)/g)].map(({ index }) => index + 1)
  if (ends.at(-1) !== normalised.length) ends.push(normalised.length)
  return { title: normalise(heading === title ? title : `${title}\n${heading}`), text: normalised, ends }
}

/** Sections made readable, each once for as long as the object it is known by is kept. */
export function createReadables(): (
  key: object,
  section: { readonly title: string; readonly heading: string; readonly text: string },
) => Readable {
  const kept = new WeakMap<object, Readable>()
  return (key, { title, heading, text }) => {
    const found = kept.get(key) ?? readable(title, heading, text)
    kept.set(key, found)
    return found
  }
}

/** A word or bigram of the question, weighted by its rarity as in the ranking. */
type Piece = { readonly piece: string; readonly weight: number }

/** How many of the best are read. More brought nothing on JSQuAD (`npm run eval -- --data DIR`). */
export const mostReread = 12
/** Characters of a section that are read. */
const longestRead = 6000

/**
 * How much each sign counts, as a share of the highest score a ranking could give. Fitted on JSQuAD's questions by a
 * softmax over what was found for each, and checked by leaving a fifth of the titles out in turn: recall@1 .929 → .938,
 * MRR@10 .949 → .955.
 */
const weights = {
  /** The share of the question that the best sentence holds, by rarity; what the title holds counts as held. */
  sentence: 0.662,
  /** The same for the best two sentences that follow one another. */
  neighbours: 0.62,
  /** The same for the whole text. */
  whole: 0.563,
  /** The share of the title that stands in the question. */
  title: 0.265,
  /** The share of the question's numbers that stand in the text as whole numbers. */
  numbers: 0.169,
  /** A long sentence or text holds much by chance: natural logarithms of characters. */
  sentenceLength: -0.03,
  length: -0.036,
} as const

/**
 * Orders the best of a ranking anew by reading them: words of a question that stand together in one sentence mean more
 * than the same words strewn over a text, which a ranking by counts cannot tell.
 *
 * @returns the same in a new order, with new scores; those beyond `mostReread` and those without a text stay below.
 */
export function rerank(
  analyzer: Analyzer,
  parts: readonly RankingPart[],
  question: string,
  ranked: readonly Ranked[],
  readableOf: (sectionId: number) => Readable | undefined,
): Ranked[] {
  const pieces = analyzer.pieces(question).map(({ piece, term }) => {
    const { weight } = rankingWeights[kindOf(term)]
    return { piece, weight: weight * rarity(parts, term) }
  })
  const all = pieces.reduce((sum, { weight }) => sum + weight, 0)
  const scale = all * scaleOfSigns
  if (all === 0) return [...ranked]
  const asked = normalise(question)
  const best: Ranked[] = []
  const rest: Ranked[] = []
  for (const found of ranked) {
    const readable = best.length < mostReread ? readableOf(found.sectionId) : undefined
    if (readable === undefined) rest.push(found)
    else best.push({ ...found, score: found.score + scale * signsOf(readable, asked, pieces, all) })
  }
  best.sort((a, b) => b.score - a.score || a.sectionId - b.sectionId)
  return [...best, ...rest]
}

/** The signs' part beside the ranking's score. Half of what fits JSQuAD alone, since short questions tell them less. */
const scaleOfSigns = 0.9

function signsOf(readable: Readable, asked: string, pieces: readonly Piece[], all: number): number {
  const { title, text } = readable
  const sentences = sharesOfSentences(readable, pieces, all)
  let best = { share: -1, length: 0 }
  let neighbours = 0
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.share > best.share) best = sentence
    neighbours = Math.max(neighbours, sentence.share, sentences[index + 1]?.withBefore ?? 0)
  }
  const whole = pieces.reduce(
    (sum, { piece, weight }) => sum + (title.includes(piece) || text.includes(piece) ? weight : 0),
    0,
  )
  return (
    weights.sentence * Math.max(0, best.share) +
    weights.neighbours * neighbours +
    (weights.whole * whole) / all +
    weights.title * shareOfTitle(title, asked) +
    weights.numbers * shareOfNumbers(asked, `${title}\n${text}`) +
    weights.sentenceLength * Math.log(best.length + 1) +
    weights.length * Math.log(text.length + 1)
  )
}

type SentenceShare = { readonly share: number; readonly withBefore: number; readonly length: number }

// One look through the text for each piece, noting in which sentences it stands.
function sharesOfSentences(
  { title, text, ends }: Readable,
  pieces: readonly Piece[],
  all: number,
): SentenceShare[] {
  const alone = new Float64Array(ends.length)
  const withBefore = new Float64Array(ends.length)
  for (const { piece, weight } of pieces) {
    if (title.includes(piece)) {
      for (let sentence = 0; sentence < ends.length; sentence++) {
        alone[sentence] = (alone[sentence] ?? 0) + weight
        withBefore[sentence] = (withBefore[sentence] ?? 0) + weight
      }
      continue
    }
    let sentence = 0
    let counted = -1
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, ends[sentence] ?? text.length)) {
      while ((ends[sentence] ?? text.length + 1) <= at) sentence++
      alone[sentence] = (alone[sentence] ?? 0) + weight
      if (counted !== sentence) withBefore[sentence] = (withBefore[sentence] ?? 0) + weight
      counted = sentence + 1
      if (counted < ends.length) withBefore[counted] = (withBefore[counted] ?? 0) + weight
    }
  }
  return ends.map((end, index) => ({
    share: (alone[index] ?? 0) / all,
    withBefore: index === 0 ? 0 : (withBefore[index] ?? 0) / all,
    length: end - (ends[index - 1] ?? 0),
  }))
}

function shareOfTitle(title: string, asked: string): number {
  const runs = title.match(/[\p{L}\p{N}ー]+/gu) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
  if (pairs.length === 0) return title !== '' && asked.includes(title) ? 1 : 0
  return pairs.filter((pair) => asked.includes(pair)).length / pairs.length
}

function shareOfNumbers(asked: string, text: string): number {
  const wanted = asked.match(/\d+/g) ?? []
  if (wanted.length === 0) return 0
  const held = new Set(text.match(/\d+/g))
  return wanted.filter((number) => held.has(number)).length / wanted.length
}
