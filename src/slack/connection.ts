import { setTimeout as pause } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import { ConfigError, ExternalError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { findSlackError, isTokenError } from './identity.ts'

/** The socket that Slack's deliveries come in by, kept up for as long as the bot runs. */
export type SlackSocket = {
  /**
   * Connects; from then on a broken connection is made anew, however long that takes.
   *
   * @throws ConfigError when Slack refuses the app-level token.
   * @throws ExternalError when Slack cannot be reached.
   */
  open(): Promise<void>
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
  let isOpen = false
  client.on('connected', () => {
    isConnected = true
  })
  client.on('disconnected', () => {
    isConnected = false
    if (isOpen) void keepConnected()
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
    if (isTrying) return
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
      await connect().catch((error: unknown) => {
        throw asOurs(error)
      })
      isOpen = true
      if (!isConnected) void keepConnected()
    },
    async close() {
      closing.abort()
      await goodbye()
    },
  }
}

function asOurs(error: unknown): Error {
  const word = findSlackError(error)
  if (isTokenError(error) || word === 'missing_scope') {
    return new ConfigError(
      'SLACK_APP_TOKEN',
      `Slack refuses SLACK_APP_TOKEN (${word}): make an app-level token with connections:write under “Basic Information” of your app, and set it.`,
      { cause: error },
    )
  }
  return new ExternalError(
    'Slack',
    'connect',
    true,
    `Slack gave no connection${word === undefined ? '' : ` (${word})`}. Check the network, and that Socket Mode is on for your app, and try again.`,
    { cause: error },
  )
}
