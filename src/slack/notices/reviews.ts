import type { Answering } from '../../answering/index.ts'
import type { OverdueDocument } from '../../answering/types.ts'
import type { Clock } from '../../common/clock.ts'
import { ExternalError } from '../../common/errors.ts'
import type { Job, Jobs } from '../../jobs/types.ts'
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
 * Has each owner told of their documents in one message: the person, where the owner is a Slack id, else whoever
 * administers the bot, or the responsible officer, or the workspace's owners.
 */
export function registerReviewNotices(jobs: Jobs, parts: ReviewParts): void {
  jobs.handle(reviewsQueue, async (_, jobId) => {
    const overdue = await parts.answering.listOverdue()
    if (overdue.length === 0) return
    const told = new Map<string, { person: Person; documents: OverdueDocument[] }>()
    for (const document of overdue)
      for (const person of await findOwners(parts, document.owner)) {
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

async function findOwners(parts: ReviewParts, owner: string): Promise<Person[]> {
  const named = /^[UW][A-Z0-9]{5,}$/.test(owner) ? await present(parts, [owner]) : []
  if (named.length > 0) return named
  for (const role of ['admin', 'officer'] as const) {
    const holders = await present(parts, await parts.roles.holders(role))
    if (holders.length > 0) return holders
  }
  return await present(parts, await parts.roles.owners())
}

async function present(parts: ReviewParts, userIds: readonly string[]): Promise<Person[]> {
  const people: Person[] = []
  for (const userId of userIds) {
    try {
      const person = await parts.people.get(userId)
      if (!person.isDeactivated && !person.isBot) people.push(person)
    } catch (error) {
      if (!(error instanceof ExternalError) || error.retryable) throw error
    }
  }
  return people
}
