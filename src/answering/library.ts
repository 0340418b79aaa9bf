import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import { createIndexer, type Indexer } from './indexing.ts'
import { createRankingPart, dropDocuments, type RankedText, type RankingPart } from './ranking.ts'
import { getRevision, listDocuments, listPassages, type StoredPassage } from './store.ts'
import type { Analyzer } from './terms.ts'
import type { Audience, FileState, IndexReport, SourceDocument } from './types.ts'

/** The bits a search asks for. */
export const languageFlags: Readonly<Record<Language, number>> = { ja: 1, en: 2 }
export const openToEveryone = 4

/** The passages of every stored document, ranked from memory. */
export type Library = {
  readonly indexer: Indexer
  parts(): readonly RankingPart[]
  /** Documents in a language that the audience may read. */
  countDocuments(language: Language, audience: Audience): number
  /** Takes over what was changed since, by this process or another; returns whether anything was. */
  refresh(): Promise<boolean>
  /** Makes the documents of the folder equal to these; what did not change costs nothing. */
  replaceAll(documents: readonly SourceDocument[], onProgress?: (done: number) => void): Promise<IndexReport>
}

type KnownDocument = { readonly number: number; readonly revision: number; readonly flags: number }

const passagesARead = 5000
// Each change adds a part to look through; beyond this many they are read anew as one.
const mostParts = 12

/** A library over the database; empty until its first `refresh`. */
export function createLibrary(database: Database, analyzer: Analyzer): Library {
  const indexer = createIndexer(database, analyzer)
  let parts: RankingPart[] = []
  let known = new Map<string, KnownDocument>()
  let revision = 0
  let lastNumber = 0
  let refreshing: Promise<boolean> | undefined

  async function load(): Promise<boolean> {
    const newest = await getRevision(database)
    if (newest === revision) return false
    const stored = await listDocuments(database)
    const anew = parts.length >= mostParts
    const before = anew ? new Map<string, KnownDocument>() : known
    const next = new Map<string, KnownDocument>()
    for (const { path, revision: changed, language, audience } of stored) {
      const old = before.get(path)
      if (old?.revision === changed) next.set(path, old)
      else next.set(path, { number: ++lastNumber, revision: changed, flags: flagsOf(language, audience) })
    }
    const gone = [...before].filter(([path, { number }]) => next.get(path)?.number !== number)
    const texts: RankedText[] = []
    for await (const passage of readPassages(anew ? 0 : revision)) {
      const document = next.get(passage.document)
      if (document !== undefined && before.get(passage.document)?.number !== document.number)
        texts.push(toRankedText(passage, document.number))
    }
    const part = createRankingPart(texts)
    const numbers = new Set(gone.map(([, { number }]) => number))
    for (const old of anew ? [] : parts) dropDocuments(old, numbers)
    parts = [...(anew ? [] : parts), part].filter(({ size }) => size > 0)
    known = next
    revision = newest
    return true
  }

  async function* readPassages(changedAfter: number): AsyncGenerator<StoredPassage> {
    let place = { section: 0, part: -1 }
    for (;;) {
      const read = await listPassages(database, { revision: changedAfter, ...place }, passagesARead)
      yield* read
      const last = read.at(-1)
      if (last === undefined || read.length < passagesARead) return
      place = { section: last.sectionId, part: last.part }
    }
  }

  async function refresh(): Promise<boolean> {
    refreshing ??= load().finally(() => {
      refreshing = undefined
    })
    return await refreshing
  }

  return {
    indexer,
    parts: () => parts,
    countDocuments(language, audience) {
      const wanted = languageFlags[language] | (audience === 'everyone' ? openToEveryone : 0)
      return [...known.values()].filter(({ flags }) => (flags & wanted) === wanted).length
    },
    refresh,
    async replaceAll(documents, onProgress) {
      const files = documents.map((document) => ({
        path: document.path,
        contentHash: document.contentHash,
        isSlow: false,
        load: async () => ({ kind: 'document' as const, document }),
      }))
      const lines = await indexer.update(files, { onProgress: (done) => onProgress?.(done) })
      await refresh()
      const count = (state: FileState) => lines.filter((line) => line.state === state).length
      const written = lines.filter(({ state }) => state === 'added' || state === 'changed')
      return {
        added: count('added'),
        changed: count('changed'),
        removed: count('removed'),
        unchanged: count('unchanged'),
        sections: written.reduce((sum, { sections }) => sum + sections, 0),
      }
    },
  }
}

// The bits of a document and its passages: the language, and whether guests may read it.
function flagsOf(language: Language, audience: Audience): number {
  return languageFlags[language] | (audience === 'everyone' ? openToEveryone : 0)
}

function toRankedText(passage: StoredPassage, document: number): RankedText {
  return {
    sectionId: passage.sectionId,
    document,
    flags: flagsOf(passage.language, passage.audience),
    terms: passage.terms,
  }
}
