import type { Server } from 'node:http'
import { HTTPReceiver } from '@slack/bolt'
import { ConfigError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { SlackLogger } from './logger.ts'
import type { Line } from './receiver.ts'

/** Where Slack posts events, commands, interactions and options. */
const eventsPath = '/slack/events'

/** Milliseconds in which requests in hand may end before their connections are cut. */
const goodbyeMs = 2_000

/**
 * Slack's deliveries as signed requests to a port of this process. `GET /healthz` answers 200 while it listens.
 *
 * @param given.port 0 for a free one.
 * @param given.onOpen is told the address for deliveries, before the line counts as open.
 */
export function createHttpLine(
  given: {
    readonly signingSecret: string
    readonly port: number
    readonly host: string
    readonly onOpen?: (eventsUrl: string) => Promise<void>
  },
  logger: SlackLogger,
  log: Log,
): Line {
  const receiver = new HTTPReceiver({
    signingSecret: given.signingSecret,
    endpoints: [eventsPath],
    customRoutes: [
      {
        path: '/healthz',
        method: 'GET',
        handler: (_request, response) => void response.writeHead(200).end('ok'),
      },
    ],
    processBeforeResponse: false,
    logger,
    logLevel: logger.getLevel(),
  })
  let server: Server | undefined

  return {
    receiver,
    async open() {
      const { port, host } = given
      server = await receiver.start({ port, host }).catch((error: unknown) => {
        throw asOurs(error, port, host)
      })
      const address = server.address()
      const url = new URL(eventsPath, `http://${host.includes(':') ? `[${host}]` : host}`)
      url.port = String(typeof address === 'object' && address !== null ? address.port : port)
      log.info('requests of Slack are taken', { at: url.href })
      await given.onOpen?.(url.href)
    },
    async close() {
      if (server === undefined) return
      const open = server
      server = undefined
      const patience = setTimeout(() => open.closeAllConnections(), goodbyeMs)
      await receiver.stop()
      clearTimeout(patience)
    },
  }
}

function asOurs(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(
        'MAMORI_HTTP_PORT',
        `Port ${port} is taken by another program: stop it, or name another port in MAMORI_HTTP_PORT.`,
        { cause: error },
      )
    case 'EACCES':
      return new ConfigError(
        'MAMORI_HTTP_PORT',
        `Port ${port} may not be opened by this user: name one from 1024 up in MAMORI_HTTP_PORT.`,
        { cause: error },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(
        'MAMORI_HTTP_HOST',
        `MAMORI_HTTP_HOST is ${host}, which is no address of this machine: use 127.0.0.1 behind a proxy of this machine, or 0.0.0.0.`,
        { cause: error },
      )
    default:
      return error
  }
}
