import type { Connection } from '../database/types.ts'
import type { UnhashedLine } from './chain.ts'

type Head = { sequence: number; hash: string }
type StoredLine = UnhashedLine & { readonly hash: string }

/** The end of the chain, kept by this transaction until it ends: a second append waits here. */
export async function lockHead(transaction: Connection): Promise<Head> {
  const { rows } = await transaction.query<Head>('select sequence, hash from audit_head for update')
  return theOne(rows)
}

export async function readHead(connection: Connection): Promise<Head> {
  const { rows } = await connection.query<Head>('select sequence, hash from audit_head')
  return theOne(rows)
}

export async function moveHead(transaction: Connection, head: Head): Promise<void> {
  await transaction.query('update audit_head set sequence = $1, hash = $2', [head.sequence, head.hash])
}

export async function insertLine(transaction: Connection, line: StoredLine): Promise<void> {
  await transaction.query(
    `insert into audit_lines (sequence, at, actor, action, subject, details, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      line.sequence,
      line.at,
      line.actor,
      line.action,
      line.subject,
      line.details,
      line.previousHash,
      line.hash,
    ],
  )
}

/** The lines after one sequence up to another, in order, at most `limit`. */
export async function listLines(
  connection: Connection,
  after: number,
  upTo: number,
  limit: number,
): Promise<StoredLine[]> {
  const { rows } = await connection.query<StoredLine>(
    `select sequence, at, actor, action, subject, details, previous_hash as "previousHash", hash
     from audit_lines where sequence > $1 and sequence <= $2 order by sequence limit $3`,
    [after, upTo, limit],
  )
  return rows
}

function theOne(rows: readonly Head[]): Head {
  if (rows[0] === undefined) throw new Error('the end of the audit chain is missing from audit_head')
  return rows[0]
}
