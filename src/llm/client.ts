import OpenAI from 'openai'
import type { ModelParts } from './index.ts'

/** A client of a server that speaks OpenAI's protocol. It tries once, writes no log and reads nothing of the environment. */
export function createClient({ apiKey, baseUrl }: Pick<ModelParts, 'apiKey' | 'baseUrl'>): OpenAI {
  return new OpenAI({
    // The client wants one, and a model in the own house often has none.
    apiKey: apiKey === '' ? 'none' : apiKey,
    baseURL: baseUrl,
    // Whoever asks knows how long it can wait, and whether to try again.
    maxRetries: 0,
    logLevel: 'off',
    organization: null,
    project: null,
  })
}
