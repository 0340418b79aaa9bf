import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'

/** How bad an incident is: 3 customers or personal data, 2 the business, 1 the work of staff, 0 a sign only. */
export type Severity = 0 | 1 | 2 | 3

/** Unknown is always an allowed answer of a first report. */
export type KnownOrNot = 'yes' | 'no' | 'unknown'

/** Whom a step of the reporting rule tells; a role, never a person. `owners` are those of the Slack workspace. */
export type ResponderRole = 'officer' | 'deputy' | 'owners'

/** When somebody noticed; `day` where only the day is known, `at` is then the beginning of that day. */
export type Noticed = { readonly at: Date; readonly precision: 'minute' | 'day' }

/** A message the report is about: where it stands, never what it says. */
export type MessageReference = { readonly channel: string; readonly ts: string }

/** A first report as it comes in; texts as the person typed them. */
export type ReportInput = {
  /** Says which submission this is: a second report with the same key is the same report. */
  readonly submissionKey: string
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
}

/** The fields of a report that can be wrong. */
export type ReportField = 'leakType' | 'whatHappened' | 'information' | 'alreadyDone' | 'noticed'

/** What is wrong with one field; `most` is in characters. */
export type ReportProblem =
  | { readonly field: ReportField; readonly kind: 'missing' | 'future' | 'not-offered' }
  | { readonly field: ReportField; readonly kind: 'too-long'; readonly most: number }

/** An incident as it stands in the register; times are instants. */
export type Incident = {
  readonly id: string
  /** As people say it: `2026-001`, counted anew each year of Japan. */
  readonly number: string
  /** The id of its type's file; `unknown` where the reporter did not know. */
  readonly type: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly reporterId: string
  /** The reporter's language, for what is said to them later. */
  readonly reporterLanguage: Language
  readonly reportedAt: Date
  readonly noticed: Noticed | undefined
  readonly whatHappened: string
  readonly information: string
  readonly ongoing: KnownOrNot
  readonly personalData: KnownOrNot
  readonly alreadyDone: string
  readonly message: MessageReference | undefined
  readonly acknowledged: { readonly at: Date; readonly by: string } | undefined
}

/** Received 受付, investigating 調査中, responding 対応中, closed 完了. */
export type IncidentStatus = 'received' | 'investigating' | 'responding' | 'closed'

/** What a list shows of an incident: nothing of what anybody wrote. */
export type IncidentSummary = Pick<
  Incident,
  'id' | 'number' | 'type' | 'severity' | 'status' | 'reportedAt' | 'acknowledged'
>

/** Who asks, with the roles that were just looked up for them (`officer`, `deputy`, `admin`, `owners`, …). */
export type Actor = { readonly userId: string; readonly roles: ReadonlySet<string> }

/** One telling that falls due: which step, whom, when. */
export type PlannedStep = {
  /** Place of the step in the rule of this severity, from 0. */
  readonly step: number
  readonly to: ResponderRole
  readonly at: Date
  readonly repeatEveryMinutes: number
}

/** A notice that went to one person: which step of the rule, for which time. */
export type Notice = {
  readonly step: number
  /** 0 for the first telling of the step, then 1, 2, … */
  readonly round: number
  readonly userId: string
  readonly language: Language
}

/** One line of what happened to an incident; details are ids and plain values. */
export type RegisterLine = {
  readonly at: Date
  /** Slack user id, or `system`. */
  readonly actor: string
  readonly what: 'reported' | 'told' | 'reached-nobody' | 'acknowledged'
  readonly details: Readonly<Record<string, string | number>>
}

/** An incident as it begins, with who will be told when as long as nobody acknowledges. */
export type BegunIncident = { readonly incident: Incident; readonly plan: readonly PlannedStep[] }

/** What a report ended in. `again`: this submission had been taken already, and nothing was written. */
export type ReportResult =
  | { readonly kind: 'invalid'; readonly problems: readonly ReportProblem[] }
  | ({ readonly kind: 'reported'; readonly again: boolean } & BegunIncident)

/** What a click on 受領 ended in. */
export type AcknowledgeResult =
  | { readonly kind: 'acknowledged' | 'already'; readonly incident: Incident }
  | { readonly kind: 'not-allowed' | 'not-found' }

/** A step of an incident's rule that falls due. */
export type DueStep = {
  readonly kind: 'step'
  readonly incident: Incident
  readonly step: number
  readonly round: number
  readonly to: ResponderRole
}

/** What a due job asks for; `none` when there is nothing left to say. */
export type DueNotice =
  | { readonly kind: 'none' }
  | DueStep
  | {
      readonly kind: 'acknowledged'
      readonly incident: Incident
      /** Every notice that went out, so that each can be brought up to date. */
      readonly notices: readonly Notice[]
    }

/** Whom a step reached: one of the people that were found for its role. */
export type Told = { readonly userId: string; readonly language: Language }

/** Work that belongs into the same transaction, such as putting messages into the outbox. Sends nothing itself. */
export type Alongside<T> = (transaction: Connection, value: T) => Promise<void>
