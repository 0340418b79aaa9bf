import { instantOf, localDate, plusDays } from '../calendar/index.ts'
import type { Connection } from '../database/types.ts'
import { nameAction, restAfter, type Step } from './clicks.ts'
import { type Manners, workingMorning } from './manners.ts'
import type { ReplyRequest, SessionParts } from './sessions.ts'
import * as answers from './store/answers.ts'
import { setFinished } from './store/participants.ts'
import { closeReviews } from './store/reviews.ts'
import * as store from './store/sessions.ts'
import type { Session, SessionAction } from './types.ts'

/** How a session is changed inside a transaction, whatever called for it. */
export function createSteps({
  clock,
  audit,
  manners,
}: Pick<SessionParts, 'clock' | 'audit'> & { readonly manners: Manners }) {
  async function lockOpen(transaction: Connection, userId: string): Promise<store.StoredSession | undefined> {
    const session = await store.lockUnderWay(transaction, userId)
    return session?.status === 'open' ? session : undefined
  }

  async function takeStep(
    transaction: Connection,
    session: store.StoredSession,
    taken: {
      readonly step: Step
      readonly action: SessionAction
      readonly by: string
      readonly timeZone: string
      readonly fresh: boolean
    },
  ): Promise<Session> {
    const { action, by, timeZone, fresh } = taken
    const now = clock.now()
    const version = session.version + 1
    let { step } = taken
    if (action.kind === 'answer' && session.current !== null) {
      const given = { itemId: session.current, optionId: action.optionId, answeredBy: by, answeredAt: now }
      const source = session.proxyFor === '' ? ('person' as const) : ('proxy' as const)
      await answers.appendAnswer(transaction, { ...given, source, sessionId: session.id, version })
      if (session.campaignId !== '') await closeReviews(transaction, session.id, session.current, now)
      step = await withRest(transaction, session.id, step, timeZone)
    }
    const finishedAt = step.status === 'finished' ? now : null
    const opening = fresh ? session.opening + 1 : session.opening
    const changed = { ...session, ...step, version, opening, finishedAt }
    const lastAction = nameAction({ action, itemId: session.current ?? '' })
    await store.updateSession(transaction, { ...changed, lastAction, changedAt: now })
    if (session.campaignId !== '' && session.proxyFor === '') {
      await setFinished(transaction, session.campaignId, session.userId, finishedAt)
    }
    return changed
  }

  async function withRest(
    transaction: Connection,
    sessionId: string,
    step: Step,
    timeZone: string,
  ): Promise<Step> {
    if (step.perDay === null) return step
    const today = localDate(clock.now(), timeZone)
    const since = instantOf(today, 0, timeZone)
    const given = await answers.countAnswered(transaction, sessionId, since)
    return restAfter(step, given, workingMorning(plusDays(today, 1), timeZone, manners))
  }

  // Which option was chosen is the person's own: the chain says only that they answered.
  async function tellAudit(
    transaction: Connection,
    session: Session,
    kind: SessionAction['kind'],
    by: string,
    itemId: string,
  ): Promise<void> {
    await audit.append(transaction, {
      actor: session.campaignId === '' ? by : 'participant',
      action: `selfcheck.${auditWords[kind]}`,
      subject: session.id,
      details: { item: itemId, version: session.version, finished: session.status === 'finished' },
    })
  }

  // A typed reply always leads to a fresh message; its key makes the same reply harmless when it comes twice.
  async function inFreshMessage(
    transaction: Connection,
    request: Pick<ReplyRequest, 'userId' | 'key'>,
    session: store.StoredSession,
    change: Partial<Session>,
  ): Promise<Session> {
    const now = clock.now()
    const number = session.opening + 1
    await answers.insertOpening(transaction, {
      key: request.key,
      sessionId: session.id,
      number,
      openedAt: now,
    })
    const shown = { ...session, ...change, opening: number, version: session.version + 1 }
    await store.updateSession(transaction, { ...shown, lastAction: 'reply', changedAt: now })
    return shown
  }

  return { lockOpen, takeStep, inFreshMessage, tellAudit }
}

const auditWords = {
  answer: 'answered',
  back: 'stepped_back',
  go: 'went_to_item',
  later: 'put_off',
  pace: 'pace_set',
  pause: 'paused',
  resume: 'resumed',
  skip: 'skipped',
} as const satisfies Record<SessionAction['kind'], string>
