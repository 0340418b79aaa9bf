/**
 * Composing an answer with a model. The extract is there before the model is asked, and is the answer whenever anything
 * goes wrong. *Drafts* are sentences as the model proposes them; a draft whose quotes were checked is *sound*.
 * Invariant: no sentence is told or returned that is not sound, and nothing leaves that must stay: personal data and
 * secrets go as stand-ins, documents that may not leave and texts that read like an incident not at all.
 */
import type { Language } from '../../common/language.ts'
import type { Log } from '../../common/log.ts'
import type { Model } from '../../llm/types.ts'
import type { Answer, AnswerOptions, Fallback, FoundSection, Section } from '../types.ts'
import { type ModelLimits, readPieces } from './reading.ts'
import { createRun } from './run.ts'
import type { ModelPrompts } from './task.ts'
import { createTranslator } from './translate.ts'
import { estimateTokens, type ModelUse } from './use.ts'

export type ModelComposerParts = {
  readonly model: Model
  readonly prompts: ModelPrompts
  readonly use: ModelUse
  /** Whether a text may leave at all: not one that reads like an incident. */
  readonly maySend: (text: string) => boolean
  /** The sentences of a section that talk to a model instead of a reader; one that has any is never put before it. */
  readonly findInstructions: (text: string) => readonly string[]
  readonly limits: ModelLimits
  readonly log: Log
}

/** A section found; a higher score is nearer. */
export type Candidate = { readonly section: Section; readonly score: number }

/** What is to be composed. */
export type ModelTask = {
  readonly question: {
    readonly text: string
    /** The whole message it was read from, which does not leave. */
    readonly asWritten: string
    /** The question before, where this one leans on it. */
    readonly context: string | undefined
    readonly language: Language
  }
  /** The answer without a model. */
  readonly extract: Answer & { readonly kind: 'answered' }
  /** What was found for the question and for each of its parts, each best first. */
  readonly candidates: readonly Candidate[]
  /** What is said below an answer that stands on these sections. */
  readonly notes: (sections: readonly Section[]) => readonly string[]
  /** Characters of the answer at most. */
  readonly longest: number
  /** It is wanted in easy Japanese. */
  readonly isEasy?: true
  /** What is found for other words, best first. */
  readonly search: (query: string) => Promise<readonly Candidate[]>
}

export type ModelComposer = {
  /** The answer by the model, or the extract with the reason why. Never throws for what a model does. */
  compose(task: ModelTask, options: AnswerOptions): Promise<Answer>
  /**
   * A question in Japanese words, for finding sections by and for nothing else; `undefined` where it may not leave, or the
   * model gives no question.
   *
   * @param asWritten the whole message it was read from, which does not leave.
   */
  translate(text: string, asWritten: string, options?: AnswerOptions): Promise<string | undefined>
}

/** Sections a model is given at first. */
const mostSections = 6
/** The share of the best score from which a section beside those of the extract is worth it. */
const leastShare = 0.5

/** A composer over one model. */
export function createModelComposer(parts: ModelComposerParts): ModelComposer {
  const isFit = (section: Section) =>
    section.mayLeave &&
    parts.findInstructions(`${section.title}\n${section.heading}\n${section.text}`).length === 0

  async function refuses(task: ModelTask, own: readonly Candidate[]): Promise<Fallback | undefined> {
    const { text, asWritten, context } = task.question
    if (![text, asWritten, context ?? ''].every(parts.maySend)) return 'kept-inside'
    // Without the extract's own sections the model would have to answer from what is only near.
    const leaving = new Set(own.map(({ section }) => section.id))
    if (task.extract.citations.some(({ sectionId }) => !leaving.has(sectionId))) return 'kept-inside'
    return await parts.use.permit()
  }

  return {
    translate: createTranslator(parts),
    async compose(task, options) {
      const { extract } = task
      const candidates = task.candidates.filter(({ section }) => isFit(section))
      const cited = new Set(extract.citations.map(({ sectionId }) => sectionId))
      const own = candidates.filter(({ section }) => cited.has(section.id))
      const refused = await refuses(task, own)
      if (refused !== undefined) return { ...extract, fallback: refused }
      if (options.signal?.aborted === true) return { ...extract, stopped: true }

      const best = Math.max(...candidates.map(({ score }) => score))
      const near = candidates.filter(({ score }) => score >= best * leastShare)
      const given = withoutRepeats([...own, ...near]).slice(0, mostSections)
      options.progress?.grounds(given.map(toFound))
      const run = createRun({ ...parts, isFit }, task, given, options)
      const reading = await readPieces({ ...run, limits: parts.limits, stopped: options.signal })
      await parts.use.spend(reading.tokens ?? estimateTokens(run.asked() + reading.text.length))
      return run.finish(reading)
    },
  }
}

function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.section.id, candidate])).values()]
}

function toFound({ section, score }: Candidate): FoundSection {
  const { id, document, title, heading } = section
  return { sectionId: id, document, title, heading, score }
}
