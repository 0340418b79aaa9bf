import type { Db } from 'pg-boss'
import type { Connection, ScriptConnection } from '../database/types.ts'

/** Lets pg-boss work in this process on the embedded database: without parameters it sends several statements. */
export function embeddedAdapter(database: ScriptConnection): Db {
  return {
    async executeSql(sql, values) {
      if (values !== undefined && values.length > 0) return await query(database, sql, values)
      const results = await database.script(sql)
      // pg-boss finds its rows among those of all the statements (a RETURNING between BEGIN and COMMIT).
      return { rows: results.flatMap((result) => result.rows) }
    },
  }
}

/** Lets pg-boss put a job into the caller's transaction. */
export function transactionAdapter(connection: Connection): Db {
  return { executeSql: (sql, values) => query(connection, sql, values ?? []) }
}

async function query(connection: Connection, sql: string, values: readonly unknown[]) {
  return { rows: (await connection.query(sql, values.map(asJson))).rows }
}

// pg-boss counts on a driver that makes JSON of objects.
function asJson(value: unknown): unknown {
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return isPlain ? JSON.stringify(value) : value
}
