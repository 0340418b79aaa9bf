import type { Connection, Row } from '../../database/types.ts'

/** Something written to a report after it, or a message taken into its timeline. */
export type Words = {
  readonly id: number
  readonly at: Date
  /** Slack user id, or `reporter` where the name is not for everybody. */
  readonly author: string
  /** `earlier`: what a message said before it was edited. */
  readonly kind: 'addition' | 'question' | 'answer' | 'note' | 'message' | 'earlier'
  readonly text: string
  /** When the message was deleted in Slack. */
  readonly goneAt: Date | undefined
}

/** A file that belongs to an incident; its content stays where it is. */
export type Evidence = {
  readonly at: Date
  readonly author: string
  readonly name: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
  readonly fileId: string
}

type NewWords = Pick<Words, 'at' | 'author' | 'kind' | 'text'> & { readonly place?: string | undefined }

/** Adds words. @returns their id, or `undefined` where that message was taken in already. */
export async function insertWords(
  transaction: Connection,
  incidentId: string,
  words: NewWords,
): Promise<number | undefined> {
  const { rows } = await transaction.query<{ id: number }>(
    `insert into incident_words (incident, at, author, kind, text, place) values ($1, $2, $3, $4, $5, $6)
       on conflict (place) do nothing returning id`,
    [incidentId, words.at, words.author, words.kind, words.text, words.place],
  )
  return rows[0]?.id
}

/** A message that was taken in, by where it stands. */
export async function findMessage(
  connection: Connection,
  place: string,
): Promise<(Pick<Words, 'id' | 'author' | 'text'> & { readonly incident: string }) | undefined> {
  const { rows } = await connection.query<{ id: number; incident: string; author: string; text: string }>(
    'select id, incident, author, text from incident_words where place = $1',
    [place],
  )
  return rows[0]
}

/** Follows a message that was edited or deleted in Slack. @returns false where it stands so already. */
export async function updateMessage(
  transaction: Connection,
  place: string,
  change: { readonly text: string } | { readonly goneAt: Date },
): Promise<boolean> {
  const [column, value, condition] =
    'text' in change ? ['text', change.text, 'text <> $2'] : ['gone_at', change.goneAt, 'gone_at is null']
  const { rowCount } = await transaction.query(
    `update incident_words set ${column} = $2 where place = $1 and ${condition}`,
    [place, value],
  )
  return rowCount === 1
}

/** Puts another text in place of words, and of what a message said before it was edited; its edits are no longer followed. */
export async function redactWords(
  transaction: Connection,
  incidentId: string,
  id: number,
  text: string,
): Promise<void> {
  await transaction.query(
    `update incident_words set text = $3, place = null where incident = $1 and (id = $2 or id in (
       select (details->>'earlier')::bigint from incident_register
         where incident = $1 and what = 'message-edited' and details->>'words' = $4))`,
    [incidentId, id, text, String(id)],
  )
}

export async function listWords(connection: Connection, incidentId: string): Promise<Words[]> {
  const { rows } = await connection.query<Omit<Words, 'goneAt'> & { goneAt: Date | null }>(
    `select id, at, author, kind, text, gone_at as "goneAt" from incident_words where incident = $1 order by id`,
    [incidentId],
  )
  return rows.map((row) => ({ ...row, goneAt: row.goneAt ?? undefined }))
}

/** Adds a file. @returns false where it was added already. */
export async function insertEvidence(
  transaction: Connection,
  incidentId: string,
  evidence: Evidence,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `insert into incident_evidence (incident, at, author, name, bytes, sha256, file_id)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (incident, file_id) do nothing`,
    [
      incidentId,
      evidence.at,
      evidence.author,
      evidence.name,
      evidence.bytes,
      evidence.sha256,
      evidence.fileId,
    ],
  )
  return rowCount === 1
}

/** Puts another name in place of a file's; what it holds and hashes to stays. */
export async function renameEvidence(
  transaction: Connection,
  incidentId: string,
  fileId: string,
  name: string,
): Promise<void> {
  await transaction.query('update incident_evidence set name = $3 where incident = $1 and file_id = $2', [
    incidentId,
    fileId,
    name,
  ])
}

export async function listEvidence(connection: Connection, incidentId: string): Promise<Evidence[]> {
  const { rows } = await connection.query<Evidence & Row>(
    `select at, author, name, bytes, sha256, file_id as "fileId" from incident_evidence where incident = $1 order by id`,
    [incidentId],
  )
  return rows
}
