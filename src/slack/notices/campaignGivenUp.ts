import { z } from 'zod'
import type { JobData } from '../../jobs/types.ts'
import { launchGivenUpView, stalledView } from '../views/campaignGivenUp.ts'
import type { CampaignParts } from './campaignJobs.ts'

const Launched = z.object({ by: z.string(), selection: z.string() })
const Invited = z.object({ campaign: z.string() })

/** Tells whoever launched that it came to nothing for good: nobody was written to, and the same choice can be launched anew. */
export async function tellLaunchGivenUp(parts: CampaignParts, data: JobData, jobId: string): Promise<void> {
  const { by, selection } = Launched.parse(data)
  const { language } = await parts.people.get(by)
  await parts.outbox.enqueue(parts.database, {
    kind: 'post',
    key: `campaign:launch-given-up:${jobId}`,
    channel: by,
    ...launchGivenUpView(selection, language),
  })
  parts.outbox.wake()
}

/** Tells the manager that the invitations have stopped for good, with the button that has them go on; nothing where nobody waits for one. */
export async function tellInvitationsGivenUp(
  parts: CampaignParts,
  data: JobData,
  jobId: string,
): Promise<void> {
  const board = await parts.selfchecks.campaigns.numbers(Invited.parse(data).campaign)
  if (board?.campaign.status !== 'running' || board.invited === board.total) return
  const { launchedBy } = board.campaign
  const { language } = await parts.people.get(launchedBy)
  await parts.outbox.enqueue(parts.database, {
    kind: 'post',
    key: `campaign:invitations-given-up:${jobId}`,
    channel: launchedBy,
    ...stalledView(board, language),
  })
  parts.outbox.wake()
}
