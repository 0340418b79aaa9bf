import { withoutPadding } from '../question.ts'
import { type Analyzer, kindOf, termKinds } from '../terms.ts'

/** A question as it is grouped. */
export type Asked = { readonly id: string; readonly text: string }

/** Questions that ask for the same, by their ids; `gap` is the gap they belong to, where it exists already. */
export type Group = { readonly gap: string | undefined; readonly questions: readonly string[] }

/** From here on two questions ask for the same; chosen by the pairs in test/answering/cluster.test.ts. */
const sameFrom = 0.5

/** What a shared term counts: a concept of the glossary most, two letters least. */
const weights = {
  [termKinds.word]: 1,
  [termKinds.bigram]: 0.4,
  [termKinds.pair]: 0,
  [termKinds.concept]: 1.5,
}

/**
 * Puts each question to the gap, or to the question before it, that it is most like, or begins a group with it. No model;
 * the order of the questions decides, so the same questions always make the same groups.
 *
 * @param gaps the questions of the gaps that exist, most recent last.
 */
export function groupQuestions(
  analyzer: Pick<Analyzer, 'pieces' | 'concepts'>,
  questions: readonly Asked[],
  gaps: readonly { readonly id: string; readonly texts: readonly string[] }[],
): Group[] {
  const groups: { gap: string | undefined; questions: string[]; profiles: Terms[] }[] = gaps.map(
    ({ id, texts }) => ({ gap: id, questions: [], profiles: texts.map((text) => termsOf(analyzer, text)) }),
  )
  for (const { id, text } of questions) {
    const profile = termsOf(analyzer, text)
    const nearest = groups
      .map((group) => ({
        group,
        likeness: Math.max(0, ...group.profiles.map((each) => between(each, profile))),
      }))
      .filter(({ likeness }) => likeness >= sameFrom)
      .sort((a, b) => b.likeness - a.likeness)[0]?.group
    if (nearest === undefined) groups.push({ gap: undefined, questions: [id], profiles: [profile] })
    else {
      nearest.questions.push(id)
      nearest.profiles.push(profile)
    }
  }
  return groups
    .filter((group) => group.questions.length > 0)
    .map(({ gap, questions }) => ({ gap, questions }))
}

type Terms = { readonly terms: ReadonlySet<number>; readonly mass: number }

// Without hiragana alone: how a question ends says nothing of what it is about.
function termsOf(analyzer: Pick<Analyzer, 'pieces' | 'concepts'>, text: string): Terms {
  const bare = withoutPadding(text)
  const pieces = analyzer.pieces(bare).filter(({ piece }) => !/^[ぁ-ゖー]+$/.test(piece))
  const terms = new Set([...pieces, ...analyzer.concepts(bare)].map(({ term }) => term))
  return { terms, mass: massOf(terms) }
}

// Dice's coefficient over weighted terms: 0 nothing shared, 1 the same.
function between(one: Terms, other: Terms): number {
  if (one.mass + other.mass === 0) return 0
  return (2 * massOf([...one.terms].filter((term) => other.terms.has(term)))) / (one.mass + other.mass)
}

function massOf(terms: Iterable<number>): number {
  let mass = 0
  for (const term of terms) mass += weights[kindOf(term)]
  return mass
}
