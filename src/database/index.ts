/**
 * One Postgres behind one small type: served (`pg`) where an address is given, else embedded (PGlite) in this
 * process over the data folder. Both give the same values for the same SQL, which is limited to Postgres 15.
 * Invariant: one process at a time over an embedded folder, held by a lock that dies with the process.
 */
import { join } from 'node:path'
import { type Clock, systemClock } from '../common/clock.ts'
import { ensureFolder } from '../common/folder.ts'
import { type Log, silentLog } from '../common/log.ts'
import { openEmbedded } from './embedded.ts'
import { withGuard } from './guard.ts'
import { type LockHolder, takeLock } from './lock.ts'
import { openServed } from './served.ts'
import type { Database } from './types.ts'

export { migrate } from './migrate.ts'

/** Which Postgres: in this process over a data folder or in memory (nothing kept), or a server. */
export type DatabaseOptions =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'served'; readonly url: string }

export type DatabaseParts = {
  readonly log?: Log
  readonly clock?: Clock
  /** Who opens an embedded folder, told to whoever comes second; `command` where nothing is said. */
  readonly holder?: LockHolder
}

/**
 * Opens the database; an embedded folder is created when it is not there (0700), and locked until `close`.
 *
 * @throws ConfigError when the folder cannot be used.
 * @throws ConflictError when another process holds the folder, naming it.
 * @throws ExternalError when the server cannot be reached or refuses the login.
 */
export async function openDatabase(options: DatabaseOptions, parts: DatabaseParts = {}): Promise<Database> {
  switch (options.kind) {
    case 'served':
      return withGuard(await openServed(options.url, parts.log ?? silentLog))
    case 'memory':
      return withGuard(await openEmbedded(undefined))
    case 'embedded':
      return withGuard(await openLocked(options.directory, parts))
  }
}

async function openLocked(directory: string, parts: DatabaseParts): Promise<Omit<Database, 'detached'>> {
  await ensureFolder(directory)
  const lock = await takeLock(directory, parts.holder ?? 'command', (parts.clock ?? systemClock).now())
  try {
    const database = await openEmbedded(join(directory, 'database'))
    return {
      ...database,
      async close() {
        await database.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
