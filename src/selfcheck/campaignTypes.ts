import type { Language } from '../common/language.ts'
import type { Area, Checklist, Item, Note, Option, SelfcheckResult } from './types.ts'

/** `named`: answers with names, for the manager and the officer; `grouped`: sums of five people or more, no names. */
export const campaignModes = ['named', 'grouped'] as const
export type CampaignMode = (typeof campaignModes)[number]

/** One self-check launched for many. */
export type Campaign = {
  /** `cmp_…` */
  readonly id: string
  readonly checklist: Checklist
  readonly mode: CampaignMode
  readonly status: 'running' | 'closed' | 'cancelled'
  readonly launchedBy: string
  readonly launchedAt: Date
  /** The last day, as `2027-03-31`, in `timeZone`. */
  readonly dueOn: string
  readonly timeZone: string
  readonly reminds: boolean
  readonly closedAt: Date | null
  /** Counts the changes. */
  readonly version: number
  /** Draws the spot-check; to be published only once the campaign is closed. */
  readonly seed: string
  /** SHA-256 of the seed, published at the launch. */
  readonly seedDigest: string
  readonly overdueToldAt: Date | null
}

/** Somebody a campaign reaches. */
export type Participant = {
  readonly userId: string
  readonly language: Language
  readonly timeZone: string
  /** Managers' answers are set beside those of staff, never among them. */
  readonly isManager: boolean
  /** When the invitation is to go out. */
  readonly inviteAt: Date
  readonly invitedAt: Date | null
  readonly finishedAt: Date | null
  /** The day of the last reminder, on their own calendar. */
  readonly remindedOn: string | null
}

/** What a launch wants. */
export type CampaignDraft = {
  readonly checklistId: string
  readonly mode: CampaignMode
  readonly dueOn: string
  readonly reminds: boolean
  readonly people: readonly {
    readonly userId: string
    readonly language: Language
    readonly timeZone: string
    readonly isManager: boolean
  }[]
}

/** Who does something, with the roles they have at that moment. */
export type CampaignActor = { readonly userId: string; readonly roles: ReadonlySet<string> }

/** What somebody may want of campaigns. */
export const campaignDeeds = [
  'launch',
  'board',
  'nudge',
  'extend',
  'close',
  'reopen',
  'cancel',
  'names',
  'answers',
  'group-result',
  'send-back',
  'spot-check',
  'proxy',
  'export',
] as const
export type CampaignDeed = (typeof campaignDeeds)[number]

/** How a campaign stands: numbers for a grouped one, people too for a named one. */
export type Board = {
  readonly campaign: Campaign
  readonly total: number
  readonly invited: number
  readonly started: number
  readonly finished: number
  /** Sessions entered for people without Slack, finished ones. */
  readonly proxies: number
  /** In the order of the launch; empty for a grouped campaign. */
  readonly people: readonly {
    readonly userId: string
    readonly standing: 'waiting' | 'invited' | 'started' | 'finished'
    readonly answered: number
    readonly sessionId: string | null
  }[]
}

/** What one participant of a named campaign said, or somebody without Slack by a proxy; and the notes they gave. */
export type ParticipantAnswers = { readonly result: SelfcheckResult; readonly notes: readonly Note[] }

/** What a group said, without anybody's name. Only of five people or more. */
export type GroupResult = {
  readonly people: number
  readonly overall: number | null
  readonly areas: readonly { readonly area: Area; readonly score: number | null }[]
  readonly items: readonly GroupItem[]
}

export type GroupItem = {
  readonly item: Item
  /** Mean points of those whose answer counts; `null` where nobody's does. */
  readonly points: number | null
  /** How many chose わからない. */
  readonly unknown: number
  /** What managers answered, where that differs from staff by a quarter of the points or more. */
  readonly managersSay: readonly Option[]
}

/**
 * What became of a wish for a group result. `too-few`: fewer than five have finished. `too-close`: it would differ from
 * one shown before by fewer than five people, so that somebody's answers could be worked out.
 */
export type GroupOutcome =
  | { readonly kind: 'result'; readonly result: GroupResult }
  | { readonly kind: 'too-few' | 'too-close' | 'not-allowed' | 'not-found' }

/** What became of a change. `stale`: it does not fit the campaign as it stands. */
export type CampaignOutcome =
  | { readonly kind: 'done'; readonly campaign: Campaign }
  | { readonly kind: 'not-allowed' | 'not-found' | 'stale' }
  | { readonly kind: 'invalid'; readonly problems: readonly CampaignProblem[] }

export type CampaignProblem = 'nobody' | 'too-few' | 'too-many' | 'due-past' | 'due-far' | 'no-checklist'

/** An item sent back to whoever answered it. */
export type Review = {
  /** `rev_…` */
  readonly id: string
  readonly sessionId: string
  readonly itemId: string
  readonly comment: string
  readonly reviewedBy: string
  readonly reviewedAt: Date
}

/** What is to be done about a gap. */
export type Action = {
  /** `act_…` */
  readonly id: string
  readonly sessionId: string
  readonly itemId: string
  readonly checklistId: string
  /** The item's text at the time, in Japanese. */
  readonly title: string
  readonly owner: string
  /** As `2027-03-31`. */
  readonly dueOn: string
  readonly status: 'open' | 'done' | 'dropped'
  readonly madeBy: string
  readonly madeAt: Date
  /** What shows that it is done, in words or as a link. */
  readonly evidence: string
  readonly closedAt: Date | null
}

/** An answer drawn for a spot-check. */
export type Drawn = { readonly sessionId: string; readonly userId: string; readonly itemId: string }
