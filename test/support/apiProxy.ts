// A way to the Web API that can be broken: it stands before a local workspace and hands every call on, unless a fault was
// planted for its method.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What goes wrong with one call. */
export type Fault =
  /** The call takes effect, and the connection breaks before the answer. */
  | 'answer-lost'
  /** The call takes effect, and the answer is 500. */
  | 'server-error'
  /** The call takes effect, and the answer is cut off half-way. */
  | 'answer-torn'
  /** The call takes effect, and no answer ever comes. */
  | 'no-answer'
  /** The connection breaks before anything happened. */
  | 'not-reached'
  /** Nothing happens: too many calls. */
  | { readonly retryAfterS: number }
  /** Nothing happens: Slack says no. */
  | { readonly error: string }

/** One call as it came, the arguments as a form's. */
export type ProxiedCall = { readonly method: string; readonly form: URLSearchParams }

export type ApiProxy = {
  /** In place of the workspace's own; ends with `/api/`. */
  readonly apiUrl: string
  readonly calls: readonly ProxiedCall[]
  /** Breaks the next calls of the method, one fault a call; `undefined` lets a call through. */
  plant(method: string, ...faults: readonly (Fault | undefined)[]): void
  /** Breaks every call of the method that this says so of, until it is called again; `undefined` for those to let through. */
  always(method: string, faultOf: (call: ProxiedCall) => Fault | undefined): void
  stop(): Promise<void>
}

/** Starts one before the workspace at an address, on a free port. */
export async function startApiProxy(workspaceUrl: string): Promise<ApiProxy> {
  const calls: ProxiedCall[] = []
  const planted = new Map<string, (Fault | undefined)[]>()
  const standing = new Map<string, (call: ProxiedCall) => Fault | undefined>()

  function nextFault(call: ProxiedCall): Fault | undefined {
    const queue = planted.get(call.method)
    if (queue !== undefined && queue.length > 0) return queue.shift()
    return standing.get(call.method)?.(call)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    const method = (request.url ?? '').replace(/^\/api\//, '')
    const call = { method, form: new URLSearchParams(body.toString('utf8')) }
    calls.push(call)
    const fault = nextFault(call)
    if (fault === 'not-reached') return void request.socket.destroy()
    if (typeof fault === 'object') return refuse(response, fault)

    const answer = await fetch(`${workspaceUrl}/api/${method}`, {
      method: 'POST',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? '',
      },
      body,
    })
    const text = await answer.text()
    if (fault === 'no-answer') return
    if (fault === 'answer-lost') return void request.socket.destroy()
    if (fault === 'server-error') return void response.writeHead(500).end('error')
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(fault === 'answer-torn' ? text.slice(0, text.length / 2) : text)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    calls,
    plant: (method, ...faults) => void planted.set(method, [...(planted.get(method) ?? []), ...faults]),
    always: (method, faultOf) => void standing.set(method, faultOf),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function refuse(response: ServerResponse, fault: Exclude<Fault, string>): void {
  if ('retryAfterS' in fault) {
    response.writeHead(429, { 'retry-after': String(fault.retryAfterS) }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ ok: false, error: fault.error }))
}
