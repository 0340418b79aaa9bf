import type { Connection } from '../../database/types.ts'
import type { GivenAnswer } from '../types.ts'

/** Adds an answer; earlier ones of the same item stay as its history. */
export async function appendAnswer(
  connection: Connection,
  answer: GivenAnswer & { readonly sessionId: string; readonly version: number },
): Promise<void> {
  await connection.query(
    `insert into selfcheck_answers (session_id, version, item_id, option_id, answered_by, answered_at, source)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      answer.sessionId,
      answer.version,
      answer.itemId,
      answer.optionId,
      answer.answeredBy,
      answer.answeredAt,
      answer.source,
    ],
  )
}

/** Every answer ever given in a session, oldest first. */
export async function listHistory(connection: Connection, sessionId: string): Promise<GivenAnswer[]> {
  const { rows } = await connection.query<GivenAnswer & Record<string, unknown>>(
    `select item_id as "itemId", option_id as "optionId", answered_by as "answeredBy", answered_at as "answeredAt",
       source from selfcheck_answers where session_id = $1 order by version, item_id`,
    [sessionId],
  )
  return rows
}

/** Every answer ever given in some sessions, oldest first, by session. */
export async function listHistories(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<Map<string, GivenAnswer[]>> {
  const { rows } = await connection.query<GivenAnswer & { sessionId: string } & Record<string, unknown>>(
    `select session_id as "sessionId", item_id as "itemId", option_id as "optionId", answered_by as "answeredBy",
       answered_at as "answeredAt", source from selfcheck_answers
     where session_id = any($1) order by session_id, version, item_id`,
    [sessionIds],
  )
  return Map.groupBy(rows, ({ sessionId }) => sessionId)
}

/** How many items the person has answered in a session since a moment. */
export async function countAnswered(connection: Connection, sessionId: string, since: Date): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select count(distinct item_id) as count from selfcheck_answers where session_id = $1 and answered_at >= $2`,
    [sessionId, since],
  )
  return rows[0]?.count ?? 0
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
