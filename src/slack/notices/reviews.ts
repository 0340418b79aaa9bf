import type { Answering } from '../../answering/index.ts'
import type { OverdueDocument } from '../../answering/types.ts'
import type { Clock } from '../../common/clock.ts'
import type { Job, Jobs } from '../../jobs/types.ts'
import { findKeepers } from '../owners.ts'
import type { SlackParts } from '../parts.ts'
import type { Person } from '../types.ts'
import { reviewsView } from '../views/reviews.ts'

export type ReviewParts = SlackParts & {
  readonly answering: Pick<Answering, 'listOverdue' | 'markReviewTold'>
}

/** The queue of what is told of documents past their review date. */
const reviewsQueue = 'documents.reviews'

/** The job that has the owners of documents past their review date told, each of a date once. */
export function reviewNews(clock: Clock): Job {
  return { queue: reviewsQueue, key: 'reviews', runAt: clock.now(), data: {} }
}

/**
 * Has each owner told of their documents in one message: the person, where the owner is one, else whoever
 * administers the bot, or the responsible officer, or the workspace's owners.
 */
export function registerReviewNotices(jobs: Jobs, parts: ReviewParts): void {
  jobs.handle(reviewsQueue, async (_, jobId) => {
    const overdue = await parts.answering.listOverdue()
    if (overdue.length === 0) return
    const told = new Map<string, { person: Person; documents: OverdueDocument[] }>()
    const keepers = new Map<string, Person[]>()
    for (const { owner } of overdue)
      if (!keepers.has(owner)) keepers.set(owner, await findKeepers(parts, owner))
    for (const document of overdue)
      for (const person of keepers.get(document.owner) ?? []) {
        const entry = told.get(person.id) ?? { person, documents: [] }
        entry.documents.push(document)
        told.set(person.id, entry)
      }
    const reached = new Set([...told.values()].flatMap(({ documents }) => documents.map(({ path }) => path)))
    await parts.database.transaction(async (transaction) => {
      for (const { person, documents } of told.values())
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `documents:reviews:${jobId}:${person.id}`,
          channel: person.id,
          pace: 'notice',
          ...reviewsView(documents, person.language),
        })
      // A document that nobody was there for is told of another day.
      await parts.answering.markReviewTold(transaction, [...reached])
    })
    parts.outbox.wake()
  })
}
