/**
 * Files shared in Slack to be answered from: read, offered to the one who shared them, confirmed, indexed, withdrawn.
 * Invariant: nothing is answered from a file that nobody confirmed, and nothing from one that was withdrawn.
 */
import { createHash } from 'node:crypto'
import type { Audit } from '../../audit/types.ts'
import type { Clock } from '../../common/clock.ts'
import { createId } from '../../common/ids.ts'
import type { Connection, Database } from '../../database/types.ts'
import type { JobQueue } from '../../jobs/types.ts'
import type { Indexer } from '../indexing.ts'
import type { DocumentFault, SourceDocument } from '../types.ts'
import * as store from './store.ts'
import type { ReadFile, SharedChoice, SharedDocument, SharedState, SharedSummary } from './types.ts'

/** The queue of files to be downloaded and read, and of those to be indexed; a job carries the id. */
export const readQueue = 'documents.read'
export const indexQueue = 'documents.index'

/** Counts up when files are read better, so that shared ones are read again. */
const readerVersion = 'reader 1'

/** Times a file is begun to be read: with the jobs' growing waits about eight minutes, one less than a job is tried. */
const mostTries = 10

/** Days a file that was offered and never confirmed is kept. */
const offeredDays = 7

export type SharedParts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: JobQueue
  readonly shelf: Pick<Indexer, 'prepare' | 'remove' | 'has'>
  /** Bytes of the largest file that is read. */
  readonly mostBytes: number
  /** Takes over at once what was changed in the index. */
  readonly refresh: () => Promise<unknown>
  readonly read: (file: {
    readonly name: string
    readonly bytes: Uint8Array
  }) => Promise<
    | { readonly kind: 'read'; readonly read: ReadFile }
    | { readonly kind: 'fault'; readonly fault: DocumentFault }
  >
}

/** What the caller does in the same transaction, such as saying so. */
type Alongside = (transaction: Connection, document: SharedDocument) => Promise<void>

export type SharedDocuments = {
  /** Bytes of the largest file that is read. */
  readonly mostBytes: number
  /** Takes note of a file in the caller's transaction, and has it read. `false` where that was done before. */
  receive(transaction: Connection, file: Omit<store.SharedFile, 'id'>): Promise<boolean>
  find(id: string): Promise<SharedDocument | undefined>
  /**
   * Reads a file that was received; does nothing for one that is read already. `alongside` runs in the transaction that
   * stores what came of it.
   *
   * @throws what `download` throws: the file is then as it was.
   */
  readReceived(
    id: string,
    download: (document: SharedDocument) => Promise<Uint8Array | DocumentFault>,
    alongside: Alongside,
  ): Promise<void>
  /** Takes over what was chosen, and has the file indexed. `false` where it is not on offer to this person (any more). */
  confirm(id: string, choice: SharedChoice, by: string, alongside: Alongside): Promise<boolean>
  /** Drops a file that is on offer. `false` where it is not (any more). */
  discard(id: string, by: string, alongside: Alongside): Promise<boolean>
  /** Indexes a confirmed file; does nothing for any other. */
  indexConfirmed(
    id: string,
    alongside: (transaction: Connection, document: SharedDocument, sections: number) => Promise<void>,
  ): Promise<void>
  /** Takes a document out of the answers, at once, and forgets its bytes. `undefined` where it was out already. */
  withdraw(id: string, by: string, alongside: Alongside): Promise<SharedDocument | undefined>
  /** The documents answered from, the latest first. */
  list(): Promise<SharedSummary[]>
  /** Reads and indexes again what was indexed in another way than is used now. @returns how many. */
  renew(): Promise<number>
  /** Deletes what was offered and never confirmed for seven days. @returns how many. */
  forget(): Promise<number>
}

