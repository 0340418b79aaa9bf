// How one answer is shown while it is written. It is streamed where Slack takes that; where it does not (no streaming
// there, too many at once, a stream that broke or grew old) the message is posted, or updated in place, with the text so
// far. Whatever is shown here may be late, cut or missing: the whole answer comes by the outbox at the end.
import { setTimeout as pause } from 'node:timers/promises'
import type { AnyChunk, KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Log } from '../common/log.ts'
import type { Database } from '../database/types.ts'
import { findStream, insertStream, type StreamRow } from './store.ts'
import type { Budget } from './streamBudget.ts'
import {
  appendToStream,
  endStream,
  isUnsupported,
  type StreamPlace,
  type StreamThread,
  startStream,
} from './streamCalls.ts'
import { findLeft, keepPlace } from './streamPlace.ts'
import { harmlessMarkdown } from './text.ts'
import type { Outbox } from './types.ts'
import type { MessageView } from './views/answer.ts'

/** What all answers share. */
export type ShowingParts = {
  readonly database: Database
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
  readonly client: WebClient
  readonly botUserId: string
  readonly budgets: { readonly starts: Budget; readonly appends: Budget; readonly updates: Budget }
  /** Whether the workspace streams at all; set to false once it has said that it does not. */
  readonly streaming: { isSupported: boolean }
}

/** One answer as its showing knows it. */
export type Shown = StreamRow &
  StreamThread & {
    /** The question's message: the answer stands after it. */
    readonly questionTs: string
    /** Whether it was begun before, by a process that ended or a try that failed. */
    readonly wasLeft: boolean
    readonly signal: AbortSignal
    /** The person stopped it, as another process heard. */
    readonly stop: () => void
    /** The message as it is to look with the text so far. */
    readonly view: (text: string) => MessageView
    /** What stands above the text. */
    readonly head: readonly KnownBlock[]
  }

export type Showing = {
  /** Adds to the text; shown as soon as the call before is through. */
  append(text: string): void
  /**
   * Shows nothing more; what was streamed can be updated like any message.
   *
   * @returns whether a stream may have been started that we do not know of.
   */
  end(): Promise<boolean>
}

/** Milliseconds after its start that a stream is left for updates in place; Slack ends it at 300,000. */
const streamLifeMs = 270_000

/** Milliseconds between two updates in place of one message. */
const updateEveryMs = 1_000

/** Shows an answer, its head first, from now on. */
export function startShowing(parts: ShowingParts, shown: Shown): Showing {
  const { database, outbox, clock, log, client, budgets } = parts
  const closing = new AbortController()
  const nowMs = () => clock.now().getTime()

  /** `silent`: nothing more shows before the end. */
  let way: 'unopened' | 'stream' | 'update' | 'silent' = 'unopened'
  /** Whether a stream may have been started that we do not know of. */
  let isUnclear = shown.wasLeft
  /** The stream that may still be open. */
  let place: StreamPlace | undefined
  let text = ''
  let shownLength = -1
  let startedMs = 0
  let updatedMs = 0
  let running: Promise<void> | undefined

  function wake(): void {
    if (running === undefined && hasMore()) running = run()
  }

  function hasMore(): boolean {
    if (closing.signal.aborted || shown.signal.aborted) return false
    if (way === 'unopened') return true
    return (way === 'stream' || way === 'update') && shownLength < text.length
  }

  // One call at a time; what comes meanwhile goes with the next.
  async function run(): Promise<void> {
    try {
      while (hasMore()) await step()
    } catch (error) {
      log.error('an answer is not shown while it is written', { key: shown.key, error })
      way = 'silent'
    }
    running = undefined
  }

  function step(): Promise<void> {
    switch (way) {
      case 'unopened':
        return open()
      case 'stream':
        return appendOnce()
      default:
        return updateOnce()
    }
  }

  async function open(): Promise<void> {
    await insertStream(database, shown, clock.now())
    if (isUnclear && !(await outbox.has(database, shown.messageKey))) await findLeft(parts, shown)
    isUnclear = false
    if (await outbox.has(database, shown.messageKey)) {
      way = 'update'
      return
    }
    if (!parts.streaming.isSupported || !budgets.starts.take()) return post()
    const length = text.length
    startedMs = nowMs()
    const started = await startStream(client, shown, [
      { type: 'blocks', blocks: [...shown.head] },
      ...markdownChunks(text),
    ])
    switch (started.kind) {
      case 'started':
        return opened(started.ts, length)
      case 'limited':
        budgets.starts.hold(started.waitS)
        return post()
      case 'refused':
        if (isUnsupported(started)) parts.streaming.isSupported = false
        log.warn('an answer could not be streamed', { key: shown.key, reason: started.reason })
        return post()
      case 'unclear':
        log.warn('an answer may have been streamed', { key: shown.key, reason: started.reason })
        isUnclear = true
        way = (await findLeft(parts, shown)) ? 'update' : 'silent'
    }
  }

  async function opened(ts: string, length: number): Promise<void> {
    place = { channel: shown.channel, ts }
    isUnclear = true
    await keepPlace(parts, shown, ts)
    isUnclear = false
    shownLength = length
    way = 'stream'
  }

  async function post(): Promise<void> {
    if (!budgets.updates.take()) {
      way = 'silent'
      return
    }
    shownLength = text.length
    await outbox.enqueue(database, {
      kind: 'post',
      key: shown.messageKey,
      channel: shown.channel,
      threadTs: shown.threadTs,
      ...shown.view(text),
    })
    outbox.wake()
    updatedMs = nowMs()
    way = 'update'
  }

  async function appendOnce(): Promise<void> {
    if (place === undefined || nowMs() - startedMs > streamLifeMs) {
      way = 'update'
      return
    }
    if (!budgets.appends.take()) return waitFor(budgets.appends.waitMs())
    const length = text.length
    const outcome = await appendToStream(client, place, markdownChunks(text.slice(shownLength)))
    if (outcome.kind === 'done') {
      shownLength = length
      return
    }
    if (outcome.kind === 'limited') {
      budgets.appends.hold(outcome.waitS)
      return
    }
    log.info('an answer goes on without streaming', { key: shown.key, outcome })
    if (outcome.kind === 'ended') place = undefined
    updatedMs = nowMs()
    way = 'update'
  }

  async function updateOnce(): Promise<void> {
    const waitMs = updatedMs + updateEveryMs - nowMs()
    if (waitMs > 0) return waitFor(Math.min(waitMs, updateEveryMs))
    if (!budgets.updates.take()) return waitFor(budgets.updates.waitMs())
    // Another process may have heard of it.
    if ((await findStream(database, shown.key))?.isStopped === true) return shown.stop()
    const length = text.length
    await outbox.enqueue(database, {
      kind: 'update',
      key: createId('out'),
      message: { key: shown.messageKey },
      ...shown.view(text),
    })
    outbox.wake()
    updatedMs = nowMs()
    shownLength = length
  }

  async function waitFor(ms: number): Promise<void> {
    const signal = AbortSignal.any([closing.signal, shown.signal])
    await pause(ms, undefined, { signal }).catch(() => undefined)
  }

  wake()
  return {
    append(more) {
      text += more
      wake()
    },
    async end() {
      closing.abort()
      await running
      if (place !== undefined) await endStream(client, place)
      way = 'silent'
      return isUnclear
    },
  }
}

function markdownChunks(text: string): AnyChunk[] {
  return text === '' ? [] : [{ type: 'markdown_text', text: harmlessMarkdown(text) }]
}
