import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ExternalError } from '../../src/common/errors.ts'
import { createEmbedder } from '../../src/llm/index.ts'
import type { Embedder } from '../../src/llm/types.ts'

const server = new LLMock({ port: 0 })
let embedder: Embedder

beforeAll(async () => {
  await server.start()
  server.onEmbedding('no vector', { embedding: [0, 0, 0] })
  embedder = await createEmbedder({ apiKey: 'a-key', baseUrl: `${server.url}/v1`, name: 'an-embedder' })
})
afterAll(() => server.stop())
beforeEach(() => {
  server.clearRequests()
  server.clearChaos()
})

const patient = () => new AbortController().signal

describe('asking an embedding model', () => {
  test('gives a vector of length 1 for each text, the same for the same text', async () => {
    const { vectors, tokens } = await embedder.embed(['定期報告', '有効期間', '定期報告'], patient())
    const [one, other, again] = vectors

    expect(Math.hypot(...(one ?? []))).toBeCloseTo(1, 5)
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    expect(tokens).toBeGreaterThanOrEqual(0)
  })

  test('sends the texts and the name of the model, and nothing else of ours', async () => {
    await embedder.embed(['定期報告'], patient())

    expect(server.getRequests()[0]?.body).toMatchObject({
      model: 'an-embedder',
      embeddingInput: '定期報告',
    })
  })

  test('names where texts go, without the key', () => {
    expect(embedder.destination).toMatch(/^an-embedder \(127\.0\.0\.1:\d+\)$/)
  })

  test.each([
    ['is over its rate', { rateLimitRate: 1 }],
    ['fails', { dropRate: 1 }],
    ['breaks off', { disconnectRate: 1 }],
    ['answers with something else', { malformedRate: 1 }],
  ])('says that the model %s, without what was sent, and tries once', async (_, chaos) => {
    server.setChaos(chaos)

    const failure = await embedder.embed(['極秘'], patient()).catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(ExternalError)
    expect(JSON.stringify([String(failure), (failure as Error).cause ?? ''])).not.toContain('極秘')
    expect(server.getRequests().length).toBeLessThanOrEqual(1)
  })

  test('takes a vector that points nowhere for none', async () => {
    await expect(embedder.embed(['no vector'], patient())).rejects.toThrow('gave no vectors')
  })

  test('ends at once when nobody waits any longer', async () => {
    server.setChaos({ latencyMs: 20_000 })

    await expect(embedder.embed(['定期報告'], AbortSignal.timeout(20))).rejects.toThrow(ExternalError)
  })
})
