import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Envelopes } from './envelopes.ts'
import { createSecret } from './ids.ts'
import { identity } from './seed.ts'
import type { Fields } from './types.ts'

/** Socket Mode's end in the workspace. */
export type Sockets = {
  /** A path with a ticket for one connection, good for 30 s. */
  createTicket(): string
  /** Takes over a connection that asks to become a socket; one without a ticket is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** How many are open. */
  count(): number
  /** Breaks the connection of one, or of all, without a word. */
  cut(number?: number): void
  /** Has the bot connect anew, as Slack does every few hours: a warning, then the end. */
  recycle(): void
  /** Tells the bot to go, and closes. */
  stop(): Promise<void>
}

/** Slack pings every few seconds; Bolt gives up a connection after 30 s without. */
const pingEveryMs = 5000
const ticketLivesMs = 30_000
/** Source: docs.slack.dev/apis/events-api/using-socket-mode, "Using multiple connections". */
const mostConnections = 10
/** Between the warning and the end. Slack leaves some ten seconds; nothing but the order of the two matters here. */
const warnedMs = 200

export function createSockets(envelopes: Envelopes): Sockets {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Map<string, NodeJS.Timeout>()
  const open = new Map<number, WebSocket>()
  let lastNumber = 0
  let turn = 0

  const pings = setInterval(() => {
    for (const socket of open.values()) socket.ping('workspace')
  }, pingEveryMs)
  pings.unref()

  envelopes.connect((envelope) => {
    const ready = [...open].filter(([, socket]) => socket.readyState === socket.OPEN)
    const chosen = ready[turn++ % Math.max(ready.length, 1)]
    if (chosen === undefined) return undefined
    chosen[1].send(JSON.stringify(envelope))
    return chosen[0]
  })

  function welcome(socket: WebSocket): void {
    lastNumber += 1
    const number = lastNumber
    open.set(number, socket)
    socket.on('message', (data) => {
      const ack = parseAck(String(data))
      if (ack !== undefined) envelopes.acked(ack.id, ack.payload)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      open.delete(number)
      envelopes.closed(number)
    })
    const hello = {
      type: 'hello',
      num_connections: open.size,
      debug_info: { host: 'workspace', approximate_connection_time: 18_060 },
      connection_info: { app_id: identity.appId },
    }
    socket.send(JSON.stringify(hello), () => envelopes.opened())
  }

  return {
    createTicket() {
      const ticket = createSecret()
      const expiry = setTimeout(() => tickets.delete(ticket), ticketLivesMs)
      expiry.unref()
      tickets.set(ticket, expiry)
      return `/link/?ticket=${ticket}&app_id=${identity.appId}`
    },
    upgrade(request, connection, head) {
      const url = new URL(request.url ?? '/', 'http://workspace')
      const ticket = url.searchParams.get('ticket') ?? ''
      const known = tickets.get(ticket)
      if (url.pathname !== '/link/' || known === undefined || open.size >= mostConnections) {
        connection.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
        return
      }
      clearTimeout(known)
      tickets.delete(ticket)
      server.handleUpgrade(request, connection, head, welcome)
    },
    count: () => open.size,
    cut(number) {
      for (const [each, socket] of open) if (number === undefined || number === each) socket.terminate()
    },
    recycle() {
      for (const socket of open.values()) {
        socket.send(farewell('warning'))
        const end = setTimeout(() => {
          if (socket.readyState === socket.OPEN) socket.send(farewell('refresh_requested'))
          socket.close(1000)
        }, warnedMs)
        end.unref()
      }
    },
    async stop() {
      clearInterval(pings)
      for (const expiry of tickets.values()) clearTimeout(expiry)
      const closing = [...open.values()].map(
        (socket) =>
          new Promise<void>((resolve) => {
            const patience = setTimeout(() => socket.terminate(), 500)
            socket.once('close', () => {
              clearTimeout(patience)
              resolve()
            })
            socket.send(farewell('refresh_requested'))
            socket.close(1000)
          }),
      )
      await Promise.all(closing)
      server.close()
    },
  }
}

function farewell(reason: 'warning' | 'refresh_requested'): string {
  return JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'workspace' } })
}

function parseAck(text: string): { id: string; payload: Fields } | undefined {
  try {
    const message: unknown = JSON.parse(text)
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return undefined
    const payload = 'payload' in message ? message.payload : undefined
    const fields = typeof payload === 'object' && payload !== null ? (payload as Fields) : {}
    return { id: String(message.envelope_id), payload: fields }
  } catch {
    return undefined // Slack, too, passes over what is no ack
  }
}
