/**
 * What the documents do not answer. Questions without a good answer are put together into *gaps*; one person writes a
 * section for a gap, another approves it, it is indexed as the company's own, and whoever asked is told.
 * Invariant: nothing is answered from a section that only its author has approved.
 */
import { createHash } from 'node:crypto'
import type { Audit } from '../../audit/types.ts'
import { localDate } from '../../calendar/index.ts'
import type { Clock } from '../../common/clock.ts'
import { createId } from '../../common/ids.ts'
import type { Language } from '../../common/language.ts'
import type { Connection, Database } from '../../database/types.ts'
import type { JobQueue } from '../../jobs/types.ts'
import type { Indexer } from '../indexing.ts'
import type { Analyzer } from '../terms.ts'
import type { SourceDocument } from '../types.ts'
import { groupQuestions } from './cluster.ts'
import * as store from './store.ts'
import { toSummary } from './summary.ts'
import type { Gap, GapDraft, GapQuestion, GapSummary } from './types.ts'

/** The queues of those who are to approve a section, of its author when it comes back, and of those who asked. */
export const gapQueues = {
  proposed: 'gaps.proposed',
  returned: 'gaps.returned',
  answered: 'gaps.answered',
} as const

/** Questions grouped at one time. */
const mostGrouped = 500

export type GapParts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: JobQueue
  readonly shelf: Pick<Indexer, 'prepare' | 'remove' | 'has'>
  readonly refresh: () => Promise<unknown>
  readonly analyzer: Pick<Analyzer, 'pieces' | 'concepts'>
  /** Who answers for a section that was written here, and what the document is called in citations. */
  readonly words: Readonly<Record<Language, { readonly owner: string; readonly title: string }>>
}

/** What the caller does in the same transaction, such as saying so. */
type Alongside = (transaction: Connection) => Promise<void>

export type Gaps = {
  /**
   * Puts new questions together with those before.
   *
   * @param alongside runs in the transaction that keeps it, with the open gaps, most asked first; `isNews` when any of
   *   them was asked anew.
   */
  collect(
    alongside: (
      transaction: Connection,
      found: { readonly gaps: readonly GapSummary[]; readonly isNews: boolean },
    ) => Promise<void>,
  ): Promise<void>
  find(id: string): Promise<GapSummary | undefined>
  /** Who answers for documents of which an answer was called wrong, as the documents say it. */
  listOwners(): Promise<string[]>
  /** The gaps whose section is answered from. */
  listAnswered(): Promise<Gap[]>
  listQuestions(id: string): Promise<GapQuestion[]>
  /** Takes a section for a gap that nobody else has written for, and has others asked to approve it. */
  propose(id: string, draft: Omit<GapDraft, 'asOf'>, by: string): Promise<'proposed' | 'gone'>
  /** Answers from the section from now on, and has those told who asked. Its author cannot approve it. */
  approve(id: string, version: number, by: string, alongside: Alongside): Promise<'approved' | 'own' | 'gone'>
  /** Sends a section back to its author. `false` where it does not wait to be decided on (any more). */
  sendBack(id: string, version: number, remark: string, by: string, alongside: Alongside): Promise<boolean>
  /** Leaves a gap open on purpose; what asks for the same does not come up again. */
  dismiss(id: string, by: string): Promise<boolean>
  /** Takes a section out of the answers. */
  withdraw(id: string, by: string): Promise<boolean>
  /** Indexes again what was indexed in another way than is used now. */
  renew(): Promise<void>
  /** Forgets gaps nobody asks about any more. */
  forget(): Promise<number>
}

