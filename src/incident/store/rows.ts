import type { Language } from '../../common/language.ts'
import type { Stored } from '../masking.ts'
import type {
  Certainty,
  Incident,
  IncidentStatus,
  IncidentSummary,
  KnownOrNot,
  Naming,
  Noticed,
  Severity,
  Triage,
} from '../types.ts'

/** A row of `incidents` as the lists read it. */
export type SummaryRow = {
  id: string
  number: string
  drill: boolean
  certainty: Certainty
  type: string
  severity: Severity
  status: IncidentStatus
  reported_at: Date
  acknowledged_at: Date | null
  acknowledged_by: string | null
}

/** The columns of a summary. */
export const summaryColumns =
  'id, number, drill, certainty, type, severity, status, reported_at, acknowledged_at, acknowledged_by'

/** A row as a summary. */
export function readSummary(row: SummaryRow): IncidentSummary {
  const { acknowledged_at, acknowledged_by } = row
  return {
    id: row.id,
    number: row.number,
    drill: row.drill,
    certainty: row.certainty,
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

/** A row of `incidents` as a whole. */
export type IncidentRow = SummaryRow & {
  severity_confirmed: boolean
  naming: Naming['kind']
  named_to: string | null
  reporter_id: string | null
  reporter_language: Language
  noticed_at: Date | null
  noticed_precision: Noticed['precision'] | null
  occurred_at: Date | null
  occurred_precision: Noticed['precision'] | null
  what_happened: string
  information: string
  ongoing: KnownOrNot
  personal_data: KnownOrNot
  already_done: string
  fields: Record<string, string>
  not_told: string[]
  message_channel: string | null
  message_ts: string | null
  cause: string
  prevention: string
  failed_item: string
  findings: Incident['findings']
  triage: Triage | null
  no_report_since: Date | null
  withdrawn_at: Date | null
  deleted_at: Date | null
  closed_at: Date | null
}

/** The columns of a whole incident. */
export const incidentColumns = `${summaryColumns}, severity_confirmed, naming, named_to, reporter_id, reporter_language,
  noticed_at, noticed_precision, occurred_at, occurred_precision, what_happened, information, ongoing, personal_data,
  already_done, fields, not_told, message_channel, message_ts, cause, prevention, failed_item, findings, triage, no_report_since,
  withdrawn_at, deleted_at, closed_at`

/** A row as an incident. */
export function readIncident(row: IncidentRow): Stored {
  const { message_channel, message_ts } = row
  return {
    ...readSummary(row),
    severityConfirmed: row.severity_confirmed,
    naming: row.naming,
    namedTo: row.named_to ?? undefined,
    reporterId: row.reporter_id ?? undefined,
    reporterLanguage: row.reporter_language,
    noticed: moment(row.noticed_at, row.noticed_precision),
    occurred: moment(row.occurred_at, row.occurred_precision),
    whatHappened: row.what_happened,
    information: row.information,
    ongoing: row.ongoing,
    personalData: row.personal_data,
    alreadyDone: row.already_done,
    fields: row.fields,
    notTold: row.not_told,
    message:
      message_channel === null || message_ts === null
        ? undefined
        : { channel: message_channel, ts: message_ts },
    cause: row.cause,
    prevention: row.prevention,
    failedItem: row.failed_item,
    findings: row.findings,
    triage: row.triage ?? undefined,
    noReportSince: row.no_report_since ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    deletedAt: row.deleted_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
  }
}

function moment(at: Date | null, precision: Noticed['precision'] | null): Noticed | undefined {
  return at === null || precision === null ? undefined : { at, precision }
}
