import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { PGlite, type PGliteInterface, type Results } from '@electric-sql/pglite'
import type { Database, QueryResult, Row, ScriptConnection } from './types.ts'
import { parsers, toParameter } from './values.ts'

/**
 * Postgres in this process, over a folder or in memory. One session: statements and transactions queue up.
 * The caller holds the folder's lock: two processes over one folder lose data without an error.
 */
export async function openEmbedded(directory: string | undefined): Promise<Omit<Database, 'detached'>> {
  const isOld = directory !== undefined && existsSync(join(directory, 'PG_VERSION'))
  const postgres = await PGlite.create(directory === undefined ? 'memory://' : directory)
  takeTextOnly(postgres)
  await postgres.exec("set time zone 'UTC'")
  // No autovacuum runs in one process: without this, dead rows pile up and the planner knows nothing (about 0.3 s).
  if (isOld) await postgres.exec('vacuum analyze')

  const connection = connectionOver(postgres)
  return {
    kind: 'embedded',
    // A statement is done before anything else of the process has its turn: several workers in a row would keep every
    // socket waiting until no work was left (acks then took as long as the whole backlog).
    async query<R extends Row>(sql: string, parameters?: readonly unknown[]) {
      await turn()
      return await connection.query<R>(sql, parameters)
    },
    // Simple-protocol statements are one implicit transaction. With BEGIN written out, a failure would leave the only
    // session in an aborted transaction, open to whoever is next: PGlite's own transaction rolls it back first.
    async script(sql) {
      if (!/^\s*begin\b/i.test(sql)) return (await postgres.exec(sql)).map(toResult)
      return await postgres.transaction(async (session) => (await session.exec(sql)).map(toResult))
    },
    async transaction(work) {
      await turn()
      return await postgres.transaction((session) => work(connectionOver(session)))
    },
    close: () => postgres.close(),
  }
}

function connectionOver(session: Pick<PGliteInterface, 'query' | 'exec'>): ScriptConnection {
  return {
    async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
      return toResult<R>(await session.query<R>(sql, parameters.map(toParameter)))
    },
    async script(sql) {
      return (await session.exec(sql)).map(toResult)
    },
  }
}

function toResult<R extends Row>(results: Results<Record<string, unknown>>): QueryResult<R> {
  const rows = results.rows as R[]
  return { rows, rowCount: rows.length > 0 ? rows.length : (results.affectedRows ?? 0) }
}

function takeTextOnly(postgres: PGlite): void {
  postgres.serializers = {}
  postgres.parsers = { ...parsers }
}
