import type { Language } from '../common/language.ts'
import { fuse } from './embedding/fusion.ts'
import type { Embedding } from './embedding/index.ts'
import type { Library } from './library.ts'
import { languageFlags, openToEveryone } from './library.ts'
import { createLikeness, type Likeness, type Profile } from './likeness.ts'
import { isOwnRule } from './ownRules.ts'
import type { ReadQuestion } from './question.ts'
import { countPassages, type RankingPart, rank, rankingWeights, rarity } from './ranking.ts'
import type { SectionReader } from './shelf.ts'
import { type Analyzer, kindOf, type TermCounts, termKinds } from './terms.ts'
import { findTopics, shareOfTopics, type Topic } from './topics.ts'
import type { Audience, Section } from './types.ts'
import { saysUnknown } from './unknown.ts'

/** A section found for a question, with what the gate needs to judge it. All shares are 0 to 1. */
export type Candidate = {
  readonly section: Section
  /** What sections are ordered by: `match` and `likeness` together. */
  readonly score: number
  /** The ranking's score as a share of what a section made of the question could get. */
  readonly match: number
  /** How like the question is to the heading, or to the nearest way of asking. */
  readonly likeness: number
  readonly profile: Profile
}

/** The sections found, best first, and the question as it was compared. */
export type Grounds = {
  readonly candidates: readonly Candidate[]
  readonly question: Profile
  readonly topics: readonly Topic[]
  /** The terms of the names of their own that the question asks about; a section that has none of them is no grounds. */
  readonly names: readonly number[]
  readonly likeness: Likeness
}

/** How many sections are read and ordered anew. */
const candidatesRead = 16
/** How many are ranked where sections found by meaning need their score. */
const rankedBeside = 64
/** How much likeness counts beside the match; chosen by `npm run eval`. */
const likenessWeight = 0.4
/** How much it counts that a section holds the question's topics; chosen by `npm run eval`. */
const topicsWeight = 0.15
/** A section that only says what is not known gives way to one about as near that says something. */
const unknownFactor = 0.85
/** The likeness from which it is taken to be the very thing asked. */
const surelyLike = 0.45
const likelyUnknownFactor = 0.93
/** A section that is not on what the question names gives way to one that is. */
const unnamedFactor = 0.6
/** A company's own rule goes before what is said in general that is found about as well. */
const ownFactor = 1.15
/** How much the words of the question before count in a follow-up. */
const carriedWeight = 0.5
const colloquialWeight = 0.4
/** Sections whose profiles are kept, about 10 kB each. */
const mostKept = 2000

export type Retriever = {
  /** Finds the sections for a question, in one language and for one audience. */
  retrieve(
    question: Pick<ReadQuestion, 'text' | 'context'> & { readonly asWritten?: string },
    wanted: { readonly language: Language; readonly audience: Audience },
  ): Promise<Grounds>
}

type SectionProfiles = { readonly whole: Profile; readonly ways: readonly Profile[] }

