import { createId } from '../common/ids.ts'
import { mayDo } from './campaignRules.ts'
import type { SessionParts } from './sessions.ts'
import { findCampaign } from './store/campaigns.ts'
import { findReview, insertReview } from './store/reviews.ts'
import * as sessions from './store/sessions.ts'
import type { CampaignActor, InTransaction, Review, Session } from './types.ts'

/** Items that a manager looks at and sends back. */
export type Reviews = {
  /** Sends an item of a finished session in a named campaign back with a comment; `over` once it takes no answers. */
  sendBack(
    request: {
      readonly campaignId: string
      readonly sessionId: string
      readonly itemId: string
      readonly comment: string
      readonly actor: CampaignActor
    },
    inTransaction: InTransaction<SentBack>,
  ): Promise<SentBack>
  /** The review; for whoever is to be told of it. */
  findReview(id: string): Promise<Review | undefined>
}

export type SentBack =
  | { readonly kind: 'sent'; readonly review: Review; readonly session: Session }
  | { readonly kind: 'not-allowed' | 'not-found' | 'over' | 'empty' }

/** Reviews on a database. */
export function createReviews({ database, clock, audit }: SessionParts): Reviews {
  return {
    findReview: (id) => findReview(database, id),

    sendBack({ campaignId, sessionId, itemId, comment, actor }, inTransaction) {
      return database.transaction(async (transaction) => {
        const campaign = await findCampaign(transaction, campaignId)
        const session = await sessions.lockSession(transaction, sessionId)
        const outcome = judge()
        if (outcome.kind === 'sent') await insertReview(transaction, outcome.review)
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'sent') {
          const details = { item: itemId, review: outcome.review.id }
          await audit.append(transaction, {
            actor: actor.userId,
            action: 'campaign.sent_back',
            subject: sessionId,
            details,
          })
        }
        return outcome

        function judge(): SentBack {
          const isThere = session?.campaignId === campaignId && session.status === 'finished'
          if (campaign === undefined || session === undefined || !isThere) return { kind: 'not-found' }
          if (!mayDo('send-back', actor, campaign)) return { kind: 'not-allowed' }
          if (!session.checklist.items.some(({ id }) => id === itemId)) return { kind: 'not-found' }
          // Whoever it is sent to could not change their answer.
          if (campaign.status !== 'running') return { kind: 'over' }
          const words = comment.trim().slice(0, 1_000).toWellFormed()
          if (words === '') return { kind: 'empty' }
          const reviewedAt = clock.now()
          const review = {
            id: createId('rev'),
            sessionId,
            itemId,
            comment: words,
            reviewedBy: actor.userId,
            reviewedAt,
          }
          return { kind: 'sent', review, session }
        }
      })
    },
  }
}
