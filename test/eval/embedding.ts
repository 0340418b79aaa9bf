import { join } from 'node:path'
import { createEmbedding, type Embedding } from '../../src/answering/index.ts'
import { systemClock } from '../../src/common/clock.ts'
import { createLog } from '../../src/common/log.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/types.ts'
import type { IntentReader } from '../../src/intent/index.ts'
import { createEmbedder } from '../../src/llm/index.ts'

const root = join(import.meta.dirname, '../..')

/** The weight that is measured where none is configured. */
const usualWeight = 1

/** The weight by which the order by vectors is to be measured; `undefined` where no embedding model is configured. */
export function weightToMeasure(): number | undefined {
  const { embedding } = readConfig(process.env, root, root).config
  return embedding === null ? undefined : embedding.weight || usualWeight
}

/** The embedding model that the environment names (MAMORI_EMBEDDING_MODEL), which whoever runs this permits. */
export async function openEvalEmbedding(
  database: Database,
  readIntent: IntentReader['read'],
): Promise<Embedding | undefined> {
  const { config, secrets } = readConfig(process.env, root, root)
  if (config.embedding === null) return undefined
  return createEmbedding({
    database,
    clock: systemClock,
    log: createLog('info'),
    embedder: await createEmbedder({ ...config.embedding, apiKey: secrets.modelKey }),
    use: {
      getConsent: async () => ({ kind: 'agreed', by: 'eval', at: systemClock.now() }),
      isSpent: async () => false,
      spend: async () => {},
    },
    maySend: (text) => readIntent(text).intent !== 'incident',
    weight: weightToMeasure() ?? 0,
  })
}
