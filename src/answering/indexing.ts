import type { Connection, Database } from '../database/types.ts'
import { countPassages } from './passages.ts'
import {
  clearFaults,
  listFaults,
  listFiles,
  listStored,
  recordFault,
  type StoredFile,
} from './store/files.ts'
import { type CountedDocument, deleteDocuments, insertDocuments, nextRevision } from './store.ts'
import type { Analyzer } from './terms.ts'
import type { DocumentFault, DocumentFile, FileReport, SourceDocument, UpdateOptions } from './types.ts'

/** Changes what is stored. Each document is replaced in one transaction, whole or not at all. */
export type Indexer = {
  /**
   * Makes the folder's stored documents equal to these files. A file stored in this state costs nothing; a file that
   * cannot be read keeps its last good state, marked so; a file that is not given vanishes with its sections.
   *
   * @returns a line a file, in the order given, then those removed.
   */
  update(files: readonly DocumentFile[], options?: UpdateOptions): Promise<FileReport[]>
  /** Counts a document that did not come from the folder. @returns what puts it in, in the caller's transaction. */
  prepare(document: SourceDocument): Promise<(transaction: Connection) => Promise<void>>
  /** Takes a document out, in the caller's transaction. */
  remove(transaction: Connection, path: string): Promise<void>
  /** Whether a document is stored in this state, counted as it is counted now. */
  has(path: string, contentHash: string): Promise<boolean>
}

/** Sections, about, that one transaction writes: the embedded database has one connection, and people wait for it. */
const sectionsATransaction = 500
const documentsATransaction = 100

/** An indexer over the database. */
export function createIndexer(database: Database, analyzer: Analyzer): Indexer {
  async function update(files: readonly DocumentFile[], options: UpdateOptions = {}): Promise<FileReport[]> {
    const stored = new Map((await listFiles(database)).map((file) => [file.path, file]))
    const faults = new Map((await listFaults(database)).map((fault) => [fault.path, fault]))
    const given = new Set(files.map(({ path }) => path))
    const removed = [...stored.values()].filter(({ path }) => !given.has(path))
    const healed = [...faults.keys()].filter((path) => !given.has(path))
    if (removed.length > 0 || healed.length > 0) await remove(removed, healed)

    const reports: FileReport[] = []
    let batch: CountedDocument[] = []
    const flush = async () => {
      if (batch.length > 0) await write(batch)
      batch = []
    }
    for (const [index, file] of files.entries()) {
      const before = stored.get(file.path)
      const known = faults.get(file.path)
      if (before?.contentHash === file.contentHash && before.analyzer === analyzer.version) {
        if (known !== undefined)
          await database.transaction((transaction) => clearFaults(transaction, [file.path]))
        reports.push(lineOf(file, 'unchanged', before))
      } else if (known?.contentHash === file.contentHash) reports.push(faultLine(file, known, before))
      else if (file.isSlow && options.deferSlow === true) reports.push(lineOf(file, 'later', before))
      else {
        options.onProgress?.(index + 1, files.length, file.path)
        const read = await file.load()
        if (read.kind === 'fault') {
          await keepFault(file, read.fault)
          reports.push(faultLine(file, read.fault, before))
          continue
        }
        batch.push(await count(read.document))
        reports.push(writtenLine(read.document, before === undefined ? 'added' : 'changed'))
        const sections = batch.reduce((sum, { passages }) => sum + passages.length, 0)
        if (batch.length >= documentsATransaction || sections >= sectionsATransaction) await flush()
      }
    }
    await flush()
    return [...reports, ...removed.map((file) => lineOf(file, 'removed', file))]
  }

  // Counting a long document takes a while: others get their turn between its sections.
  async function count(document: SourceDocument): Promise<CountedDocument> {
    const passages: Uint8Array[][] = []
    let since = performance.now()
    for (const section of document.sections) {
      passages.push(document.isRanked === false ? [] : countPassages(analyzer, document.title, section))
      if (performance.now() - since < 10) continue
      await new Promise(setImmediate)
      since = performance.now()
    }
    return { document, passages }
  }

  async function write(batch: readonly CountedDocument[]): Promise<void> {
    await database.transaction(async (transaction) => {
      const revision = await nextRevision(transaction)
      // Another process over the same folder may have been first, and what it wrote is the same.
      const written = batch.map(({ document }) => document)
      const current = new Set(await listStored(transaction, written, analyzer.version))
      const fresh = batch.filter(({ document }) => !current.has(document.path))
      const paths = fresh.map(({ document }) => document.path)
      await deleteDocuments(transaction, paths)
      if (fresh.length > 0) await insertDocuments(transaction, revision, analyzer.version, 'folder', fresh)
      await clearFaults(transaction, paths)
    })
  }

  async function remove(removed: readonly StoredFile[], healed: readonly string[]): Promise<void> {
    await database.transaction(async (transaction) => {
      if (removed.length > 0) await nextRevision(transaction)
      await deleteDocuments(
        transaction,
        removed.map(({ path }) => path),
      )
      await clearFaults(transaction, healed)
    })
  }

  async function keepFault({ path, contentHash }: DocumentFile, fault: DocumentFault): Promise<void> {
    await database.transaction((transaction) => recordFault(transaction, { path, contentHash, ...fault }))
  }

  return {
    update,
    async prepare(document) {
      const counted = await count(document)
      return async (transaction) => {
        const revision = await nextRevision(transaction)
        await deleteDocuments(transaction, [document.path])
        await insertDocuments(transaction, revision, analyzer.version, 'shared', [counted])
      }
    },
    async remove(transaction, path) {
      await nextRevision(transaction)
      await deleteDocuments(transaction, [path])
    },
    async has(path, contentHash) {
      return (await listStored(database, [{ path, contentHash }], analyzer.version)).length > 0
    },
  }
}

function lineOf(
  { path }: { readonly path: string },
  state: FileReport['state'],
  stored: StoredFile | undefined,
): FileReport {
  return {
    path,
    state,
    format: stored?.format ?? '',
    sections: stored?.sections ?? 0,
    flagged: stored?.flagged ?? [],
  }
}

function writtenLine(document: SourceDocument, state: 'added' | 'changed'): FileReport {
  const { path, format = 'markdown', flagged = [], sections } = document
  return { path, state, format, sections: sections.length, flagged }
}

function faultLine(file: DocumentFile, fault: DocumentFault, before: StoredFile | undefined): FileReport {
  const { kind, detail } = fault
  return { ...lineOf(file, before === undefined ? 'failed' : 'stale', before), fault: { kind, detail } }
}
