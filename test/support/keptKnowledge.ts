import type { Database } from '../../src/database/types.ts'

/** The tables of the index over the product's own documents, in the order of their references. */
const tables = ['documents', 'sections', 'passages', 'knowledge_state']

/** The index as the first bot of a worker made it, for the later ones: indexing takes most of a bot's start. */
export type KeptKnowledge = {
  /** Copies the index aside, once. */
  keep(): Promise<void>
  /** Puts the copy into the emptied tables; nothing while there is none. */
  restore(): Promise<void>
}

/** A copy beside the tables of a database that lives as long as the worker. */
export function createKeptKnowledge(database: Database): KeptKnowledge {
  let isKept = false
  return {
    async keep() {
      if (isKept) return
      const copies = tables.map((table) => `create table kept.${table} as table public.${table}`)
      await database.script(['create schema if not exists kept', ...copies].join(';\n'))
      isKept = true
    },
    async restore() {
      if (!isKept) return
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
    },
  }
}
