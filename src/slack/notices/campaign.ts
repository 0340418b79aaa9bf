import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { planReminders } from '../../selfcheck/index.ts'
import type { CampaignActor } from '../../selfcheck/types.ts'
import { boardView, overdueView, reminderView } from '../views/campaign.ts'
import { drawnView, sentBackView } from '../views/campaignResult.ts'
import { sentenceView } from '../views/conversation.ts'
import { registerCampaignExport } from './campaignExport.ts'
import { tellLaunchGivenUp } from './campaignGivenUp.ts'
import { registerCampaignInvitations } from './campaignInvitations.ts'
import {
  boardKey,
  type CampaignParts,
  campaignQueues,
  enqueueInvitations,
  enqueueReminders,
  reminderKey,
} from './campaignJobs.ts'
import { findAudience, findFacts, Selection } from './campaignPeople.ts'

const LaunchData = z.object({ by: z.string(), key: z.string(), selection: z.string() })
const CampaignData = z.object({ campaign: z.string() })
const NudgeData = CampaignData.extend({ by: z.string() })
const BoardData = CampaignData.extend({ slot: z.number() })
const SentBackData = z.object({ review: z.string(), session: z.string(), user: z.string() })
const DrawnData = z.object({ session: z.string(), user: z.string(), item: z.string() })
const ReviewData = z.object({ id: z.string(), item: z.string(), by: z.string() })

/** Carries out what campaigns have put off: launches, invitations, reminders, boards. */
export function registerCampaignNotices(jobs: Jobs, parts: CampaignParts): void {
  jobs.handle(
    campaignQueues.launch,
    async (data) => {
      await launch(parts, LaunchData.parse(data))
      parts.outbox.wake()
    },
    (data, jobId) => tellLaunchGivenUp(parts, data, jobId),
  )
  jobs.handle(campaignQueues.remind, async (data) => {
    await remind(parts, CampaignData.parse(data).campaign)
    parts.outbox.wake()
  })
  jobs.handle(campaignQueues.nudge, async (data) => {
    await nudge(parts, NudgeData.parse(data))
    parts.outbox.wake()
  })
  jobs.handle(campaignQueues.board, async (data) => {
    await redraw(parts, BoardData.parse(data))
    parts.outbox.wake()
  })
  jobs.handle(campaignQueues.sentBack, async (data) => {
    const { review, session: sessionId, user } = SentBackData.parse(data)
    const { id } = ReviewData.parse(JSON.parse(review))
    const session = await parts.selfchecks.findOwn(user, sessionId)
    const sent = await parts.selfchecks.campaigns.findReview(id)
    if (session === undefined || sent === undefined) return
    const { language } = await parts.people.get(user)
    const view = sentBackView(sent, session, language)
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key: `campaign:review:${id}`,
      channel: user,
      ...view,
    })
    parts.outbox.wake()
  })
  jobs.handle(campaignQueues.spotCheck, async (data) => {
    const { session: sessionId, user, item } = DrawnData.parse(data)
    const session = await parts.selfchecks.findOwn(user, sessionId)
    if (session === undefined) return
    const { language } = await parts.people.get(user)
    const key = `campaign:drawn:${sessionId}:${item}`
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key,
      channel: user,
      ...drawnView(session, item, language),
    })
    parts.outbox.wake()
  })
  registerCampaignInvitations(jobs, parts)
  registerCampaignExport(jobs, parts)
}

async function launch(
  parts: CampaignParts,
  { by, key, selection: chosen }: z.infer<typeof LaunchData>,
): Promise<void> {
  const person = await parts.people.get(by)
  const selection = Selection.parse(JSON.parse(chosen))
  const { people } = await findAudience(parts, selection)
  const { checklistId, mode, dueOn, reminds } = selection
  const request = {
    draft: { checklistId, mode, dueOn, reminds, people },
    actor: await actorOf(parts, by),
    timeZone: person.timeZone,
    key,
  }
  await parts.selfchecks.campaigns.launch(request, async (transaction, outcome) => {
    const words = sentences[person.language].campaign
    // The same launch a second time.
    if (outcome.kind === 'stale') return
    if (outcome.kind !== 'done') {
      const told =
        outcome.kind === 'invalid'
          ? outcome.problems.map((problem) => words.problems[problem]).join('')
          : words.told[outcome.kind]
      const view = sentenceView(words.notStarted(told))
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: `campaign:refused:${key}`,
        channel: by,
        ...view,
      })
      return
    }
    const { campaign } = outcome
    const numbers = { campaign, total: people.length, invited: 0, started: 0, finished: 0, proxies: 0 }
    const view = boardView({ ...numbers, people: [] }, person.language)
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: boardKey(campaign.id),
      channel: by,
      ...view,
    })
    await enqueueInvitations(parts, transaction, campaign.id, parts.clock.now())
    await enqueueReminders(parts, transaction, campaign.id)
  })
}

