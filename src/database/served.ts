import { DatabaseError, type QueryResult as PgResult, Pool, type PoolClient } from 'pg'
import { ExternalError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { Database, QueryResult, Row, ScriptConnection } from './types.ts'
import { parsers, toParameter } from './values.ts'

/**
 * A Postgres server, through a pool of at most ten connections.
 *
 * @throws ExternalError naming host and port, never the password, when it does not answer within five seconds or
 *   refuses the login.
 */
export async function openServed(url: string, log: Log): Promise<Omit<Database, 'detached'>> {
  const place = describePlace(url)
  const pool = new Pool({
    connectionString: url,
    application_name: 'mamori',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 30_000,
    lock_timeout: 15_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c timezone=UTC',
    types: { getTypeParser: (oid: number) => parsers[oid] ?? String },
  })
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn('an idle database connection was lost', { error: error.message }))

  async function run(target: Pool | PoolClient, sql: string, parameters?: readonly unknown[]) {
    try {
      return await (parameters === undefined
        ? target.query(sql)
        : target.query(sql, parameters.map(toParameter)))
    } catch (error) {
      throw asOurs(error, place)
    }
  }

  async function connect(): Promise<PoolClient> {
    try {
      const client = await pool.connect()
      client.on('error', lost)
      return client
    } catch (error) {
      throw asOurs(error, place)
    }
  }

  // The pool listens to idle connections only, and an error event that nobody hears ends the process. The statement
  // that was running fails by itself.
  function lost(error: Error): void {
    log.warn('a database connection was lost in a transaction', { error: error.message })
  }

  function connectionOver(target: Pool | PoolClient): ScriptConnection {
    return {
      async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
        return toResult<R>(await run(target, sql, parameters))
      },
      async script(sql) {
        // Several statements give an array, which pg's types do not tell.
        const results: unknown = await run(target, sql)
        return (Array.isArray(results) ? (results as PgResult[]) : [results as PgResult]).map(toResult)
      },
    }
  }

  async function transaction<T>(work: (transaction: ScriptConnection) => Promise<T>): Promise<T> {
    const client = await connect()
    let broken: Error | undefined
    try {
      await run(client, 'begin')
      const result = await work(oneAtATime(connectionOver(client)))
      const end = await run(client, 'commit')
      if (end.command === 'ROLLBACK') {
        throw new Error(
          'a statement of this transaction failed and was passed over: all of it is rolled back',
        )
      }
      return result
    } catch (error) {
      broken = await rollBack(client)
      throw error
    } finally {
      client.off('error', lost)
      client.release(broken)
    }
  }

  const database: Omit<Database, 'detached'> = {
    kind: 'served',
    ...connectionOver(pool),
    transaction,
    close: () => pool.end(),
  }
  try {
    await database.query('select 1')
  } catch (error) {
    await pool.end()
    throw error
  }
  return database
}

// A connection that cannot even roll back is thrown away by the pool; the work's own error is the one to tell.
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

// pg gives up queueing on one client; work that awaits several statements together still runs them in order.
function oneAtATime(connection: ScriptConnection): ScriptConnection {
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(statement: () => Promise<T>): Promise<T> {
    const turn = last.then(statement, statement)
    last = turn
    return turn
  }
  return {
    query: (sql, parameters) => inTurn(() => connection.query(sql, parameters)),
    script: (sql) => inTurn(() => connection.script(sql)),
  }
}

function toResult<R extends Row>(result: PgResult): QueryResult<R> {
  return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 }
}

function describePlace(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined) return 'the address in DATABASE_URL'
  return `${parsed.hostname || parsed.searchParams.get('host') || 'localhost'}:${parsed.port || '5432'}`
}

// SQLSTATE classes: 08 connection, 28 login, 3D no such database, 53 too many connections, 57P shutting down.
function asOurs(error: unknown, place: string): unknown {
  if (error instanceof DatabaseError) {
    if (!/^(08|28|3D|53|57P)/.test(error.code ?? '')) return error
    const retryable = !/^(28|3D)/.test(error.code ?? '')
    const message = `Postgres at ${place} refused the connection: ${error.message}. Check DATABASE_URL.`
    return new ExternalError('postgres', 'connect', retryable, message, { cause: error })
  }
  if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) return error
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : error.message
  return new ExternalError(
    'postgres',
    'connect',
    true,
    `Postgres at ${place} cannot be reached (${reason}). Check that it runs and that DATABASE_URL names it.`,
    { cause: error },
  )
}
