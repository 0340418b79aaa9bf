import type { Connection } from '../../database/types.ts'
import type { Stored } from '../masking.ts'
import { type IncidentRow, incidentColumns, readIncident } from './rows.ts'

/** What numbers are counted in: drills have a series of their own. */
export type Series = 'incident' | 'drill'

/** Reports of a series are written one after the other from here to the commit: the year's row is locked. */
export async function lockNumbers(transaction: Connection, series: Series, year: number): Promise<void> {
  await transaction.query(
    'insert into incident_counters (series, year, last) values ($1, $2, 0) on conflict (series, year) do nothing',
    [series, year],
  )
  await transaction.query('select last from incident_counters where series = $1 and year = $2 for update', [
    series,
    year,
  ])
}

/** The next count of the year, from 1; taken for good when the transaction commits. */
export async function nextCount(transaction: Connection, series: Series, year: number): Promise<number> {
  const { rows } = await transaction.query<{ last: number }>(
    'update incident_counters set last = last + 1 where series = $1 and year = $2 returning last',
    [series, year],
  )
  const count = rows[0]?.last
  if (count === undefined) throw new Error(`the numbers of ${year} were not locked`)
  return count
}

/** What is kept of a new incident beside what people read of it. */
export type Beginning = {
  readonly submissionKey: string
  readonly receiptHash: string | undefined
  /** The reporting rule it begins under, kept as it is. */
  readonly rule: object
}

/** Writes a new incident. */
export async function insertIncident(
  transaction: Connection,
  incident: Stored,
  { submissionKey, receiptHash, rule }: Beginning,
): Promise<void> {
  const values = {
    id: incident.id,
    number: incident.number,
    submission_key: submissionKey,
    drill: incident.drill,
    certainty: incident.certainty,
    type: incident.type,
    severity: incident.severity,
    status: incident.status,
    naming: incident.naming,
    named_to: incident.namedTo,
    receipt_hash: receiptHash,
    reporter_id: incident.reporterId,
    reporter_language: incident.reporterLanguage,
    reported_at: incident.reportedAt,
    noticed_at: incident.noticed?.at,
    noticed_precision: incident.noticed?.precision,
    occurred_at: incident.occurred?.at,
    occurred_precision: incident.occurred?.precision,
    what_happened: incident.whatHappened,
    information: incident.information,
    ongoing: incident.ongoing,
    personal_data: incident.personalData,
    already_done: incident.alreadyDone,
    fields: JSON.stringify(incident.fields),
    not_told: [...incident.notTold],
    message_channel: incident.message?.channel,
    message_ts: incident.message?.ts,
    rule: JSON.stringify(rule),
  }
  const columns = Object.keys(values)
  await transaction.query(
    `insert into incidents (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  )
}

/** The incident; `undefined` where there is none. */
export async function findIncident(connection: Connection, id: string): Promise<Stored | undefined> {
  return findWhere(connection, 'id = $1', id)
}

/** The incident with this number. */
export async function findByNumber(connection: Connection, number: string): Promise<Stored | undefined> {
  return findWhere(connection, 'number = $1', number)
}

/** The incident whose reporter has the code with this hash. */
export async function findByReceipt(connection: Connection, hash: string): Promise<Stored | undefined> {
  return findWhere(connection, 'receipt_hash = $1', hash)
}

/** The incident that this submission made; `undefined` where it made none yet. */
export async function findSubmission(connection: Connection, key: string): Promise<Stored | undefined> {
  return findWhere(connection, 'submission_key = $1', key)
}

/** The incident, held until the transaction ends: nobody else tells, acknowledges or changes it meanwhile. */
export async function lockIncident(transaction: Connection, id: string): Promise<Stored | undefined> {
  return findWhere(transaction, 'id = $1 for update', id)
}

/** The reporting rule that the incident began under, as it was written. */
export async function findRule(connection: Connection, id: string): Promise<unknown> {
  const { rows } = await connection.query<{ rule: unknown }>('select rule from incidents where id = $1', [id])
  return rows[0]?.rule
}

/** Notes the acknowledgement, or takes it back where `acknowledged` is undefined. */
export async function updateAcknowledged(
  transaction: Connection,
  id: string,
  acknowledged: { readonly at: Date; readonly by: string } | undefined,
): Promise<void> {
  await transaction.query('update incidents set acknowledged_at = $2, acknowledged_by = $3 where id = $1', [
    id,
    acknowledged?.at,
    acknowledged?.by,
  ])
}

/** What responders change of an incident. */
export type IncidentChange = Partial<
  Pick<
    Stored,
    | 'type'
    | 'severity'
    | 'severityConfirmed'
    | 'status'
    | 'personalData'
    | 'whatHappened'
    | 'information'
    | 'alreadyDone'
    | 'fields'
    | 'notTold'
    | 'cause'
    | 'prevention'
    | 'failedItem'
    | 'findings'
    | 'triage'
    | 'noReportSince'
    | 'withdrawnAt'
    | 'closedAt'
  >
>

/** Changes what is given of an incident. */
export async function updateIncident(
  transaction: Connection,
  id: string,
  change: IncidentChange,
): Promise<void> {
  const entries = Object.entries(change)
  const sets = entries.map(([name], index) => `${columnOf(name)} = $${index + 2}`)
  const values = entries.map(([name, value]) => (isJson(name) ? JSON.stringify(value) : value))
  await transaction.query(`update incidents set ${sets.join(', ')} where id = $1`, [id, ...values])
}

/** Empties every text of an incident; number, times and register stay. */
export async function clearIncident(transaction: Connection, id: string, at: Date): Promise<void> {
  await transaction.query(
    `update incidents set deleted_at = $2, what_happened = '', information = '', already_done = '', fields = '{}', findings = '{}',
       cause = '', prevention = '', message_channel = null, message_ts = null where id = $1`,
    [id, at],
  )
  await transaction.query(`update incident_words set text = '', place = null where incident = $1`, [id])
  await transaction.query(`update incident_tasks set title = '' where incident = $1`, [id])
  await transaction.query('delete from incident_evidence where incident = $1', [id])
  await transaction.query('delete from incident_drafts where incident = $1', [id])
  await transaction.query(
    `update incident_requests set reason = '' where incident = $1 and action <> 'delete'`,
    [id],
  )
}

async function findWhere(
  connection: Connection,
  condition: string,
  value: string,
): Promise<Stored | undefined> {
  const { rows } = await connection.query<IncidentRow>(
    `select ${incidentColumns} from incidents where ${condition}`,
    [value],
  )
  return rows[0] && readIncident(rows[0])
}

function isJson(name: string): boolean {
  return name === 'triage' || name === 'findings' || name === 'fields'
}

function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
