import type { Language } from '../../common/language.ts'
import type { Answer, Audience, Citation, Section } from '../types.ts'

/** What people say of an answer. */
export const ratings = ['helpful', 'wrong'] as const
export type Rating = (typeof ratings)[number]

/** Why an answer is not right. */
export const ratingReasons = ['incorrect', 'off-topic', 'outdated', 'unclear', 'incomplete'] as const
export type RatingReason = (typeof ratingReasons)[number]

/** An answer somebody got. */
export type KeptAnswer = {
  /** The key of its message, or one made from the command it answers. */
  readonly id: string
  /** Slack user id. */
  readonly askedBy: string
  /** Where it stands: a channel, or the asker's id for what only they see. */
  readonly channel: string
  /** Which rewriting of the question it answers; empty for the first. */
  readonly revision: string
  readonly question: string
  /** The question before it, where it may lean on one; else empty. */
  readonly context: string
  /** As it was given, without the topics near to it. */
  readonly answer: Answer
  /** Whose eyes it was made for. */
  readonly audience: Audience
  /** The question is nobody else's business. */
  readonly isPrivate: boolean
  readonly askedAt: Date
}

/** An answer that is no longer kept, and its language. */
export type RemovedAnswer = { readonly id: string; readonly language: Language }

/** How a cited section stands now. */
export type Source = {
  readonly citation: Citation
  /** The quotes of the answer from this section, in order. */
  readonly quotes: readonly string[]
  /** `undefined` when it is gone. */
  readonly section: Section | undefined
  /** Every quote still stands in it word for word. */
  readonly isAsQuoted: boolean
}