/** A retriever over a library; it keeps what it worked out of sections until the library changes. */
export function createRetriever(parts: {
  readonly readSections: SectionReader
  readonly library: Library
  readonly analyzer: Analyzer
  /** Finds sections by meaning too; without it they are found by their words alone. */
  readonly embedding?: Pick<Embedding, 'findSimilar' | 'weight'> | undefined
}): Retriever {
  const { library } = parts
  let of = library.parts()
  let likeness = createLikeness(parts.analyzer, of)
  let kept = new Map<number, SectionProfiles>()

  function profilesOf(section: Section): SectionProfiles {
    const found = kept.get(section.id)
    if (found !== undefined) return found
    const profiles = {
      whole: likeness.profile([section.title, section.heading, ...section.asked, section.text].join('\n')),
      ways: [section.heading, ...section.asked].map((way) => likeness.profile(way)),
    }
    if (kept.size >= mostKept) kept.clear()
    kept.set(section.id, profiles)
    return profiles
  }

  return {
    async retrieve(question, wanted) {
      const similar = (await parts.embedding?.findSimilar(question, wanted)) ?? []
      const ranking = library.parts()
      if (ranking !== of) {
        of = ranking
        likeness = createLikeness(parts.analyzer, of)
        kept = new Map()
      }
      const texts = [{ text: question.text, weight: 1 }]
      if (question.context !== undefined) texts.push({ text: question.context, weight: carriedWeight })
      const most = question.context === undefined ? 1 : 1 + carriedWeight
      const colloquial = new Set(hiraganaTerms(parts.analyzer, `${question.text}\n${question.context ?? ''}`))
      const terms = weaken(clip(parts.analyzer.count(texts), most), colloquial)
      const flags = languageFlags[wanted.language] | (wanted.audience === 'everyone' ? openToEveryone : 0)
      const limit = similar.length === 0 ? candidatesRead : rankedBeside
      const ranked = rank(ranking, terms, { limit, flags, one: 'section' })
      const near = ranked.slice(0, candidatesRead).map(({ sectionId }) => sectionId)
      const ids = [...new Set([...near, ...similar])]
      const sections = await parts.readSections(ids)
      const asked = weakenProfile(
        likeness.profile([question.text, question.context ?? ''].join('\n')),
        colloquial,
        ranking,
      )
      const scores = new Map(ranked.map(({ sectionId, score }) => [sectionId, score]))
      const highest = highestScore(ranking, terms)
      const topics = findTopics(parts.analyzer, ranking, question.text)
      const names = parts.analyzer.names(question.text)
      const candidates = sections.map((section) => {
        const { whole, ways } = profilesOf(section)
        const match = (scores.get(section.id) ?? 0) / Math.max(highest, 1e-6)
        const likest = Math.max(...ways.map((way) => likeness.between(asked, way)))
        const score =
          (match + likenessWeight * likest + topicsWeight * shareOfTopics(whole, topics)) *
          (saysUnknown(section.text) ? (likest < surelyLike ? unknownFactor : likelyUnknownFactor) : 1) *
          (holdsName(whole, names) ? 1 : unnamedFactor) *
          (isOwnRule(section) ? ownFactor : 1)
        return {
          section,
          score,
          match,
          likeness: likest,
          profile: whole,
        }
      })
      candidates.sort((a, b) => b.score - a.score)
      const { weight = 0 } = parts.embedding ?? {}
      const fused = fuse(candidates, similar, ({ section }) => section.id, weight)
      return { candidates: fused, question: asked, topics, names, likeness }
    },
  }
}

// Words in hiragana only are mostly how a person talks (なんか, みたい): they count less, and not at all when no document
// has them, since a strange one would otherwise pass for the rarest word of the question.
function hiraganaTerms(analyzer: Analyzer, text: string): number[] {
  return analyzer.words(text).flatMap(({ word, term }) => (/^[ぁ-んー]+$/.test(word) ? [term] : []))
}

function weaken(terms: Map<number, number>, colloquial: ReadonlySet<number>): Map<number, number> {
  for (const term of colloquial) terms.set(term, (terms.get(term) ?? 0) * colloquialWeight)
  return terms
}

function weakenProfile(
  profile: Profile,
  colloquial: ReadonlySet<number>,
  ranking: readonly RankingPart[],
): Profile {
  const weights = new Map(profile.weights)
  for (const term of colloquial)
    if (countPassages(ranking, term) === 0) weights.delete(term)
    else weights.set(term, (weights.get(term) ?? 0) * colloquialWeight)
  return { weights, mass: [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
}

// What a passage would score that held every term of the question endlessly often.
function highestScore(ranking: readonly RankingPart[], terms: TermCounts): number {
  let sum = 0
  for (const [term, count] of terms) {
    const { weight, k1 } = rankingWeights[kindOf(term)]
    sum += weight * (k1 + 1) * count * rarity(ranking, term)
  }
  return sum
}

// A word said twice in a question does not mean twice as much.
function clip(counts: ReadonlyMap<number, number>, most: number): Map<number, number> {
  return new Map([...counts].map(([term, count]) => [term, Math.min(count, most)]))
}

/** Whether a text is on what a question names: it holds one of the names, or there are none. */
export function holdsName(profile: Profile, names: readonly number[]): boolean {
  return names.length === 0 || names.some((name) => profile.weights.has(name))
}

/** The terms of a profile that are words or concepts: what a question is about. */
export function meaningOf(profile: Profile): Map<number, number> {
  const kinds: readonly number[] = [termKinds.word, termKinds.concept]
  return new Map([...profile.weights].filter(([term]) => kinds.includes(kindOf(term))))
}

/** The share of some weighted terms that a text holds, by weight; 1 where there are none. */
export function shareOfTerms(profile: Profile, terms: ReadonlyMap<number, number>): number {
  let all = 0
  let held = 0
  for (const [term, weight] of terms) {
    all += weight
    if (profile.weights.has(term)) held += weight
  }
  return all === 0 ? 1 : held / all
}
