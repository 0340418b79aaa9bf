import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'

export type * from './campaignTypes.ts'

/** A sentence in each language the bot speaks. */
export type Bilingual = { readonly [language in Language]: string }

/** One of the answers a person can choose. */
export type Option = {
  readonly id: string
  readonly label: Bilingual
  /** What it counts; the highest of a checklist's options is what an item can reach. */
  readonly points: number
  /** True for 該当なし: the item is left out of the score. */
  readonly excluded: boolean
  /** True for わからない: the item is listed as 要確認 in the result. */
  readonly needsCheck: boolean
}

/** A field of the self-check; one axis of the chart. */
export type Area = {
  readonly id: string
  readonly name: Bilingual
  /** False while nobody has compared the name with the original: it is shown as 要確認. */
  readonly verified: boolean
}

/** A section of a document, as `ja/scheme.md#認証に必要な取組み`. */
type SectionReference = string

export type Item = {
  readonly id: string
  /** The id of its area. */
  readonly area: string
  readonly text: Bilingual
  /** Why it matters, one or two sentences. */
  readonly why: Bilingual
  /** What it looks like in an ordinary workplace. */
  readonly example: Bilingual
  /** What to do next where it is a gap. */
  readonly next: Bilingual
  /** Which of the scheme's nine example measures it belongs to, 1 (①) to 9 (⑨). */
  readonly measure: number
  /** The section that explains it. */
  readonly section?: { readonly [language in Language]: SectionReference } | undefined
  /** What would show somebody else that it is so. */
  readonly evidence?: Bilingual | undefined
  /** Whom it is best put to. */
  readonly audience?: Audience | undefined
  /** Asked only where an earlier item was answered with one of these options; otherwise it is left out (対象外). */
  readonly when?: Condition | undefined
  /** Versions of the checklist whose item of this id asks the same in other words: answers are carried over. */
  readonly sameAs?: readonly string[] | undefined
}

/** Who can be expected to know the answer. */
export const audiences = ['everyone', 'manager', 'officer', 'it'] as const
export type Audience = (typeof audiences)[number]

export type Condition = { readonly item: string; readonly options: readonly string[] }

/** What a score from `from` points on is said to mean; never pass or fail. */
export type Band = { readonly from: number; readonly text: Bilingual }

/** A list of items to check oneself by, as it stands in `knowledge/checklists`. */
export type Checklist = {
  readonly id: string
  readonly version: string
  readonly title: Bilingual
  /** What this list is and is not; shown with every result. */
  readonly notice: Bilingual
  readonly source: Bilingual
  /** True once somebody has compared it with the original it stands for. */
  readonly verified: boolean
  /** True for the list people begin with where they do not choose another. */
  readonly standard?: boolean | undefined
  readonly options: readonly Option[]
  readonly areas: readonly Area[]
  readonly items: readonly Item[]
  /** Highest first; none for a list that says nothing about its scores. */
  readonly bands?: readonly Band[] | undefined
}

/** The options chosen so far: item id → option id. */
export type Answers = { readonly [itemId: string]: string }

/** Where a person stands in a checklist. */
export type Dialogue = {
  /** The item in front of them; `null` when every item is answered. */
  readonly current: string | null
  readonly answers: Answers
}

/** `paused` and `open` go on; `finished` is closed for ever. */
export type SessionStatus = 'open' | 'paused' | 'finished'

/** One person's run through one checklist. */
export type Session = Dialogue & {
  /** `ses_…` */
  readonly id: string
  /** Whose it is; nobody else sees or answers it. */
  readonly userId: string
  readonly status: SessionStatus
  /** Counts the changes; a click carries the version it was made on. */
  readonly version: number
  /** How often it was put before the person in a fresh message, from 1. Only the newest is live. */
  readonly opening: number
  /** The checklist as it was at the start, whatever the file says since. */
  readonly checklist: Checklist
  readonly startedAt: Date
  readonly finishedAt: Date | null
  /** What a typed reply was taken for, waiting to be confirmed. */
  readonly pending: string | null
  /** At most so many answers a day; `null`: as many as they like. */
  readonly perDay: number | null
  /** When a session put to rest comes back by itself. */
  readonly restsUntil: Date | null
  /** The name of somebody without Slack for whom `userId` fills it in; empty: for themselves. */
  readonly proxyFor: string
  /** The campaign it belongs to; empty: none. */
  readonly campaignId: string
}

export type AreaScore = {
  readonly area: Area
  /** 0..100, not rounded; `null` where nothing in the area applies (対象外). */
  readonly score: number | null
  /** How many of its items wait to be checked (わからない). */
  readonly needsCheck: number
}

/** What a finished session says. Never pass or fail. */
export type SelfcheckResult = {
  readonly session: Session
  /** 0..100, not rounded; `null` where nothing at all applies. */
  readonly overall: number | null
  /** In the checklist's order. */
  readonly areas: readonly AreaScore[]
  /** Items that lost points, the most lost first, then in the checklist's order; without those to be checked. */
  readonly gaps: readonly Item[]
  /** Items answered with an option that asks for a check, in the checklist's order. */
  readonly needsCheck: readonly Item[]
  /** Items that were not asked, for an earlier answer said that they do not apply. */
  readonly leftOut: readonly Item[]
}

