import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import { type WebSocket, WebSocketServer } from 'ws'
import { signatureHeaders } from '../../src/workspace/http/sign.ts'

/** Acks as the sender saw them; times in milliseconds. */
export type AckTimes = {
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
  readonly failed: number
}

/** Makes the n-th event of a flood; every one is a new message. */
export type MakeEvent = (number: number) => Readonly<Record<string, unknown>>

/** Sends `amount` signed events, at most `connections` at a time, each with a signature of its own. */
export async function floodByHttp(options: {
  readonly url: string
  readonly signingSecret: string
  readonly connections: number
  readonly amount: number
  readonly makeEvent: MakeEvent
}): Promise<AckTimes> {
  let sent = 0
  const result = await autocannon({
    url: options.url,
    connections: options.connections,
    amount: options.amount,
    requests: [
      {
        method: 'POST',
        setupRequest(request) {
          sent += 1
          const body = JSON.stringify(options.makeEvent(sent))
          const headers = {
            'content-type': 'application/json',
            ...signatureHeaders(options.signingSecret, body, Date.now()),
          }
          return { ...request, body, headers }
        },
      },
    ],
  })
  return {
    p50: result.latency.p50,
    p99: result.latency.p99,
    perSecond: Math.round(result['2xx'] / result.duration),
    failed: result.non2xx + result.errors,
  }
}

/** Slack's end of one Socket Mode connection, in front of a workspace that answers every other call. */
export type SocketEnd = {
  readonly apiUrl: string
  /** Sends `amount` events over the connection that stands, at most `outstanding` without an ack. */
  flood(options: {
    readonly outstanding: number
    readonly amount: number
    readonly makeEvent: MakeEvent
  }): Promise<AckTimes>
  stop(): Promise<void>
}

/** @param workspaceUrl where the calls go that are not `apps.connections.open`. */
export async function createSocketEnd(workspaceUrl: string): Promise<SocketEnd> {
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url?.endsWith('/apps.connections.open')) {
      response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${portOf()}/link` }))
      return
    }
    const answer = await fetch(`${workspaceUrl}${request.url}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body: new Uint8Array(await readBody(request)),
    })
    response.end(await answer.text())
  })
  const sockets = new WebSocketServer({ server })
  let socket: WebSocket | undefined
  sockets.on('connection', (opened) => {
    socket = opened
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const portOf = () => (server.address() as AddressInfo).port

  return {
    apiUrl: `http://127.0.0.1:${portOf()}/api/`,
    async flood({ outstanding, amount, makeEvent }) {
      const line = socket
      if (line === undefined) throw new Error('nobody is connected')
      const sentAt = new Map<string, number>()
      const times: number[] = []
      const { promise, resolve } = Promise.withResolvers<void>()
      let sent = 0
      const send = () => {
        if (sent === amount) return
        sent += 1
        const id = `envelope-${sent}`
        sentAt.set(id, performance.now())
        line.send(
          JSON.stringify({
            envelope_id: id,
            type: 'events_api',
            accepts_response_payload: false,
            payload: makeEvent(sent),
          }),
        )
      }
      const heard = (data: Buffer) => {
        const { envelope_id: id } = JSON.parse(data.toString()) as { envelope_id?: string }
        const at = sentAt.get(id ?? '')
        if (at === undefined) return
        sentAt.delete(id ?? '')
        times.push(performance.now() - at)
        if (times.length === amount) resolve()
        else send()
      }
      line.on('message', heard)
      const started = performance.now()
      for (let each = 0; each < outstanding; each += 1) send()
      await promise
      line.off('message', heard)
      const sorted = times.toSorted((a, b) => a - b)
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
      const perSecond = Math.round((amount * 1000) / (performance.now() - started))
      return { p50: at(0.5), p99: at(0.99), perSecond, failed: 0 }
    },
    async stop() {
      sockets.close()
      for (const each of sockets.clients) each.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
