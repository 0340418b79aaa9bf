import type { Language } from '../../common/language.ts'
import type { Audience, DocumentFault, Layer, SourceSection } from '../types.ts'

/**
 * How far a shared file is: being read, offered to the one who shared it, confirmed, answered from; or why it is not.
 */
export type SharedState =
  | 'reading'
  | 'offered'
  | 'confirmed'
  | 'indexed'
  | 'failed'
  | 'discarded'
  | 'withdrawn'

/** What was read of a file before anybody confirmed it. */
export type ReadFile = {
  readonly format: string
  readonly title: string
  readonly language: Language
  readonly sections: readonly SourceSection[]
  /** Headings of sections that read like instructions to a model. */
  readonly flagged: readonly string[]
  readonly pagesWithoutText: readonly number[]
}

/** What the administrator says of a file when confirming it. */
export type SharedChoice = {
  readonly title: string
  readonly layer: Layer
  readonly audience: Audience
  /** Who answers for what it says: a role or a department. */
  readonly owner: string
}

/** A file shared in Slack, without its bytes. */
export type SharedDocument = {
  readonly id: string
  /** Slack's id of the file. */
  readonly slackFile: string
  /** The key of the bot's message about it. */
  readonly message: string
  readonly name: string
  /** Slack user id, and the language that person is spoken to in. */
  readonly sharedBy: string
  readonly language: Language
  readonly state: SharedState
  readonly sharedAt: Date
  /** Present from `offered` until it is indexed. */
  readonly read: ReadFile | undefined
  readonly fault: DocumentFault | undefined
  /** Present from `confirmed` on. */
  readonly choice: SharedChoice | undefined
}

/** A line of the list of documents that are answered from because somebody shared them. */
export type SharedSummary = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly layer: Layer
  readonly audience: Audience
  readonly owner: string
  readonly sharedBy: string
  readonly sharedAt: Date
  readonly sections: number
}
