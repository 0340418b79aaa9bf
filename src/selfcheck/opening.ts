import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import { beginDialogue } from './dialogue.ts'
import * as answers from './store/answers.ts'
import { pinChecklist } from './store/checklists.ts'
import { findParticipant } from './store/participants.ts'
import * as store from './store/sessions.ts'
import type { Checklist, Session, StartOutcome } from './types.ts'

/** A wish to have a self-check in front of oneself. */
export type StartRequest = {
  readonly userId: string
  readonly key: string
  readonly checklistId?: string
  /** The name of somebody without Slack for whom it is filled in. */
  readonly proxyFor?: string
  /** The campaign it belongs to, with the checklist as it was when that was launched. */
  readonly campaign?: { readonly id: string; readonly checklist: Checklist }
}

// Two presses of a start button are two requests to Slack; within this time the second is a double click.
const doubleClickMs = 5_000

/**
 * Opens the session that a request asks for, beginning it where there is none. Whatever else is in front of the person
 * is put to rest: one question is live.
 */
export async function openSession(
  transaction: Connection,
  request: StartRequest,
  standard: Checklist,
  now: Date,
): Promise<StartOutcome> {
  if (await answers.hasOpening(transaction, request.key)) return { kind: 'repeated' }
  if (await hasFinished(transaction, request)) return { kind: 'repeated' }
  const wanted = wantedOf(request, standard)
  let session = await store.lockUnderWay(transaction, request.userId, wanted)
  if (session === undefined) {
    // Where another start comes first, the insert waits for it, writes nothing, and that session is found.
    await insertNew(transaction, request, wanted ?? { checklist: standard }, now)
    session = await store.lockUnderWay(transaction, request.userId, wanted)
  }
  if (session === undefined) throw new Error('the session that was just begun is not there')
  const sinceMs = now.getTime() - session.changedAt.getTime()
  const isDoubleClick = session.lastAction === 'open' && sinceMs < doubleClickMs
  const number = isDoubleClick ? session.opening : session.opening + 1
  const opening = { key: request.key, sessionId: session.id, number, openedAt: now }
  const isNew = await answers.insertOpening(transaction, opening)
  if (isDoubleClick || !isNew) return { kind: 'repeated' }
  const opened = {
    ...session,
    status: 'open' as const,
    version: session.version + 1,
    opening: number,
    pending: null,
    restsUntil: null,
  }
  await store.updateSession(transaction, { ...opened, lastAction: 'open', changedAt: now })
  const rested = await restOthers(transaction, opened, now)
  return { kind: number === 1 ? 'started' : 'resumed', session: opened, rested }
}

// Without a wish of its own, a start goes on with whatever the person touched last.
function wantedOf(request: StartRequest, standard: Checklist): store.Wanted | undefined {
  const { campaign, proxyFor = '', checklistId } = request
  if (campaign === undefined && proxyFor === '' && checklistId === undefined) return undefined
  return { checklist: campaign?.checklist ?? standard, campaignId: campaign?.id ?? '', proxyFor }
}

// Everybody counts once in a campaign. An answer is changed in the session there is, not in a second one.
async function hasFinished(transaction: Connection, request: StartRequest): Promise<boolean> {
  const { campaign, proxyFor = '', userId } = request
  if (campaign === undefined || proxyFor !== '') return false
  const participant = await findParticipant(transaction, campaign.id, userId)
  return participant !== undefined && participant.finishedAt !== null
}

async function restOthers(transaction: Connection, opened: Session, now: Date): Promise<Session[]> {
  const others = await store.lockOthersOpen(transaction, opened)
  const rested = others.map((other) => ({ ...other, status: 'paused' as const, version: other.version + 1 }))
  for (const other of rested) {
    await store.updateSession(transaction, { ...other, lastAction: 'rest', changedAt: now })
  }
  return rested
}

async function insertNew(
  transaction: Connection,
  { userId }: StartRequest,
  { checklist, campaignId = '', proxyFor = '' }: Partial<store.Wanted> & Pick<store.Wanted, 'checklist'>,
  now: Date,
): Promise<void> {
  const digest = await pinChecklist(transaction, checklist)
  const session: store.StoredSession = {
    ...beginDialogue(checklist),
    id: createId('ses'),
    userId,
    status: 'open',
    version: 0,
    opening: 0,
    checklist,
    startedAt: now,
    finishedAt: null,
    pending: null,
    perDay: null,
    restsUntil: null,
    proxyFor,
    campaignId,
    lastAction: 'begin',
    changedAt: now,
  }
  await store.insertSession(transaction, session, digest)
}
