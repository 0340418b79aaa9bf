import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Connection, Database } from '../database/types.ts'
import { decideClick, stepFor } from './clicks.ts'
import { progressOf } from './dialogue.ts'
import type { Manners } from './manners.ts'
import { openSession, type StartRequest } from './opening.ts'
import { parseReply } from './reply.ts'
import { decideReply } from './replying.ts'
import { resultOf } from './scoring.ts'
import { createSteps } from './steps.ts'
import * as answers from './store/answers.ts'
import { isRunning } from './store/campaigns.ts'
import * as store from './store/sessions.ts'
import type {
  Checklist,
  ClickOutcome,
  GivenAnswer,
  InTransaction,
  ReplyOutcome,
  SelfcheckResult,
  Session,
  SessionClick,
  Standing,
  StartOutcome,
} from './types.ts'

/** One person's runs through checklists. Each change runs in a transaction of its own; see `InTransaction`. */
export type Sessions = {
  /**
   * Starts a session, or puts the one that is under way before its person again, going on where it stopped.
   * Idempotent by `key`. `checklistId` is that of the first checklist unless given.
   */
  start(request: StartRequest, inTransaction: InTransaction<StartOutcome>): Promise<StartOutcome>
  /** Answers the current item, or moves; the answer to the last item finishes the session. */
  click(click: SessionClick, inTransaction: InTransaction<ClickOutcome>): Promise<ClickOutcome>
  /** Takes what the person typed as a reply to the item in front of them. Idempotent by `key`. */
  reply(request: ReplyRequest, inTransaction: InTransaction<ReplyOutcome>): Promise<ReplyOutcome>
  /** Shows the item in front of the person again, below what was said meanwhile. Idempotent by `key`. */
  returnTo(
    request: Pick<ReplyRequest, 'userId' | 'key'>,
    inTransaction: InTransaction<ReplyOutcome>,
  ): Promise<ReplyOutcome>
  /** Brings a session back whose rest is over; nothing where it was touched since, or its campaign is over. */
  wake(rest: Rest, inTransaction: InTransaction<StartOutcome>): Promise<StartOutcome>
  /** The person's session that is not finished and takes answers. */
  findUnderWay(userId: string): Promise<Session | undefined>
  /** The person's session with this id; `undefined` to everybody else. */
  findOwn(userId: string, sessionId: string): Promise<Session | undefined>
  /** The result of the person's session, or of the one they finished last; `undefined` to everybody else. */
  findResult(userId: string, sessionId?: string): Promise<SelfcheckResult | undefined>
  /** Every answer given in the person's session, oldest first. */
  listHistory(userId: string, sessionId: string): Promise<readonly GivenAnswer[]>
  /** Where the person stands, for a glance. */
  standingOf(userId: string): Promise<Standing>
}

export type ReplyRequest = {
  readonly userId: string
  readonly key: string
  readonly text: string
  /** Whether a text that is not understood is asked back about; otherwise it is nothing of ours. */
  readonly asksBack: boolean
  readonly timeZone?: string
}

/** A session's rest as a job remembers it. */
export type Rest = { readonly sessionId: string; readonly version: number; readonly key: string }

export type SessionParts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly checklists: readonly Checklist[]
}

const japan = 'Asia/Tokyo'

/** So long after the last change a plain reply is still taken for an answer to the item without asking. */
const freshMs = 2 * 3_600_000

/** So long after the last change somebody who asks a question is still in the middle of the self-check. */
const attendingMs = 30 * 60_000