async function remind(parts: CampaignParts, campaignId: string): Promise<void> {
  const { campaigns, manners } = parts.selfchecks
  const found = await campaigns.listUnfinished(campaignId)
  if (found?.campaign.status !== 'running') return
  // First of all: were it last, an outage that outlives the tries of this look would end all that follow.
  await enqueueReminders(parts, parts.database, campaignId)
  const { campaign, people } = found
  const absences = await campaigns.listAbsences(people.map(({ userId }) => userId))
  const ready = people.map((person) => ({
    ...person,
    isAway: false,
    doesNotDisturb: false,
    absences: absences.get(person.userId) ?? [],
  }))
  const wanted = campaign.reminds ? planReminders(parts.clock.now(), campaign.dueOn, ready, manners) : []
  // Slack is asked only when there is somebody to remind.
  const facts =
    wanted.length === 0
      ? new Map()
      : await findFacts(
          parts,
          wanted.map(({ userId }) => userId),
        )
  await campaigns.remind(campaignId, facts, async (transaction, { reminded }) => {
    for (const { userId, today, daysLeft, language } of reminded) {
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: reminderKey(campaignId, userId, today),
        channel: userId,
        pace: 'notice',
        ...reminderView(campaign, daysLeft, language),
      })
    }
  })
  await tellOverdue(parts, campaignId, campaign.launchedBy)
}

async function tellOverdue(parts: CampaignParts, campaignId: string, managerId: string): Promise<void> {
  const manager = await parts.people.get(managerId)
  const numbers = await parts.selfchecks.campaigns.numbers(campaignId)
  if (numbers === undefined || numbers.campaign.overdueToldAt !== null || numbers.finished === numbers.total)
    return
  const facts = (await findFacts(parts, [managerId])).get(managerId) ?? {
    isAway: false,
    doesNotDisturb: false,
  }
  await parts.selfchecks.campaigns.tellOverdue(
    campaignId,
    { ...facts, timeZone: manager.timeZone },
    async (transaction, overdue) => {
      if (overdue === undefined) return
      const { campaign, missing, people } = overdue
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: `campaign:${campaignId}:overdue:${campaign.dueOn}`,
        channel: managerId,
        ...overdueView(campaign, missing, people, manager.language),
      })
    },
  )
}

async function nudge(
  parts: CampaignParts,
  { campaign: campaignId, by }: z.infer<typeof NudgeData>,
): Promise<void> {
  const { campaigns } = parts.selfchecks
  const found = await campaigns.listUnfinished(campaignId)
  if (found === undefined) return
  const facts = await findFacts(
    parts,
    found.people.map(({ userId }) => userId),
  )
  const manager = await parts.people.get(by)
  await campaigns.nudge(campaignId, await actorOf(parts, by), facts, async (transaction, outcome) => {
    if (outcome === undefined) return
    for (const { userId, today, daysLeft, language } of outcome.reminded) {
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: reminderKey(campaignId, userId, today),
        channel: userId,
        pace: 'notice',
        ...reminderView(outcome.campaign, daysLeft, language),
      })
    }
    const words = sentences[manager.language].campaign.told
    // With days off entered for all but one, a number would say whether that one is done.
    const told =
      outcome.campaign.mode === 'named' ? words.nudged(outcome.reminded.length) : words.nudgedGrouped
    const key = `campaign:${campaignId}:nudged:${by}:${parts.clock.now().toISOString()}`
    await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: by, ...sentenceView(told) })
  })
}

async function redraw(
  parts: CampaignParts,
  { campaign: campaignId, slot }: z.infer<typeof BoardData>,
): Promise<void> {
  const numbers = await parts.selfchecks.campaigns.numbers(campaignId)
  if (numbers === undefined) return
  const { launchedBy } = numbers.campaign
  const person = await parts.people.get(launchedBy)
  const board = await parts.selfchecks.campaigns.board(campaignId, await actorOf(parts, launchedBy))
  // Whoever launched it may be no manager any more: then the board stays as it was.
  if (board === undefined || !(await parts.outbox.has(parts.database, boardKey(campaignId)))) return
  await parts.outbox.enqueue(parts.database, {
    kind: 'update',
    key: `${boardKey(campaignId)}:${slot}:${board.campaign.version}`,
    message: { key: boardKey(campaignId) },
    ...boardView(board, person.language),
  })
}

async function actorOf(parts: CampaignParts, userId: string): Promise<CampaignActor> {
  return { userId, roles: await parts.roles.of(userId) }
}
