import type { Connection } from '../../database/types.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { Campaign } from '../../selfcheck/types.ts'
import type { Selection } from './campaignPeople.ts'
import type { SelfcheckParts } from './selfcheckJobs.ts'

/** What the campaign's notices stand on. */
export type CampaignParts = SelfcheckParts & { readonly teamId: string; readonly botUserId: string }

/** The queues: launches, invitations one a second, hourly looks for reminders, nudges, the board, exports, redrawing. */
export const campaignQueues = {
  launch: 'campaign.launch',
  invite: 'campaign.invite',
  remind: 'campaign.remind',
  nudge: 'campaign.nudge',
  board: 'campaign.board',
  sentBack: 'campaign.sent_back',
  spotCheck: 'campaign.spot_check',
  export: 'campaign.export',
  redraw: 'campaign.redraw',
} as const

/** A board that many finish at the same time is redrawn at most so often. */
const boardCalmMs = 30_000

/** The key of the message that shows how a campaign stands. */
export function boardKey(campaignId: string): string {
  return `campaign:${campaignId}:board`
}

/** The key of the message that reminds somebody on a day. */
export function reminderKey(campaignId: string, userId: string, day: string): string {
  return `campaign:${campaignId}:reminder:${userId}:${day}`
}

/** Has a launch carried out: whom it reaches is looked up anew. Idempotent by `key`. */
export async function enqueueLaunch(
  parts: SelfcheckParts,
  launch: { readonly by: string; readonly key: string; readonly selection: Selection },
): Promise<void> {
  await parts.jobs.enqueue(parts.database, {
    queue: campaignQueues.launch,
    key: launch.key,
    runAt: parts.clock.now(),
    data: { by: launch.by, key: launch.key, selection: JSON.stringify(launch.selection) },
  })
}

/** Has the next invitations put on their way at their time. */
export async function enqueueInvitations(
  parts: { readonly jobs: Pick<Jobs, 'enqueue'> },
  connection: Connection,
  campaignId: string,
  runAt: Date,
): Promise<void> {
  const data = { campaign: campaignId, at: runAt.toISOString() }
  const key = `${campaignId}:${runAt.toISOString()}`
  await parts.jobs.enqueue(connection, { queue: campaignQueues.invite, key, runAt, data })
}

/** Has reminders looked for at the next full hour; one such look waits for a campaign. */
export async function enqueueReminders(
  parts: SelfcheckParts,
  connection: Connection,
  campaignId: string,
): Promise<void> {
  const runAt = new Date(Math.floor(parts.clock.now().getTime() / 3_600_000 + 1) * 3_600_000)
  const key = `${campaignId}:${runAt.toISOString()}`
  await parts.jobs.enqueue(connection, {
    queue: campaignQueues.remind,
    key,
    runAt,
    data: { campaign: campaignId },
  })
}

/** Has the board redrawn soon: of many changes in half a minute, once. */
export async function enqueueBoard(
  parts: SelfcheckParts,
  connection: Connection,
  campaign: Pick<Campaign, 'id'>,
  calmMs = boardCalmMs,
): Promise<void> {
  const now = parts.clock.now().getTime()
  const slot = calmMs === 0 ? now : Math.floor(now / calmMs + 1) * calmMs
  const data = { campaign: campaign.id, slot }
  const key = `${campaign.id}:${slot}`
  await parts.jobs.enqueue(connection, { queue: campaignQueues.board, key, runAt: new Date(slot), data })
}

/**
 * People whose messages are redrawn in one go, and the seconds to the next: 20 a minute, each with an invitation and at
 * most one reminder. Slack takes 50 updates, and every answer to a self-check item is one too.
 */
export const redrawnAtOnce = 5
const redrawGapS = 15

/**
 * Has the board redrawn at once, and the invitations in turn, to what a change has made of the campaign.
 *
 * @param from how many invitations were redrawn before.
 */
export async function enqueueRedraw(
  parts: SelfcheckParts,
  connection: Connection,
  campaign: Pick<Campaign, 'id' | 'version'>,
  from = 0,
): Promise<void> {
  const { id, version } = campaign
  if (from === 0) await enqueueBoard(parts, connection, campaign, 0)
  const gapMs = from === 0 ? 0 : redrawGapS * 1_000
  await parts.jobs.enqueue(connection, {
    queue: campaignQueues.redraw,
    key: `${id}:${version}:${from}`,
    runAt: new Date(parts.clock.now().getTime() + gapMs),
    data: { campaign: id, version, from },
  })
}

/** Has a job of a campaign done at once, for somebody. */
export async function enqueueDeed(
  parts: SelfcheckParts,
  connection: Connection,
  queue: (typeof campaignQueues)['nudge' | 'export' | 'spotCheck' | 'sentBack'],
  key: string,
  data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await parts.jobs.enqueue(connection, { queue, key, runAt: parts.clock.now(), data })
}