/** Sessions on a database. */
export function createSessions(parts: SessionParts & { readonly manners: Manners }): Sessions {
  const { database, clock, checklists, audit } = parts
  const { lockOpen, takeStep, inFreshMessage, tellAudit } = createSteps(parts)

  // A campaign that is over takes no answers; of two runs of one list only one is under way.
  async function refusalOf(transaction: Connection, session: Session): Promise<ClickOutcome | undefined> {
    if (session.campaignId !== '' && !(await isRunning(transaction, session.campaignId)))
      return { kind: 'over', session }
    const isTwin = session.status === 'finished' && (await store.hasTwinUnderWay(transaction, session))
    return isTwin ? { kind: 'busy', session } : undefined
  }

  return {
    start(request, inTransaction) {
      const checklist = findChecklist(checklists, request.checklistId)
      return database.transaction(async (transaction) => {
        const outcome = await openSession(transaction, request, checklist, clock.now())
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'repeated') return outcome
        const { id, opening, version, campaignId } = outcome.session
        await audit.append(transaction, {
          actor: campaignId === '' ? request.userId : 'participant',
          action: `selfcheck.${outcome.kind}`,
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
        if (decision.kind !== 'step' || found === undefined) {
          if (decision.kind === 'step') throw new Error('a step on no session')
          await inTransaction(transaction, decision)
          return decision
        }
        const refused = await refusalOf(transaction, found)
        if (refused !== undefined) {
          await inTransaction(transaction, refused)
          return refused
        }
        // A finished session that is opened again stands below its result, in a message of its own.
        const fresh = found.status === 'finished'
        const { action, userId: by, timeZone = japan } = click
        const session = await takeStep(transaction, found, {
          step: decision.step,
          action,
          by,
          timeZone,
          fresh,
        })
        const outcome = outcomeOf(session)
        await inTransaction(transaction, outcome)
        await tellAudit(transaction, session, action.kind, by, click.itemId)
        return outcome
      })
    },

    reply(request, inTransaction) {
      return database.transaction(async (transaction) => {
        if (await answers.hasOpening(transaction, request.key)) return { kind: 'repeated' }
        const before = await lockOpen(transaction, request.userId)
        if (before === undefined) return { kind: 'other' }
        const { timeZone = japan, userId: by } = request
        const parsed = parseReply(request.text, before.checklist.options)
        // After a while a bare はい may well answer something else: it is confirmed.
        const isFresh = clock.now().getTime() - before.changedAt.getTime() < freshMs
        const decision = decideReply(before, { ...parsed, sure: parsed.sure && isFresh }, request.asksBack)
        switch (decision.kind) {
          case 'other':
            return { kind: 'other' }
          case 'lead': {
            const session = await inFreshMessage(transaction, request, before, { pending: decision.pending })
            const outcome: ReplyOutcome = { kind: 'lead', session, before, lead: decision.lead }
            await inTransaction(transaction, outcome)
            return outcome
          }
          case 'act': {
            const { action } = decision
            const step = stepFor(before, action)
            if (step === undefined) throw new Error('a reply was taken for an action that has no place')
            const opening = {
              key: request.key,
              sessionId: before.id,
              number: before.opening + 1,
              openedAt: clock.now(),
            }
            await answers.insertOpening(transaction, opening)
            const session = await takeStep(transaction, before, { step, action, by, timeZone, fresh: true })
            const outcome = replyOutcomeOf(session, before)
            await inTransaction(transaction, outcome)
            await tellAudit(transaction, session, action.kind, by, before.current ?? '')
            return outcome
          }
        }
      })
    },

    returnTo(request, inTransaction) {
      return database.transaction(async (transaction) => {
        if (await answers.hasOpening(transaction, request.key)) return { kind: 'repeated' }
        const before = await lockOpen(transaction, request.userId)
        if (before === undefined || clock.now().getTime() - before.changedAt.getTime() > attendingMs) {
          return { kind: 'other' }
        }
        const session = await inFreshMessage(transaction, request, before, {})
        const outcome: ReplyOutcome = { kind: 'lead', session, before, lead: 'returned' }
        await inTransaction(transaction, outcome)
        return outcome
      })
    },

    wake(rest, inTransaction) {
      return database.transaction(async (transaction) => {
        const session = await store.lockSession(transaction, rest.sessionId)
        const isResting = session?.status === 'paused' && session.version === rest.version
        if (!isResting || (await answers.hasOpening(transaction, rest.key))) return { kind: 'repeated' }
        if ((await refusalOf(transaction, session)) !== undefined) return { kind: 'repeated' }
        const shown = await inFreshMessage(transaction, { userId: session.userId, key: rest.key }, session, {
          status: 'open',
          restsUntil: null,
        })
        const outcome: StartOutcome = { kind: 'resumed', session: shown, rested: [] }
        await inTransaction(transaction, outcome)
        await tellAudit(transaction, shown, 'resume', 'system', shown.current ?? '')
        return outcome
      })
    },

    findUnderWay: (userId) => store.findUnderWay(database, userId),

    async findOwn(userId, sessionId) {
      const session = await store.findSession(database, sessionId)
      return session?.userId === userId ? session : undefined
    },

    async findResult(userId, sessionId) {
      const session =
        sessionId === undefined
          ? await store.findLastFinished(database, userId)
          : await store.findSession(database, sessionId)
      if (session?.userId !== userId || session.status !== 'finished') return undefined
      return resultOf(session)
    },

    async listHistory(userId, sessionId) {
      const session = await store.findSession(database, sessionId)
      return session?.userId === userId ? answers.listHistory(database, sessionId) : []
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

function outcomeOf(session: Session): ClickOutcome {
  return session.status === 'finished'
    ? { kind: 'finished', session, result: resultOf(session) }
    : { kind: 'moved', session }
}

function replyOutcomeOf(session: Session, before: Session): ReplyOutcome {
  if (session.status === 'finished') return { kind: 'finished', session, before, result: resultOf(session) }
  return { kind: session.status === 'paused' ? 'paused' : 'moved', session, before }
}

function findChecklist(checklists: readonly Checklist[], id: string | undefined): Checklist {
  const checklist = id === undefined ? checklists[0] : checklists.find((each) => each.id === id)
  if (checklist === undefined) throw new Error(`no checklist has the id ${id}`)
  return checklist
}
