import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import { countPassages } from './passages.ts'
import { createRankingPart, dropDocuments, type RankedText, type RankingPart } from './ranking.ts'
import {
  deleteDocuments,
  getRevision,
  insertDocuments,
  listDocuments,
  listPassages,
  nextRevision,
  type StoredPassage,
} from './store.ts'
import type { Analyzer } from './terms.ts'
import type { Audience, IndexReport, SourceDocument } from './types.ts'

/** The bits a search asks for. */
export const languageFlags: Readonly<Record<Language, number>> = { ja: 1, en: 2 }
export const openToEveryone = 4

/** The passages of every stored document, ranked from memory. */
export type Library = {
  parts(): readonly RankingPart[]
  /** Documents in a language that the audience may read. */
  countDocuments(language: Language, audience: Audience): number
  /** Takes over what was changed since, by this process or another; returns whether anything was. */
  refresh(): Promise<boolean>
  /** Makes the stored documents equal to these; what did not change costs nothing. */
  replaceAll(documents: readonly SourceDocument[], onProgress?: (done: number) => void): Promise<IndexReport>
}

type KnownDocument = { readonly number: number; readonly revision: number; readonly flags: number }

const documentsATransaction = 100
const passagesARead = 5000
// Each change adds a part to look through; beyond this many they are read anew as one.
const mostParts = 12

/** A library over the database; empty until its first `refresh`. */
export function createLibrary(database: Database, analyzer: Analyzer): Library {
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
    parts: () => parts,
    countDocuments(language, audience) {
      const wanted = languageFlags[language] | (audience === 'everyone' ? openToEveryone : 0)
      return [...known.values()].filter(({ flags }) => (flags & wanted) === wanted).length
    },
    refresh,
    async replaceAll(documents, onProgress) {
      const stored = new Map((await listDocuments(database)).map((document) => [document.path, document]))
      const wanted = new Set(documents.map(({ path }) => path))
      const removed = [...stored.keys()].filter((path) => !wanted.has(path))
      const fresh = documents.filter(({ path, contentHash }) => {
        const old = stored.get(path)
        return old?.contentHash !== contentHash || old.analyzer !== analyzer.version
      })
      for (let from = 0; from < Math.max(fresh.length, 1); from += documentsATransaction) {
        const batch = fresh.slice(from, from + documentsATransaction)
        if (batch.length === 0 && removed.length === 0) break
        const counted = batch.map((document) => ({
          document,
          passages: document.sections.map((section) => countPassages(analyzer, document.title, section)),
        }))
        await database.transaction(async (transaction) => {
          const change = await nextRevision(transaction)
          const replaced = batch.map(({ path }) => path)
          await deleteDocuments(transaction, from === 0 ? [...replaced, ...removed] : replaced)
          if (counted.length > 0) await insertDocuments(transaction, change, analyzer.version, counted)
        })
        onProgress?.(from + batch.length)
      }
      await refresh()
      const added = fresh.filter(({ path }) => !stored.has(path)).length
      return {
        added,
        changed: fresh.length - added,
        removed: removed.length,
        unchanged: documents.length - fresh.length,
        sections: fresh.reduce((sum, { sections }) => sum + sections.length, 0),
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
