import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { createModel } from '../../src/llm/index.ts'
import type { Model, ModelPiece, ModelRequest } from '../../src/llm/types.ts'

const server = new LLMock({ port: 0 })
let model: Model

beforeAll(async () => {
  server.on(
    { userMessage: '有効期間' },
    { content: '{"text":"認証の有効期間は3年間です。"}' },
    { chunkSize: 4 },
  )
  server.on({ userMessage: 'looks-once', hasToolResult: true }, { content: 'found' })
  server.on(
    { userMessage: 'looks-once' },
    { toolCalls: [{ name: 'search', arguments: '{"query":"定期報告"}' }] },
  )
  server.on(
    { userMessage: 'only-looks' },
    { toolCalls: [{ name: 'search', arguments: '{"query":"もっと"}' }] },
  )
  server.on(
    { userMessage: 'breaks-off' },
    { content: 'あ'.repeat(400) },
    { latency: 5, chunkSize: 8, truncateAfterChunks: 6 },
  )
  await server.start()
  model = await createModel({ apiKey: 'a-key', baseUrl: `${server.url}/v1`, name: 'a-model', log: silentLog })
})
afterAll(() => server.stop())
beforeEach(() => {
  server.clearRequests()
  server.clearChaos()
})

async function ask(task: string, request: Partial<ModelRequest> = {}): Promise<ModelPiece[]> {
  const pieces: ModelPiece[] = []
  const whole = {
    instructions: 'Be good.',
    task,
    searchPurpose: 'Finds more.',
    search: async () => 'nothing',
    signal: new AbortController().signal,
    ...request,
  }
  for await (const piece of model.compose(whole)) pieces.push(piece)
  return pieces
}

function textOf(pieces: readonly ModelPiece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
}

describe('asking a model', () => {
  test('gives what it writes piece by piece, and the tokens it used', async () => {
    const pieces = await ask('有効期間')

    expect(textOf(pieces)).toBe('{"text":"認証の有効期間は3年間です。"}')
    expect(pieces.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(4)
    expect(pieces.at(-1)).toMatchObject({ kind: 'usage' })
  })

  test('sends the instructions and the task, and nothing else of ours', async () => {
    await ask('有効期間')

    const [request] = server.getRequests()
    expect(request?.body).toMatchObject({
      model: 'a-model',
      messages: [
        { role: 'system', content: 'Be good.' },
        { role: 'user', content: '有効期間' },
      ],
    })
  })

  test('names where texts go, without the key', () => {
    expect(model.destination).toMatch(/^a-model \(127\.0\.0\.1:\d+\)$/)
  })

  test('searches when the model asks for it', async () => {
    const queries: string[] = []

    const pieces = await ask('looks-once', {
      search: async (query) => {
        queries.push(query)
        return '定期報告は毎年です。'
      },
    })

    expect(queries).toEqual(['定期報告'])
    expect(textOf(pieces)).toBe('found')
    expect(JSON.stringify(server.getRequests().at(-1)?.body)).toContain('定期報告は毎年です。')
  })

  test('searches twice at most, then asks without a tool, and ends', async () => {
    let searches = 0

    const pieces = await ask('only-looks', {
      search: async () => {
        searches += 1
        return 'nothing'
      },
    })

    expect(searches).toBe(2)
    expect(pieces.at(-1)).toEqual({ kind: 'failed', why: 'empty' })
    expect(server.getRequests()[2]?.body).toMatchObject({ tool_choice: 'none' })
  })

  test('ends at once when nobody waits any longer, without a failure', async () => {
    server.setChaos({ latencyMs: 20_000 })
    const leaving = new AbortController()
    const asking = ask('有効期間', { signal: leaving.signal })

    leaving.abort()

    expect(await asking).toEqual([])
  })
})

describe('a model in trouble', () => {
  test.each([
    ['over its rate', { rateLimitRate: 1 }, 'rate'],
    ['with an error of its own', { dropRate: 1 }, 'down'],
    ['whose line breaks', { disconnectRate: 1 }, 'down'],
    ['whose stream ends without a word or an error', { malformedRate: 1 }, 'empty'],
  ] as const)('%s fails with its reason, after one try', async (_, chaos, why) => {
    server.setChaos(chaos)

    const pieces = await ask('有効期間')

    expect(pieces).toEqual([{ kind: 'failed', why }])
    expect(server.getRequests().length).toBeLessThanOrEqual(1)
  })

  test('that breaks off in the middle gives what there was, then says so', async () => {
    const pieces = await ask('breaks-off')

    expect(textOf(pieces)).toMatch(/^あ{8,}$/)
    expect(pieces.at(-1)).toEqual({ kind: 'failed', why: 'cut-off' })
  })

  test('that is not there at all is down', async () => {
    model = await createModel({ apiKey: '', baseUrl: 'http://127.0.0.1:9/v1', name: 'gone', log: silentLog })

    expect(await ask('有効期間')).toEqual([{ kind: 'failed', why: 'down' }])
  })
})
