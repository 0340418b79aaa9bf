import { join } from 'node:path'
import { openJournal, readJournal, rewriteJournal } from './journal.ts'
import type { TableName, Tables } from './types.ts'

/** A change just made; `value` is `undefined` when the record was removed, `before` when there was none. */
export type Change = {
  [T in TableName]: {
    readonly table: T
    readonly key: string
    readonly value: Tables[T] | undefined
    readonly before: Tables[T] | undefined
  }
}[TableName]

/** Everything the workspace remembers: tables in memory, every change in a journal. */
export type State = {
  get<T extends TableName>(table: T, key: string): Tables[T] | undefined
  /** Changes made in one turn of the event loop are one line of the journal: all of them survive a crash, or none. */
  put<T extends TableName>(table: T, key: string, value: Tables[T]): void
  remove(table: TableName, key: string): void
  /** In the order the records first came. */
  all<T extends TableName>(table: T): Tables[T][]
  /** Resolves when every change made so far is on the disk. Await it before telling anybody of a change. */
  settled(): Promise<void>
  /** @returns a function that ends the watching. */
  watch(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

const tableNames: readonly TableName[] = [
  'meta',
  'people',
  'channels',
  'groups',
  'messages',
  'views',
  'files',
  'envelopes',
  'responseUrls',
  'assistant',
  'sessions',
]

/**
 * Opens the state kept in a folder: replays its journal and writes it anew, without what was overwritten.
 *
 * @throws Error when the journal cannot be read.
 */
export async function openState(dataDir: string): Promise<State> {
  const path = join(dataDir, 'journal.jsonl')
  const tables = new Map<string, Map<string, unknown>>(tableNames.map((name) => [name, new Map()]))
  for (const [table, key, value] of readJournal(path)) {
    if (value === null) tables.get(table)?.delete(key)
    else tables.get(table)?.set(key, value)
  }
  rewriteJournal(path, entriesOf(tables))
  const journal = await openJournal(path)
  const listeners = new Set<(change: Change) => void>()

  function rows<T extends TableName>(table: T): Map<string, Tables[T]> {
    return tables.get(table) as Map<string, Tables[T]>
  }

  function tell(table: TableName, key: string, value: unknown, before: unknown): void {
    for (const listener of listeners) listener({ table, key, value, before } as Change)
  }

  return {
    get: (table, key) => rows(table).get(key),
    put(table, key, value) {
      const before = rows(table).get(key)
      rows(table).set(key, value)
      journal.append([table, key, value])
      tell(table, key, value, before)
    },
    remove(table, key) {
      const before = rows(table).get(key)
      if (before === undefined) return
      rows(table).delete(key)
      journal.append([table, key, null])
      tell(table, key, undefined, before)
    },
    all: (table) => [...rows(table).values()],
    settled: () => journal.settled(),
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => journal.close(),
  }
}

function* entriesOf(
  tables: Map<string, Map<string, unknown>>,
): Generator<readonly [string, string, unknown]> {
  for (const [table, rows] of tables) for (const [key, value] of rows) yield [table, key, value]
}
