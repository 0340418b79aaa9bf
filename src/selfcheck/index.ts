/**
 * The self-check: walks one person through a checklist, item by item, and scores what they said.
 *
 * A *checklist* is a list of *items* in *areas*; a *session* is one person's run through it, on the copy of the
 * checklist it began with; an *opening* puts the session before its person in a fresh message. Every change is one
 * transaction: the answer, the session's version, what the caller enqueues, and last the audit line. An answer is
 * never overwritten, and a click made on an older state changes nothing. Only the person sees the result.
 */
import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Connection, Database } from '../database/types.ts'
import { decideClick, nameAction, type Step } from './clicks.ts'
import { beginDialogue, progressOf } from './dialogue.ts'
import { resultOf } from './scoring.ts'
import * as store from './store.ts'
import type {
  Checklist,
  ClickOutcome,
  InTransaction,
  SelfcheckResult,
  Session,
  SessionClick,
  Standing,
  StartOutcome,
} from './types.ts'

export { currentItem, progressOf } from './dialogue.ts'
export { checklistSchema } from './schema.ts'

/** What the self-check does. Each change runs in a transaction of its own; see `InTransaction`. */
export type Selfchecks = {
  /**
   * Starts a session, or puts the one that is under way before its person again, going on where it stopped.
   * Idempotent by `key`. `checklistId` is that of the first checklist unless given.
   */
  start(
    request: { readonly userId: string; readonly key: string; readonly checklistId?: string },
    inTransaction: InTransaction<StartOutcome>,
  ): Promise<StartOutcome>
  /** Answers the current item, goes back, pauses or resumes; the answer to the last item finishes the session. */
  click(click: SessionClick, inTransaction: InTransaction<ClickOutcome>): Promise<ClickOutcome>
  /** The person's session that is not finished. */
  findUnderWay(userId: string): Promise<Session | undefined>
  /** The result of the person's session, or of the one they finished last; `undefined` to everybody else. */
  findResult(userId: string, sessionId?: string): Promise<SelfcheckResult | undefined>
  /** Where the person stands, for a glance. */
  standingOf(userId: string): Promise<Standing>
}

type Parts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  /** At least one; the first is what a start begins with. */
  readonly checklists: readonly Checklist[]
}

// Two presses of a start button are two requests to Slack; within this time the second is a double click.
const doubleClickMs = 5_000

/** The self-check on a database. @throws Error when there is no checklist. */
export function createSelfchecks({ database, clock, audit, checklists }: Parts): Selfchecks {
  const [standard] = checklists
  if (standard === undefined) throw new Error('a self-check needs at least one checklist')

  return {
    start(request, inTransaction) {
      const wanted = request.checklistId ?? standard.id
      const checklist = checklists.find(({ id }) => id === wanted)
      if (checklist === undefined) throw new Error(`no checklist has the id ${wanted}`)
      return database.transaction(async (transaction) => {
        const outcome = await open(transaction, request, checklist, clock.now())
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'repeated') return outcome
        const { id, opening, version } = outcome.session
        const action = `selfcheck.${outcome.kind}`
        await audit.append(transaction, {
          actor: request.userId,
          action,
          subject: id,
          details: { opening, version },
        })
        return outcome
      })
    },

    click(click, inTransaction) {
      return database.transaction(async (transaction) => {
        const found = await store.lockSession(transaction, click.sessionId)
        const decision = decideClick(found, click)
        if (decision.kind !== 'step') {
          await inTransaction(transaction, decision)
          return decision
        }
        const now = clock.now()
        const session = changed(decision.session, decision.step, now)
        if (click.action.kind === 'answer') {
          await store.appendAnswer(transaction, {
            sessionId: session.id,
            version: session.version,
            itemId: click.itemId,
            optionId: click.action.optionId,
            answeredBy: click.userId,
            answeredAt: now,
          })
        }
        await store.updateSession(transaction, { ...session, lastAction: nameAction(click), changedAt: now })
        const outcome: ClickOutcome =
          session.status === 'finished'
            ? { kind: 'finished', session, result: resultOf(session) }
            : { kind: 'moved', session }
        await inTransaction(transaction, outcome)
        // Which option was chosen is the person's own: the chain says only that they answered.
        await audit.append(transaction, {
          actor: click.userId,
          action: `selfcheck.${auditWords[click.action.kind]}`,
          subject: session.id,
          details: { item: click.itemId, version: session.version, finished: session.status === 'finished' },
        })
        return outcome
      })
    },

    findUnderWay: (userId) => store.findUnderWay(database, userId),

    async findResult(userId, sessionId) {
      const session =
        sessionId === undefined
          ? await store.findLastFinished(database, userId)
          : await store.findSession(database, sessionId)
      if (session?.userId !== userId || session.status !== 'finished') return undefined
      return resultOf(session)
    },

    async standingOf(userId) {
      const underWay = await store.findUnderWay(database, userId)
      const last = await store.findLastFinished(database, userId)
      return {
        underWay: underWay ? { status: underWay.status, ...progressOf(underWay.checklist, underWay) } : null,
        last: last?.finishedAt ? { finishedAt: last.finishedAt, overall: resultOf(last).overall } : null,
      }
    },
  }
}

const auditWords = {
  answer: 'answered',
  back: 'stepped_back',
  pause: 'paused',
  resume: 'resumed',
} as const satisfies Record<SessionClick['action']['kind'], string>

async function open(
  transaction: Connection,
  request: { readonly userId: string; readonly key: string },
  checklist: Checklist,
  now: Date,
): Promise<StartOutcome> {
  if (await store.hasOpening(transaction, request.key)) return { kind: 'repeated' }
  let session = await store.lockUnderWay(transaction, request.userId)
  if (session === undefined) {
    // Where another start comes first, the insert waits for it, writes nothing, and that session is found.
    await insertNew(transaction, request.userId, checklist, now)
    session = await store.lockUnderWay(transaction, request.userId)
  }
  if (session === undefined) throw new Error('the session that was just begun is not there')
  const sinceMs = now.getTime() - session.changedAt.getTime()
  const isDoubleClick = session.lastAction === 'open' && sinceMs < doubleClickMs
  const number = isDoubleClick ? session.opening : session.opening + 1
  const opening = { key: request.key, sessionId: session.id, number, openedAt: now }
  const isNew = await store.insertOpening(transaction, opening)
  if (isDoubleClick || !isNew) return { kind: 'repeated' }
  const opened = { ...session, status: 'open' as const, version: session.version + 1, opening: number }
  await store.updateSession(transaction, { ...opened, lastAction: 'open', changedAt: now })
  return { kind: number === 1 ? 'started' : 'resumed', session: opened }
}

async function insertNew(
  transaction: Connection,
  userId: string,
  checklist: Checklist,
  now: Date,
): Promise<void> {
  const digest = await store.pinChecklist(transaction, checklist)
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
    lastAction: 'begin',
    changedAt: now,
  }
  await store.insertSession(transaction, session, digest)
}

function changed(session: Session, step: Step, now: Date): Session {
  const finishedAt = step.status === 'finished' ? now : null
  return { ...session, ...step, version: session.version + 1, finishedAt }
}
