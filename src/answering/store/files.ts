import type { Connection } from '../../database/types.ts'
import type { DocumentFault, UntoldFile } from '../types.ts'

/** A document as the report shows it. */
export type StoredFile = {
  readonly path: string
  readonly contentHash: string
  readonly analyzer: string
  readonly format: string
  readonly stale: string
  readonly flagged: readonly string[]
  readonly sections: number
}

/** A file of the folder that could not be read in the state of this hash. */
export type StoredFault = DocumentFault & { readonly path: string; readonly contentHash: string }

/** Every document that came from the folder, in order of path. */
export async function listFiles(connection: Connection): Promise<StoredFile[]> {
  const { rows } = await connection.query<StoredFile>(
    `select path, content_hash as "contentHash", analyzer, format, stale, flagged,
       (select count(*)::integer from sections where document = path) as sections
     from documents where origin = 'folder' order by path`,
  )
  return rows
}

/** The documents among these that are stored in the state given, as this analyzer counts them. */
export async function listStored(
  connection: Connection,
  documents: readonly { readonly path: string; readonly contentHash: string }[],
  analyzer: string,
): Promise<string[]> {
  const { rows } = await connection.query<{ path: string }>(
    `select d.path from documents d join unnest($1::text[], $2::text[]) as given (path, content_hash)
       on given.path = d.path and given.content_hash = d.content_hash
     where d.analyzer = $3`,
    [documents.map(({ path }) => path), documents.map(({ contentHash }) => contentHash), analyzer],
  )
  return rows.map(({ path }) => path)
}

/** Every file of the folder that could not be read. */
export async function listFaults(connection: Connection): Promise<StoredFault[]> {
  const { rows } = await connection.query<StoredFault>(
    'select path, content_hash as "contentHash", kind, detail from document_faults order by path',
  )
  return rows
}

/**
 * Remembers that a file cannot be read in this state, and marks what is stored of it as not current. Of two processes
 * that find the same, the second changes nothing.
 */
export async function recordFault(transaction: Connection, fault: StoredFault): Promise<void> {
  await transaction.query(
    `insert into document_faults (path, content_hash, kind, detail) values ($1, $2, $3, $4)
     on conflict (path) do update set content_hash = $2, kind = $3, detail = $4, told = false
     where document_faults.content_hash <> $2 or document_faults.kind <> $3`,
    [fault.path, fault.contentHash, fault.kind, fault.detail],
  )
  await transaction.query('update documents set stale = $2 where path = $1', [fault.path, fault.kind])
}

/** What nobody has been told of yet: faults, and documents with sections that read like instructions. */
export async function listUntold(connection: Connection): Promise<UntoldFile[]> {
  const { rows } = await connection.query<UntoldFile & { kind: string | null; detail: string | null }>(
    `select f.path, f.kind, f.detail, coalesce(d.stale <> '', false) as "isStale", '[]'::jsonb as flagged
       from document_faults f left join documents d on d.path = f.path where not f.told
     union all
     select path, null, null, false, flagged from documents where not told
     order by 1`,
  )
  return rows.map(({ kind, detail, ...file }) => ({
    ...file,
    ...(kind === null ? {} : { fault: { kind, detail: detail ?? '' } }),
  }))
}

/** Remembers that the people who look after these files were told of them. */
export async function markTold(transaction: Connection, paths: readonly string[]): Promise<void> {
  await transaction.query('update document_faults set told = true where path = any($1::text[])', [paths])
  await transaction.query('update documents set told = true where path = any($1::text[])', [paths])
}

/** Forgets faults: the files can be read now, or are gone. */
export async function clearFaults(transaction: Connection, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  await transaction.query('delete from document_faults where path = any($1::text[])', [paths])
  await transaction.query(`update documents set stale = '' where path = any($1::text[]) and stale <> ''`, [
    paths,
  ])
}
