import type { Connection } from '../../database/types.ts'
import type { DocumentFault } from '../types.ts'
import type { ReadFile, SharedChoice, SharedDocument, SharedState, SharedSummary } from './types.ts'

/** A file as it was shared. */
export type SharedFile = Pick<
  SharedDocument,
  'id' | 'slackFile' | 'message' | 'name' | 'sharedBy' | 'language'
>

/** The state a file goes to, and what is stored with it. */
export type SharedChange = {
  readonly state: SharedState
  readonly bytes?: Uint8Array
  readonly read?: ReadFile
  readonly fault?: DocumentFault
  readonly choice?: SharedChoice
  /** Who ended it. */
  readonly by?: string
}

/** Puts a file in that is to be read. @returns `false` where there is one of the same message already. */
export async function insertShared(connection: Connection, file: SharedFile, now: Date): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into shared_documents (id, slack_file, message, name, shared_by, language, state, shared_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, 'reading', $7, $7) on conflict (message) do nothing`,
    [file.id, file.slackFile, file.message, file.name, file.sharedBy, file.language, now],
  )
  return rowCount > 0
}

/** The file with this id. */
export async function findShared(connection: Connection, id: string): Promise<SharedDocument | undefined> {
  const { rows } = await connection.query<
    Omit<SharedDocument, 'read' | 'fault' | 'choice'> & {
      read: ReadFile | null
      fault: DocumentFault | null
      choice: SharedChoice | null
    }
  >(
    `select id, slack_file as "slackFile", message, name, shared_by as "sharedBy", language, state, shared_at as "sharedAt",
       extracted as read, fault, choice from shared_documents where id = $1`,
    [id],
  )
  const [row] = rows
  if (row === undefined) return undefined
  return {
    ...row,
    read: row.read ?? undefined,
    fault: row.fault ?? undefined,
    choice: row.choice ?? undefined,
  }
}

/** Notes that it is begun to be read. @returns for the how manieth time. */
export async function countTry(connection: Connection, id: string): Promise<number> {
  const { rows } = await connection.query<{ tries: number }>(
    'update shared_documents set tries = tries + 1 where id = $1 returning tries',
    [id],
  )
  return rows[0]?.tries ?? 0
}

/** Its bytes, kept so that it can be read again after a restart, by any process. */
export async function findBytes(connection: Connection, id: string): Promise<Uint8Array | undefined> {
  const { rows } = await connection.query<{ bytes: Uint8Array | null }>(
    'select bytes from shared_documents where id = $1',
    [id],
  )
  return rows[0]?.bytes ?? undefined
}

/**
 * Moves a file from one of the states given to another, with what belongs to it. Of two who do it together one succeeds.
 *
 * @returns whether it stood in one of them.
 */
export async function moveShared(
  connection: Connection,
  id: string,
  from: readonly SharedState[],
  to: SharedChange,
  now: Date,
): Promise<boolean> {
  const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value))
  const { rowCount } = await connection.query(
    `update shared_documents set state = $3, changed_at = $4, bytes = coalesce($5, bytes),
       extracted = coalesce($6, extracted), fault = $7, choice = coalesce($8, choice), ended_by = $9
     where id = $1 and state = any($2::text[])`,
    [
      id,
      from,
      to.state,
      now,
      to.bytes ?? null,
      json(to.read),
      json(to.fault),
      json(to.choice),
      to.by ?? null,
    ],
  )
  return rowCount > 0
}

/** Drops what is kept of a file: its sections once they are indexed, its bytes too when it is not answered from. */
export async function dropContents(connection: Connection, id: string, what: 'read' | 'all'): Promise<void> {
  await connection.query(
    `update shared_documents set extracted = null, bytes = case when $2 then null else bytes end where id = $1`,
    [id, what === 'all'],
  )
}

/** The documents answered from, the latest first. */
export async function listIndexed(connection: Connection): Promise<SharedSummary[]> {
  const { rows } = await connection.query<SharedSummary>(
    `select f.id, f.name, d.title, d.layer, d.audience, d.owner, f.shared_by as "sharedBy", f.shared_at as "sharedAt",
       (select count(*)::integer from sections where document = d.path) as sections
     from shared_documents f join documents d on d.path = 'shared/' || f.id
     where f.state = 'indexed' order by f.shared_at desc`,
  )
  return rows
}

/** The ids of the documents answered from. */
export async function listIndexedIds(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ id: string }>(
    `select id from shared_documents where state = 'indexed' order by shared_at`,
  )
  return rows.map(({ id }) => id)
}

/** Forgets files that were read and never confirmed, and what failed, since before a moment. @returns how many. */
export async function forgetOpen(connection: Connection, before: Date): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from shared_documents where state in ('reading', 'offered', 'failed', 'discarded') and changed_at < $1`,
    [before],
  )
  return rowCount
}
