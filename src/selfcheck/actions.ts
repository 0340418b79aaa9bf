import { localDate } from '../calendar/index.ts'
import { createId } from '../common/ids.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/actions.ts'
import * as sessions from './store/sessions.ts'
import type { Action, InTransaction } from './types.ts'

/** What is to be done about gaps, by whom and by when. */
export type Actions = {
  /** Makes a gap of the person's finished session an action. */
  make(request: NewAction, inTransaction: InTransaction<MadeAction>): Promise<MadeAction>
  /** Closes it; for its owner and whoever made it. `done` wants evidence in a few words. */
  close(request: ActionClosing, inTransaction: InTransaction<ClosedAction>): Promise<ClosedAction>
  /** The action, for its owner and whoever made it. */
  find(userId: string, actionId: string): Promise<Action | undefined>
  /** Open ones the person owns or made, the first due first. */
  listOpen(userId: string): Promise<readonly Action[]>
}

export type NewAction = {
  readonly userId: string
  readonly sessionId: string
  readonly itemId: string
  readonly owner: string
  readonly dueOn: string
  readonly timeZone: string
}

export type MadeAction =
  | { readonly kind: 'made'; readonly action: Action }
  | { readonly kind: 'due-past' | 'not-found' }

export type ActionClosing = {
  readonly userId: string
  readonly actionId: string
  readonly status: 'done' | 'dropped'
  readonly evidence: string
}

export type ClosedAction =
  | { readonly kind: 'closed'; readonly action: Action }
  | { readonly kind: 'closed-before' | 'no-evidence' | 'not-found' }

/** Actions on a database. */
export function createActions({ database, clock, audit }: SessionParts): Actions {
  return {
    make(request, inTransaction) {
      return database.transaction(async (transaction) => {
        const session = await sessions.lockSession(transaction, request.sessionId)
        const outcome = judge()
        if (outcome.kind === 'made') await store.insertAction(transaction, outcome.action)
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'made') {
          const { id, itemId, dueOn } = outcome.action
          await audit.append(transaction, {
            actor: session?.campaignId === '' ? request.userId : 'participant',
            action: 'selfcheck.action_made',
            subject: id,
            details: { item: itemId, dueOn },
          })
        }
        return outcome

        function judge(): MadeAction {
          const item = session?.checklist.items.find(({ id }) => id === request.itemId)
          if (session === undefined || session.userId !== request.userId || item === undefined)
            return { kind: 'not-found' }
          const madeAt = clock.now()
          if (request.dueOn <= localDate(madeAt, request.timeZone)) return { kind: 'due-past' }
          const action: Action = {
            id: createId('act'),
            sessionId: session.id,
            itemId: item.id,
            checklistId: session.checklist.id,
            title: item.text.ja,
            owner: request.owner,
            dueOn: request.dueOn,
            status: 'open',
            madeBy: request.userId,
            madeAt,
            evidence: '',
            closedAt: null,
          }
          return { kind: 'made', action }
        }
      })
    },

    close({ userId, actionId, status, evidence }, inTransaction) {
      return database.transaction(async (transaction) => {
        const found = await store.lockAction(transaction, actionId)
        const words = evidence.trim().slice(0, 2_000).toWellFormed()
        const at = clock.now()
        const outcome = judge()
        if (outcome.kind === 'closed')
          await store.closeAction(transaction, actionId, { status, evidence: words, by: userId, at })
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'closed') {
          const session = await sessions.findSession(transaction, outcome.action.sessionId)
          const details = { item: outcome.action.itemId, status }
          await audit.append(transaction, {
            actor: session?.campaignId === '' ? userId : 'participant',
            action: 'selfcheck.action_closed',
            subject: actionId,
            details,
          })
        }
        return outcome

        function judge(): ClosedAction {
          if (found === undefined || ![found.owner, found.madeBy].includes(userId))
            return { kind: 'not-found' }
          if (found.status !== 'open') return { kind: 'closed-before' }
          if (status === 'done' && words === '') return { kind: 'no-evidence' }
          return { kind: 'closed', action: { ...found, status, evidence: words, closedAt: at } }
        }
      })
    },

    async find(userId, actionId) {
      const action = await store.findAction(database, actionId)
      return action !== undefined && [action.owner, action.madeBy].includes(userId) ? action : undefined
    },
    listOpen: (userId) => store.listOpenActions(database, userId),
  }
}
