import { createId } from '../common/ids.ts'
import type { SessionParts } from './sessions.ts'
import { appendAnswer } from './store/answers.ts'
import { isRunning } from './store/campaigns.ts'
import * as store from './store/enquiries.ts'
import * as sessions from './store/sessions.ts'
import type { Enquiry, InTransaction, Session } from './types.ts'

/** Items that somebody does not know, put to a colleague. */
export type Enquiries = {
  /** Puts an item of the person's session to a colleague. The same item to the same colleague waits once. */
  ask(request: NewEnquiry, inTransaction: InTransaction<AskedEnquiry>): Promise<AskedEnquiry>
  /** The enquiry with the session it is about, for its two people; `undefined` to everybody else. */
  find(userId: string, enquiryId: string): Promise<{ enquiry: Enquiry; session: Session } | undefined>
  /**
   * Takes the colleague's answer. It becomes the session's own, with their name, where the person still has わからない or
   * nothing there; an answer the person gave themselves stays (`kept`), and so do those of a campaign that is over (`late`).
   */
  answer(request: EnquiryAnswer, inTransaction: InTransaction<AnsweredEnquiry>): Promise<AnsweredEnquiry>
}

export type NewEnquiry = {
  readonly userId: string
  readonly sessionId: string
  readonly itemId: string
  readonly askedUser: string
}

export type AskedEnquiry =
  | { readonly kind: 'asked'; readonly enquiry: Enquiry; readonly session: Session }
  | { readonly kind: 'asked-before' | 'oneself' | 'not-found' }

export type EnquiryAnswer = {
  readonly userId: string
  readonly enquiryId: string
  readonly optionId: string
  readonly comment?: string
}

export type AnsweredEnquiry =
  | {
      readonly kind: 'adopted' | 'kept' | 'late'
      readonly enquiry: Enquiry
      readonly session: Session
    }
  | { readonly kind: 'answered-before' | 'not-found' }

const longestComment = 1_000

/** Enquiries on a database. */
export function createEnquiries({ database, clock, audit }: SessionParts): Enquiries {
  return {
    ask(request, inTransaction) {
      return database.transaction(async (transaction) => {
        const session = await sessions.lockSession(transaction, request.sessionId)
        const isThere = session?.checklist.items.some(({ id }) => id === request.itemId) === true
        let outcome: AskedEnquiry = { kind: 'not-found' }
        if (session?.userId === request.userId && isThere) {
          const enquiry: Enquiry = {
            id: createId('enq'),
            sessionId: session.id,
            itemId: request.itemId,
            askedBy: request.userId,
            askedUser: request.askedUser,
            askedAt: clock.now(),
            optionId: null,
            comment: '',
            answeredAt: null,
          }
          if (request.askedUser === request.userId) outcome = { kind: 'oneself' }
          else if (await store.insertEnquiry(transaction, enquiry))
            outcome = { kind: 'asked', enquiry, session }
          else outcome = { kind: 'asked-before' }
        }
        await inTransaction(transaction, outcome)
        if (outcome.kind !== 'asked') return outcome
        await audit.append(transaction, {
          actor: outcome.session.campaignId === '' ? request.userId : 'participant',
          action: 'selfcheck.asked_colleague',
          subject: request.sessionId,
          details: { item: request.itemId, enquiry: outcome.enquiry.id },
        })
        return outcome
      })
    },

    async find(userId, enquiryId) {
      const enquiry = await store.findEnquiry(database, enquiryId)
      if (enquiry === undefined || ![enquiry.askedBy, enquiry.askedUser].includes(userId)) return undefined
      const session = await sessions.findSession(database, enquiry.sessionId)
      return session && { enquiry, session }
    },

    answer(request, inTransaction) {
      return database.transaction(async (transaction) => {
        const enquiry = await store.lockEnquiry(transaction, request.enquiryId)
        const session = enquiry && (await sessions.lockSession(transaction, enquiry.sessionId))
        const isOffered = session?.checklist.options.some(({ id }) => id === request.optionId) === true
        let outcome: AnsweredEnquiry = { kind: 'not-found' }
        if (enquiry?.askedUser === request.userId && session !== undefined && isOffered) {
          outcome =
            enquiry.answeredAt === null
              ? await adopt(transaction, enquiry, session, request)
              : { kind: 'answered-before' }
        }
        await inTransaction(transaction, outcome)
        if (!('session' in outcome)) return outcome
        await audit.append(transaction, {
          actor: outcome.session.campaignId === '' ? request.userId : 'participant',
          action: 'selfcheck.colleague_answered',
          subject: outcome.session.id,
          details: {
            item: outcome.enquiry.itemId,
            enquiry: outcome.enquiry.id,
            adopted: outcome.kind === 'adopted',
          },
        })
        return outcome
      })
    },
  }

  async function adopt(
    transaction: Parameters<typeof store.closeEnquiry>[0],
    enquiry: Enquiry,
    session: sessions.StoredSession,
    request: EnquiryAnswer,
  ): Promise<AnsweredEnquiry> {
    const answeredAt = clock.now()
    const { optionId } = request
    const comment = (request.comment ?? '').trim().slice(0, longestComment).toWellFormed()
    await store.closeEnquiry(transaction, enquiry.id, { optionId, comment, answeredAt })
    const answered: Enquiry = { ...enquiry, optionId, comment, answeredAt }
    const given = session.checklist.options.find(({ id }) => id === session.answers[enquiry.itemId])
    if (given !== undefined && !given.needsCheck) return { kind: 'kept', enquiry: answered, session }
    if (session.campaignId !== '' && !(await isRunning(transaction, session.campaignId)))
      return { kind: 'late', enquiry: answered, session }
    const version = session.version + 1
    await appendAnswer(transaction, {
      sessionId: session.id,
      version,
      itemId: enquiry.itemId,
      optionId,
      answeredBy: request.userId,
      answeredAt,
      source: 'colleague',
    })
    const answers = { ...session.answers, [enquiry.itemId]: optionId }
    const changed = { ...session, answers, version, lastAction: 'colleague', changedAt: session.changedAt }
    await sessions.updateSession(transaction, changed)
    return { kind: 'adopted', enquiry: answered, session: changed }
  }
}
