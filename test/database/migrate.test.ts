import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { requirePostgres, servedTest, test } from '../support/database.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mamori-migrations-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('migrating', () => {
  test('finds nothing to do on a migrated database', async ({ database }) => {
    const before = await applied(database)

    await migrate(database, silentLog)

    expect(before.length).toBeGreaterThan(0)
    expect(await applied(database)).toEqual(before)
  })

  test('refuses a file that was changed after it was applied, naming it', async ({ database }) => {
    await withOwnSchema(database, async () => {
      await give('001_one.sql', 'create table one (n int)')
      await migrate(database, silentLog, folder)
      await give('001_one.sql', 'create table one (n bigint)')

      await expect(migrate(database, silentLog, folder)).rejects.toThrow(/001_one\.sql.*changed since/)
    })
  })

  test('refuses a number below one that is applied', async ({ database }) => {
    await withOwnSchema(database, async () => {
      await give('003_three.sql', 'create table three (n int)')
      await migrate(database, silentLog, folder)
      await give('002_two.sql', 'create table two (n int)')

      await expect(migrate(database, silentLog, folder)).rejects.toThrow(/002_two\.sql.*higher number/)
    })
  })

  test('refuses two files with one number, and a misnamed file', async ({ database }) => {
    await give('001_one.sql', 'select 1')
    await give('001_other.sql', 'select 1')

    await expect(migrate(database, silentLog, folder)).rejects.toThrow('another migration has this number')

    await give('first.sql', 'select 1')
    await expect(migrate(database, silentLog, folder)).rejects.toThrow('named like')
  })

  test('keeps nothing of a migration that fails half-way', async ({ database }) => {
    await withOwnSchema(database, async () => {
      await give('001_one.sql', 'create table one (n int); select 1 / 0;')

      await expect(migrate(database, silentLog, folder)).rejects.toThrow('division by zero')

      expect(await applied(database)).toEqual([])
      await give('001_one.sql', 'create table one (n int);')
      await migrate(database, silentLog, folder)
      expect(await applied(database)).toEqual(['001_one.sql'])
    })
  })
})

describe.skipIf(!requirePostgres())('migrating a served database', () => {
  servedTest('applies everything once when several processes start together', async ({ server }) => {
    const { url, drop } = await server.createDatabase()
    const databases = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ kind: 'served', url }, { log: silentLog })),
    )
    await give('001_one.sql', 'create table one (n int); insert into one values (1);')
    await give('004_four.sql', 'insert into one values (4);')

    await Promise.all(databases.map((database) => migrate(database, silentLog, folder)))

    const [first] = databases
    expect((await first?.query('select n from one order by n'))?.rows).toEqual([{ n: 1 }, { n: 4 }])
    await Promise.all(databases.map((database) => database.close()))
    await drop()
  })
})

async function give(name: string, sql: string): Promise<void> {
  await writeFile(join(folder, name), sql)
}

async function applied(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>('select name from migrations order by number')
  return rows.map((row) => row.name)
}

// The shared database has its migrations already; the path of the one embedded session leads to an empty schema.
async function withOwnSchema(database: Database, work: () => Promise<void>): Promise<void> {
  await database.query('create schema own')
  await database.query('set search_path to own')
  try {
    await work()
  } finally {
    await database.query('set search_path to default')
    await database.query('drop schema own cascade')
  }
}
