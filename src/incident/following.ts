import type { Connection } from '../database/types.ts'
import { type ActResult, act, type Deed, type Doer, findByCode, timeOf } from './acting.ts'
import { forReaders, mask, type Stored } from './masking.ts'
import { newsJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { tidy } from './report.ts'
import { findIncident, updateIncident } from './store/incidents.ts'
import { listByReporter } from './store/lists.ts'
import { insertWords, listWords, type Words } from './store/words.ts'
import type { Actor, Incident, IncidentSummary, RegisterEvent } from './types.ts'

/** The most characters somebody adds at once. */
export const wordsLimit = 3_000

/** A report as its reporter follows it: how it stands, and what was written back and forth. */
export type FollowUp = { readonly incident: Incident; readonly words: readonly Words[] }

export type Following = {
  /** The person's own reports, newest first, at most 20. */
  listForReporter(userId: string): Promise<IncidentSummary[]>
  /** The report of whoever has this receipt code; `undefined` for any other text. No line of the audit: it would tell when. */
  followByCode(code: string): Promise<FollowUp | undefined>
  /** The person's own report. */
  follow(id: string, by: Actor): Promise<FollowUp | undefined>
  /** Adds to one's own report; the responders are told. */
  addToReport(id: string, by: Doer, text: string): Promise<ActResult>
  /** Takes one's own report back: it stays in the register, and a responder closes it. Told once more only if nobody knew. */
  withdraw(id: string, by: Doer, reason: string): Promise<ActResult>
  /** Asks the reporter through the bot, a reporter without a name too: they read it when they follow their report up. */
  ask(id: string, by: Actor, question: string): Promise<ActResult>
  /** Answers as the reporter. */
  answer(id: string, by: Doer, text: string): Promise<ActResult>
}

/** What reporter and responders say to each other about a report. */
export function createFollowing(parts: DomainParts): Following {
  const { database, clock } = parts

  async function write(
    id: string,
    by: Doer,
    typed: string,
    said: { readonly kind: Words['kind']; readonly what: RegisterEvent & ('added' | 'answered' | 'asked') },
  ): Promise<ActResult> {
    const text = tidy(typed)
    if (!(await holds(id, by))) return { kind: 'not-found' }
    return await act(
      parts,
      id,
      by,
      said.kind === 'question' ? 'ask' : 'add',
      async (transaction, incident, at, actor) => {
        const problems = checkWords(text)
        if (problems.length > 0) return { refused: problems }
        const { kind } = said
        if (await isSaidTwice(transaction, id, { author: actor, kind, text }))
          return { refused: ['unchanged'] }
        const words = await insertWords(transaction, id, {
          at: timeOf(actor, at),
          author: actor,
          kind,
          text,
        })
        return told(incident, said.what, String(words), at)
      },
    )
  }

  function told(
    incident: Stored,
    what: 'added' | 'answered' | 'asked',
    ref: string,
    at: Date,
  ): Deed<undefined> {
    const to = what === 'asked' ? incident.reporterId : 'responders'
    // A reporter without a name is sent nothing: a message would name them.
    const isSent = to !== undefined && (what !== 'asked' || incident.naming === 'named')
    return {
      what,
      details: { words: ref },
      value: undefined,
      jobs: isSent ? [newsJob(what, incident.id, to, ref, at)] : [],
    }
  }

  // A code opens its own report only.
  async function holds(id: string, by: Doer): Promise<boolean> {
    if ('userId' in by) return true
    return (await findByCode(database, by.receiptCode))?.id === id
  }

  async function read(connection: Connection, incident: Stored, by: Actor | undefined): Promise<FollowUp> {
    const words = await listWords(connection, incident.id)
    const exchanged = words.filter(({ kind }) => kind !== 'note' && kind !== 'message' && kind !== 'earlier')
    return {
      incident: forReaders(incident, by),
      words: exchanged.map((each) => ({ ...each, text: mask(each.text) })),
    }
  }

  return {
    listForReporter: (userId) => listByReporter(database, userId, 20),

    async followByCode(code) {
      const incident = await findByCode(database, code)
      return incident === undefined ? undefined : await read(database, incident, undefined)
    },

    async follow(id, by) {
      const incident = await findIncident(database, id)
      return incident?.reporterId === by.userId ? await read(database, incident, by) : undefined
    },

    addToReport: (id, by, text) => write(id, by, text, { kind: 'addition', what: 'added' }),
    ask: (id, by, question) => write(id, by, question, { kind: 'question', what: 'asked' }),
    answer: (id, by, text) => write(id, by, text, { kind: 'answer', what: 'answered' }),

    async withdraw(id, by, reason) {
      if (!(await holds(id, by))) return { kind: 'not-found' }
      return await act(parts, id, by, 'withdraw', async (transaction, incident, at, actor) => {
        if (incident.withdrawnAt !== undefined) return { refused: ['withdrawn-already'] }
        if (incident.status === 'closed') return { refused: ['closed-already'] }
        const withdrawnAt = timeOf(actor, clock.now())
        await updateIncident(transaction, id, { withdrawnAt })
        const text = tidy(reason).slice(0, wordsLimit)
        if (text !== '')
          await insertWords(transaction, id, { at: withdrawnAt, author: actor, kind: 'addition', text })
        return { what: 'withdrawn', value: undefined, jobs: [newsJob('withdrawn', id, 'responders', '', at)] }
      })
    },
  }
}

/** Whether these are the last words over again: a form that was sent twice. */
export async function isSaidTwice(
  transaction: Connection,
  incidentId: string,
  said: Pick<Words, 'author' | 'kind' | 'text'>,
): Promise<boolean> {
  const last = (await listWords(transaction, incidentId)).at(-1)
  return last?.author === said.author && last.kind === said.kind && last.text === said.text
}

/** What is wrong with words to be kept. */
export function checkWords(text: string): string[] {
  if (text === '') return ['text-missing']
  return text.length > wordsLimit ? ['text-too-long'] : []
}