/** Gaps over the database. */
export function createGaps(parts: GapParts): Gaps {
  const { database, clock, audit, jobs, shelf } = parts

  async function summarise(connection: Connection, gaps: readonly Gap[]): Promise<GapSummary[]> {
    const questions = await store.listQuestions(
      connection,
      gaps.map(({ id }) => id),
    )
    return gaps.flatMap((gap) => {
      const own = questions.filter((question) => question.gap === gap.id)
      const [first] = own
      return first === undefined && gap.draft === undefined ? [] : [toSummary(gap, own)]
    })
  }

  async function enqueue(transaction: Connection, queue: string, { id, version }: Gap): Promise<void> {
    await jobs.enqueue(transaction, {
      queue,
      key: `${id}:${version}`,
      runAt: clock.now(),
      data: { id, version },
    })
  }

  return {
    async collect(alongside) {
      const loose = await store.listLoose(database, mostGrouped)
      const known = await store.listGaps(database, ['open', 'proposed', 'dismissed'])
      const asked = await store.listQuestions(
        database,
        known.map(({ id }) => id),
      )
      const groups = groupQuestions(
        parts.analyzer,
        loose,
        known.map(({ id }) => ({ id, texts: asked.filter(({ gap }) => gap === id).map(({ text }) => text) })),
      )
      const dismissed = new Set(known.filter(({ state }) => state === 'dismissed').map(({ id }) => id))
      await database.transaction(async (transaction) => {
        for (const group of groups) {
          const id = group.gap ?? createId('gap')
          const language = loose.find((question) => question.id === group.questions[0])?.language ?? 'ja'
          if (group.gap === undefined) await store.insertGap(transaction, { id, language }, clock.now())
          await store.insertQuestions(transaction, id, group.questions)
        }
        const gaps = await summarise(transaction, await store.listGaps(transaction, ['open']))
        const isNews = groups.some(({ gap }) => gap === undefined || !dismissed.has(gap))
        await alongside(transaction, {
          gaps: gaps.sort((a, b) => b.unanswered + b.calledWrong - (a.unanswered + a.calledWrong)),
          isNews: isNews && gaps.length > 0,
        })
      })
    },

    async find(id) {
      const gap = await store.findGap(database, id)
      return gap && (await summarise(database, [gap]))[0]
    },
    listOwners: () => store.listOwnersCalledWrong(database),
    listAnswered: () => store.listGaps(database, ['answered']),
    listQuestions: (id) => store.listQuestions(database, [id]),

    async propose(id, written, by) {
      const draft = { ...written, asOf: localDate(clock.now(), 'Asia/Tokyo') }
      return await database.transaction(async (transaction) => {
        const states = ['open', 'dismissed'] as const
        const gap = await store.moveGap(
          transaction,
          id,
          { states },
          { state: 'proposed', draft, author: by },
          clock.now(),
        )
        if (gap === undefined) return 'gone'
        await enqueue(transaction, gapQueues.proposed, gap)
        const details = { version: gap.version, audience: draft.audience }
        await audit.append(transaction, { actor: by, action: 'gap.proposed', subject: id, details })
        return 'proposed'
      })
    },

    async approve(id, version, by, alongside) {
      const gap = await store.findGap(database, id)
      if (gap?.draft === undefined || gap.state !== 'proposed' || gap.version !== version) return 'gone'
      if (gap.author === by) return 'own'
      const put = await shelf.prepare(toDocument(gap, gap.draft))
      const outcome = await database.transaction(async (transaction) => {
        const from = { states: ['proposed'], version } as const
        const moved = await store.moveGap(
          transaction,
          id,
          from,
          { state: 'answered', decidedBy: by },
          clock.now(),
        )
        if (moved === undefined) return 'gone'
        await put(transaction)
        await enqueue(transaction, gapQueues.answered, moved)
        await alongside(transaction)
        const details = { version, audience: moved.draft?.audience ?? '' }
        await audit.append(transaction, { actor: by, action: 'gap.approved', subject: id, details })
        return 'approved'
      })
      if (outcome === 'approved') await parts.refresh()
      return outcome
    },

    async sendBack(id, version, remark, by, alongside) {
      return await database.transaction(async (transaction) => {
        const from = { states: ['proposed'], version } as const
        const gap = await store.moveGap(
          transaction,
          id,
          from,
          { state: 'open', remark, decidedBy: by },
          clock.now(),
        )
        if (gap === undefined) return false
        await enqueue(transaction, gapQueues.returned, gap)
        await alongside(transaction)
        await audit.append(transaction, {
          actor: by,
          action: 'gap.returned',
          subject: id,
          details: { version },
        })
        return true
      })
    },

    async dismiss(id, by) {
      return await database.transaction(async (transaction) => {
        const to = { state: 'dismissed', decidedBy: by } as const
        if ((await store.moveGap(transaction, id, { states: ['open'] }, to, clock.now())) === undefined)
          return false
        await audit.append(transaction, { actor: by, action: 'gap.dismissed', subject: id })
        return true
      })
    },

    async withdraw(id, by) {
      const isMoved = await database.transaction(async (transaction) => {
        const to = { state: 'withdrawn', decidedBy: by } as const
        const gap = await store.moveGap(transaction, id, { states: ['answered'] }, to, clock.now())
        if (gap === undefined) return false
        await shelf.remove(transaction, pathOf(id))
        await audit.append(transaction, { actor: by, action: 'gap.withdrawn', subject: id })
        return true
      })
      if (isMoved) await parts.refresh()
      return isMoved
    },

    async renew() {
      let isRenewed = false
      for (const gap of await store.listGaps(database, ['answered'])) {
        if (gap.draft === undefined) continue
        const document = toDocument(gap, gap.draft)
        if (await shelf.has(document.path, document.contentHash)) continue
        const put = await shelf.prepare(document)
        await database.transaction(async (transaction) => {
          if ((await store.findGap(transaction, gap.id))?.state === 'answered') await put(transaction)
        })
        isRenewed = true
      }
      if (isRenewed) await parts.refresh()
    },

    forget: () => store.deleteEmptyGaps(database),
  }

  function toDocument(gap: Gap, draft: GapDraft): SourceDocument {
    const { owner, title } = parts.words[gap.language]
    const { heading, text, source, audience, asOf } = draft
    const asked = draft.asked.split('\n').filter((line) => line.trim() !== '')
    return {
      path: pathOf(gap.id),
      language: gap.language,
      title,
      layer: 'company',
      audience,
      mayLeave: false,
      owner,
      reviewBy: '',
      contentHash: createHash('sha256')
        .update(`${gap.version}\0${JSON.stringify(draft)}`)
        .digest('hex'),
      sections: [{ heading, above: [], text, asked, source, asOf }],
    }
  }
}

function pathOf(id: string): string {
  return `gaps/${id}`
}
