import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import type { Library } from './library.ts'
import { languageFlags, openToEveryone } from './library.ts'
import { createLikeness, type Likeness, type Profile } from './likeness.ts'
import type { ReadQuestion } from './question.ts'
import { type RankingPart, rank, rankingWeights, rarity } from './ranking.ts'
import { listSections } from './store.ts'
import { type Analyzer, kindOf, type TermCounts, termKinds } from './terms.ts'
import type { Audience, Section } from './types.ts'

/** A section found for a question, with what the gate needs to judge it. All shares are 0 to 1. */
export type Candidate = {
  readonly section: Section
  /** What sections are ordered by: `match` and `likeness` together. */
  readonly score: number
  /** The ranking's score as a share of what a section made of the question could get. */
  readonly match: number
  /** How like the question is to the heading, or to the nearest way of asking. */
  readonly likeness: number
  /** The share of the question's meaning that stands anywhere in the section. */
  readonly covered: number
  readonly profile: Profile
}

/** The sections found, best first, and the question as it was compared. */
export type Grounds = {
  readonly candidates: readonly Candidate[]
  readonly question: Profile
  readonly likeness: Likeness
}

/** How many sections are read and ordered anew. */
const candidatesRead = 16
/** How much likeness counts beside the match; chosen by `npm run eval`. */
const likenessWeight = 0.6
/** How much the words of the question before count in a follow-up. */
const carriedWeight = 0.5
/** Sections whose profiles are kept, about 10 kB each. */
const mostKept = 2000

export type Retriever = {
  /** Finds the sections for a question, in one language and for one audience. */
  retrieve(
    question: Pick<ReadQuestion, 'text' | 'context'>,
    wanted: { readonly language: Language; readonly audience: Audience },
  ): Promise<Grounds>
}

type SectionProfiles = { readonly whole: Profile; readonly ways: readonly Profile[] }

/** A retriever over a library; it keeps what it worked out of sections until the library changes. */
export function createRetriever(parts: {
  readonly database: Database
  readonly library: Library
  readonly analyzer: Analyzer
}): Retriever {
  let of = parts.library.parts()
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
      const ranking = parts.library.parts()
      if (ranking !== of) {
        of = ranking
        likeness = createLikeness(parts.analyzer, of)
        kept = new Map()
      }
      const texts = [{ text: question.text, weight: 1 }]
      if (question.context !== undefined) texts.push({ text: question.context, weight: carriedWeight })
      const most = question.context === undefined ? 1 : 1 + carriedWeight
      const terms = clip(parts.analyzer.count(texts), most)
      const flags = languageFlags[wanted.language] | (wanted.audience === 'everyone' ? openToEveryone : 0)
      const ranked = rank(ranking, terms, { limit: candidatesRead, flags, one: 'section' })
      const ids = ranked.map(({ sectionId }) => sectionId)
      const sections = await listSections(parts.database, ids)
      const asked = likeness.profile([question.text, question.context ?? ''].join('\n'))
      const scores = new Map(ranked.map(({ sectionId, score }) => [sectionId, score]))
      const highest = highestScore(ranking, terms)
      const candidates = sections.map((section) => {
        const { whole, ways } = profilesOf(section)
        const match = (scores.get(section.id) ?? 0) / Math.max(highest, 1e-6)
        const near = Math.max(...ways.map((way) => likeness.between(asked, way)))
        const score = match + likenessWeight * near
        return {
          section,
          score,
          match,
          likeness: near,
          covered: likeness.covered(asked, whole),
          profile: whole,
        }
      })
      candidates.sort((a, b) => b.score - a.score)
      return { candidates, question: asked, likeness }
    },
  }
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

/** The terms of a profile that are words or concepts: what a question is about. */
export function meaningOf(profile: Profile): Map<number, number> {
  const kinds: readonly number[] = [termKinds.word, termKinds.concept]
  return new Map([...profile.weights].filter(([term]) => kinds.includes(kindOf(term))))
}
