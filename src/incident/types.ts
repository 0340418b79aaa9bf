import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'
import type { News } from './news.ts'
import type { Reach } from './recipients.ts'
import type { Naming } from './reportTypes.ts'

export type * from './reportTypes.ts'

/** How bad an incident is: 3 customers or personal data, 2 the business, 1 the work of staff, 0 a sign only. */
export type Severity = 0 | 1 | 2 | 3

/** Unknown is always an allowed answer of a first report. */
export type KnownOrNot = 'yes' | 'no' | 'unknown'

/** Whether it happens or happened (現に起きている), is suspected (疑い), or was only close (ヒヤリハット). */
export type Certainty = 'actual' | 'suspected' | 'near-miss'

/** Whom a step of the reporting rule tells; a role, never a person. `owners` are those of the Slack workspace. */
export type ResponderRole = 'officer' | 'deputy' | 'owners'

/** When something was; `day` where only the day is known, `at` is then the beginning of that day. */
export type Noticed = { readonly at: Date; readonly precision: 'minute' | 'day' }

/** A message the report is about: where it stands, never what it says. */
export type MessageReference = { readonly channel: string; readonly ts: string }

/** An incident as its reader may see it; times are instants, texts have what is sensitive masked. */
export type Incident = {
  readonly id: string
  /** As people say it: `2026-001`, counted anew each year of Japan; `D2026-001` for a drill. */
  readonly number: string
  readonly drill: boolean
  readonly certainty: Certainty
  /** The id of its type's file; `unknown` where the reporter did not know. */
  readonly type: string
  readonly severity: Severity
  /** Whether a responder has set the severity; until then it is a first guess. */
  readonly severityConfirmed: boolean
  readonly status: IncidentStatus
  readonly naming: Naming['kind']
  /** `undefined` for an anonymous report, and of a confidential one for all but the reporter and the one person. */
  readonly reporterId: string | undefined
  /** The reporter's language, for what is said to them later. */
  readonly reporterLanguage: Language
  /** Of an anonymous or confidential report the beginning of the hour. */
  readonly reportedAt: Date
  readonly noticed: Noticed | undefined
  readonly occurred: Noticed | undefined
  readonly whatHappened: string
  readonly information: string
  readonly ongoing: KnownOrNot
  readonly personalData: KnownOrNot
  readonly alreadyDone: string
  readonly fields: Readonly<Record<string, string>>
  /** Who must not be told, managers of the persons concerned among them; they find nothing under its number. */
  readonly notTold: readonly string[]
  readonly message: MessageReference | undefined
  readonly acknowledged: { readonly at: Date; readonly by: string } | undefined
  readonly cause: string
  readonly prevention: string
  /** The item of the self-check that failed: `checklist/item`; empty while nobody said. */
  readonly failedItem: string
  /** What else was found out since, for reports to the outside. */
  readonly findings: Readonly<Partial<Record<Finding, string>>>
  readonly triage: Triage | undefined
  /** Since when two persons hold that no report to the authority is needed. */
  readonly noReportSince: Date | undefined
  readonly withdrawnAt: Date | undefined
  /** Since when its texts are gone; number, times and register stay. */
  readonly deletedAt: Date | undefined
  readonly closedAt: Date | undefined
}

/** What reports to the outside ask beside cause and prevention: how many persons, further damage, what was done for the
 * persons, whether it was made public, all else. */
export const findingKinds = ['persons', 'secondary-damage', 'response', 'publication', 'other'] as const
export type Finding = (typeof findingKinds)[number]

/** Received 受付, investigating 調査中, responding 対応中, closed 完了. */
export const incidentStatuses = ['received', 'investigating', 'responding', 'closed'] as const
export type IncidentStatus = (typeof incidentStatuses)[number]

/** What a list shows of an incident: nothing of what anybody wrote. */
export type IncidentSummary = Pick<
  Incident,
  'id' | 'number' | 'drill' | 'certainty' | 'type' | 'severity' | 'status' | 'reportedAt' | 'acknowledged'
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

