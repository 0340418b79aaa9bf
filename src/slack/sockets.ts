import { type Receiver, SocketModeReceiver } from '@slack/bolt'
import { z } from 'zod'
import { ConfigError, ExternalError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { clientOptions } from './clients.ts'
import { createSlackSocket } from './connection.ts'
import { findSlackError, isTokenError } from './identity.ts'
import type { SlackLogger } from './logger.ts'
import type { Presence } from './presence.ts'
import type { Line } from './receiver.ts'

/** One carries on while the other is made anew. */
const usualSockets = 2

type Client = SocketModeReceiver['client']

/**
 * Slack's deliveries by `sockets` (2) connections of Socket Mode, each kept up by itself. Slack sends each delivery over any
 * one of them, and closes each every few hours: while one is made anew, the others carry on. The line is open as soon as
 * one is.
 */
export function createSocketLine(
  given: { readonly appToken: string; readonly sockets?: number; readonly apiUrl?: string },
  logger: SlackLogger,
  log: Log,
  presence: Presence,
): Line {
  const receivers = Array.from(
    { length: given.sockets ?? usualSockets },
    () =>
      new SocketModeReceiver({
        appToken: given.appToken,
        logger,
        logLevel: logger.getLevel(),
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(given.apiUrl, 10_000, logger) },
      }),
  )
  const sockets = receivers.map(({ client }) => {
    bearOddFrames(client, log)
    client.on('connected', () => presence.came(client))
    client.on('disconnected', () => presence.went(client))
    return createSlackSocket(client, log)
  })

  async function open(): Promise<void> {
    const openings = sockets.map((socket) => socket.open())
    try {
      await Promise.any(openings)
    } catch (error) {
      throw asOurs(error instanceof AggregateError ? error.errors[0] : error)
    }
    for (const socket of sockets) socket.keepUp()
  }

  async function close(): Promise<void> {
    await Promise.all(sockets.map((socket) => socket.close()))
  }

  return { receiver: joined(receivers, open, close), open, close }
}

function joined(
  receivers: readonly Receiver[],
  open: () => Promise<void>,
  close: () => Promise<void>,
): Receiver {
  return {
    init(app) {
      for (const receiver of receivers) receiver.init(app)
    },
    start: open,
    stop: close,
  }
}

/** A delivery of the Events API; without the event that the library takes for granted where Slack has none to tell. */
const EventFrame = z.looseObject({
  type: z.literal('events_api'),
  payload: z.looseObject({
    type: z.string().default('unknown'),
    event: z.looseObject({ type: z.string() }).optional().catch(undefined),
  }),
})

/**
 * Puts itself before the client's own reading of frames, which looks into `payload.event` unasked: at `app_rate_limited`,
 * which has none, it throws where nobody can catch it and never acks, so Slack sends it again (socket-mode 3.1.0).
 */
function bearOddFrames(client: Client, log: Log): void {
  const listeners = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', async (data: unknown, isBinary: boolean) => {
    try {
      const whole = isBinary ? data : withEvent(data)
      for (const listener of listeners) await listener(whole, isBinary)
    } catch (error) {
      log.error('a frame from Slack could not be read', { error })
    }
  })
}

/** The frame, an event of the payload's own type put in where it has none. */
function withEvent(data: unknown): unknown {
  const frame = EventFrame.safeParse(parseJson(data)).data
  if (frame === undefined || frame.payload.event !== undefined) return data
  return JSON.stringify({ ...frame, payload: { ...frame.payload, event: { type: frame.payload.type } } })
}

function parseJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined
  } catch {
    return undefined
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
