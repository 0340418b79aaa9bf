import { join } from 'node:path'
import {
  createEmbedding,
  createModelComposer,
  createModelUse,
  type Embedding,
  type ModelComposer,
  type ModelUse,
} from '../answering/index.ts'
import type { Settings } from '../app.ts'
import type { Audit } from '../audit/types.ts'
import type { Database } from '../database/types.ts'
import { findInstructions } from '../extract/index.ts'
import type { IntentReader } from '../intent/index.ts'
import { loadPrompt } from '../knowledge/index.ts'
import { createEmbedder, createModel } from '../llm/index.ts'
import type { Embedder } from '../llm/types.ts'

const promptsFolder = join(import.meta.dirname, '../../prompts')

/** The whole answer may take this many times what the first sentence may. */
const wholeTimes = 3

/** The model that composes answers, and its use; `undefined` where none is configured. Nothing is sent yet. */
export async function openModel(
  settings: Settings,
  parts: { readonly database: Database; readonly audit: Audit; readonly intents: IntentReader },
): Promise<{ composer: ModelComposer; use: ModelUse; embedding?: Embedding } | undefined> {
  const { secrets, clock, log } = settings
  const wanted = settings.config.model
  if (wanted === null) return undefined
  const model = settings.model ?? (await createModel({ ...wanted, apiKey: secrets.modelKey, log }))
  const embedder = await openEmbedder(settings)
  // One consent for both: whoever gives it reads each name, and is asked anew when one of them changes.
  const destination = [model, embedder].flatMap((each) => each?.destination ?? []).join(', ')
  const use = createModelUse({ ...parts, clock, destination, tokensADay: wanted.tokensADay })
  const maySend = (text: string) => parts.intents.read(text).intent !== 'incident'
  const composer = createModelComposer({
    model,
    use,
    log,
    prompts: {
      instructions: await loadPrompt(join(promptsFolder, 'answer.md')),
      task: await loadPrompt(join(promptsFolder, 'question.md')),
      easy: await loadPrompt(join(promptsFolder, 'easy.md')),
      search: await loadPrompt(join(promptsFolder, 'search.md')),
      translate: await loadPrompt(join(promptsFolder, 'translate.md')),
    },
    maySend,
    findInstructions,
    limits: { firstMs: wanted.timeoutMs, wholeMs: wholeTimes * wanted.timeoutMs },
  })
  if (embedder === undefined) return { composer, use }
  const weight = settings.config.embedding?.weight ?? 0
  return {
    composer,
    use,
    embedding: createEmbedding({ ...parts, use, embedder, maySend, weight, clock, log }),
  }
}

async function openEmbedder({ config, secrets }: Settings): Promise<Embedder | undefined> {
  const wanted = config.embedding
  // Without a weight nothing of it would be used, so nothing leaves for it.
  if (wanted === null || wanted.weight === 0) return undefined
  return await createEmbedder({ ...wanted, apiKey: secrets.modelKey })
}
