import type { Connection, Row } from '../../database/types.ts'
import type { Absence } from '../types.ts'

/** A version of the reporting rule that was in force, as it was written. */
export type KeptRule = {
  readonly version: number
  readonly rule: unknown
  readonly at: Date
  readonly by: string
}

/** Keeps a version for good. @returns false where that version stands already. */
export async function insertRule(connection: Connection, kept: KeptRule): Promise<boolean> {
  const { rowCount } = await connection.query(
    'insert into reporting_rules (version, rule, at, by) values ($1, $2, $3, $4) on conflict do nothing',
    [kept.version, JSON.stringify(kept.rule), kept.at, kept.by],
  )
  return rowCount === 1
}

/** The versions, newest first. */
export async function listRules(connection: Connection, limit: number): Promise<KeptRule[]> {
  const { rows } = await connection.query<KeptRule & Row>(
    'select version, rule, at, by from reporting_rules order by version desc limit $1',
    [limit],
  )
  return rows
}

/** Who is away at an instant or later. */
export async function listAbsences(connection: Connection, at: Date): Promise<Absence[]> {
  const { rows } = await connection.query<Omit<Absence, 'standIn'> & { standIn: string | null }>(
    `select user_id as "userId", from_at as "from", until_at as "until", stand_in as "standIn"
       from absences where until_at > $1 order by from_at, user_id`,
    [at],
  )
  return rows.map((row) => ({ ...row, standIn: row.standIn ?? undefined }))
}

/** Notes an absence; one that begins at the same time is replaced. */
export async function saveAbsence(connection: Connection, absence: Absence, setBy: string): Promise<void> {
  await connection.query(
    `insert into absences (user_id, from_at, until_at, stand_in, set_by) values ($1, $2, $3, $4, $5)
       on conflict (user_id, from_at) do update set until_at = $3, stand_in = $4, set_by = $5`,
    [absence.userId, absence.from, absence.until, absence.standIn, setBy],
  )
}

/** Takes back every absence of a person that has not ended. */
export async function deleteAbsences(connection: Connection, userId: string, at: Date): Promise<void> {
  await connection.query('delete from absences where user_id = $1 and until_at > $2', [userId, at])
}
