import type { Language } from '../../common/language.ts'
import type { RatingReason } from '../kept/types.ts'
import type { Audience } from '../types.ts'

/**
 * How far a gap is: found, a section written for it, approved and answered from; or left unanswered on purpose; or its
 * section taken out again.
 */
export type GapState = 'open' | 'proposed' | 'answered' | 'dismissed' | 'withdrawn'

/** The section that is to close a gap, as one person writes it and another approves it. */
export type GapDraft = {
  readonly heading: string
  readonly text: string
  readonly source: string
  /** How people ask for it; searched, never shown. */
  readonly asked: string
  readonly audience: Audience
  /** The day it was written, in Japan: YYYY-MM-DD. */
  readonly asOf: string
}

/** Questions without a good answer that ask for the same. */
export type Gap = {
  readonly id: string
  readonly state: GapState
  readonly language: Language
  /** Counts the drafts. */
  readonly version: number
  readonly draft: GapDraft | undefined
  /** Slack user id of who wrote the draft. */
  readonly author: string | undefined
  /** Why it was sent back; else empty. */
  readonly remark: string
}

/** A question of a gap; `reasons` and `comments` are of those who said that the answer was wrong. */
export type GapQuestion = {
  readonly answer: string
  readonly askedBy: string
  /** As typed. */
  readonly text: string
  readonly audience: Audience
  readonly language: Language
  /** `false`: it was answered, and somebody said the answer was wrong. */
  readonly isUnanswered: boolean
  readonly reasons: readonly RatingReason[]
  readonly comments: readonly string[]
  /** Who answers for the documents that the answer cited, as they say it themselves. */
  readonly owners: readonly string[]
}

/** A gap as a list shows it: its first question, with numbers and keys covered. */
export type GapSummary = Gap & {
  readonly question: string
  /** How often it was asked without an answer, and how often an answer was called wrong. */
  readonly unanswered: number
  readonly calledWrong: number
  readonly reasons: readonly RatingReason[]
  /** What people wrote about wrong answers, covered likewise. */
  readonly comments: readonly string[]
  /** Who answers for the documents of answers that were called wrong, as those say it. */
  readonly owners: readonly string[]
  /** The latest answer that was called wrong. */
  readonly wrongAnswer: string | undefined
}
