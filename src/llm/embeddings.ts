import { ExternalError } from '../common/errors.ts'
import { createClient } from './client.ts'
import { statusOf } from './failures.ts'
import type { ModelParts } from './index.ts'
import type { Embedder } from './types.ts'

/** Embeddings by a model that speaks OpenAI's protocol. */
export function createOpenAiEmbedder(parts: Omit<ModelParts, 'log'>): Embedder['embed'] {
  const client = createClient(parts)

  return async (texts, signal) => {
    // Not every server of one's own knows base64, which the client would ask for by itself.
    const body = { model: parts.name, input: [...texts], encoding_format: 'float' as const }
    const answer = await client.embeddings.create(body, { signal }).catch((error: unknown) => {
      throw failed(statusOf(error))
    })
    const vectors = [...answer.data]
      .sort((a, b) => a.index - b.index)
      .map(({ embedding }) => toUnit(embedding))
    const [first] = vectors
    const isWhole = vectors.length === texts.length
    if (!isWhole || vectors.some((each) => each === undefined || each.length !== first?.length))
      throw failed(undefined)
    // Not every server of one's own sends what its type promises.
    const usage: { readonly total_tokens?: number } | undefined = answer.usage
    return { vectors: vectors.filter((each) => each !== undefined), tokens: usage?.total_tokens }
  }
}

// Not the library's error: its message may hold what was sent.
function failed(status: number | undefined): ExternalError {
  const why = status === undefined ? 'gave no vectors' : `answered ${status}`
  return new ExternalError('embeddings', 'embed', true, `The embedding model ${why}.`)
}

function toUnit(values: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...values)
  if (!Number.isFinite(length) || length === 0) return undefined
  return Float32Array.from(values, (value) => value / length)
}
