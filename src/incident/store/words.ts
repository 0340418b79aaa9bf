import type { Connection, Row } from '../../database/types.ts'

/** Something written to a report after it, or a message taken into its timeline. */
export type Words = {
  readonly id: number
  readonly at: Date
  /** Slack user id, or `reporter` where the name is not for everybody. */
  readonly author: string
  readonly kind: 'addition' | 'question' | 'answer' | 'note' | 'message'
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

/** Follows a message that was edited or deleted in Slack. @returns the incident it belongs to. */
export async function updateMessage(
  transaction: Connection,
  place: string,
  change: { readonly text: string } | { readonly goneAt: Date },
): Promise<string | undefined> {
  const [column, value] = 'text' in change ? ['text', change.text] : ['gone_at', change.goneAt]
  const { rows } = await transaction.query<{ incident: string }>(
    `update incident_words set ${column} = $2 where place = $1 returning incident`,
    [place, value],
  )
  return rows[0]?.incident
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

export async function listEvidence(connection: Connection, incidentId: string): Promise<Evidence[]> {
  const { rows } = await connection.query<Evidence & Row>(
    `select at, author, name, bytes, sha256, file_id as "fileId" from incident_evidence where incident = $1 order by id`,
    [incidentId],
  )
  return rows
}
