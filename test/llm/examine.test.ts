import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { examineModel } from '../../src/llm/index.ts'

type Served = { readonly url: string; readonly bodies: string[] }

/** A model's server that answers every request alike. */
async function serve(answer: RequestListener): Promise<Served> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += String(piece)
    })
    request.on('end', () => {
      bodies.push(body)
      answer(request, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, bodies }
}

const refusing =
  (status: number, body: unknown): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

const streaming: RequestListener = (_request, response) => {
  const piece = { id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: 'O' } }] }
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`data: ${JSON.stringify(piece)}\n\n`)
}

const model = { use: 'answers', name: 'some-model', timeoutMs: 5_000 } as const

describe('trying a model out', () => {
  test('ends with its first piece, after one fixed sentence', async () => {
    const { url, bodies } = await serve(streaming)

    const outcome = await examineModel({ ...model, baseUrl: url }, 'a-key')

    expect(outcome).toEqual({ kind: 'answers', ms: expect.any(Number) })
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      {
        model: 'some-model',
        messages: [{ role: 'user', content: 'Please reply with the word OK.' }],
        stream: true,
      },
    ])
  })

  test('takes a vector for an answer of an embedding model', async () => {
    const { url } = await serve(refusing(200, { data: [{ index: 0, embedding: [1, 0] }] }))

    const outcome = await examineModel({ ...model, use: 'search', baseUrl: url }, '')

    expect(outcome.kind).toBe('answers')
  })

  test.each([
    ['a refused key', 401, { error: { message: 'Incorrect API key', code: 'invalid_api_key' } }, 'refused'],
    ['a key without the right', 403, { error: { message: 'no permission' } }, 'refused'],
    [
      'a name the server does not know',
      404,
      { error: { message: "'some-model' is not here" } },
      'unknown-model',
    ],
    [
      'a model the key may not use',
      403,
      { error: { message: '-', code: 'model_not_found' } },
      'unknown-model',
    ],
    ['a wrong address', 404, { detail: 'Not Found' }, 'nothing-there'],
    ['a used-up quota', 429, { error: { message: 'quota' } }, 'busy'],
    ['a broken server', 500, {}, 'failed'],
    ['an answer without content', 200, {}, 'failed'],
  ])('tells %s from the others (%i)', async (_what, status, body, kind) => {
    const { url } = await serve(refusing(status, body))

    const chat = await examineModel({ ...model, baseUrl: url }, 'a-key')
    const vectors = await examineModel({ ...model, use: 'search', baseUrl: url }, 'a-key')

    expect([chat.kind, vectors.kind]).toEqual([kind, kind])
  })

  test('gives up on a server that says nothing in time', async () => {
    const { url } = await serve(() => undefined)

    const outcome = await examineModel({ ...model, baseUrl: url, timeoutMs: 50 }, 'a-key')

    expect(outcome).toEqual({ kind: 'slow' })
  })

  test('names what the system says where nothing listens', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const baseUrl = `http://127.0.0.1:${(gone.address() as AddressInfo).port}/v1`
    gone.close()
    await once(gone, 'close')

    const outcome = await examineModel({ ...model, baseUrl }, 'a-key')

    expect(outcome).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' })
  })
})
