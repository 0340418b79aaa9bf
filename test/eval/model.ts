import { join } from 'node:path'
import { createModelComposer, type ModelComposer } from '../../src/answering/index.ts'
import { createLog } from '../../src/common/log.ts'
import { forbidTracing, readConfig } from '../../src/config.ts'
import { findInstructions } from '../../src/extract/index.ts'
import type { IntentReader } from '../../src/intent/index.ts'
import { loadPrompt } from '../../src/knowledge/index.ts'
import { createModel } from '../../src/llm/index.ts'
import type { Model } from '../../src/llm/types.ts'
import { freeUse } from '../answering/model/parts.ts'

const root = join(import.meta.dirname, '../..')

/** The model that the environment names (OPENAI_API_KEY, OPENAI_BASE_URL, MAMORI_MODEL); `undefined` where it names none. */
export async function openEvalModel(readIntent: IntentReader['read']): Promise<ModelComposer | undefined> {
  forbidTracing(process.env)
  const { config, secrets } = readConfig(process.env, root, root)
  if (config.model === null) return undefined
  const model = await createModel({ ...config.model, apiKey: secrets.modelKey, log: createLog('error') })
  return await composerOver(model, readIntent, config.model.timeoutMs)
}

/** The product's composer with its own prompts over a model, which whoever runs this permits. */
export async function composerOver(
  model: Model,
  readIntent: IntentReader['read'],
  timeoutMs: number,
): Promise<ModelComposer> {
  return createModelComposer({
    model,
    use: freeUse(),
    prompts: {
      instructions: await loadPrompt(join(root, 'prompts/answer.md')),
      easy: await loadPrompt(join(root, 'prompts/easy.md')),
      task: await loadPrompt(join(root, 'prompts/question.md')),
      search: await loadPrompt(join(root, 'prompts/search.md')),
      translate: await loadPrompt(join(root, 'prompts/translate.md')),
    },
    maySend: (text) => readIntent(text).intent !== 'incident',
    findInstructions,
    limits: { firstMs: timeoutMs, wholeMs: 3 * timeoutMs },
    log: createLog('error'),
  })
}
