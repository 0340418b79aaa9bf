/**
 * Telling people that what they were told is no longer right: a section their answer stood on changed or went, or the
 * responsible officer found the answer wrong.
 * Invariant: nobody is told twice of the same citation, and nobody is shown a section they may not read.
 */
import type { Audit } from '../../audit/types.ts'
import { commonWorkingDays, nextWorkingTime } from '../../calendar/index.ts'
import type { Clock } from '../../common/clock.ts'
import type { Connection, Database } from '../../database/types.ts'
import type { Job, JobQueue } from '../../jobs/types.ts'
import { isLiteralQuote } from '../citations.ts'
import { hashSection } from '../kept/index.ts'
import { listSectionsOf, type StandingSection } from '../kept/store.ts'
import type { KeptAnswer } from '../kept/types.ts'
import type { Audience } from '../types.ts'
import * as store from './store.ts'

/** The queues of the look for changed sections, and of telling that an answer was wrong. */
export const correctionQueues = { check: 'corrections.check', wrong: 'corrections.wrong' } as const

/** Minutes between two looks, and the hours in which people are told: what changed back meanwhile is told to nobody. */
const everyMinutes = 60
const tellingHours = { ...commonWorkingDays, from: '09:00', to: '18:00', timeZone: 'Asia/Tokyo' }

/** Citations looked at in one round. */
const mostLookedAt = 500

/** What changed under one answer. */
export type ChangedSection = {
  readonly answer: KeptAnswer
  readonly heading: string
  /** What the answer had quoted from it. */
  readonly quotes: readonly string[]
  /** What stands under the heading now; `undefined` where nothing does that the asker may read. */
  readonly now: string | undefined
}

/** What one person is told of one document. */
export type Correction = {
  readonly person: string
  readonly document: string
  readonly title: string
  readonly sections: readonly ChangedSection[]
}

/** An answer that was found wrong, with all who got it. */
export type WrongAnswer = {
  readonly text: string
  readonly at: Date
  readonly answers: readonly KeptAnswer[]
}

export type Corrections = {
  /**
   * Looks for answers whose sections changed.
   *
   * @param eyesOf whose documents a person may read now: less than when they asked, where they became a guest.
   * @param tell called for each person and document; what it returns runs in the transaction that notes the telling.
   */
  check(
    eyesOf: (person: string) => Promise<Audience>,
    tell: (correction: Correction) => Promise<(transaction: Connection) => Promise<void>>,
  ): Promise<void>
  /** Keeps that an answer is wrong, and has all told who got it. `false` where it is no longer kept. */
  markWrong(answer: string, text: string, by: string): Promise<boolean>
  findWrong(answer: string): Promise<WrongAnswer | undefined>
  /** What is right in place of this answer, where it or one in the same words was found wrong. */
  findRight(answer: string): Promise<string | undefined>
  /** The job of the next look. */
  nextCheck(): Job
}

/** Corrections over the database. */
export function createCorrections(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: JobQueue
}): Corrections {
  const { database, clock } = parts

  return {
    async check(eyesOf, tell) {
      const moved = await store.listMoved(database, mostLookedAt)
      const standing = await listSectionsOf(database, [...new Set(moved.map(({ document }) => document))])
      const changed = moved.filter((each) => !standsUnchanged(each, standing))
      for (const each of moved) {
        if (!changed.includes(each)) await store.renewCitation(database, each)
      }
      for (const group of byPersonAndDocument(changed)) {
        const say = await tell(toCorrection(group, standing, await eyesOf(group[0].answer.askedBy)))
        await database.transaction(async (transaction) => {
          let isNew = false
          for (const each of group) isNew = (await store.markTold(transaction, each, clock.now())) || isNew
          if (isNew) await say(transaction)
        })
      }
    },

    async markWrong(answer, text, by) {
      const now = clock.now()
      return await database.transaction(async (transaction) => {
        if (!(await store.upsertError(transaction, { answer, text, by }, now))) return false
        const data = { answer, at: now.toISOString() }
        await parts.jobs.enqueue(transaction, {
          queue: correctionQueues.wrong,
          key: `${answer}:${data.at}`,
          runAt: now,
          data,
        })
        await parts.audit.append(transaction, { actor: by, action: 'answer.corrected', subject: answer })
        return true
      })
    },

    async findWrong(answer) {
      const error = await store.findError(database, answer)
      return error && { ...error, answers: await store.listSameAnswers(database, answer) }
    },

    findRight: (answer) => store.findErrorOf(database, answer),

    nextCheck() {
      const runAt = nextWorkingTime(new Date(clock.now().getTime() + everyMinutes * 60_000), tellingHours)
      return { queue: correctionQueues.check, key: 'check', runAt, data: {} }
    },
  }
}

function standsUnchanged(moved: store.MovedCitation, standing: readonly StandingSection[]): boolean {
  return standing.some(
    ({ document, text }) => document === moved.document && hashSection(text) === moved.sectionHash,
  )
}

type Group = readonly [store.MovedCitation, ...store.MovedCitation[]]

function byPersonAndDocument(changed: readonly store.MovedCitation[]): Group[] {
  const groups = new Map<string, [store.MovedCitation, ...store.MovedCitation[]]>()
  for (const each of changed) {
    const key = `${each.answer.askedBy}\0${each.document}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

function toCorrection(group: Group, standing: readonly StandingSection[], eyes: Audience): Correction {
  const [first] = group
  const { askedBy, answer } = first.answer
  const title = answer.citations.find(({ document }) => document === first.document)?.title ?? ''
  return {
    person: askedBy,
    document: first.document,
    title,
    sections: group.map((each) => toChanged(each, standing, eyes)),
  }
}

function toChanged(
  { answer, document, heading }: store.MovedCitation,
  standing: readonly StandingSection[],
  eyes: Audience,
): ChangedSection {
  const quotes = answer.answer.citations
    .filter((citation) => citation.document === document && citation.heading === heading)
    .map(({ quote }) => quote)
  const readsAll = answer.audience === 'employees' && eyes === 'employees'
  const readable = standing.filter(
    (section) => section.document === document && (readsAll || section.audience === 'everyone'),
  )
  const now =
    readable.find((section) => section.heading === heading) ??
    readable.find((section) => quotes.some((quote) => isLiteralQuote(quote, section.text)))
  return { answer, heading, quotes, now: now?.text }
}
