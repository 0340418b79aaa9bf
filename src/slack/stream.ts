/**
 * Answers that are shown while they are written.
 *
 * An answer is *begun* before it is known whether anything will be shown; *opened* when a model is asked; and *finished*
 * with the whole answer, which leaves by the outbox and takes the place of what was shown.
 * Invariant: an answer that was opened has one message, and in the end that message says the whole answer, whatever
 * failed, ended or was killed in between.
 */
import type { WebClient } from '@slack/web-api'
import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'
import type { Connection, Database } from '../database/types.ts'
import { createSessions } from './sessions.ts'
import { deleteStreams, findStream, finishStream, type StreamRow, stopStreams } from './store.ts'
import { createBudget } from './streamBudget.ts'
import type { StreamThread } from './streamCalls.ts'
import { findLeft } from './streamPlace.ts'
import { type Showing, type Shown, startShowing } from './streamShow.ts'
import type { Outbox } from './types.ts'
import type { MessageView } from './views/answer.ts'

/** The answer to one message of a person. */
export type AnswerPlace = StreamRow &
  StreamThread & {
    /** The message it answers. */
    readonly questionTs: string
  }

/** An answer under way. */
export type AnswerStream = {
  /** Aborted when the person who asked stops the answer. */
  readonly signal: AbortSignal
  /** Whether it leaves by `finish`: something was shown, now or before a crash. */
  isOpen(): boolean
  /** Shows that an answer is being written, of which there is nothing to be seen yet. Returns at once. */
  work(about: Pick<Opening, 'title' | 'status'>): void
  /** Shows the head, and that an answer is being written. Once; returns at once. */
  open(opening: Opening): void
  /** Shows more of the text; returns at once. */
  append(text: string): void
  /**
   * Puts the whole answer in the place of what was shown. Resolves when it is stored.
   *
   * @param also what else belongs into that transaction.
   * @throws what the client threw, when it cannot be found out now whether there is a message to be updated.
   */
  finish(view: MessageView, also: (transaction: Connection) => Promise<void>): Promise<void>
  /** Lets go of it, finished or not; what is not can be begun again. */
  close(): Promise<void>
}

/** What is shown of an answer before its text. */
export type Opening = Pick<Shown, 'head' | 'view'> & {
  /** The name of the agent session, and what is shown where there are no sessions. */
  readonly title: string
  readonly status: string
}

export type Streams = {
  /** @returns `undefined` when the whole answer is in the outbox already. */
  begin(place: AnswerPlace): Promise<AnswerStream | undefined>
  /** A person pressed stop in a thread: what they asked there is answered no further. Idempotent. */
  stop(thread: {
    readonly channel: string
    readonly threadTs: string
    readonly userId: string
  }): Promise<void>
  /** Deletes what was begun more than seven days ago. @returns how many. */
  forget(): Promise<number>
  /** Waits for what is under way beside the answers. */
  settled(): Promise<void>
}

/**
 * Calls a minute for the whole app. Slack lets through at least 20 starts and as many ends, 100 appends, and 50 updates,
 * which the whole answers need most of (docs.slack.dev, rate limits of the methods).
 */
const startsPerMinute = 15
const appendsPerMinute = 90
const updatesPerMinute = 15

/** @param parts.client one of its own, that tries nothing twice and gives up soon: a late piece is worth nothing. */
export function createStreams(parts: {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
  readonly client: WebClient
  readonly botUserId: string
}): Streams {
  const { database, outbox, clock, client, log } = parts
  const sessions = createSessions({ client, log })
  const showingParts = {
    ...parts,
    budgets: {
      starts: createBudget(clock, startsPerMinute),
      appends: createBudget(clock, appendsPerMinute),
      updates: createBudget(clock, updatesPerMinute),
    },
    streaming: { isSupported: true },
  }
  /** Those of this process, by their key. */
  const running = new Map<string, { readonly place: AnswerPlace; readonly controller: AbortController }>()

  function begun(place: AnswerPlace, left: { readonly isStopped: boolean } | undefined): AnswerStream {
    const controller = new AbortController()
    if (left?.isStopped === true) controller.abort()
    running.set(place.key, { place, controller })
    let showing: Showing | undefined
    let isAtWork = left !== undefined
    let isFinished = false

    function work(about: Pick<Opening, 'title' | 'status'>): void {
      isAtWork = true
      void sessions.begin(place, { userId: place.userId, ...about })
    }

    return {
      signal: controller.signal,
      isOpen: () => showing !== undefined || left !== undefined,
      work,
      open({ title, status, ...opening }) {
        showing ??= startShowing(showingParts, {
          ...place,
          ...opening,
          wasLeft: left !== undefined,
          signal: controller.signal,
          stop: () => controller.abort(),
        })
        work({ title, status })
      },
      append: (text) => showing?.append(text),
      async finish(view, also) {
        const isUnclear = (await showing?.end()) ?? left !== undefined
        if (isUnclear && !(await outbox.has(database, place.messageKey))) await findLeft(parts, place)
        await database.transaction(async (transaction) => {
          await putWhole(transaction, place, view)
          await finishStream(transaction, place, clock.now())
          await also(transaction)
        })
        isFinished = true
        outbox.wake()
      },
      async close() {
        running.delete(place.key)
        if (!isFinished) await showing?.end()
        if (isAtWork) void sessions.end(place)
      },
    }
  }

  // Under a key of its own: whoever finishes it a second time, after a crash, changes nothing.
  async function putWhole(transaction: Connection, place: AnswerPlace, view: MessageView): Promise<void> {
    const { messageKey, channel, threadTs } = place
    if (!(await outbox.has(transaction, messageKey))) {
      await outbox.enqueue(transaction, { kind: 'post', key: messageKey, channel, threadTs, ...view })
      return
    }
    const key = `${place.key}:whole`
    await outbox.enqueue(transaction, { kind: 'update', key, message: { key: messageKey }, ...view })
  }

  return {
    async begin(place) {
      const left = await findStream(database, place.key)
      return left?.isFinished === true ? undefined : begun(place, left)
    },
    async stop(thread) {
      const stored = await stopStreams(database, thread, clock.now())
      const mine = [...running.values()].filter(({ place }) => isIn(place, thread))
      for (const { place, controller } of mine) if (place.userId === thread.userId) controller.abort()
      // A button that a crash left stops nothing: it goes. An answer that is being written takes its own away.
      if (stored === 0 && mine.length === 0) await sessions.end(thread)
    },
    async forget() {
      return deleteStreams(database, new Date(clock.now().getTime() - 7 * 86_400_000))
    },
    settled: sessions.settled,
  }
}

function isIn(place: AnswerPlace, thread: { readonly channel: string; readonly threadTs: string }): boolean {
  return place.channel === thread.channel && place.threadTs === thread.threadTs
}
