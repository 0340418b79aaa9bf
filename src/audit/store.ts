import type { Connection } from '../database/types.ts'
import type { ChainLine } from './chain.ts'
import type { Witness } from './types.ts'

type Head = { sequence: number; hash: string }

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

export async function insertLine(transaction: Connection, line: ChainLine): Promise<void> {
  await transaction.query(
    `insert into audit_lines
       (form, sequence, at, actor, action, subject, details, salt, commitment, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      line.form,
      line.sequence,
      line.at,
      line.actor,
      line.action,
      line.subject,
      line.details,
      line.salt,
      line.commitment,
      line.previousHash,
      line.hash,
    ],
  )
}

/**
 * The lines after one sequence up to another, in order, at most `limit`. Read as one JSON value: of 100,000 lines the
 * embedded database gives that out in half the time of as many rows.
 */
export async function listLines(
  connection: Connection,
  after: number,
  upTo: number,
  limit: number,
): Promise<ChainLine[]> {
  const { rows } = await connection.query<{ lines: JsonLine[] | null }>(
    `select json_agg(json_build_array(form, sequence, extract(epoch from at), actor, action, subject, details, salt,
         commitment, previous_hash, hash) order by sequence) as lines
       from (select * from audit_lines where sequence > $1 and sequence <= $2 order by sequence limit $3) as piece`,
    [after, upTo, limit],
  )
  return (rows[0]?.lines ?? []).map(fromJson)
}

export async function findLine(connection: Connection, sequence: number): Promise<ChainLine | undefined> {
  const { rows } = await connection.query<ChainLine>(`${selectLine} where sequence = $1`, [sequence])
  return rows[0]
}

export async function listBySubject(
  connection: Connection,
  subject: string,
  limit: number,
): Promise<ChainLine[]> {
  const { rows } = await connection.query<ChainLine>(
    `${selectLine} where subject = $1 order by sequence limit $2`,
    [subject, limit],
  )
  return rows
}

/** Deletes salt and text; the database lets it through only where a line names this one as redacted. */
export async function clearLine(transaction: Connection, sequence: number): Promise<void> {
  await transaction.query(
    'update audit_lines set salt = null, actor = null, subject = null, details = null where sequence = $1',
    [sequence],
  )
}

export async function listWitnesses(connection: Connection): Promise<(Witness & Head)[]> {
  const { rows } = await connection.query<Head>(
    'select sequence, hash from audit_witnesses order by sequence',
  )
  return rows
}

export async function insertWitness(connection: Connection, head: Head, at: Date): Promise<void> {
  await connection.query(
    'insert into audit_witnesses (sequence, hash, told_at) values ($1, $2, $3) on conflict do nothing',
    [head.sequence, head.hash, at],
  )
}

const selectLine = `select form, sequence, at, actor, action, subject, details, salt, commitment,
  previous_hash as "previousHash", hash from audit_lines`

type JsonLine = readonly [
  form: ChainLine['form'],
  sequence: number,
  epochS: number,
  actor: string | null,
  action: string,
  subject: string | null,
  details: string | null,
  salt: string | null,
  commitment: string | null,
  previousHash: string,
  hash: string,
]

function fromJson(line: JsonLine): ChainLine {
  const [form, sequence, epochS, actor, action, subject, details, salt, commitment, previousHash, hash] = line
  const at = new Date(Math.round(epochS * 1_000))
  return { form, sequence, at, actor, action, subject, details, salt, commitment, previousHash, hash }
}

function theOne(rows: readonly Head[]): Head {
  if (rows[0] === undefined) throw new Error('the end of the audit chain is missing from audit_head')
  return rows[0]
}
