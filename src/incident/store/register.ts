import type { Connection, Row } from '../../database/types.ts'
import type { Notice, RegisterLine } from '../types.ts'

/** Adds a line to the incident's register. */
export async function insertRegisterLine(
  transaction: Connection,
  incidentId: string,
  line: RegisterLine,
): Promise<void> {
  await transaction.query(
    'insert into incident_register (incident, at, actor, what, details) values ($1, $2, $3, $4, $5)',
    [incidentId, line.at, line.actor, line.what, JSON.stringify(line.details)],
  )
}

/** What happened to an incident, oldest first. */
export async function listRegisterLines(connection: Connection, incidentId: string): Promise<RegisterLine[]> {
  const { rows } = await connection.query<RegisterLine & Row>(
    'select at, actor, what, details from incident_register where incident = $1 order by id',
    [incidentId],
  )
  return rows
}

/** When somebody last did one of these things to an incident; `undefined` where nobody did. */
export async function findLast(
  connection: Connection,
  incidentId: string,
  what: readonly RegisterLine['what'][],
): Promise<Date | undefined> {
  const { rows } = await connection.query<{ at: Date | null }>(
    'select max(at) as at from incident_register where incident = $1 and what = any($2)',
    [incidentId, [...what]],
  )
  return rows[0]?.at ?? undefined
}

/** Notes that this round of this step is told now. @returns false when it was told already. */
export async function insertRound(
  transaction: Connection,
  incidentId: string,
  round: Pick<Notice, 'step' | 'round'>,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `insert into incident_rounds (incident, step, round, told_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [incidentId, round.step, round.round, at],
  )
  return rowCount === 1
}

/** The next round of a step that was not told yet, from 0. */
export async function nextRound(connection: Connection, incidentId: string, step: number): Promise<number> {
  const { rows } = await connection.query<{ next: number }>(
    'select coalesce(max(round), -1) + 1 as next from incident_rounds where incident = $1 and step = $2',
    [incidentId, step],
  )
  return rows[0]?.next ?? 0
}

/** Notes that one person was told by a round; the round must stand already. */
export async function insertNotice(
  transaction: Connection,
  incidentId: string,
  notice: Notice,
): Promise<void> {
  await transaction.query(
    `insert into incident_notices (incident, step, round, user_id, language) values ($1, $2, $3, $4, $5)`,
    [incidentId, notice.step, notice.round, notice.userId, notice.language],
  )
}

/** Every notice of the incident, by step, round and person. */
export async function listNotices(connection: Connection, incidentId: string): Promise<Notice[]> {
  const { rows } = await connection.query<Notice & Row>(
    `select step, round, user_id as "userId", language from incident_notices
      where incident = $1 order by step, round, user_id`,
    [incidentId],
  )
  return rows
}
