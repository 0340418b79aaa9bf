import { z } from 'zod'
import { digestQueue, type Gap, type GapSummary, gapQueues } from '../../answering/index.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { type AnswerParts, findPerson } from '../listeners/answers.ts'
import { findOwner } from '../owners.ts'
import type { Person } from '../types.ts'
import { sentenceView } from '../views/conversation.ts'
import { digestView, reviewView, versionedValue } from '../views/gap.ts'
import { answeredGapView, returnedView } from '../views/gapNews.ts'
import { findReaders } from './incident.ts'

const Place = z.object({ id: z.string(), version: z.number() })

/** Has the officer and the documents' owners told of the week's gaps, others asked to approve a section, and those told who wrote it or had asked. */
export function registerGapNotices(jobs: Jobs, parts: AnswerParts): void {
  const { gaps } = parts.answers

  jobs.handle(digestQueue, async (_, jobId) => {
    // First, so that a week that fails for good is not the last.
    await parts.jobs.enqueue(parts.database, parts.answers.nextDigest())
    const { readers } = await findReaders(parts, 'officer')
    const owners = await findOwners(parts, await gaps.listOwners())
    await gaps.collect(async (transaction, { gaps: open, isNews }) => {
      // The officer reads them all, whoever answers for a document those that are about it.
      const told = [...owners.values()]
        .filter(({ id }) => readers.every(({ userId }) => userId !== id))
        .map(({ id, language }) => {
          const own = open.filter((gap) => gap.owners.some((owner) => owners.get(owner)?.id === id))
          return { userId: id, language, own, whose: 'own' as const }
        })
      const all = readers.map(({ userId, language }) => ({
        userId,
        language,
        own: open,
        whose: 'all' as const,
      }))
      for (const { userId, language, own, whose } of isNews ? [...all, ...told] : [])
        if (own.length > 0)
          await parts.outbox.enqueue(transaction, {
            kind: 'post',
            key: `gaps:digest:${jobId}:${userId}`,
            channel: userId,
            pace: 'notice',
            ...digestView(own, language, whose),
          })
    })
    parts.outbox.wake()
  })

  jobs.handle(gapQueues.proposed, async (data) => {
    const { id, version } = Place.parse(data)
    const gap = await gaps.find(id)
    if (gap?.state !== 'proposed' || gap.version !== version) return
    const reviewers = await findReviewers(parts, gap.author ?? '')
    await parts.database.transaction(async (transaction) => {
      for (const { id: userId, language } of reviewers)
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: reviewKey(gap, userId),
          channel: userId,
          pace: 'notice',
          ...reviewView(gap, language),
        })
    })
    parts.outbox.wake()
  })

  jobs.handle(gapQueues.returned, async (data) => {
    const { id, version } = Place.parse(data)
    const gap = await gaps.find(id)
    if (gap?.author === undefined || gap.version !== version || gap.draft === undefined) return
    const author = await parts.people.get(gap.author)
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key: `gap:${versionedValue(gap)}:returned`,
      channel: author.id,
      ...returnedView(gap, author.language),
    })
    parts.outbox.wake()
  })

  jobs.handle(gapQueues.answered, async (data) => {
    const { id } = Place.parse(data)
    const gap = await gaps.find(id)
    if (gap?.state !== 'answered' || gap.draft === undefined) return
    const { draft, author } = gap
    const questions = new Map((await gaps.listQuestions(id)).map((asked) => [asked.askedBy, asked]))
    const people = new Map<string, Person | undefined>()
    for (const userId of [...questions.keys(), ...(author === undefined ? [] : [author])])
      people.set(userId, await findPerson(parts, userId))
    await parts.database.transaction(async (transaction) => {
      for (const [userId, { text }] of questions) {
        const person = people.get(userId)
        // A guest who asked gets no answer that is not for guests.
        if (person === undefined || person.isDeactivated) continue
        if (person.isGuest && draft.audience !== 'everyone') continue
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `gap:${id}:answered:${userId}`,
          channel: userId,
          pace: 'notice',
          ...answeredGapView(gap, text, person.language),
        })
      }
      if (author === undefined) return
      const words = sentences[people.get(author)?.language ?? 'ja'].gaps
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: `gap:${id}:approved:${author}`,
        channel: author,
        pace: 'notice',
        ...sentenceView(words.approvedForAuthor(draft.heading)),
      })
    })
    parts.outbox.wake()
  })
}

/** The people among those who answer for documents, by what the documents say; departments and roles are left out. */
async function findOwners(parts: AnswerParts, owners: readonly string[]): Promise<Map<string, Person>> {
  const found = new Map<string, Person>()
  for (const owner of owners) {
    const person = await findOwner(parts, owner)
    if (person !== undefined) found.set(owner, person)
  }
  return found
}

/** Whether a person answers for a document that the gap is about: they may write for it, as those who keep all of them. */
export async function answersFor(parts: AnswerParts, person: Person, gap: GapSummary): Promise<boolean> {
  const owners = await findOwners(parts, gap.owners)
  return [...owners.values()].some(({ id }) => id === person.id)
}

/** Who may approve what this person wrote: officers, deputies and administrators, or the owners where there are none. */
export async function findReviewers(parts: AnswerParts, author: string): Promise<Person[]> {
  const held = await Promise.all(
    (['officer', 'deputy', 'admin'] as const).map((role) => parts.roles.holders(role)),
  )
  const others = [...new Set(held.flat())].filter((userId) => userId !== author)
  const found =
    others.length > 0 ? others : (await parts.roles.owners()).filter((userId) => userId !== author)
  const people = await Promise.all(found.map((userId) => parts.people.get(userId)))
  return people.filter(({ isGuest, isBot, isDeactivated }) => !(isGuest || isBot || isDeactivated))
}

/** What shows everybody who was asked to approve a section what became of it, in the transaction that decides. */
export async function prepareOutcome(
  parts: AnswerParts,
  gap: GapSummary,
  outcome: { readonly kind: 'approved' | 'returned'; readonly by: string },
): Promise<(transaction: Connection) => Promise<void>> {
  const reviewers = await findReviewers(parts, gap.author ?? '')
  return async (transaction) => {
    for (const { id: userId, language } of reviewers) {
      const key = reviewKey(gap, userId)
      if (!(await parts.outbox.has(transaction, key))) continue
      const update = { kind: 'update' as const, key: `${key}:${outcome.kind}`, message: { key } }
      await parts.outbox.enqueue(transaction, { ...update, ...reviewView(gap, language, outcome) })
    }
  }
}

function reviewKey(gap: Pick<Gap, 'id' | 'version'>, userId: string): string {
  return `gap:${versionedValue(gap)}:review:${userId}`
}
