import type { Selfchecks } from '../../src/selfcheck/index.ts'
import type { Campaign, CampaignDraft, Session } from '../../src/selfcheck/types.ts'
import { answer, nothing } from './frontDoor.ts'

export const manager = { userId: 'UM', roles: new Set(['employee', 'manager']) }
export const officer = { userId: 'UO', roles: new Set(['employee', 'officer']) }
/** A manager who launched nothing. */
export const other = { userId: 'UX', roles: new Set(['employee', 'manager']) }

/** A named campaign for people called P0, P1 and so on. */
export function aDraft(people: number, more: Partial<CampaignDraft> = {}): CampaignDraft {
  return {
    checklistId: 'list',
    mode: 'named',
    dueOn: '2026-12-18',
    reminds: true,
    people: Array.from({ length: people }, (_, at) => ({
      userId: `P${at}`,
      language: 'ja' as const,
      timeZone: 'Asia/Tokyo',
      isManager: false,
    })),
    ...more,
  }
}

/** Launched by the manager. */
export async function launch(
  selfchecks: Selfchecks,
  draft: CampaignDraft,
  key = 'launch',
): Promise<Campaign> {
  const request = { draft, actor: manager, timeZone: 'Asia/Tokyo', key }
  const outcome = await selfchecks.campaigns.launch(request, nothing)
  if (outcome.kind !== 'done') throw new Error(`expected a campaign, not ${outcome.kind}`)
  return outcome.campaign
}

/** Somebody's session, as they press the invitation. */
export async function begin(selfchecks: Selfchecks, campaign: Campaign, userId: string): Promise<Session> {
  const { id, checklist } = campaign
  const outcome = await selfchecks.start(
    { userId, key: `${id}:${userId}`, campaign: { id, checklist } },
    nothing,
  )
  if (outcome.kind === 'repeated') throw new Error('expected a session')
  return outcome.session
}

/** Somebody's session, every item answered with one option. */
export async function finish(
  selfchecks: Selfchecks,
  campaign: Campaign,
  userId: string,
  option = 'yes',
): Promise<Session> {
  let session = await begin(selfchecks, campaign, userId)
  while (session.status === 'open') session = await answer(selfchecks, session, option)
  return session
}
