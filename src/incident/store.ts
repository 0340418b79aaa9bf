import type { Language } from '../common/language.ts'
import type { Connection, Row } from '../database/types.ts'
import type {
  Incident,
  IncidentStatus,
  IncidentSummary,
  KnownOrNot,
  Notice,
  RegisterLine,
  Severity,
} from './types.ts'

/** Reports are written one after the other from here to the commit: the year's row is locked. */
export async function lockNumbers(transaction: Connection, year: number): Promise<void> {
  await transaction.query(
    'insert into incident_counters (year, last) values ($1, 0) on conflict (year) do nothing',
    [year],
  )
  await transaction.query('select last from incident_counters where year = $1 for update', [year])
}

/** The next count of the year, from 1; taken for good when the transaction commits. */
export async function nextCount(transaction: Connection, year: number): Promise<number> {
  const { rows } = await transaction.query<{ last: number }>(
    'update incident_counters set last = last + 1 where year = $1 returning last',
    [year],
  )
  const count = rows[0]?.last
  if (count === undefined) throw new Error(`the numbers of ${year} were not locked`)
  return count
}

/** Writes a new incident; `rule` is the reporting rule it begins under, kept as it is. */
export async function insertIncident(
  transaction: Connection,
  incident: Incident,
  submissionKey: string,
  rule: object,
): Promise<void> {
  await transaction.query(
    `insert into incidents
       (id, number, submission_key, type, severity, status, reporter_id, reporter_language, reported_at, noticed_at,
        noticed_precision, what_happened, information, ongoing, personal_data, already_done, message_channel,
        message_ts, rule)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      incident.id,
      incident.number,
      submissionKey,
      incident.type,
      incident.severity,
      incident.status,
      incident.reporterId,
      incident.reporterLanguage,
      incident.reportedAt,
      incident.noticed?.at ?? null,
      incident.noticed?.precision ?? null,
      incident.whatHappened,
      incident.information,
      incident.ongoing,
      incident.personalData,
      incident.alreadyDone,
      incident.message?.channel ?? null,
      incident.message?.ts ?? null,
      JSON.stringify(rule),
    ],
  )
}

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

/** The incident; `undefined` where there is none. */
export async function findIncident(connection: Connection, id: string): Promise<Incident | undefined> {
  const { rows } = await connection.query<IncidentRow>(`${selectIncident} where id = $1`, [id])
  return rows[0] && readIncident(rows[0])
}

/** The same, held until the transaction ends: nobody else tells or acknowledges it meanwhile. */
export async function lockIncident(transaction: Connection, id: string): Promise<Incident | undefined> {
  const { rows } = await transaction.query<IncidentRow>(`${selectIncident} where id = $1 for update`, [id])
  return rows[0] && readIncident(rows[0])
}

/** The incident that this submission made; `undefined` where it made none yet. */
export async function findSubmission(connection: Connection, key: string): Promise<Incident | undefined> {
  const { rows } = await connection.query<IncidentRow>(`${selectIncident} where submission_key = $1`, [key])
  return rows[0] && readIncident(rows[0])
}

/** The reporting rule that the incident began under, as it was written. */
export async function findRule(connection: Connection, id: string): Promise<unknown> {
  const { rows } = await connection.query<{ rule: unknown }>('select rule from incidents where id = $1', [id])
  return rows[0]?.rule
}

/** Notes the acknowledgement; only the first one counts. */
export async function updateAcknowledged(
  transaction: Connection,
  id: string,
  at: Date,
  by: string,
): Promise<void> {
  await transaction.query(
    `update incidents set acknowledged_at = $2, acknowledged_by = $3 where id = $1 and acknowledged_at is null`,
    [id, at, by],
  )
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

/** The person's own reports, newest first. */
export async function listByReporter(
  connection: Connection,
  reporterId: string,
  limit: number,
): Promise<IncidentSummary[]> {
  const { rows } = await connection.query<IncidentRow>(
    `${selectIncident} where reporter_id = $1 order by reported_at desc, number desc limit $2`,
    [reporterId, limit],
  )
  return rows.map(readSummary)
}

/** Incidents that are not closed: those nobody has acknowledged first, then the worst, then the oldest. */
export async function listOpen(connection: Connection, limit: number): Promise<IncidentSummary[]> {
  const { rows } = await connection.query<IncidentRow>(
    `${selectIncident} where status <> 'closed'
      order by (acknowledged_at is not null), severity desc, reported_at, number limit $1`,
    [limit],
  )
  return rows.map(readSummary)
}

type IncidentRow = {
  id: string
  number: string
  type: string
  severity: Severity
  status: IncidentStatus
  reporter_id: string
  reporter_language: Language
  reported_at: Date
  noticed_at: Date | null
  noticed_precision: 'minute' | 'day' | null
  what_happened: string
  information: string
  ongoing: KnownOrNot
  personal_data: KnownOrNot
  already_done: string
  message_channel: string | null
  message_ts: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
}

const selectIncident = `select id, number, type, severity, status, reporter_id, reporter_language, reported_at,
  noticed_at, noticed_precision, what_happened, information, ongoing, personal_data, already_done, message_channel,
  message_ts, acknowledged_at, acknowledged_by from incidents`

function readIncident(row: IncidentRow): Incident {
  const { noticed_at, noticed_precision, message_channel, message_ts } = row
  return {
    ...readSummary(row),
    reporterId: row.reporter_id,
    reporterLanguage: row.reporter_language,
    noticed:
      noticed_at === null || noticed_precision === null
        ? undefined
        : { at: noticed_at, precision: noticed_precision },
    whatHappened: row.what_happened,
    information: row.information,
    ongoing: row.ongoing,
    personalData: row.personal_data,
    alreadyDone: row.already_done,
    message:
      message_channel === null || message_ts === null
        ? undefined
        : { channel: message_channel, ts: message_ts },
  }
}

function readSummary(row: IncidentRow): IncidentSummary {
  const { acknowledged_at, acknowledged_by } = row
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    severity: row.severity,
    status: row.status,
    reportedAt: row.reported_at,
    acknowledged:
      acknowledged_at === null || acknowledged_by === null
        ? undefined
        : { at: acknowledged_at, by: acknowledged_by },
  }
}
