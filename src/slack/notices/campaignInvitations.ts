import { z } from 'zod'
import type { Jobs } from '../../jobs/types.ts'
import { invitationView } from '../views/campaign.ts'
import { tellInvitationsGivenUp } from './campaignGivenUp.ts'
import {
  type CampaignParts,
  campaignQueues,
  enqueueBoard,
  enqueueInvitations,
  enqueueRedraw,
  redrawnAtOnce,
  reminderKey,
} from './campaignJobs.ts'

const InviteData = z.object({ campaign: z.string() })
const RedrawData = z.object({ campaign: z.string(), version: z.number(), from: z.number() })

/** Milliseconds between two rounds of invitations. */
const roundMs = 10_000

/** Sends the invitations of campaigns in turn, and brings them up to date after a change. */
export function registerCampaignInvitations(jobs: Jobs, parts: CampaignParts): void {
  jobs.handle(
    campaignQueues.invite,
    async (data) => {
      await invite(parts, InviteData.parse(data).campaign)
      parts.outbox.wake()
    },
    (data, jobId) => tellInvitationsGivenUp(parts, data, jobId),
  )
  jobs.handle(campaignQueues.redraw, async (data) => {
    await redrawInvitations(parts, RedrawData.parse(data))
    parts.outbox.wake()
  })
}

// A few at a time, each by a row of the outbox with a key of its own, in the transaction that marks them: whatever is
// killed when, nobody is invited twice and nobody is left out.
async function invite(parts: CampaignParts, campaignId: string): Promise<void> {
  await parts.selfchecks.campaigns.invite(campaignId, async (transaction, { campaign, due, next }) => {
    if (campaign === undefined) return
    for (const { userId, language } of due) {
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: invitationKey(campaignId, userId),
        channel: userId,
        pace: 'notice',
        ...invitationView(campaign, language),
      })
    }
    if (due.length > 0) await enqueueBoard(parts, transaction, campaign)
    if (next === undefined) return
    // Ten seconds hold ten invitations; whoever is already due is not kept waiting for a full round.
    const now = parts.clock.now().getTime()
    const isBehind = next.getTime() <= now
    const soon = isBehind ? now + roundMs / 2 : Math.max(next.getTime(), now + roundMs)
    await enqueueInvitations(parts, transaction, campaignId, new Date(soon))
  })
}

// The day it is due now, or that it is over, in the latest reminder too: nobody finds a button there that does nothing.
async function redrawInvitations(
  parts: CampaignParts,
  { campaign: campaignId, version, from }: z.infer<typeof RedrawData>,
): Promise<void> {
  const found = await parts.selfchecks.campaigns.listUnfinished(campaignId)
  // A later change redraws them itself.
  if (found?.campaign.version !== version) return
  const { campaign, invited } = found
  const some = invited.slice(from, from + redrawnAtOnce)
  await parts.database.transaction(async (transaction) => {
    for (const { userId, language, remindedOn } of some) {
      const isReminded = campaign.status !== 'running' && remindedOn !== null
      const keys = [
        invitationKey(campaignId, userId),
        ...(isReminded ? [reminderKey(campaignId, userId, remindedOn)] : []),
      ]
      for (const key of keys)
        await parts.outbox.enqueue(transaction, {
          kind: 'update',
          key: `${key}:${version}`,
          message: { key },
          pace: 'notice',
          ...invitationView(campaign, language),
        })
    }
    const next = from + some.length
    if (next < invited.length) await enqueueRedraw(parts, transaction, campaign, next)
  })
}

function invitationKey(campaignId: string, userId: string): string {
  return `campaign:${campaignId}:invitation:${userId}`
}
