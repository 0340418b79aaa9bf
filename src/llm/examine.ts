import type OpenAI from 'openai'
import { createClient } from './client.ts'
import { statusOf } from './failures.ts'
import type { ExaminedModel, ModelOutcome } from './types.ts'

/** All that is sent: it costs a few tokens, and stands for nothing of anybody's. */
const sample = 'Please reply with the word OK.'

/** Sends a model one fixed sentence, once, and tells how it went. Throws nothing. */
export async function tryModel(model: ExaminedModel, apiKey: string): Promise<ModelOutcome> {
  const signal = AbortSignal.timeout(model.timeoutMs)
  const started = performance.now()
  try {
    const gaveSomething = await ask[model.use](createClient({ ...model, apiKey }), model.name, signal)
    if (signal.aborted) return { kind: 'slow' }
    return gaveSomething
      ? { kind: 'answers', ms: Math.round(performance.now() - started) }
      : { kind: 'failed', status: null }
  } catch (error) {
    return signal.aborted ? { kind: 'slow' } : explain(error, model.name)
  }
}

const ask = {
  // The first piece is enough: leaving the stream ends the request.
  async answers(client: OpenAI, model: string, signal: AbortSignal): Promise<boolean> {
    const messages = [{ role: 'user' as const, content: sample }]
    const stream = await client.chat.completions.create({ model, messages, stream: true }, { signal })
    for await (const piece of stream) if (piece.choices?.[0] !== undefined) return true
    return false
  },
  async search(client: OpenAI, model: string, signal: AbortSignal): Promise<boolean> {
    const body = { model, input: [sample], encoding_format: 'float' as const }
    const { data } = await client.embeddings.create(body, { signal })
    return Array.isArray(data) && (data[0]?.embedding ?? []).length > 0
  },
}

function explain(error: unknown, name: string): ModelOutcome {
  const status = statusOf(error)
  if (status === undefined) return { kind: 'unreachable', code: codeOf(error) }
  // Every server words it in its own way, but names the model; a wrong address is answered without.
  const told = error instanceof Error ? error.message : ''
  if (told.includes(name) || (hasCode(error) && error.code === 'model_not_found'))
    return { kind: 'unknown-model' }
  if (status === 401 || status === 403) return { kind: 'refused' }
  if (status === 404) return { kind: 'nothing-there' }
  if (status === 429) return { kind: 'busy' }
  return { kind: 'failed', status }
}

// What the system said lies under what the libraries made of it.
function codeOf(error: unknown): string {
  let code = ''
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if (hasCode(each) && typeof each.code === 'string') code = each.code
  return code
}

function hasCode(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && 'code' in error
}
