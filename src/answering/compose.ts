import { checkCitations } from './citations.ts'
import { type Extract, extract } from './extract.ts'
import { judge } from './gate.ts'
import type { ReadQuestion } from './question.ts'
import { type Candidate, type Grounds, meaningOf, shareOfTerms } from './retrieve.ts'
import type { Answer, AnsweringSentences, Citation, FoundSection, Refusal, Section } from './types.ts'
import { saysUnknown } from './unknown.ts'

/** Characters of an answer's text at most. */
export const longestAnswer = 1200
/** Sections an answer stands on at most. */
const mostSections = 3
/** The share of a part's meaning from which a section answers it along with the rest. */
const partCovered = 0.55
/** The share of the best score down to which a section may answer in place of a best one that does not. */
const nearlyBest = 0.85
/** A part has few words, and few words are easily met: it must be surer than a whole question. */
const partConfidence = 0.65
/** The score from which a section is worth offering as a near topic. */
const leastNear = 0.12

/** Refusals beside which no section helps: nothing was found, or what is near is on something else. */
const unhelped: ReadonlySet<Refusal> = new Set(['no-grounds', 'instruction', 'secret', 'other-subject'])

export type ComposeParts = {
  readonly question: ReadQuestion
  readonly grounds: Grounds
  /** The parts of a question that asks several things, each with what was found for it alone; else empty. */
  readonly parts: readonly { readonly text: string; readonly grounds: Grounds }[]
  readonly sentences: AnsweringSentences
  /** How many documents were searched. */
  readonly documents: number
  /** YYYY-MM-DD. */
  readonly today: string
}

/** An answer from the best sections; `undefined` where none holds one, or no quote of it stands. */
export function composeAnswer(parts: ComposeParts): Answer | undefined {
  return composeSections(
    parts,
    chooseSections(parts).map(({ section }) => section),
  )
}

/** An answer from these sections; `undefined` where there are none, or no quote of them stands. */
export function composeSections(parts: ComposeParts, chosen: readonly Section[]): Answer | undefined {
  const { grounds, question } = parts
  const extracts = extractAll(parts, chosen, longestAnswer - 200)
  const citations = extracts.flatMap(({ citations }) => citations)
  if (citations.length === 0) return undefined
  const text = [
    ...(question.wasCut ? [parts.sentences.tooLong] : []),
    ...extracts.map(({ text }) => text),
    ...overdue(parts, chosen),
  ].join('\n\n')
  const used = new Set(chosen.map(({ id }) => id))
  const said = {
    language: question.language,
    text: text.slice(0, longestAnswer),
    citations,
    nearest: nearest(grounds).filter(({ sectionId }) => !used.has(sectionId)),
  }
  if (extracts.every((found) => saysUnknown(found.text)))
    return { kind: 'not_found', refusal: 'not-stated', ...said }
  return { kind: 'answered', ...said }
}

/** A refusal that names the next step, with the section that helps all the same where there is one. */
export function composeRefusal(parts: ComposeParts, refusal: Refusal): Answer {
  const { grounds, question, sentences } = parts
  const near = nearest(grounds)
  const best = grounds.candidates[0]
  const helps =
    !unhelped.has(refusal) &&
    best !== undefined &&
    judge(grounds, best, question.text, question.language).open
  const extracts = helps ? extractAll(parts, [best.section], 500) : []
  const said =
    refusal === 'no-grounds' || refusal === 'not-stated'
      ? sentences.notFound({ topics: near.map(({ heading }) => heading), documents: parts.documents })
      : sentences.refusals[refusal]
  return {
    kind: 'not_found',
    refusal,
    language: question.language,
    text: [said, ...extracts.map(({ text }) => text)].join('\n\n').slice(0, longestAnswer),
    citations: extracts.flatMap(({ citations }) => citations),
    nearest: near,
  }
}

/**
 * The best section where it holds the answer, and for each part of a question that asks several things the best
 * section for that part, unless one chosen before covers it already. Empty where nothing holds an answer.
 */
function chooseSections(parts: ComposeParts): Candidate[] {
  const { grounds, question } = parts
  const [best] = grounds.candidates
  const chosen = grounds.candidates
    .filter((candidate) => candidate.score >= (best?.score ?? 0) * nearlyBest)
    .filter((candidate) => judge(grounds, candidate, question.text, question.language).open)
    .slice(0, 1)
  for (const { text, grounds: found } of parts.parts) {
    const [candidate] = found.candidates
    if (candidate === undefined || chosen.length >= mostSections) continue
    const meaning = meaningOf(found.question)
    if (chosen.some((other) => shareOfTerms(other.profile, meaning) >= partCovered)) continue
    const judged = judge(found, candidate, text, question.language)
    if (judged.open && judged.confidence >= partConfidence) chosen.push(candidate)
  }
  return chosen
}

// The quotes are checked here, before anything is shown: a section whose quotes do not all stand is left out whole.
function extractAll(parts: ComposeParts, sections: readonly Section[], budget: number): Extract[] {
  const extracts: { text: string; citations: readonly Citation[] }[] = []
  let left = budget
  for (const section of sections) {
    const found = extract(section, parts.grounds.question, parts.grounds.likeness, left)
    if (found === undefined || found.text.length > left) continue
    if (checkCitations(found.citations, sections).length !== found.citations.length) continue
    extracts.push(found)
    left -= found.text.length
  }
  return extracts
}

function overdue(parts: ComposeParts, sections: readonly Section[]): string[] {
  const late = sections.find(({ reviewBy }) => reviewBy !== '' && reviewBy < parts.today)
  return late === undefined ? [] : [parts.sentences.reviewOverdue(late.reviewBy, late.owner)]
}

function nearest(grounds: Grounds): FoundSection[] {
  return grounds.candidates
    .filter(({ score }) => score >= leastNear)
    .slice(0, 3)
    .map(({ section, score }) => ({
      sectionId: section.id,
      document: section.document,
      title: section.title,
      heading: section.heading,
      score,
    }))
}
