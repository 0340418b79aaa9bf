/**
 * Answers as people got them, kept for a set time: so that their sources can be opened, shared and found changed, people
 * can say what an answer was worth, and whoever asked can take their question back.
 * Invariant: a text that reads like an incident is never among them, for it is never answered from documents.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../../common/clock.ts'
import type { Connection, Database } from '../../database/types.ts'
import { isLiteralQuote } from '../citations.ts'
import { cover, secrets } from '../cover.ts'
import { foldForQuote } from '../normalise.ts'
import type { Audience, Citation } from '../types.ts'
import * as store from './store.ts'
import type { KeptAnswer, Rating, RatingReason, RemovedAnswer, Source } from './types.ts'

/** Days an answer is kept with its question. */
export const keptDays = 90

export type KeptAnswers = {
  /** Keeps an answer in the caller's transaction, in place of one to the same message before; secrets covered. */
  keep(transaction: Connection, kept: Omit<KeptAnswer, 'askedAt'>): Promise<void>
  find(id: string): Promise<KeptAnswer | undefined>
  /** The answer with this id, and the same in another language. */
  listUnder(id: string): Promise<KeptAnswer[]>
  /** The sections the answer stands on as they are now, each once, in the order cited; those the eyes may not see are gone. */
  listSources(kept: KeptAnswer, eyes: Audience): Promise<Source[]>
  /** Notes what a person says of an answer; the last word counts. `false` where the answer is no longer kept. */
  rate(rated: {
    readonly id: string
    readonly person: string
    readonly rating: Rating
    readonly reason?: RatingReason
    readonly comment?: string
  }): Promise<boolean>
  /** Forgets an answer, in the caller's transaction. `false` where it was not kept. */
  remove(transaction: Connection, id: string): Promise<boolean>
  countOf(person: string): Promise<number>
  /**
   * Forgets everything this person asked or said of answers.
   *
   * @param alongside runs in the same transaction, with what was kept.
   * @returns what was kept: one for each question.
   */
  removeAllOf(
    person: string,
    alongside: (transaction: Connection, removed: readonly RemovedAnswer[]) => Promise<void>,
  ): Promise<readonly RemovedAnswer[]>
  /** Forgets what was kept for its days. @returns how many. */
  forget(): Promise<number>
}

/** Kept answers over the database. */
export function createKeptAnswers(parts: {
  readonly database: Database
  readonly clock: Clock
}): KeptAnswers {
  const { database, clock } = parts

  return {
    async keep(transaction, kept) {
      const cited = bySection(kept.answer.citations).map(([{ sectionId }]) => sectionId)
      const standing = await store.listStanding(transaction, cited)
      const stored = {
        ...kept,
        // What opens something must not lie about for ninety days.
        question: cover(kept.question, secrets),
        context: cover(kept.context, secrets),
        answer: { ...kept.answer, nearest: [] },
        askedAt: clock.now(),
      }
      await store.upsertAnswer(
        transaction,
        stored,
        standing.map(({ text, ...section }) => ({ ...section, sectionHash: hashSection(text) })),
      )
    },

    find: (id) => store.findAnswer(database, id),
    listUnder: (id) => store.listAnswersUnder(database, id),

    async listSources({ answer }, eyes) {
      const standing = await store.listSectionsOf(database, documentsOf(answer.citations))
      const visible = standing.filter(({ audience }) => eyes === 'employees' || audience === 'everyone')
      return bySection(answer.citations).map(([citation, ...others]) => {
        const quotes = [citation, ...others].map(({ quote }) => quote)
        const isWhole = (text: string) => quotes.every((quote) => isLiteralQuote(quote, text))
        // A document that was indexed anew has other ids: then by its heading, best where the quotes still stand.
        const same = visible.filter(
          ({ document, heading }) => document === citation.document && heading === citation.heading,
        )
        const section =
          visible.find(({ id }) => id === citation.sectionId) ??
          same.find(({ text }) => isWhole(text)) ??
          same[0]
        return { citation, quotes, section, isAsQuoted: section !== undefined && isWhole(section.text) }
      })
    },

    async rate({ id, ...rated }) {
      return await database.transaction(async (transaction) => {
        if ((await store.findAnswer(transaction, id)) === undefined) return false
        await store.upsertRating(transaction, { answer: id, ...rated }, clock.now())
        return true
      })
    },

    remove: store.deleteAnswer,
    countOf: (person) => store.countAnswersOf(database, person),
    removeAllOf: (person, alongside) =>
      database.transaction(async (transaction) => {
        const removed = await store.deleteAnswersOf(transaction, person)
        await alongside(transaction, removed)
        return removed
      }),
    forget: () =>
      store.deleteAnswersBefore(database, new Date(clock.now().getTime() - keptDays * 86_400_000)),
  }
}

/** What tells whether a section says the same as before: white space and width of letters do not count. */
export function hashSection(text: string): string {
  return createHash('sha256').update(foldForQuote(text).replaceAll(' ', '')).digest('hex')
}

// Citations of one section together, in the order of their first.
function bySection(citations: readonly Citation[]): [Citation, ...Citation[]][] {
  const groups = new Map<number, [Citation, ...Citation[]]>()
  for (const citation of citations) {
    const group = groups.get(citation.sectionId)
    if (group === undefined) groups.set(citation.sectionId, [citation])
    else group.push(citation)
  }
  return [...groups.values()]
}

function documentsOf(citations: readonly Citation[]): string[] {
  return [...new Set(citations.map(({ document }) => document))]
}
