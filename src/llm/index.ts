/**
 * What is asked of any model: one that speaks OpenAI's protocol, in a data centre or on a machine in the next room.
 * Only this folder knows the libraries. They read the environment and would send traces from it; `forbidTracing` of the
 * configuration must have run before.
 */
import type { Log } from '../common/log.ts'
import type { Embedder, ExaminedModel, Model, ModelOutcome } from './types.ts'

export type ModelParts = {
  /** Empty where the model wants none. */
  readonly apiKey: string
  /** Ends without `/`: `https://api.openai.com/v1`. */
  readonly baseUrl: string
  /** As the model's server calls it. */
  readonly name: string
  readonly log: Log
}

/** A model at that address; nothing is sent before it is asked. Loads its libraries, which takes about a second. */
export async function createModel(parts: ModelParts): Promise<Model> {
  // Loaded here and not above: 150 MB that a bot without a model does not need.
  const { createComposer } = await import('./agent.ts')
  return { destination: destinationOf(parts), compose: createComposer(parts) }
}

/** An embedding model at that address; nothing is sent before it is asked. */
export async function createEmbedder(parts: Omit<ModelParts, 'log'>): Promise<Embedder> {
  const { createOpenAiEmbedder } = await import('./embeddings.ts')
  return { destination: destinationOf(parts), embed: createOpenAiEmbedder(parts) }
}

/** How a model answers one fixed sentence, which is sent at once; `apiKey` is empty where it wants none. Throws nothing. */
export async function examineModel(model: ExaminedModel, apiKey: string): Promise<ModelOutcome> {
  const { tryModel } = await import('./examine.ts')
  return await tryModel(model, apiKey)
}

function destinationOf({ name, baseUrl }: Pick<ModelParts, 'name' | 'baseUrl'>): string {
  return `${name} (${new URL(baseUrl).host})`
}
