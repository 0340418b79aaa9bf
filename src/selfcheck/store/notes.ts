import type { Connection, Row } from '../../database/types.ts'
import type { Note } from '../types.ts'

type NoteRow = Row & {
  id: string
  session_id: string
  item_id: string
  kind: Note['kind']
  content: string
  sha256: string | null
  given_by: string
  given_at: Date
  expires_on: string | null
}

export async function insertNote(connection: Connection, note: Note): Promise<void> {
  await connection.query(
    `insert into selfcheck_notes (id, session_id, item_id, kind, content, sha256, given_by, given_at, expires_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      note.id,
      note.sessionId,
      note.itemId,
      note.kind,
      note.content,
      note.sha256,
      note.givenBy,
      note.givenAt,
      note.expiresOn,
    ],
  )
}

/** The notes of some sessions that were not removed, oldest first. */
export async function listNotes(connection: Connection, sessionIds: readonly string[]): Promise<Note[]> {
  const { rows } = await connection.query<NoteRow>(
    'select * from selfcheck_notes where session_id = any($1) and removed_at is null order by given_at, id',
    [sessionIds],
  )
  return rows.map(toNote)
}

export async function findNote(connection: Connection, noteId: string): Promise<Note | undefined> {
  const { rows } = await connection.query<NoteRow>(
    'select * from selfcheck_notes where id = $1 and removed_at is null',
    [noteId],
  )
  return rows[0] && toNote(rows[0])
}

/** Takes a note away from what is shown; its row stays. @returns whether it was there. */
export async function removeNote(connection: Connection, noteId: string, now: Date): Promise<boolean> {
  const { rowCount } = await connection.query(
    'update selfcheck_notes set removed_at = $2 where id = $1 and removed_at is null',
    [noteId, now],
  )
  return rowCount === 1
}

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    sessionId: row.session_id,
    itemId: row.item_id,
    kind: row.kind,
    content: row.content,
    sha256: row.sha256,
    givenBy: row.given_by,
    givenAt: row.given_at,
    expiresOn: row.expires_on,
  }
}
