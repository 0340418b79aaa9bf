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
  /** For a rule of the company's own: what the scheme or common practice says on the same thing. */
  readonly comparison?: Comparison | undefined
  /** The same in easy Japanese (やさしい日本語), written by hand; empty or absent where nobody wrote it. */
  readonly easy?: string
}

/** What a company's rule is set against (`nine-measures.md#heading`, in the same language's folder), and which is stricter. */
export type Comparison = { readonly with: string; readonly stricter: 'company' | 'other' | 'same' }

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
  /** The kind of file; Markdown where nothing is said. */
  readonly format?: string
  /** Headings of sections that read like instructions to a model; none where nothing is said. */
  readonly flagged?: readonly string[]
  /** Rules of a company that does not exist, to be replaced by one's own. */
  readonly isSample?: boolean
  /** False where its sections are cited and opened, but never searched. */
  readonly isRanked?: boolean
}

/** Why a file could not be read: a word for the reason, and what belongs to it (a limit, a line), else empty. */
export type DocumentFault = { readonly kind: string; readonly detail: string }

/** A file of the folder, read only where it is not stored in this state already. */
export type DocumentFile = {
  readonly path: string
  readonly contentHash: string
  /** Reading it takes long: it may be put off until the bot listens. */
  readonly isSlow: boolean
  load(): Promise<
    | { readonly kind: 'document'; readonly document: SourceDocument }
    | { readonly kind: 'fault'; readonly fault: DocumentFault }
  >
}

/** What became of one file. `later`: put off. `stale`: not read, and answered from as it was before. */
export type FileState = 'added' | 'changed' | 'unchanged' | 'removed' | 'later' | 'failed' | 'stale'

/** A line of the report on the folder's files. */
export type FileReport = {
  readonly path: string
  readonly state: FileState
  readonly format: string
  readonly sections: number
  readonly fault?: DocumentFault
  readonly flagged: readonly string[]
}

/** How the folder's files are taken over. */
export type UpdateOptions = {
  /** Puts off what is slow and not stored. */
  readonly deferSlow?: boolean
  readonly onProgress?: (done: number, of: number, path: string) => void
}

/** A file of the folder that whoever looks after it has not been told of yet. */
export type UntoldFile = {
  readonly path: string
  readonly fault?: DocumentFault
  /** Its last good state is still answered from. */
  readonly isStale: boolean
  readonly flagged: readonly string[]
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
  /** Rules of a company that does not exist: every answer from them says so. */
  readonly isSample?: boolean
  readonly heading: string
  readonly text: string
  readonly asked: readonly string[]
  readonly source: string
  readonly asOf: string
  /** The same in easy Japanese, shown in its place to whoever wants that; empty or absent where nobody wrote it. */
  readonly easy?: string
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
  'task',
  'product',
  'other-subject',
  'instruction',
  'third-language',
  'no-easy-japanese',
] as const
export type Refusal = (typeof refusals)[number]

/** Why a model was not asked, or what it wrote was not used, so that the answer is the extract. */
export const fallbacks = [
  'slow',
  'cut-off',
  'empty',
  'malformed',
  'rate',
  'down',
  'unsupported',
  'budget',
  'kept-inside',
] as const
export type Fallback = (typeof fallbacks)[number]

/** How an answer was made. */
export type Composed = {
  /** `extract`: sentences of the documents as they stand. `model`: written by a model, each sentence with its quote. */
  readonly composedBy: 'extract' | 'model'
  /** Present where a model is in use and this answer is the extract all the same. */
  readonly fallback?: Fallback
  /** The person stopped it: what was checked until then, or the extract. */
  readonly stopped?: true
  /** It can be had in easy Japanese (やさしい日本語): somebody wrote that, or a model does. */
  readonly isEasyToHave?: true
  /** Said in easy Japanese and then in English, to somebody who asked in neither language. */
  readonly isInBoth?: true
  /** Put into Japanese, the question proved to be nobody else's business. */
  readonly isPersonal?: true
}

/** What the bot says to a question. `text` is the body a person reads, at most 1,200 characters, without the sources. */
export type Answer =
  | (Composed & {
      readonly kind: 'answered'
      readonly language: Language
      readonly text: string
      /** At least one. */
      readonly citations: readonly Citation[]
      readonly nearest: readonly FoundSection[]
    })
  | (Composed & {
      readonly kind: 'not_found'
      readonly refusal: Refusal
      readonly language: Language
      readonly text: string
      /** What helps all the same, such as the section on reporting; often empty. */
      readonly citations: readonly Citation[]
      /** The nearest topics, best first, at most three. */
      readonly nearest: readonly FoundSection[]
    })

/**
 * What is told while a model is at work; never called when the answer is the extract from the start. The `Answer` at
 * the end is the truth: where the model breaks off, it replaces every sentence told before.
 */
export type AnswerProgress = {
  /** A model puts the question into Japanese: nothing can be shown yet, and it may take seconds. */
  translating(): void
  /** The grounds found, before any model is asked; at least one. */
  grounds(sections: readonly FoundSection[]): void
  /**
   * The next sentence, its quotes checked; text without markup. It brings the space or line break that parts it from the
   * one before: the texts put together as they come are the beginning of the answer's text.
   */
  sentence(text: string, citations: readonly Citation[]): void
}

/** How a question is answered; with neither, only the `Answer` is told. */
export type AnswerOptions = {
  readonly progress?: AnswerProgress
  /** Aborted when the person stops the answer. */
  readonly signal?: AbortSignal
  /** Without asking a model, whether there is one or not. */
  readonly by?: 'extract'
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

/** A document past its review date, of which its owner has not been told. */
export type OverdueDocument = {
  readonly path: string
  readonly title: string
  readonly owner: string
  /** YYYY-MM-DD. */
  readonly reviewBy: string
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
  /** Put after an answer that shows a rule of the company's beside what the scheme or common practice says. */
  readonly compared: Readonly<Record<Comparison['stricter'], (heading: string) => string>>
  /** Put after an answer from rules of a company that does not exist. */
  readonly sample: string
  /** What the glossary is called in citations. */
  readonly glossary: string
  /** Put after an answer to a question that asks several things, for one of them on which nothing was found. */
  thingUntold(thing: string): string
  /** Put before an answer to a question of which only the beginning was read. */
  readonly tooLong: string
}
