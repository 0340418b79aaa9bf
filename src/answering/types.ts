import type { Language } from '../common/language.ts'

/** Whose rule a section states: the scheme's, common practice, or this company's own. */
export const layers = ['scheme', 'practice', 'company'] as const
export type Layer = (typeof layers)[number]

/** Who may read a document: everyone who reaches the bot, or the company's own people. */
export const audiences = ['everyone', 'employees'] as const
export type Audience = (typeof audiences)[number]

/** A section of a document as it is handed in to be indexed. */
export type SourceSection = {
  readonly heading: string
  /** The headings above it, outermost first, without the document's title. */
  readonly above: readonly string[]
  readonly text: string
  /** Ways people ask for it; searched, never shown. */
  readonly asked: readonly string[]
  readonly source: string
  /** YYYY-MM-DD, or empty where the document does not say. */
  readonly asOf: string
}

/** A document as it is handed in to be indexed. */
export type SourceDocument = {
  /** The path under the knowledge's documents, with `/`: `ja/scheme.md`. */
  readonly path: string
  readonly language: Language
  readonly title: string
  readonly layer: Layer
  readonly audience: Audience
  readonly mayLeave: boolean
  readonly owner: string
  /** YYYY-MM-DD, or empty. */
  readonly reviewBy: string
  /** Changes whenever the file changes. */
  readonly contentHash: string
  readonly sections: readonly SourceSection[]
}

/** A stored section with what an answer needs of its document. */
export type Section = {
  readonly id: number
  readonly document: string
  readonly language: Language
  readonly title: string
  readonly layer: Layer
  readonly audience: Audience
  readonly mayLeave: boolean
  readonly owner: string
  readonly reviewBy: string
  readonly heading: string
  readonly text: string
  readonly asked: readonly string[]
  readonly source: string
  readonly asOf: string
}

/** Where a sentence of an answer stands; `quote` is literally in the document's file. */
export type Citation = {
  readonly sectionId: number
  readonly document: string
  readonly title: string
  readonly heading: string
  readonly quote: string
  readonly asOf: string
  readonly source: string
  readonly layer: Layer
}

/** A section offered as near to the question, or found by a search. */
export type FoundSection = {
  readonly sectionId: number
  readonly document: string
  readonly title: string
  readonly heading: string
  /** Higher is nearer; comparable only within one search. */
  readonly score: number
}

/** Why a question is not answered. `not-stated`: a section says itself that this could not be confirmed. */
export const refusals = [
  'no-grounds',
  'not-stated',
  'legal-judgement',
  'concealment',
  'destroying-records',
  'confidential-report',
  'personal-contact',
  'single-company',
  'full-text',
  'current-figure',
  'prediction',
  'secret',
  'other-subject',
  'instruction',
] as const
export type Refusal = (typeof refusals)[number]

/** What the bot says to a question. `text` is the body a person reads, at most 1,200 characters, without the sources. */
export type Answer =
  | {
      readonly kind: 'answered'
      readonly language: Language
      readonly text: string
      /** At least one. */
      readonly citations: readonly Citation[]
      readonly nearest: readonly FoundSection[]
    }
  | {
      readonly kind: 'not_found'
      readonly refusal: Refusal
      readonly language: Language
      readonly text: string
      /** What helps all the same, such as the section on reporting; often empty. */
      readonly citations: readonly Citation[]
      /** The nearest topics, best first, at most three. */
      readonly nearest: readonly FoundSection[]
    }

export type Question = {
  readonly text: string
  /** The person's language, used where the text does not tell. */
  readonly language: Language
  /** Whose eyes the answer is for. */
  readonly audience: Audience
  /** Earlier questions of the same thread, oldest first. */
  readonly previous?: readonly string[]
}

/** What `indexDocuments` did, in documents; `sections` counts those written. */
export type IndexReport = {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
  readonly sections: number
}

/** A term of the glossary: its spellings count as one thing when searching. */
export type GlossaryEntry = {
  readonly id: string
  readonly term: { readonly ja: string; readonly en: string }
  readonly reading?: string | undefined
  /** A name of its own: a question that names it is answered only from sections that do. */
  readonly proper?: boolean | undefined
  readonly spellings: { readonly ja: readonly string[]; readonly en: readonly string[] }
  readonly english?: string | undefined
  readonly meaning: { readonly ja: string; readonly en: string }
}

/** The sentences of one language that an answer needs; kept in `i18n`. */
export type AnsweringSentences = {
  /** `topics` are headings, best first, possibly none; `documents` the number searched. */
  notFound(found: { topics: readonly string[]; documents: number }): string
  readonly refusals: Readonly<Record<Exclude<Refusal, 'no-grounds' | 'not-stated'>, string>>
  /** Put after an answer from a document that its owner should have looked at again by `date`. */
  reviewOverdue(date: string, owner: string): string
  /** Put before an answer to a question of which only the beginning was read. */
  readonly tooLong: string
}
