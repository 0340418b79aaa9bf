import { estimateTokens } from '../model/use.ts'
import type { EmbeddingParts } from './index.ts'
import { sectionToSend } from './sentText.ts'
import { deleteUnlinked, insertEmbedding, linkSections, listKnown, listUnembedded } from './store.ts'

/** Sections whose texts leave together: some servers take no more than 32. */
const textsACall = 32

/** Milliseconds one call may take; nobody waits for it. */
const callMs = 60_000

/**
 * Gives every section that may leave its vector, asking the model only for texts it was never asked for, and forgets the
 * vectors of texts that are gone.
 *
 * @param parts.mayAsk asked before every call: the officer may change their mind meanwhile, and the day's budget end.
 * @returns `isWhole` where nothing is left to do.
 * @throws ExternalError when the model fails; what was made before that is kept.
 */
export async function embedSections(
  parts: Pick<EmbeddingParts, 'database' | 'embedder' | 'clock'> & {
    readonly spend: (tokens: number) => Promise<void>
    readonly mayAsk: () => Promise<boolean>
    readonly signal: AbortSignal
  },
): Promise<{ isWhole: boolean; sections: number; sent: number; forgotten: number }> {
  const { database, embedder, clock } = parts
  const { destination: model } = embedder
  let sections = 0
  let sent = 0
  let after = 0
  let isWhole = true
  while (isWhole) {
    const found = await listUnembedded(database, model, after, textsACall)
    const last = found.at(-1)
    if (last === undefined) break
    after = last.id
    const texts = found.map((section) => ({ section: section.id, ...sectionToSend(section) }))
    const missing = await withoutVector(texts)
    isWhole = missing.length === 0 || (await parts.mayAsk())
    if (!isWhole) break
    const signal = AbortSignal.any([parts.signal, AbortSignal.timeout(callMs)])
    const sending = missing.map(({ text }) => text)
    const { vectors, tokens } =
      missing.length === 0 ? { vectors: [], tokens: 0 } : await embedder.embed(sending, signal)
    await parts.spend(tokens ?? estimateTokens(sending.join('').length))
    await database.transaction(async (transaction) => {
      for (const [at, { hash }] of missing.entries()) {
        const vector = vectors[at]
        if (vector !== undefined) await insertEmbedding(transaction, model, hash, vector, clock.now())
      }
      await linkSections(transaction, model, texts)
    })
    sections += found.length
    sent += missing.length
  }
  return { isWhole, sections, sent, forgotten: await deleteUnlinked(database) }

  async function withoutVector<Text extends { readonly hash: string }>(
    texts: readonly Text[],
  ): Promise<Text[]> {
    const byHash = new Map(texts.map((each) => [each.hash, each]))
    const known = new Set(await listKnown(database, model, [...byHash.keys()]))
    return [...byHash.values()].filter(({ hash }) => !known.has(hash))
  }
}
