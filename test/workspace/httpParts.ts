import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel, type Receiver } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import type { Workspace } from '../../src/workspace/index.ts'

/** Bolt's own app on Bolt's own HTTPReceiver, unchanged, on a free port. */
export type HttpBot = {
  readonly app: App
  /** Opens the port. @returns the address for events, commands, interactions and options. */
  listen(): Promise<string>
}

/** @param wrap puts something between the receiver and the app. */
export function createHttpBot(
  workspace: Workspace,
  given: {
    signingSecret?: string
    processBeforeResponse?: boolean
    /** Milliseconds after which Bolt answers in the place of an ack. */
    patienceMs?: number
    wrap?: (receiver: Receiver) => Receiver
  } = {},
): HttpBot {
  const receiver = new HTTPReceiver({
    signingSecret: given.signingSecret ?? workspace.signingSecret,
    processBeforeResponse: given.processBeforeResponse ?? false,
    ...(given.patienceMs === undefined ? {} : { unhandledRequestTimeoutMillis: given.patienceMs }),
    logLevel: LogLevel.ERROR,
    // Nobody reads what Bolt says of requests that are meant to fail.
    logger: silent,
  })
  const app = new App({
    token: workspace.botToken,
    receiver: given.wrap === undefined ? receiver : given.wrap(receiver),
    clientOptions: { slackApiUrl: `${workspace.url}/api/`, retryConfig: { retries: 0 } },
    logger: silent,
    logLevel: LogLevel.ERROR,
  })
  return {
    app,
    async listen() {
      const server = await receiver.start({ port: 0, host: '127.0.0.1' })
      onTestFinished(async () => {
        server.closeAllConnections()
        await receiver.stop()
      })
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
    },
  }
}

const nothing = () => undefined
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
}

/** A request as it reached an endpoint. */
export type Reached = {
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly path: string
}

/** An address of the bot's whose answers are scripted; without one for a turn it does not answer. */
export type Endpoint = {
  readonly url: string
  readonly requests: readonly Reached[]
  /** Resolves to the nth request (from 1) once it has come. */
  nth(count: number): Promise<Reached>
  answer(status: number, body?: string, headers?: Record<string, string>): void
}

/** Answers the challenge by itself; every other request takes the next answer of the script. */
export async function openEndpoint(): Promise<Endpoint> {
  const requests: Reached[] = []
  const script: { status: number; body: string; headers: Record<string, string> }[] = []
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const body = Buffer.concat(parts).toString('utf8')
    if (body.includes('"url_verification"')) {
      response.end(JSON.parse(body).challenge)
      return
    }
    requests.push({ headers: request.headers, body, path: request.url ?? '' })
    for (const wake of waiting) wake()
    const next = script.shift()
    if (next !== undefined) response.writeHead(next.status, next.headers).end(next.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    requests,
    async nth(count) {
      while (requests.length < count) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
        })
      }
      return requests[count - 1] as Reached
    },
    answer(status, body = '', headers = {}) {
      script.push({ status, body, headers })
    },
  }
}
