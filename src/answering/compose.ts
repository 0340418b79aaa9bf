import { type Choosable, chooseSections, mostSections } from './choose.ts'
import { checkCitations } from './citations.ts'
import { sectionsOfClause } from './clauses.ts'
import { type Pair, pairOf, withPairs } from './comparisons.ts'
import { type Extract, extract } from './extract.ts'
import { judge } from './gate.ts'
import type { Grounds } from './retrieve.ts'
import type { Answer, AnsweringSentences, Citation, FoundSection, Refusal, Section } from './types.ts'
import { saysUnknown } from './unknown.ts'

/** Characters of an answer's text at most. */
export const longestAnswer = 1200
/** The score from which a section is worth offering as a near topic. */
const leastNear = 0.12

/** Refusals beside which no section helps: nothing was found, or what is near is on something else. */
const unhelped: ReadonlySet<Refusal> = new Set([
  'no-grounds',
  'instruction',
  'secret',
  'task',
  'product',
  'other-subject',
  'third-language',
  'no-easy-japanese',
])

export type ComposeParts = Choosable & {
  /** Rules of the company's own beside what they are set against, as far as they were found. */
  readonly pairs: readonly Pair[]
  readonly sentences: AnsweringSentences
  /** How many documents were searched. */
  readonly documents: number
  /** YYYY-MM-DD. */
  readonly today: string
}

/** An answer from the best sections; `undefined` where none holds one, or no quote of it stands. */
export function composeAnswer(parts: ComposeParts): Answer | undefined {
  const chosen = chooseSections(parts).map(({ section }) => section)
  return composeSections(parts, withPairs(chosen, parts.pairs))
}

/** An answer from the sections headed by the article asked for; `undefined` where no document has it: no other will do. */
export function composeClause(parts: ComposeParts, clause: number): Answer | undefined {
  const sections = sectionsOfClause(
    parts.grounds.candidates.map(({ section }) => section),
    clause,
  )
  return composeSections(parts, withPairs(sections.slice(0, mostSections), parts.pairs))
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
    ...untold(parts, chosen),
    ...notesOn(parts, chosen),
  ].join('\n\n')
  const used = new Set(chosen.map(({ id }) => id))
  const said = {
    composedBy: 'extract' as const,
    language: question.language,
    text: text.slice(0, longestAnswer),
    citations,
    nearest: nearest(grounds).filter(({ sectionId }) => !used.has(sectionId)),
  }
  if (extracts.every((found) => saysUnknown(found.text)))
    return { kind: 'not_found', refusal: 'not-stated', ...said }
  const isEasyToHave = question.language === 'ja' && citedOf(chosen, citations).every(hasEasy)
  return { kind: 'answered', ...said, ...(isEasyToHave ? { isEasyToHave } : {}) }
}

/** The same answer in easy Japanese, under its own quotes; `undefined` where one of its sections has none. */
export function composeEasy(parts: ComposeParts, chosen: readonly Section[]): Answer | undefined {
  const answer = composeSections(parts, chosen)
  if (answer?.kind !== 'answered') return undefined
  const cited = citedOf(chosen, answer.citations)
  if (!cited.every(hasEasy)) return undefined
  const text = [...cited.map(({ easy }) => easy), ...notesOn(parts, cited)].join('\n\n')
  const { isEasyToHave: _, ...rest } = answer
  return text.length > longestAnswer ? undefined : { ...rest, text }
}

function citedOf(sections: readonly Section[], citations: readonly Citation[]): Section[] {
  return sections.filter(({ id }) => citations.some(({ sectionId }) => sectionId === id))
}

function hasEasy({ easy = '' }: Section): boolean {
  return easy !== ''
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
    composedBy: 'extract',
    refusal,
    language: question.language,
    text: [said, ...extracts.map(({ text }) => text)].join('\n\n').slice(0, longestAnswer),
    citations: extracts.flatMap(({ citations }) => citations),
    nearest: near,
  }
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

// Of several things asked, those that nothing chosen tells.
function untold({ question, parts, sentences }: ComposeParts, chosen: readonly Section[]): string[] {
  const ids = new Set(chosen.map(({ id }) => id))
  return question.things
    .filter((_, at) => {
      const part = parts[at]
      if (part === undefined) return false
      const { text, grounds } = part
      return !grounds.candidates.some(
        (candidate) =>
          ids.has(candidate.section.id) && judge(grounds, candidate, text, question.language).open,
      )
    })
    .map((thing) => sentences.thingUntold(thing))
}

/** What is said below an answer that a model composed from these sections. */
export function closingNotes(parts: ComposeParts, sections: readonly Section[]): string[] {
  return [...notesOn(parts, sections), ...(parts.question.wasCut ? [parts.sentences.tooLong] : [])]
}

function notesOn(parts: ComposeParts, sections: readonly Section[]): string[] {
  const sample = sections.some(({ isSample }) => isSample === true) ? [parts.sentences.sample] : []
  return [...compared(parts, sections), ...sample, ...overdue(parts, sections)]
}

// Said once a pair, and only where both halves are shown.
function compared(parts: ComposeParts, sections: readonly Section[]): string[] {
  const ids = new Set(sections.map(({ id }) => id))
  const pairs = sections.flatMap((section) => pairOf(section, parts.pairs) ?? [])
  return [...new Set(pairs)]
    .filter(({ company, other }) => ids.has(company.id) && ids.has(other.id))
    .map(({ company, stricter }) => parts.sentences.compared[stricter](company.heading))
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