/** Shared documents over the database. */
export function createSharedDocuments(parts: SharedParts): SharedDocuments {
  const { database, clock, audit, jobs, shelf } = parts

  async function move(
    connection: Connection,
    id: string,
    from: readonly SharedState[],
    to: store.SharedChange,
  ): Promise<boolean> {
    return await store.moveShared(connection, id, from, to, clock.now())
  }

  async function fetch(
    document: SharedDocument,
    download: (document: SharedDocument) => Promise<Uint8Array | DocumentFault>,
  ) {
    const bytes = await download(document)
    if (!(bytes instanceof Uint8Array))
      return { bytes: undefined, outcome: { kind: 'fault', fault: bytes } as const }
    return { bytes, outcome: await parts.read({ name: document.name, bytes }) }
  }

  return {
    mostBytes: parts.mostBytes,
    async receive(transaction, file) {
      const id = createId('doc')
      if (!(await store.insertShared(transaction, { id, ...file }, clock.now()))) return false
      await jobs.enqueue(transaction, { queue: readQueue, key: id, runAt: clock.now(), data: { id } })
      return true
    },
    find: (id) => store.findShared(database, id),

    async readReceived(id, download, alongside) {
      const before = await store.findShared(database, id)
      if (before?.state !== 'reading') return
      const tries = await store.countTry(database, id)
      const { bytes, outcome } = await fetch(before, download).catch((error: unknown) => {
        if (tries < mostTries) throw error
        return {
          bytes: undefined,
          outcome: { kind: 'fault', fault: { kind: 'unreachable', detail: '' } } as const,
        }
      })
      await database.transaction(async (transaction) => {
        const isMoved =
          outcome.kind === 'read' && bytes !== undefined
            ? await move(transaction, id, ['reading'], { state: 'offered', bytes, read: outcome.read })
            : outcome.kind === 'fault' &&
              (await move(transaction, id, ['reading'], { state: 'failed', fault: outcome.fault }))
        const after = await store.findShared(transaction, id)
        if (isMoved && after !== undefined) await alongside(transaction, after)
      })
    },

    async confirm(id, choice, by, alongside) {
      return await database.transaction(async (transaction) => {
        const document = await store.findShared(transaction, id)
        if (document?.sharedBy !== by) return false
        if (!(await move(transaction, id, ['offered'], { state: 'confirmed', choice }))) return false
        await jobs.enqueue(transaction, { queue: indexQueue, key: id, runAt: clock.now(), data: { id } })
        await alongside(transaction, { ...document, choice })
        await audit.append(transaction, {
          actor: by,
          action: 'document.confirmed',
          subject: id,
          details: { layer: choice.layer, audience: choice.audience },
        })
        return true
      })
    },

    async discard(id, by, alongside) {
      return await database.transaction(async (transaction) => {
        const document = await store.findShared(transaction, id)
        if (document?.sharedBy !== by) return false
        const isMoved = await move(transaction, id, ['offered', 'failed'], { state: 'discarded', by })
        if (!isMoved) return false
        await store.dropContents(transaction, id, 'all')
        await alongside(transaction, document)
        return true
      })
    },

    async indexConfirmed(id, alongside) {
      const document = await store.findShared(database, id)
      if (document?.state !== 'confirmed' || document.read === undefined) return
      const source = toSource(document, document.read)
      const put = await shelf.prepare(source)
      await database.transaction(async (transaction) => {
        if (!(await move(transaction, id, ['confirmed'], { state: 'indexed' }))) return
        await put(transaction)
        await store.dropContents(transaction, id, 'read')
        await alongside(transaction, document, source.sections.length)
      })
      await parts.refresh()
    },

    async withdraw(id, by, alongside) {
      const document = await database.transaction(async (transaction) => {
        if (!(await move(transaction, id, ['confirmed', 'indexed'], { state: 'withdrawn', by })))
          return undefined
        const found = await store.findShared(transaction, id)
        if (found === undefined) return undefined
        await shelf.remove(transaction, pathOf(id))
        await store.dropContents(transaction, id, 'all')
        await alongside(transaction, found)
        await audit.append(transaction, { actor: by, action: 'document.withdrawn', subject: id })
        return found
      })
      await parts.refresh()
      return document
    },

    list: () => store.listIndexed(database),

    async renew() {
      let renewed = 0
      for (const id of await store.listIndexedIds(database)) {
        const document = await store.findShared(database, id)
        if (document?.choice === undefined || (await shelf.has(pathOf(id), hashOf(document)))) continue
        const bytes = await store.findBytes(database, id)
        const again = bytes === undefined ? undefined : await parts.read({ name: document.name, bytes })
        // What was read once stays as it was, should a better reader stumble over it.
        if (again?.kind !== 'read') continue
        const put = await shelf.prepare(toSource(document, again.read))
        await database.transaction(async (transaction) => {
          if ((await store.findShared(transaction, id))?.state === 'indexed') await put(transaction)
        })
        renewed++
      }
      if (renewed > 0) await parts.refresh()
      return renewed
    },

    forget: () => store.forgetOpen(database, new Date(clock.now().getTime() - offeredDays * 86_400_000)),
  }
}

function pathOf(id: string): string {
  return `shared/${id}`
}

function hashOf({ id, choice }: SharedDocument): string {
  return createHash('sha256')
    .update([id, readerVersion, JSON.stringify(choice)].join('\0'))
    .digest('hex')
}

function toSource(document: SharedDocument, read: ReadFile): SourceDocument {
  const { choice } = document
  if (choice === undefined) throw new Error('a shared document was not confirmed')
  return {
    path: pathOf(document.id),
    language: read.language,
    ...choice,
    // Text that talks to models is kept from them; and nobody was asked whether this may leave.
    mayLeave: false,
    reviewBy: '',
    contentHash: hashOf(document),
    format: read.format,
    flagged: read.flagged,
    sections: read.sections,
  }
}
