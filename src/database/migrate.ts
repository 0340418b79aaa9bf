import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DataError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { Database } from './types.ts'

type Migration = { number: number; file: string; sql: string; checksum: string }

/**
 * Brings the tables up to date: every `NNN_name.sql` of the folder that the database does not know yet is applied, in
 * order of number, each in a transaction of its own. Done twice, or by two processes together, it is done once.
 * Numbers may have gaps. A number below one that is applied already is refused: on a fresh database it would have
 * come earlier, and the two would differ.
 *
 * @throws DataError when a file is misnamed, a number is used twice or comes too late, or an applied file was changed.
 */
export async function migrate(
  database: Database,
  log: Log,
  directory: string = join(import.meta.dirname, 'migrations'),
): Promise<void> {
  const migrations = await readMigrations(directory)
  await createTable(database)

  for (const migration of migrations) {
    const applied = await applyOnce(database, migration)
    if (applied) log.info('migration applied', { file: basename(migration.file) })
  }
}

// `create table if not exists` is not safe for two sessions together (both may try to write pg_type): hence the lock,
// a number of our own.
async function createTable(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock(7230916452)')
    await transaction.query(
      `create table if not exists migrations (
         number integer primary key,
         name text not null,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    )
  })
}

// The insert comes first: a second process waits on it until this one has committed, and then inserts nothing.
async function applyOnce(database: Database, migration: Migration): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const recorded = await transaction.query(
      'insert into migrations (number, name, checksum) values ($1, $2, $3) on conflict (number) do nothing',
      [migration.number, basename(migration.file), migration.checksum],
    )
    if (recorded.rowCount === 0) {
      const known = await transaction.query<{ checksum: string }>(
        'select checksum from migrations where number = $1',
        [migration.number],
      )
      if (known.rows[0]?.checksum === migration.checksum) return false
      throw new DataError(
        migration.file,
        {},
        'this migration was applied already and has been changed since; put it back, and write the change as the next number',
      )
    }
    const newer = await transaction.query<{ name: string }>(
      'select name from migrations where number > $1 order by number limit 1',
      [migration.number],
    )
    if (newer.rows[0] !== undefined) {
      throw new DataError(
        migration.file,
        {},
        `${newer.rows[0].name} is applied already; give this migration a higher number`,
      )
    }
    await transaction.query('set local statement_timeout = 0')
    await transaction.script(migration.sql)
    return true
  })
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(join(directory, name))))
  for (const [index, migration] of migrations.entries()) {
    if (migrations[index - 1]?.number !== migration.number) continue
    throw new DataError(migration.file, {}, 'another migration has this number')
  }
  return migrations
}

async function readMigration(file: string): Promise<Migration> {
  const number = /^(\d{3})_[a-z0-9_]+\.sql$/.exec(basename(file))?.[1]
  if (number === undefined) throw new DataError(file, {}, 'a migration is named like 003_audit.sql')
  const sql = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
  return { number: Number(number), file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
