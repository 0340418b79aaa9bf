// What Slack shows of an agent at work: while a model writes, the thread's agent session is `processing`, and the person
// has a button to stop it. A workspace without agent sessions shows a line of status under the thread instead.
import { setTimeout as pause } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Log } from '../common/log.ts'
import { type Outcome, readFailure } from './failures.ts'
import { cut } from './limits.ts'

export type SessionThread = { readonly channel: string; readonly threadTs: string }

/** Never rejects: an answer is worth more than what is shown beside it. */
export type Sessions = {
  /** Shows in the thread that an answer is being written. */
  begin(
    thread: SessionThread,
    about: { readonly userId: string; readonly title: string; readonly status: string },
  ): Promise<void>
  /** Takes that away, the stop button with it. */
  end(thread: SessionThread): Promise<void>
  /** Waits no longer for a turn, and for what is under way. */
  settled(): Promise<void>
}

/** Characters of a session's title: enough to know the question again in a list. Slack takes 200. */
const titleShown = 80

/** Times the end is tried: a stop button that stops nothing would stay. */
const triesToEnd = 3

/** Slack's words for a workspace, or an app, without agent sessions. */
const unsupportedWords = new Set(['unknown_method', 'feature_disabled', 'not_agent_app', 'method_deprecated'])

/** @param parts.client one that tries nothing twice by itself. */
export function createSessions(parts: { readonly client: WebClient; readonly log: Log }): Sessions {
  const { client, log } = parts
  const closing = new AbortController()
  const turns = new Map<string, Promise<void>>()
  let hasSessions = true

  async function set(thread: SessionThread, status: string, about: object): Promise<Outcome | undefined> {
    const place = { channel_id: thread.channel, thread_ts: thread.threadTs }
    try {
      await client.agents.sessions.setStatus({ ...place, status, ...about })
      return undefined
    } catch (error) {
      return readFailure(error)
    }
  }

  async function setLine(thread: SessionThread, status: string): Promise<Outcome | undefined> {
    try {
      await client.assistant.threads.setStatus({
        channel_id: thread.channel,
        thread_ts: thread.threadTs,
        status,
      })
      return undefined
    } catch (error) {
      return readFailure(error)
    }
  }

  /** By a session where the workspace has them, else by the line. @returns what went wrong. */
  async function show(
    thread: SessionThread,
    session: { readonly status: string; readonly about: object },
    line: string,
  ): Promise<Outcome | undefined> {
    if (!hasSessions) return setLine(thread, line)
    const failure = await set(thread, session.status, session.about)
    if (failure?.kind !== 'refused' || !unsupportedWords.has(failure.reason)) return failure
    log.info('this workspace has no agent sessions', { reason: failure.reason })
    hasSessions = false
    return setLine(thread, line)
  }

  async function endAtLast(thread: SessionThread): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const failure = await show(thread, { status: 'active', about: {} }, '')
      if (failure === undefined) return
      const isLast = tries === triesToEnd || failure.kind === 'refused' || closing.signal.aborted
      if (isLast) return log.warn('a thread still shows that an answer is being written', { failure })
      const waitS = failure.kind === 'limited' ? failure.waitS : 1
      await pause(waitS * 1000, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  // In order within a thread: an end that overtook its begin would be undone by it.
  function inTurn({ channel, threadTs }: SessionThread, work: () => Promise<void>): Promise<void> {
    const name = `${channel}:${threadTs}`
    const turn = (turns.get(name) ?? Promise.resolve())
      .then(work)
      .catch((error) => log.error('what an agent shows could not be set', { error }))
      .finally(() => {
        if (turns.get(name) === turn) turns.delete(name)
      })
    turns.set(name, turn)
    return turn
  }

  async function beginOnce(thread: SessionThread, about: object, line: string): Promise<void> {
    const failure = await show(thread, { status: 'processing', about }, line)
    if (failure !== undefined) log.warn('nothing shows that an answer is being written', { failure })
  }

  return {
    begin(thread, { userId, title, status }) {
      const about = { title: cut(title, titleShown), initiator_user_id: userId }
      return inTurn(thread, () => beginOnce(thread, about, status))
    },
    end: (thread) => inTurn(thread, () => endAtLast(thread)),
    async settled() {
      closing.abort()
      await Promise.all(turns.values())
    },
  }
}
