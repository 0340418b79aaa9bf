import { noConcepts } from '../../../src/answering/concepts.ts'
import {
  createEmbedding,
  type Embedding,
  type EmbeddingParts,
} from '../../../src/answering/embedding/index.ts'
import { createLibrary } from '../../../src/answering/library.ts'
import { createRetriever } from '../../../src/answering/retrieve.ts'
import { createSectionReader } from '../../../src/answering/shelf.ts'
import { createAnalyzer } from '../../../src/answering/terms.ts'
import type { Audience, SourceDocument } from '../../../src/answering/types.ts'
import { systemClock } from '../../../src/common/clock.ts'
import { silentLog } from '../../../src/common/log.ts'
import type { Database } from '../../../src/database/types.ts'
import type { Embedder } from '../../../src/llm/types.ts'

/** An embedding model that plays a part, and every text it was sent. */
export type EmbedderDouble = Embedder & { readonly sent: string[][] }

/** A model that knows what texts are about: those with words of one group point one way, all others nowhere near. */
export function embedderThatKnows(groups: readonly (readonly string[])[]): EmbedderDouble {
  return embedder((text) => {
    const vector = new Float32Array(groups.length + 1)
    const group = groups.findIndex((words) => words.some((word) => text.includes(word)))
    vector[group < 0 ? groups.length : group] = 1
    return vector
  })
}

/** What each call of a double takes, by its own account. */
export const tokensACall = 10

/** A model that gives what `vectorOf` makes of each text. */
export function embedder(vectorOf: (text: string) => Float32Array | Promise<Float32Array>): EmbedderDouble {
  const sent: string[][] = []
  return {
    destination: 'double (127.0.0.1)',
    sent,
    async embed(texts) {
      sent.push([...texts])
      return { vectors: await Promise.all(texts.map(vectorOf)), tokens: tokensACall }
    },
  }
}

/** A use that was agreed to, with so many tokens a day; 0 for as many as there are. */
export function openUse(tokensADay = 0): EmbeddingParts['use'] {
  let spent = 0
  return {
    getConsent: async () => ({ kind: 'agreed', by: 'U1', at: new Date() }),
    isSpent: async () => tokensADay > 0 && spent >= tokensADay,
    async spend(tokens) {
      spent += tokens
    },
  }
}

/** Documents in a database with vectors over them. */
export async function startLibrary(
  database: Database,
  given: Pick<EmbeddingParts, 'embedder'> & Partial<EmbeddingParts>,
) {
  const analyzer = createAnalyzer(noConcepts)
  const library = createLibrary(database, analyzer)
  const embedding: Embedding = createEmbedding({
    database,
    clock: systemClock,
    log: silentLog,
    use: openUse(),
    maySend: (text) => !text.includes('誤送信しました'),
    weight: 1,
    ...given,
  })
  const readSections = createSectionReader(database, library)
  const retrieverOf = (with_: Embedding | undefined) =>
    createRetriever({ library, analyzer, readSections, embedding: with_ })
  const [plain, fused] = [retrieverOf(undefined), retrieverOf(embedding)]
  const find = async (by: typeof plain, text: string, audience: Audience) =>
    (await by.retrieve({ text, context: undefined }, { language: 'ja', audience })).candidates.map(
      ({ section }) => section.heading,
    )
  return {
    /** Makes the documents equal to these, and waits for their vectors. */
    async index(...documents: SourceDocument[]) {
      await library.replaceAll(documents)
      embedding.keepUp(library.parts())
      await embedding.settled()
    },
    /** The headings found, best first. */
    findByWords: (text: string) => find(plain, text, 'employees'),
    find: (text: string, audience: Audience = 'employees') => find(fused, text, audience),
  }
}
