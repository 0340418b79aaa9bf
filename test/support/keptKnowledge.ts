import type { Database } from '../../src/database/types.ts'

/** The tables of the index over the product's own documents, in the order of their references. */
const tables = ['documents', 'sections', 'passages', 'knowledge_state']

/**
 * Copies the index over the product's own documents aside, once: indexing takes most of a bot's first start (1 to 2 s).
 * The copy stands beside the tables, in a schema that no test empties.
 */
export async function keepKnowledge(database: Database): Promise<void> {
  if (await isKept(database)) return
  const copies = tables.map((table) => `create table kept.${table} as table public.${table}`)
  await database.script(['create schema kept', ...copies].join(';\n'))
}

/** Puts the copy into a database that holds no documents; nothing where there is no copy yet. */
export async function restoreKnowledge(database: Database): Promise<void> {
  if (!(await isKept(database)) || (await holdsDocuments(database))) return
  const script = [
    `truncate ${tables.join(', ')} restart identity cascade`,
    ...tables.map((table) => `insert into ${table} overriding system value table kept.${table}`),
  ]
  await database.script(script.join(';\n'))
  const { rows } = await database.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and table_name = any($1) and is_identity = 'YES'`,
    [tables],
  )
  for (const { table, column } of rows) {
    await database.query(
      `select setval(pg_get_serial_sequence($1, $2), (select coalesce(max(${column}), 1) from ${table}))`,
      [table, column],
    )
  }
}

async function isKept(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ there: boolean }>(
    `select to_regclass('kept.knowledge_state') is not null as there`,
  )
  return rows[0]?.there === true
}

async function holdsDocuments(database: Database): Promise<boolean> {
  const { rows } = await database.query('select from documents limit 1')
  return rows.length > 0
}
