/** A row as the database gives it: column name → value. */
export type Row = Record<string, unknown>

export type QueryResult<R extends Row = Row> = {
  /** The rows returned; empty where the statement returns none. */
  readonly rows: R[]
  /** Rows returned or changed. */
  readonly rowCount: number
}

/**
 * Where a statement runs: the database itself, or one transaction of it. Stores take it as first argument.
 *
 * Values come back the same from both databases: `timestamptz` as Date, `bigint`, `count(*)` and `numeric` as
 * number, `json`/`jsonb` parsed, `text[]` as array, `bytea` as Uint8Array; `date`, `timestamp` and every other
 * type as Postgres writes it. A bigint beyond 2^53 is refused with a RangeError.
 */
export type Connection = {
  /**
   * Runs one statement with `$1`-style parameters: string, number, bigint, boolean, Date, Uint8Array, null, or an
   * array of these. Objects for `jsonb` columns must be given as JSON strings; a plain object throws.
   */
  query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>>
}

/** A connection that also takes several statements at once, without parameters, as migrations are written. */
export type ScriptConnection = Connection & {
  /** Runs the statements in order, as one transaction; one result a statement. */
  script(sql: string): Promise<QueryResult[]>
}

/** One Postgres, served or embedded. */
export type Database = ScriptConnection & {
  readonly kind: 'embedded' | 'served'
  /**
   * Runs the work in one transaction: committed when it resolves, rolled back when it rejects. It is also rolled
   * back, and rejects, when a statement failed in it and the work hid that.
   * A query on the outer connection by the same work throws instead of waiting for itself for ever.
   */
  transaction<T>(work: (transaction: ScriptConnection) => Promise<T>): Promise<T>
  /** Runs the work outside the mark of any transaction it was called from: for timers and pools that outlive it. */
  detached<T>(work: () => T): T
  close(): Promise<void>
}
