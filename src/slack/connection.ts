import { setTimeout as pause } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../common/log.ts'

/** One socket that Slack's deliveries come in by. */
export type SlackSocket = {
  /** Connects once. @throws what the library threw. */
  open(): Promise<void>
  /** From now on a connection that is not there, or breaks, is made anew, however long that takes. */
  keepUp(): void
  close(): Promise<void>
}

/** Waits before the next try to connect, in milliseconds, the last one again and again. */
const retryAfterMs = [200, 1_000, 2_000, 5_000, 10_000, 30_000] as const

/** Milliseconds within which Slack says hello; a connection that stays silent is dropped. */
const helloMs = 15_000

/** Milliseconds a goodbye may take; over a dead line it would never be answered. */
const goodbyeMs = 2_000

/**
 * @param client of a receiver with `autoReconnectEnabled: false`. Its own way to reconnect gives up for good at the first
 *   failure of `apps.connections.open`, as a rejection that nobody can catch, and waits five seconds before it tries
 *   (socket-mode 3.1.0).
 */
export function createSlackSocket(client: SocketModeReceiver['client'], log: Log): SlackSocket {
  const closing = new AbortController()
  let isConnected = false
  let isTrying = false
  let isKept = false
  client.on('connected', () => {
    isConnected = true
    // A connection that was on its way when the line was closed.
    if (closing.signal.aborted) void goodbye()
  })
  client.on('disconnected', () => {
    isConnected = false
    if (isKept) void keepConnected()
  })

  async function connect(): Promise<void> {
    const late = new AbortController()
    const tooLate = pause(helloMs, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new Error(`Slack did not say hello within ${helloMs / 1000} s`)
    })
    tooLate.catch(() => undefined)
    try {
      await Promise.race([client.start(), tooLate])
    } catch (error) {
      await goodbye()
      throw error
    } finally {
      late.abort()
    }
  }

  // Slack closes every connection after some hours, too: that is no fault, and the first try comes at once.
  async function keepConnected(): Promise<void> {
    if (isTrying || isConnected) return
    isTrying = true
    for (let failures = 0; !isConnected && !closing.signal.aborted; ) {
      const waitMs = retryAfterMs[Math.min(failures, retryAfterMs.length - 1)]
      await pause(waitMs, undefined, { signal: closing.signal }).catch(() => undefined)
      if (closing.signal.aborted) return
      failures = (await triedAgain(failures)) ? 0 : failures + 1
    }
    isTrying = false
  }

  async function triedAgain(failures: number): Promise<boolean> {
    try {
      await connect()
      log.info('connected to Slack again', { failures })
      return true
    } catch (error) {
      log.warn('no connection to Slack; it is tried again', { failures: failures + 1, error })
      return false
    }
  }

  async function goodbye(): Promise<void> {
    await Promise.race([client.disconnect(), pause(goodbyeMs, undefined, { ref: false })])
  }

  return {
    async open() {
      isTrying = true
      try {
        await connect()
      } finally {
        isTrying = false
        if (isKept) void keepConnected()
      }
    },
    keepUp() {
      isKept = true
      void keepConnected()
    },
    async close() {
      closing.abort()
      await goodbye()
    },
  }
}
