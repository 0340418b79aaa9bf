import { createHash } from 'node:crypto'
import type { Connection, Row } from '../database/types.ts'
import { checklistSchema } from './schema.ts'
import type { Answers, Checklist, Session, SessionStatus } from './types.ts'

/** A session with what only its keeper needs: the last change and when it was made. */
export type StoredSession = Session & { readonly lastAction: string; readonly changedAt: Date }

type SessionRow = Row & {
  id: string
  user_id: string
  status: SessionStatus
  current_item: string | null
  version: number
  opening: number
  last_action: string
  started_at: Date
  changed_at: Date
  finished_at: Date | null
  content: unknown
}

const selectSession = `
  select s.*, c.content from selfcheck_sessions s
  join selfcheck_checklists c on c.digest = s.checklist_digest`

/** Keeps a copy of the checklist and returns its digest; harmless when it is kept already. */
export async function pinChecklist(connection: Connection, checklist: Checklist): Promise<string> {
  const content = JSON.stringify(checklist)
  const digest = createHash('sha256').update(content).digest('hex')
  await connection.query(
    `insert into selfcheck_checklists (digest, id, version, content) values ($1, $2, $3, $4)
     on conflict (digest) do nothing`,
    [digest, checklist.id, checklist.version, content],
  )
  return digest
}

/** Writes a new session; `false` where the person has one of this checklist under way already. */
export async function insertSession(
  connection: Connection,
  session: StoredSession,
  checklistDigest: string,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into selfcheck_sessions (id, user_id, checklist_id, checklist_digest, status, current_item, version,
       opening, last_action, started_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (user_id, checklist_id) where status <> 'finished' do nothing`,
    [
      session.id,
      session.userId,
      session.checklist.id,
      checklistDigest,
      session.status,
      session.current,
      session.version,
      session.opening,
      session.lastAction,
      session.startedAt,
      session.changedAt,
    ],
  )
  return rowCount === 1
}

/** Writes the session's standing. Its row must be locked by the same transaction. */
export async function updateSession(connection: Connection, session: StoredSession): Promise<void> {
  await connection.query(
    `update selfcheck_sessions set status = $2, current_item = $3, version = $4, opening = $5, last_action = $6,
       changed_at = $7, finished_at = $8
     where id = $1`,
    [
      session.id,
      session.status,
      session.current,
      session.version,
      session.opening,
      session.lastAction,
      session.changedAt,
      session.finishedAt,
    ],
  )
}

/** The session, its row locked until the transaction ends. */
export async function lockSession(
  transaction: Connection,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await transaction.query<SessionRow>(`${selectSession} where s.id = $1 for update of s`, [
    sessionId,
  ])
  return withAnswers(transaction, rows[0])
}

/** The person's session that is not finished, the one touched last first; its row locked. */
export async function lockUnderWay(
  transaction: Connection,
  userId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await transaction.query<SessionRow>(
    `${selectSession} where s.user_id = $1 and s.status <> 'finished'
     order by s.changed_at desc limit 1 for update of s`,
    [userId],
  )
  return withAnswers(transaction, rows[0])
}

export async function findSession(
  connection: Connection,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await connection.query<SessionRow>(`${selectSession} where s.id = $1`, [sessionId])
  return withAnswers(connection, rows[0])
}

/** The person's session that is not finished, the one touched last first. */
export async function findUnderWay(
  connection: Connection,
  userId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await connection.query<SessionRow>(
    `${selectSession} where s.user_id = $1 and s.status <> 'finished' order by s.changed_at desc limit 1`,
    [userId],
  )
  return withAnswers(connection, rows[0])
}

/** The session the person finished last. */
export async function findLastFinished(
  connection: Connection,
  userId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await connection.query<SessionRow>(
    `${selectSession} where s.user_id = $1 and s.status = 'finished' order by s.finished_at desc limit 1`,
    [userId],
  )
  return withAnswers(connection, rows[0])
}

/** Adds an answer; earlier ones of the same item stay as its history. */
export async function appendAnswer(
  connection: Connection,
  answer: {
    readonly sessionId: string
    readonly version: number
    readonly itemId: string
    readonly optionId: string
    readonly answeredBy: string
    readonly answeredAt: Date
  },
): Promise<void> {
  await connection.query(
    `insert into selfcheck_answers (session_id, version, item_id, option_id, answered_by, answered_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [answer.sessionId, answer.version, answer.itemId, answer.optionId, answer.answeredBy, answer.answeredAt],
  )
}

/** Remembers a request to put the session before its person, and the opening that serves it; `false` where it is known. */
export async function insertOpening(
  connection: Connection,
  opening: {
    readonly key: string
    readonly sessionId: string
    readonly number: number
    readonly openedAt: Date
  },
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into selfcheck_openings (key, session_id, number, opened_at) values ($1, $2, $3, $4)
     on conflict (key) do nothing`,
    [opening.key, opening.sessionId, opening.number, opening.openedAt],
  )
  return rowCount === 1
}

/** Whether a request with this key was carried out before. */
export async function hasOpening(connection: Connection, key: string): Promise<boolean> {
  const { rows } = await connection.query('select 1 from selfcheck_openings where key = $1', [key])
  return rows.length > 0
}

async function withAnswers(
  connection: Connection,
  row: SessionRow | undefined,
): Promise<StoredSession | undefined> {
  if (row === undefined) return undefined
  const { rows } = await connection.query<{ item_id: string; option_id: string }>(
    `select distinct on (item_id) item_id, option_id from selfcheck_answers
     where session_id = $1 order by item_id, version desc`,
    [row.id],
  )
  const answers: Answers = Object.fromEntries(rows.map((answer) => [answer.item_id, answer.option_id]))
  return {
    id: row.id,
    userId: row.user_id,
    status: row.status,
    current: row.current_item,
    answers,
    version: row.version,
    opening: row.opening,
    checklist: checklistSchema.parse(row.content),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    lastAction: row.last_action,
    changedAt: row.changed_at,
  }
}
