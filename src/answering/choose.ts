import type { Language } from '../common/language.ts'
import { lacksKind, sharesConceptBy } from './asked.ts'
import { lacksDetail } from './details.ts'
import { judge, lacksWhatIsAsked } from './gate.ts'
import type { ReadQuestion } from './question.ts'
import { type Candidate, type Grounds, meaningOf, shareOfTerms } from './retrieve.ts'
import { countUnstated } from './topics.ts'
import { saysUnknown } from './unknown.ts'

/** What sections are chosen by. */
export type Choosable = {
  readonly question: ReadQuestion
  readonly grounds: Grounds
  /** What was found for each part of a question that asks several things, or for its one sentence that asks; else empty. */
  readonly parts: readonly { readonly text: string; readonly grounds: Grounds }[]
}

/** Sections an answer stands on at most. */
export const mostSections = 3
/** The share of a part's meaning from which a section answers it along with the rest. */
const partCovered = 0.55
/** The share of the best score down to which a section may answer in place of a best one that does not. */
const nearlyBest = 0.85
/** One that answers in place of a best one that lacks what is asked for must be surer of it; chosen by `npm run eval`. */
const substituteConfidence = 0.7
/** The share of the first section's score from which the next one answers beside it: which is meant cannot be told. */
const nearTie = 0.94
/** A part has few words, and few words are easily met: it must be surer than a whole question. */
const partConfidence = 0.75
/** From it the sentence that asks answers where the whole was refused; chosen on 70 questions of two sentences. */
const askedConfidence = 0.65

/**
 * The best section where it holds the answer, and for each part of a question that asks several things the best
 * section for that part, unless one chosen before covers it already. Empty where nothing holds an answer.
 */
export function chooseSections(parts: Choosable): Candidate[] {
  const { grounds, question } = parts
  // What is asked of one subject in one breath is found thing by thing: the whole is like none of the sections.
  if (question.things.length > 0) {
    const chosen = chooseForParts(parts).flat()
    if (chosen.length > 0) return withoutRepeats(chosen).slice(0, mostSections)
  }
  if (question.circumstance !== undefined) return chooseForAsked(parts)
  const whole = chooseForWhole(question.text, grounds, question.language)
  const [best] = whole
  if (parts.parts.length > 1 && best !== undefined) {
    // What is like the whole may hold each word and answer none of it (「更新は何年ごと？費用は？」 and ISMS's period and cost):
    // where every question by itself is answered by another section, those answer.
    const chosen = chooseForParts(parts)
    const isAnswered = chosen.every((each) => each.length > 0)
    const alone = withoutRepeats(chosen.flat())
    if (isAnswered && !alone.some(({ section }) => section.id === best.section.id))
      return alone.slice(0, mostSections)
  }
  return addParts(parts, whole)
}

function chooseForParts({ parts, question }: Choosable): Candidate[][] {
  return parts.map(({ text, grounds }) => chooseForWhole(text, grounds, question.language))
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const ids = candidates.map(({ section }) => section.id)
  return candidates.filter(({ section }, at) => ids.indexOf(section.id) === at)
}

// What is told around it (we have 20 people, the ministry will come) is no subject of its own, and no reason to refuse.
function chooseForAsked({ grounds, question, parts: [asked] }: Choosable): Candidate[] {
  const whole = chooseForWhole(question.text, grounds, question.language)
  if (asked === undefined) return whole
  const own = chooseForWhole(asked.text, asked.grounds, question.language)
  const [best] = own
  if (best === undefined || best !== asked.grounds.candidates[0]) return whole
  const { confidence } = judge(asked.grounds, best, asked.text, question.language)
  return whole.length > 0 || confidence >= askedConfidence ? own : []
}

function chooseForWhole(text: string, grounds: Grounds, language: Language): Candidate[] {
  const [best] = grounds.candidates
  // What the section on the subject does not name stands, if anywhere, in one on another subject.
  if (best === undefined || lacksWhatIsNamed(text, best)) return []
  const lacksFact = lacksWhatIsAsked(text, language, best, sharesConceptBy(grounds.likeness))
  const lacksAsked = countUnstated(best.profile, grounds.topics) > 0
  return grounds.candidates
    .filter((candidate) => candidate.score >= best.score * nearlyBest)
    .filter((candidate) => {
      const { open, confidence } = judge(grounds, candidate, text, language)
      if (!open || candidate === best || !(lacksFact || lacksAsked)) return open
      if (saysUnknown(best.section.text)) return false
      return confidence >= substituteConfidence && (!lacksAsked || candidate.score >= best.score * nearTie)
    })
    .filter((candidate, at, [first]) => at === 0 || (at === 1 && isBeside(candidate, first)))
}

function addParts({ parts, question }: Choosable, before: readonly Candidate[]): Candidate[] {
  const chosen = [...before]
  for (const { text, grounds } of parts) {
    const [candidate] = grounds.candidates
    if (candidate === undefined || chosen.length >= mostSections) continue
    if (chosen.some((other) => isToldBy(other, text, grounds))) continue
    const judged = judge(grounds, candidate, text, question.language)
    if (judged.open && judged.confidence >= partConfidence) chosen.push(candidate)
  }
  return chosen
}

// A section that was chosen for another part tells this one too.
function isToldBy(chosen: Candidate, text: string, grounds: Grounds): boolean {
  return (
    shareOfTerms(chosen.profile, meaningOf(grounds.question)) >= partCovered &&
    !lacksKind(text, chosen.section, sharesConceptBy(grounds.likeness))
  )
}

function lacksWhatIsNamed(text: string, { section }: Candidate): boolean {
  return !saysUnknown(section.text) && lacksDetail(text, section)
}

// Beside the honest word that something is not known, the next best section is an answer to something else.
function isBeside(candidate: Candidate, first: Candidate | undefined): boolean {
  return first !== undefined && !saysUnknown(first.section.text) && candidate.score >= first.score * nearTie
}
