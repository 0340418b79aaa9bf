import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A folder held by this process. */
export type FolderLock = { release(): void }

/**
 * Holds a folder for this process alone.
 *
 * The operating system keeps the lock (a file lock, taken through SQLite because Node has no call for one), so it
 * ends with the process however that ends, and two who start at once cannot both have it.
 *
 * @returns `undefined` when another holds it.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  const database = new DatabaseSync(join(folder, 'lock.db'))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw error
  }
  return { release: () => database.close() }
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html */
const sqliteBusy = 5
