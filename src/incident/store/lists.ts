import type { Connection } from '../../database/types.ts'
import type { Stored } from '../masking.ts'
import type { Certainty, IncidentStatus, IncidentSummary, Severity } from '../types.ts'
import {
  type IncidentRow,
  incidentColumns,
  readIncident,
  readSummary,
  type SummaryRow,
  summaryColumns,
} from './rows.ts'

/** Which incidents; what is left out does not count. */
export type Filter = {
  readonly status?: IncidentStatus | 'open' | undefined
  readonly type?: string | undefined
  readonly severity?: Severity | undefined
  readonly certainty?: Certainty | undefined
  /** Drills, or all else; both where left out. */
  readonly drill?: boolean | undefined
  /** From this instant of the report on. */
  readonly from?: Date | undefined
  /** Up to but not including this instant. */
  readonly until?: Date | undefined
  /** Words that all stand in the texts, in any order, without regard to upper and lower case. */
  readonly search?: string | undefined
  /** Leaves out what this person must not be told of. */
  readonly reader?: string | undefined
}

/** The person's own reports, newest first. */
export async function listByReporter(
  connection: Connection,
  reporterId: string,
  limit: number,
): Promise<IncidentSummary[]> {
  const { rows } = await connection.query<SummaryRow>(
    `select ${summaryColumns} from incidents where reporter_id = $1 order by reported_at desc, number desc limit $2`,
    [reporterId, limit],
  )
  return rows.map(readSummary)
}

/** Incidents that are not closed: those nobody has acknowledged first, then the worst, then the oldest. */
export async function listOpen(
  connection: Connection,
  reader: string,
  limit: number,
): Promise<IncidentSummary[]> {
  const { rows } = await connection.query<SummaryRow>(
    `select ${summaryColumns} from incidents
      where status <> 'closed' and deleted_at is null and not ($1 = any(not_told))
      order by (acknowledged_at is not null), severity desc, reported_at, number limit $2`,
    [reader, limit],
  )
  return rows.map(readSummary)
}

/** Incidents as a filter asks, newest first, and how many it lets through in all: one look at the texts for both. */
export async function listIncidents(
  connection: Connection,
  filter: Filter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ incidents: IncidentSummary[]; total: number }> {
  const { where, values } = conditions(filter)
  const { rows } = await connection.query<SummaryRow & { total: number }>(
    `select ${summaryColumns}, count(*) over () as total from incidents where ${where}
       order by reported_at desc, number desc limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, page.limit, page.offset],
  )
  const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countIncidents(connection, filter))
  return { incidents: rows.map(readSummary), total }
}

/** The same incidents whole, oldest first: for exports and figures. */
export async function listWhole(connection: Connection, filter: Filter): Promise<Stored[]> {
  const { where, values } = conditions(filter)
  const { rows } = await connection.query<IncidentRow>(
    `select ${incidentColumns} from incidents where ${where} order by reported_at, number`,
    values,
  )
  return rows.map(readIncident)
}

/** When the last report that was no drill came in. */
export async function findLastReport(connection: Connection): Promise<Date | undefined> {
  const { rows } = await connection.query<{ at: Date | null }>(
    'select max(reported_at) as at from incidents where not drill',
  )
  return rows[0]?.at ?? undefined
}

/** Other incidents in which the same item of the self-check failed, newest first, without what the reader must not be told. */
export async function listAlike(
  connection: Connection,
  incident: Pick<Stored, 'id' | 'failedItem'>,
  reader: string,
  limit: number,
): Promise<IncidentSummary[]> {
  const { rows } = await connection.query<SummaryRow>(
    `select ${summaryColumns} from incidents
      where failed_item <> '' and failed_item = $1 and id <> $2 and not drill and not ($3 = any(not_told))
      order by reported_at desc limit $4`,
    [incident.failedItem, incident.id, reader, limit],
  )
  return rows.map(readSummary)
}

/** How often each item of the self-check failed since an instant, most often first. */
export async function countFailedItems(
  connection: Connection,
  since: Date,
): Promise<{ readonly item: string; readonly count: number }[]> {
  const { rows } = await connection.query<{ item: string; count: number }>(
    `select failed_item as item, count(*) as count from incidents
      where failed_item <> '' and not drill and reported_at >= $1 group by failed_item order by 2 desc, 1`,
    [since],
  )
  return rows
}

async function countIncidents(connection: Connection, filter: Filter): Promise<number> {
  const { where, values } = conditions(filter)
  const { rows } = await connection.query<{ n: number }>(
    `select count(*) as n from incidents where ${where}`,
    values,
  )
  return rows[0]?.n ?? 0
}

function conditions(filter: Filter): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const parts = ['true']
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(condition(`$${values.length}`))
  }
  if (filter.status === 'open') parts.push(`status <> 'closed' and deleted_at is null`)
  else if (filter.status !== undefined) add((at) => `status = ${at}`, filter.status)
  if (filter.type !== undefined) add((at) => `type = ${at}`, filter.type)
  if (filter.severity !== undefined) add((at) => `severity = ${at}`, filter.severity)
  if (filter.certainty !== undefined) add((at) => `certainty = ${at}`, filter.certainty)
  if (filter.drill !== undefined) add((at) => `drill = ${at}`, filter.drill)
  if (filter.from !== undefined) add((at) => `reported_at >= ${at}`, filter.from)
  if (filter.until !== undefined) add((at) => `reported_at < ${at}`, filter.until)
  if (filter.reader !== undefined) add((at) => `not (${at} = any(not_told))`, filter.reader)
  for (const word of (filter.search ?? '').split(/\s+/).filter((each) => each !== ''))
    add((at) => `${searched} ilike ${at}`, `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
  return { where: parts.join(' and '), values }
}

const searched = `(number || ' ' || what_happened || ' ' || information || ' ' || already_done || ' ' || cause
  || ' ' || prevention)`
