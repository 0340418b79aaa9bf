import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'

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
}

/** A list of items to check oneself by, as it stands in `knowledge/checklists`. */
export type Checklist = {
  readonly id: string
  readonly version: string
  readonly title: Bilingual
  /** What this list is and is not; shown with every result. */
  readonly notice: Bilingual
  readonly source: string
  /** True once somebody has compared it with the original it stands for. */
  readonly verified: boolean
  readonly options: readonly Option[]
  readonly areas: readonly Area[]
  readonly items: readonly Item[]
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
}

/** A click on a session: which, by whom, on which state of it, and what for. */
export type SessionClick = {
  readonly sessionId: string
  readonly userId: string
  readonly version: number
  /** The item that was in front of the person. */
  readonly itemId: string
  /** `pause` puts the session to rest, `resume` goes on with it in the same message, `back` shows the item before. */
  readonly action:
    | { readonly kind: 'answer'; readonly optionId: string }
    | { readonly kind: 'back' | 'pause' | 'resume' }
}

/**
 * What became of a click. `moved`: the session stands elsewhere now. `finished`: that was the last item.
 * `repeated`: the same click a second time, nothing changed. `stale`: made on an older state, nothing changed.
 * `closed`: the session was finished before.
 */
export type ClickOutcome =
  | { readonly kind: 'moved' | 'repeated' | 'stale' | 'closed'; readonly session: Session }
  | { readonly kind: 'finished'; readonly session: Session; readonly result: SelfcheckResult }
  | { readonly kind: 'not-yours' | 'not-found' }

/**
 * What became of a start. `resumed`: one was under way and goes on in a fresh message.
 * `repeated`: this request, or one a moment ago, was carried out already.
 */
export type StartOutcome =
  | { readonly kind: 'started' | 'resumed'; readonly session: Session }
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