/** A click on a session: which, by whom, on which state of it, and what for. */
export type SessionClick = {
  readonly sessionId: string
  readonly userId: string
  readonly version: number
  /** The item that was in front of the person. */
  readonly itemId: string
  readonly action: SessionAction
  /** The person's time zone, by which a day of theirs is told; Japan's unless given. */
  readonly timeZone?: string
}

/**
 * `pause` puts the session to rest, `later` until a time; `resume` goes on with it in the same message; `back` shows the
 * item before, `skip` the next one without an answer, `go` any item, in a finished session too, whose answer can then be
 * changed. `pace` asks for so many items a day (0: no limit).
 */
export type SessionAction =
  | { readonly kind: 'answer'; readonly optionId: string }
  | { readonly kind: 'back' | 'pause' | 'resume' | 'skip' }
  | { readonly kind: 'later'; readonly until: Date }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'pace'; readonly perDay: number }

/**
 * What became of a typed reply. `answered`, `finished` and `moved` as by a click, `confirm` where it waits for a yes,
 * `lead` where the item is shown again with something said first. `other`: it is no reply to the item (a question, or no
 * session is in front of the person). Each of them but `other` calls for a fresh message.
 */
export type ReplyOutcome =
  | { readonly kind: 'moved' | 'paused'; readonly session: Session; readonly before: Session }
  | {
      readonly kind: 'finished'
      readonly session: Session
      readonly before: Session
      readonly result: SelfcheckResult
    }
  | { readonly kind: 'lead'; readonly session: Session; readonly before: Session; readonly lead: ReplyLead }
  | { readonly kind: 'other' | 'repeated' }

/** What is said above an item that is shown again. */
export type ReplyLead = 'why' | 'example' | 'confirm' | 'unclear' | 'later' | 'last' | 'returned' | 'first'

/**
 * What became of a click. `moved`: the session stands elsewhere now. `finished`: that was the last item.
 * `repeated`: the same click a second time, nothing changed. `stale`: made on an older state, nothing changed.
 * `closed`: the session was finished before. `busy`: another run of the same checklist is under way, so this finished
 * one stays closed. `over`: the campaign it belongs to takes no more answers.
 */
export type ClickOutcome =
  | { readonly kind: 'moved' | 'repeated' | 'stale' | 'closed' | 'busy' | 'over'; readonly session: Session }
  | { readonly kind: 'finished'; readonly session: Session; readonly result: SelfcheckResult }
  | { readonly kind: 'not-yours' | 'not-found' }

/** An answer as it was given. `source`: by the person, a colleague they asked, an older version, or for somebody else. */
export type GivenAnswer = {
  readonly itemId: string
  readonly optionId: string
  readonly answeredBy: string
  readonly answeredAt: Date
  readonly source: 'person' | 'colleague' | 'carried-over' | 'proxy'
}

/** A comment or a piece of evidence for an answer. */
export type Note = {
  /** `nte_…` */
  readonly id: string
  readonly sessionId: string
  readonly itemId: string
  readonly kind: 'comment' | 'link' | 'file'
  /** Words, a link, or the file's name. */
  readonly content: string
  /** Of the file's bytes when it was given, in hex; `null` for all else. */
  readonly sha256: string | null
  readonly givenBy: string
  readonly givenAt: Date
  /** The day from which it is no longer good, as `2027-03-31`. */
  readonly expiresOn: string | null
}

/** An item put to a colleague, and what they said. */
export type Enquiry = {
  /** `enq_…` */
  readonly id: string
  readonly sessionId: string
  readonly itemId: string
  readonly askedBy: string
  readonly askedUser: string
  readonly askedAt: Date
  /** `null` while it waits. */
  readonly optionId: string | null
  readonly comment: string
  readonly answeredAt: Date | null
}

/** One item, then and now. */
export type ComparedItem = {
  readonly item: Item
  /** Undefined where it was not answered, or was another item then. */
  readonly before: Option | undefined
  readonly after: Option | undefined
  /** `changed`: a 該当なし or わからない came or went; `new`: not asked before; `gone`: no longer asked. */
  readonly change: 'better' | 'worse' | 'same' | 'changed' | 'new' | 'gone'
  /** True where every piece of its evidence has passed its day. */
  readonly hasStaleEvidence: boolean
}

/** Two runs of one checklist, item by item. */
export type Comparison = {
  readonly before: Session
  readonly after: Session
  readonly overall: { readonly before: number | null; readonly after: number | null }
  readonly areas: readonly {
    readonly area: Area
    readonly before: number | null
    readonly after: number | null
  }[]
  readonly items: readonly ComparedItem[]
}

/**
 * What became of a start. `resumed`: one was under way and goes on in a fresh message.
 * `repeated`: this request, or one a moment ago, was carried out already.
 */
export type StartOutcome =
  | {
      readonly kind: 'started' | 'resumed'
      readonly session: Session
      /** Sessions that were in front of the person and were put to rest, so that one question is live. */
      readonly rested: readonly Session[]
    }
  | { readonly kind: 'repeated' }

/** Work of the caller's own in the transaction of a change: what it enqueues stands or falls with the change. */
export type InTransaction<Outcome> = (transaction: Connection, outcome: Outcome) => Promise<void>

/** A person's standing at a glance. */
export type Standing = {
  readonly underWay: {
    readonly status: SessionStatus
    readonly answered: number
    readonly total: number
  } | null
  readonly last: { readonly finishedAt: Date; readonly overall: number | null } | null
}