/** A time somebody is away, from `from` up to but not including `until`, and who stands in, if anybody. */
export type Absence = {
  readonly userId: string
  readonly from: Date
  readonly until: Date
  readonly standIn: string | undefined
}

/** What a line of the register can say; the order is that of a usual incident. */
export const registerEvents = [
  'reported',
  'told',
  'reached-nobody',
  'undelivered',
  'mailed',
  'acknowledged',
  'lapsed',
  'added',
  'asked',
  'answered',
  'withdrawn',
  'noted',
  'evidence',
  'status',
  'severity',
  'type',
  'not-told',
  'task',
  'task-done',
  'cause',
  'prevention',
  'failed-item',
  'finding',
  'triaged',
  'clock-started',
  'clock-done',
  'draft',
  'requested',
  'approved',
  'refused',
  'closed',
  'lowered',
  'no-report',
  'deleted',
  'redacted',
  'roles',
  'room-opened',
  'room-refused',
  'room-left-out',
  'room-removed',
  'room-not-removed',
  'room-archived',
  'room-not-archived',
  'room-lost',
  'message-edited',
  'message-gone',
] as const
export type RegisterEvent = (typeof registerEvents)[number]

/** One line of what happened to an incident; details are ids and plain values. */
export type RegisterLine = {
  readonly at: Date
  /** Slack user id, `system`, or `reporter` where the reporter's name is not for everybody. */
  readonly actor: string
  readonly what: RegisterEvent
  readonly details: Readonly<Record<string, string | number | boolean>>
}

/** An incident as it begins, with who will be told when as long as nobody acknowledges. */
export type BegunIncident = { readonly incident: Incident; readonly plan: readonly PlannedStep[] }

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
  /** Who is away or will be, for `chooseRecipients`. */
  readonly absences: readonly Absence[]
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
  | {
      /** The incident changed at that time in what a notice shows. */
      readonly kind: 'changed'
      readonly incident: Incident
      readonly notices: readonly Notice[]
      /** Tellings of tasks whose text is gone. */
      readonly tasks: readonly News[]
      readonly at: Date
    }
  | {
      /** Slack had its time: `mailInstead` where none of these notices is out. */
      readonly kind: 'delivery'
      readonly incident: Incident
      readonly notices: readonly Notice[]
    }
  /** `checkProgress` decides. */
  | { readonly kind: 'progress'; readonly id: string }
  | { readonly kind: 'news'; readonly news: News }
  /** Nothing was reported since then; `watch` has the next look done. */
  | { readonly kind: 'silence'; readonly since: Date | undefined }

/** A notice that Slack will never deliver. */
export type Refused = Pick<Notice, 'step' | 'round' | 'userId'> & { readonly incident: string }

/** Whom a step reached: one of the people that were found for its role. */
export type Told = { readonly userId: string; readonly language: Language }

/** How a step came out, with whom it reached; see `chooseRecipients`. */
export type Reached = { readonly told: readonly Told[]; readonly reach: Reach }

/** Work that belongs into the same transaction, such as putting messages into the outbox. Sends nothing itself. */
export type Alongside<T> = (transaction: Connection, value: T) => Promise<void>

/** What a responder found out about personal data; decides whether the law's clocks may apply. */
export type Triage = {
  readonly personalData: KnownOrNot
  /** 要配慮個人情報. */
  readonly sensitive: KnownOrNot
  /** Risk of property damage: card numbers, logins of banks. */
  readonly propertyDamage: KnownOrNot
  /** Possibly done for an improper purpose: unauthorised access, taking out. */
  readonly improperPurpose: KnownOrNot
  /** More than 1,000 persons. */
  readonly overThousand: KnownOrNot
  /** Advanced encryption or the like. */
  readonly encrypted: KnownOrNot
  /** All of it recovered before a third party saw it. */
  readonly recoveredUnseen: KnownOrNot
  /** Whose data: the company's own, or entrusted to it by somebody else. */
  readonly entrusted: KnownOrNot
  readonly myNumber: KnownOrNot
}
