import type { Language } from '../common/language.ts'
import type { BegunIncident, Certainty, KnownOrNot, MessageReference, Noticed } from './types.ts'

/** Whether the reporter's name is for the responders, for one person only, or for nobody. */
export type Naming =
  | { readonly kind: 'named' }
  | { readonly kind: 'confidential'; readonly to: string }
  | { readonly kind: 'anonymous' }

/** A first report as it comes in; texts as the person typed them. */
export type ReportInput = {
  /** Says which submission this is: a second report with the same key is the same report. */
  readonly submissionKey: string
  /** Who sends it; of an anonymous report it is never stored. */
  readonly reporterId: string
  readonly language: Language
  /** `undefined` where the reporter does not know the type. */
  readonly leakType: string | undefined
  readonly whatHappened: string
  readonly information: string
  readonly ongoing: KnownOrNot
  readonly personalData: KnownOrNot
  readonly alreadyDone: string
  /** `undefined` where the reporter does not know. */
  readonly noticed: Noticed | undefined
  readonly message: MessageReference | undefined
  /** When it happened, as far as known; not when it was noticed. */
  readonly occurred?: Noticed | undefined
  /** `suspected` where nobody said. */
  readonly certainty?: Certainty | undefined
  /** A training: numbers of its own, out of every figure. */
  readonly drill?: boolean | undefined
  /** The answers to the type's own fields, by field id; empty and unknown ones are left out. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** The persons concerned, and whoever else must not be told. */
  readonly notTold?: readonly string[] | undefined
  /** `named` where nobody said. */
  readonly naming?: Naming | undefined
  /** From `createReceiptCode` when the form was opened, so that a form sent twice has one code. */
  readonly receiptCode?: string | undefined
}

/** The fields of a report that can be wrong. */
export type ReportField =
  | 'leakType'
  | 'whatHappened'
  | 'information'
  | 'alreadyDone'
  | 'noticed'
  | 'occurred'
  | 'fields'
  | 'naming'

/** What is wrong with one field; `most` is in characters; `id` names one of the type's own fields. */
export type ReportProblem =
  | {
      readonly field: ReportField
      readonly kind: 'missing' | 'future' | 'not-offered'
      readonly id?: string
    }
  | { readonly field: ReportField; readonly kind: 'too-long'; readonly most: number; readonly id?: string }

/** What a report ended in. `again`: this submission had been taken already, and nothing was written. */
export type ReportResult =
  | { readonly kind: 'invalid'; readonly problems: readonly ReportProblem[] }
  | ({
      readonly kind: 'reported'
      readonly again: boolean
      /** Of an anonymous or confidential report: shown once and never stored; whoever has it follows the report up. */
      readonly receiptCode: string | undefined
    } & BegunIncident)
