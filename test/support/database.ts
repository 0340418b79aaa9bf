// A migrated, empty database for a test.
//
// Embedded only (rules around SQL, scenarios):
//
//   import { test } from '../support/database.ts'
//   test('keeps a report', async ({ database }) => { … })
//
// A store proves itself on both databases; the callback is run once for each, and names its `describe` after it:
//
//   import { eachDatabase } from '../support/database.ts'
//   eachDatabase((name, test) => {
//     describe(`keeping reports (${name})`, () => {
//       test('gives the next number', async ({ database }) => { … })
//     })
//   })
//
// The database is opened and migrated once a worker (about 5 s, the first test pays) and stands before each test as
// the migrations left it: every table emptied, what migrations put in put back, waiting jobs gone. Stop what you start
// (jobs, timers) before a test ends: it would write into the next. `databaseUrl` is the served one's address.

import { describe, expect, test as plainTest } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { hasPostgres, type PostgresServer, startPostgres } from './postgres.ts'
import { requireOrSkip } from './require.ts'

type Prepared = {
  database: Database
  url: string | undefined
  reset(): Promise<void>
  close(): Promise<void>
}

type OnCleanup = (cleanup: () => Promise<void>) => void

type Opened = { embedded?: Promise<Prepared>; server?: Promise<PostgresServer>; served?: Promise<Prepared> }

// Vitest keeps worker fixtures apart for each test made by `extend`: left to it, every file with a test of its own opened a
// database (200 MB, 4 s of work) and a server more, and two workers grew to 7 GB.
const opened: Opened = {}

const workerTest = plainTest
  .extend('ofWorker', { scope: 'worker' }, opened)
  .extend('embedded', { scope: 'worker' }, async ({ ofWorker }, { onCleanup }) => {
    ofWorker.embedded ??= openEmbedded(onCleanup)
    return await ofWorker.embedded
  })
  .extend('server', { scope: 'worker' }, async ({ ofWorker }, { onCleanup }) => {
    ofWorker.server ??= openServer(onCleanup)
    return await ofWorker.server
  })
  .extend('served', { scope: 'worker' }, async ({ ofWorker, server }) => {
    ofWorker.served ??= openServed(server)
    return await ofWorker.served
  })

/** A test with `database`, the embedded one, emptied. */
export const test = workerTest
  .extend('database', async ({ embedded }): Promise<Database> => {
    await embedded.reset()
    return embedded.database
  })
  .extend('databaseUrl', async ({ embedded }) => embedded.url)

/** The same with a served Postgres; `server` makes further databases. Only behind `requirePostgres()`. */
export const servedTest: typeof test = workerTest
  .extend('database', async ({ served }): Promise<Database> => {
    await served.reset()
    return served.database
  })
  .extend('databaseUrl', async ({ served }) => served.url)

/** Whether tests on a served Postgres can run here; a loud line, or a failure, where not. */
export function requirePostgres(): boolean {
  return requireOrSkip(hasPostgres(), 'a served Postgres (its binaries, or TEST_DATABASE_URL)')
}

/** Declares the same tests for the embedded and for a served database. */
export function eachDatabase(
  declare: (name: 'embedded' | 'served', databaseTest: typeof test) => void,
): void {
  declare('embedded', test)
  describe.skipIf(!requirePostgres())('on a served Postgres', () => declare('served', servedTest))
}

/** Resolves when no job is at work or due: a clock moved on before would move on under its hands. */
export async function jobsAreDone(database: Database): Promise<void> {
  const due = `select 1 from pgboss.job
    where state = 'active' or (state in ('created', 'retry') and start_after <= now()) limit 1`
  await expect
    .poll(async () => (await database.query(due)).rows, { timeout: 10_000, interval: 40 })
    .toEqual([])
}

async function openEmbedded(onCleanup: OnCleanup): Promise<Prepared> {
  const database = await openDatabase({ kind: 'memory' })
  const prepared = await prepare(database, undefined)
  onCleanup(() => prepared.close())
  return prepared
}

// What was opened on the server is closed first: its cleanup may belong to another file's fixtures, in any order.
async function openServer(onCleanup: OnCleanup): Promise<PostgresServer> {
  const server = await startPostgres()
  onCleanup(async () => {
    const served = await opened.served
    await served?.close()
    await server.stop()
  })
  return server
}

async function openServed(server: PostgresServer): Promise<Prepared> {
  const { url, drop } = await server.createDatabase()
  const database = await openDatabase({ kind: 'served', url })
  return await prepare(database, url, drop)
}

async function prepare(
  database: Database,
  url: string | undefined,
  drop?: () => Promise<void>,
): Promise<Prepared> {
  await migrate(database, silentLog)
  const tables = await listTables(database)
  const seeded = await listFilled(database, tables)
  await database.query('create schema if not exists seed')
  for (const table of seeded) await database.query(`create table seed.${table} as table public.${table}`)

  return {
    database,
    url,
    reset: () => reset(database, tables, seeded),
    async close() {
      await database.close()
      await drop?.()
    },
  }
}

// The owner may switch off the triggers that keep the audit lines from being deleted; only tests do.
async function reset(
  database: Database,
  tables: readonly string[],
  seeded: readonly string[],
): Promise<void> {
  const filled = new Set([...(await listFilled(database, tables)), ...seeded])
  const script = [
    ...[...filled].map((table) => `alter table ${table} disable trigger user`),
    filled.size === 0 ? '' : `truncate ${[...filled].join(', ')} restart identity cascade`,
    ...seeded.map((table) => `insert into ${table} overriding system value table seed.${table}`),
    ...[...filled].map((table) => `alter table ${table} enable trigger user`),
    (await hasJobs(database)) ? 'delete from pgboss.job' : '',
  ]
  await database.script(script.filter((statement) => statement !== '').join(';\n'))
}

async function listTables(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
     where schemaname = 'public' and tablename <> 'migrations' order by tablename`,
  )
  return rows.map((row) => row.name)
}

async function listFilled(database: Database, tables: readonly string[]): Promise<string[]> {
  if (tables.length === 0) return []
  const checks = tables.map((table) => `select '${table}' as name where exists (select from ${table})`)
  const { rows } = await database.query<{ name: string }>(checks.join(' union all '))
  return rows.map((row) => row.name)
}

async function hasJobs(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ there: boolean }>(
    `select to_regclass('pgboss.job') is not null as there`,
  )
  return rows[0]?.there === true
}
