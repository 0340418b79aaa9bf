import { checkCitations } from './citations.ts'
import { type Extract, extract } from './extract.ts'
import { judge, lacksWhatIsAsked } from './gate.ts'
import type { ReadQuestion } from './question.ts'
import { type Candidate, type Grounds, meaningOf } from './retrieve.ts'
import type { Answer, AnsweringSentences, Citation, FoundSection, Refusal, Section } from './types.ts'
import { saysUnknown } from './unknown.ts'

/** Characters of an answer's text at most. */
export const longestAnswer = 1200

export type ComposeParts = {
  readonly question: ReadQuestion
  readonly grounds: Grounds
  readonly sentences: AnsweringSentences
  /** How many documents were searched. */
  readonly documents: number
  /** YYYY-MM-DD. */
  readonly today: string
}

/** An answer from the best sections; `undefined` where no quote of it stands. */
export function composeAnswer(parts: ComposeParts): Answer | undefined {
  const { grounds, question } = parts
  const chosen = chooseSections(grounds, question)
  const extracts = extractAll(
    parts,
    chosen.map(({ section }) => section),
    longestAnswer - 200,
  )
  const citations = extracts.flatMap(({ citations }) => citations)
  if (citations.length === 0) return undefined
  const text = [
    ...(question.wasCut ? [parts.sentences.tooLong] : []),
    ...extracts.map(({ text }) => text),
    ...overdue(
      parts,
      chosen.map(({ section }) => section),
    ),
  ].join('\n\n')
  const used = new Set(chosen.map(({ section }) => section.id))
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
    refusal !== 'no-grounds' &&
    refusal !== 'instruction' &&
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

/** The best section, and a second where the question has a part that the first does not cover. */
function chooseSections(grounds: Grounds, question: ReadQuestion): Candidate[] {
  const [best, ...others] = grounds.candidates
  if (best === undefined) return []
  const chosen = [best]
  for (const part of question.parts.length > 1 ? question.parts : []) {
    const asked = grounds.likeness.profile(part)
    const meaning = { ...asked, weights: meaningOf(asked) }
    const missing = chosen.every((candidate) => coveredBy(meaning.weights, candidate) < 0.6)
    const next = others.find(
      (candidate) =>
        !chosen.includes(candidate) &&
        coveredBy(meaning.weights, candidate) >= 0.6 &&
        candidate.score >= best.score * 0.5 &&
        !lacksWhatIsAsked(part, question.language, candidate),
    )
    if (missing && next !== undefined && chosen.length < 3) chosen.push(next)
  }
  return chosen
}

function coveredBy(meaning: ReadonlyMap<number, number>, candidate: Candidate): number {
  let all = 0
  let held = 0
  for (const [term, weight] of meaning) {
    all += weight
    if (candidate.profile.weights.has(term)) held += weight
  }
  return all === 0 ? 1 : held / all
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
    .filter(({ score }) => score >= 0.2)
    .slice(0, 3)
    .map(({ section, score }) => ({
      sectionId: section.id,
      document: section.document,
      title: section.title,
      heading: section.heading,
      score,
    }))
}
