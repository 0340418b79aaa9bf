import type { IncomingMessage, ServerResponse } from 'node:http'
import { isFields } from './checks.ts'
import type { Fields } from './types.ts'

/** A request that cannot be served, with the status and the sentence to answer. */
export class BadRequest extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'BadRequest'
    this.status = status
  }
}

/** The most a body may hold; an upload comes in base64. */
const mostBytes = 64 * 1024 * 1024

/** The whole body. @throws BadRequest 413 when it is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    length += bytes.length
    if (length > mostBytes) throw new BadRequest(413, 'The body is too large.')
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

/** A body's fields, of a form or of JSON. @throws BadRequest 400 when it is not an object. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  const type = mediaType(request)
  if (type === 'multipart/form-data') {
    const form = await readForm(request)
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  }
  const text = (await readBody(request)).toString('utf8')
  if (type !== 'application/json') return Object.fromEntries(new URLSearchParams(text))
  return parseFields(text)
}

/** A JSON object. @throws BadRequest 400 when it is none. */
export function parseFields(text: string): Fields {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (isFields(value)) return value
  } catch {
    // said below
  }
  throw new BadRequest(400, 'The body must be a JSON object.')
}

/** A multipart form. */
export async function readForm(request: IncomingMessage): Promise<FormData> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const bytes = new Uint8Array(await readBody(request))
  return new Response(bytes, { headers }).formData()
}

/** The content type without its parameters, in small letters. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

/** A stream of server-sent events that stays open. */
export type EventStream = {
  /** Resolves when the event was handed to the connection. */
  send(data: unknown, id?: number): Promise<void>
}

/** A connection without a word is dropped by what stands between. */
const heartbeatMs = 15_000

/** Opens a stream; `onClose` is called when the other side is gone. */
export function openStream(response: ServerResponse, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  response.once('close', () => {
    clearInterval(heartbeat)
    onClose()
  })
  return {
    send(data, id) {
      if (response.destroyed || response.writableEnded) return Promise.resolve()
      const head = id === undefined ? '' : `id: ${id}\n`
      return new Promise((resolve) => {
        response.once('close', resolve)
        response.write(`${head}data: ${JSON.stringify(data)}\n\n`, () => {
          response.off('close', resolve)
          resolve()
        })
      })
    },
  }
}
