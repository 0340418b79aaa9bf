import { type RankingPart, rankingWeights, rarity } from './ranking.ts'
import { type Analyzer, kindOf } from './terms.ts'

/** A text's terms, each with how much it says: its kind's weight times its rarity. */
export type Profile = { readonly weights: ReadonlyMap<number, number>; readonly mass: number }

/** Compares texts by the terms they share, as rare as these are in the documents. */
export type Likeness = {
  profile(text: string): Profile
  /** 0 (nothing shared) to 1 (the same terms). */
  between(one: Profile, other: Profile): number
  /** The share of `of` that stands in `by`, 0 to 1. */
  covered(of: Profile, by: Profile): number
}

/** A comparison over the documents as they stand now. */
export function createLikeness(analyzer: Analyzer, parts: readonly RankingPart[]): Likeness {
  const known = new Map<number, number>()

  function weightOf(term: number): number {
    const found = known.get(term)
    if (found !== undefined) return found
    const weight = rankingWeights[kindOf(term)].weight * rarity(parts, term)
    known.set(term, weight)
    return weight
  }

  return {
    profile(text) {
      const weights = new Map<number, number>()
      let mass = 0
      for (const term of analyzer.count([{ text, weight: 1 }]).keys()) {
        const weight = weightOf(term)
        weights.set(term, weight)
        mass += weight
      }
      return { weights, mass }
    },
    between: (one, other) =>
      one.mass === 0 || other.mass === 0 ? 0 : shared(one, other) / Math.sqrt(one.mass * other.mass),
    covered: (of, by) => (of.mass === 0 ? 0 : shared(of, by) / of.mass),
  }
}

function shared(one: Profile, other: Profile): number {
  const [few, many] = one.weights.size < other.weights.size ? [one, other] : [other, one]
  let sum = 0
  for (const [term, weight] of few.weights) if (many.weights.has(term)) sum += weight
  return sum
}
