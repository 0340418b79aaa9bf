import type { Connection } from '../database/types.ts'
import { isSameItem } from './comparison.ts'
import { listAsked } from './dialogue.ts'
import type { SessionParts } from './sessions.ts'
import * as answers from './store/answers.ts'
import { pinChecklist } from './store/checklists.ts'
import * as store from './store/sessions.ts'
import type { Answers, Checklist, InTransaction, Session, StartOutcome } from './types.ts'

/** Sessions that began on an older version of a checklist. */
export type Renewals = {
  /** The checklist as it is now, where the session is on an older version of it. */
  findNewer(session: Session): Checklist | undefined
  /**
   * Takes the person's session over to the checklist as it is now. Answers go along where the item's wording was
   * declared equivalent; the others stay in the history and are asked again. Idempotent by `key`.
   */
  renew(
    request: { readonly userId: string; readonly sessionId: string; readonly key: string },
    inTransaction: InTransaction<StartOutcome>,
  ): Promise<StartOutcome>
}

/** Renewals on a database. */
export function createRenewals({ database, clock, audit, checklists }: SessionParts): Renewals {
  function findNewer({ checklist, status, campaignId }: Session): Checklist | undefined {
    // A campaign's list is everybody's: it stays as it was launched.
    if (status === 'finished' || campaignId !== '') return undefined
    const current = checklists.find(({ id }) => id === checklist.id)
    return current?.version === checklist.version ? undefined : current
  }

  return {
    findNewer,

    renew({ userId, sessionId, key }, inTransaction) {
      return database.transaction(async (transaction) => {
        const session = await store.lockSession(transaction, sessionId)
        const newer = session && findNewer(session)
        if (
          session?.userId !== userId ||
          newer === undefined ||
          (await answers.hasOpening(transaction, key))
        ) {
          await inTransaction(transaction, { kind: 'repeated' })
          return { kind: 'repeated' }
        }
        const renewed = await takeOver(transaction, session, newer, key)
        const outcome: StartOutcome = { kind: 'resumed', session: renewed, rested: [] }
        await inTransaction(transaction, outcome)
        await audit.append(transaction, {
          actor: userId,
          action: 'selfcheck.renewed',
          subject: session.id,
          details: { from: session.checklist.version, to: newer.version, version: renewed.version },
        })
        return outcome
      })
    },
  }

  async function takeOver(
    transaction: Connection,
    session: store.StoredSession,
    newer: Checklist,
    key: string,
  ): Promise<Session> {
    const now = clock.now()
    const kept = carryOver(session, newer)
    const version = session.version + 1
    const lost = newer.items.filter(({ id }) => session.answers[id] !== undefined && kept[id] === undefined)
    for (const { id } of lost) {
      await answers.appendAnswer(transaction, {
        sessionId: session.id,
        version,
        itemId: id,
        optionId: '',
        answeredBy: session.userId,
        answeredAt: now,
        source: 'carried-over',
      })
    }
    const number = session.opening + 1
    await answers.insertOpening(transaction, { key, sessionId: session.id, number, openedAt: now })
    await store.updateChecklist(transaction, session.id, await pinChecklist(transaction, newer))
    const current =
      listAsked(newer, kept).find(({ id }) => kept[id] === undefined)?.id ?? newer.items.at(-1)?.id ?? null
    const renewed = {
      ...session,
      checklist: newer,
      answers: kept,
      current,
      status: 'open' as const,
      pending: null,
      restsUntil: null,
      version,
      opening: number,
    }
    await store.updateSession(transaction, { ...renewed, lastAction: 'renew', changedAt: now })
    return renewed
  }
}

/** The answers of a session that count for a newer version of its checklist. */
export function carryOver({ checklist, answers: given }: Session, newer: Checklist): Answers {
  const kept = newer.items.flatMap((item): [string, string][] => {
    const optionId = given[item.id]
    const isThere = newer.options.some(({ id }) => id === optionId)
    return optionId !== undefined && isThere && isSameItem(item, newer, checklist)
      ? [[item.id, optionId]]
      : []
  })
  return Object.fromEntries(kept)
}
