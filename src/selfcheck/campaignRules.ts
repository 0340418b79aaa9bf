import { createHash } from 'node:crypto'
import { localDate, plusDays } from '../calendar/index.ts'
import type {
  Campaign,
  CampaignActor,
  CampaignDeed,
  CampaignDraft,
  CampaignProblem,
  Drawn,
} from './campaignTypes.ts'
import { type Manners, nextDisturbable } from './manners.ts'
import type { Answers } from './types.ts'

/** A group's result is shown from so many people up, and never differs from an earlier one by fewer. */
export const smallestGroup = 5

/** Invitations go out one a second: Slack's limit for the bulk posting of an app. */
export const invitationGapMs = 1_000

/** More people than this are a mistake of the picker, or a matter for several campaigns. */
const mostPeople = 5_000

/** Farther away, a due day is a slip of the year. */
const farthestDays = 400

const general: readonly CampaignDeed[] = ['board', 'nudge', 'extend', 'close', 'reopen', 'cancel', 'proxy']
const ofNamed: readonly CampaignDeed[] = [
  'names',
  'answers',
  'send-back',
  'spot-check',
  'export',
  'group-result',
]
const ofGrouped: readonly CampaignDeed[] = ['group-result', 'export']

/**
 * Whether somebody may do something to a campaign. Only the manager who launched it and the responsible officer do
 * anything at all; of a grouped one nobody sees a name or an answer.
 *
 * @param campaign undefined for the launch itself.
 */
export function mayDo(
  deed: CampaignDeed,
  actor: CampaignActor,
  campaign: Pick<Campaign, 'launchedBy' | 'mode'> | undefined,
): boolean {
  if (actor.roles.has('guest')) return false
  const isOfficer = actor.roles.has('officer')
  if (deed === 'launch') return isOfficer || actor.roles.has('manager')
  if (campaign === undefined) return false
  const isLauncher = campaign.launchedBy === actor.userId && actor.roles.has('manager')
  if (!isOfficer && !isLauncher) return false
  return [...general, ...(campaign.mode === 'named' ? ofNamed : ofGrouped)].includes(deed)
}

/** What is wrong with a launch; empty where it can go ahead. */
export function checkDraft(
  draft: CampaignDraft,
  checklistIds: readonly string[],
  today: string,
): CampaignProblem[] {
  const staff = draft.people.filter(({ isManager }) => !isManager).length
  return [
    ...(checklistIds.includes(draft.checklistId) ? [] : (['no-checklist'] as const)),
    ...(draft.people.length === 0 ? (['nobody'] as const) : []),
    ...(draft.mode === 'grouped' && draft.people.length > 0 && staff < smallestGroup
      ? (['too-few'] as const)
      : []),
    ...(draft.people.length > mostPeople ? (['too-many'] as const) : []),
    ...checkDue(draft.dueOn, today),
  ]
}

/** What is wrong with a due day. */
export function checkDue(dueOn: string, today: string): CampaignProblem[] {
  if (dueOn <= today) return ['due-past']
  return dueOn > plusDays(today, farthestDays) ? ['due-far'] : []
}

/**
 * When each person's invitation goes out: one a second from `start`, in the order given; whoever is not at work then
 * gets it at the beginning of their next working hours, again one a second.
 */
export function planInvitations(
  people: readonly { readonly userId: string; readonly timeZone: string }[],
  start: Date,
  manners: Manners,
): Map<string, Date> {
  const nextAt = new Map<number, number>()
  const wantedAt = new Map<string, number>()
  const planned = new Map<string, Date>()
  for (const [index, { userId, timeZone }] of people.entries()) {
    // The second only matters at the edge of a day: one look a minute and zone is enough.
    const slot = start.getTime() + index * invitationGapMs
    const minute = `${timeZone} ${Math.floor(slot / 60_000)}`
    const wanted = wantedAt.get(minute) ?? nextDisturbable(new Date(slot), timeZone, manners).getTime()
    wantedAt.set(minute, wanted)
    const isDeferred = wanted > slot
    const first = isDeferred ? (nextAt.get(wanted) ?? wanted) : slot
    if (isDeferred) nextAt.set(wanted, first + invitationGapMs)
    planned.set(userId, new Date(first))
  }
  return planned
}

/** What people said themselves in a group result: their answers by session. */
export type Counted = { readonly [sessionId: string]: Answers }

/**
 * Whether a group result may be shown: five people, and of each item five or none whose answer came, went or changed
 * since each result shown before.
 *
 * @param proxies how many more were entered for people without Slack: whoever entered them knows what they say, so they
 *   hide nobody. With no other answers there is nobody to hide.
 */
export function mayRelease(
  counted: Counted,
  shown: readonly Counted[],
  proxies = 0,
): 'yes' | 'too-few' | 'too-close' {
  const people = Object.keys(counted).length
  if (people + proxies < smallestGroup || (people > 0 && people < smallestGroup)) return 'too-few'
  const isTooClose = shown.some((earlier) =>
    countApart(counted, earlier).some((apart) => apart > 0 && apart < smallestGroup),
  )
  return isTooClose ? 'too-close' : 'yes'
}

/** The digest of a seed, as it is published before anything is drawn. */
export function digestOf(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}

/**
 * The answers drawn for a spot-check: those whose SHA-256 of `seed:session:item` comes first. Anybody with the seed draws
 * the same.
 */
export function draw(candidates: readonly Drawn[], seed: string, count: number): Drawn[] {
  return candidates
    .map((candidate) => ({ candidate, lot: lotOf(seed, candidate) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate)
}

/** The lot of an answer: the lowest are drawn. */
export function lotOf(seed: string, { sessionId, itemId }: Pick<Drawn, 'sessionId' | 'itemId'>): string {
  return digestOf(`${seed}:${sessionId}:${itemId}`)
}

/** The day it is for a campaign. */
export function todayOf(campaign: Pick<Campaign, 'timeZone'>, now: Date): string {
  return localDate(now, campaign.timeZone)
}

// By item: whoever came or went counts at each, whoever was there before only where they say something else now. The same
// answer given again is no difference, and five changes of five items are five differences of one person each.
function countApart(one: Counted, other: Counted): number[] {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const pairs = ids.map((id) => [one[id], other[id]] as const)
  const moved = pairs.filter(([now, then]) => now === undefined || then === undefined).length
  const items = new Set(
    pairs.flatMap(([now, then]) => [...Object.keys(now ?? {}), ...Object.keys(then ?? {})]),
  )
  return [...items].map(
    (item) => moved + pairs.filter(([now, then]) => now && then && now[item] !== then[item]).length,
  )
}
