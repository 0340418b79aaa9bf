import type { Language } from '../common/language.ts'
import { writeMoment } from './drafts.ts'
import { typeNamed, unknownType } from './firstResponse.ts'
import type { IncidentType } from './schema.ts'
import type { Certainty, Incident, IncidentStatus, KnownOrNot, Noticed } from './types.ts'

/** The register as a table of values: for a spreadsheet or CSV. */
export type RegisterTable = {
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

const widths = {
  number: 11,
  drill: 6,
  status: 10,
  certainty: 14,
  severity: 8,
  type: 26,
  reportedAt: 17,
  noticedAt: 17,
  occurredAt: 17,
  reporter: 16,
  whatHappened: 60,
  information: 30,
  ongoing: 12,
  personalData: 14,
  alreadyDone: 40,
  acknowledgedAt: 17,
  acknowledgedBy: 16,
  cause: 40,
  prevention: 40,
  failedItem: 20,
  closedAt: 17,
} as const
type Column = keyof typeof widths

/** The words of the table, in one language. */
export type RegisterWords = {
  readonly known: Readonly<Record<KnownOrNot, string>>
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly unknownType: string
  readonly register: {
    readonly sheet: string
    readonly columns: Readonly<Record<Column, string>>
    readonly statuses: Readonly<Record<IncidentStatus, string>>
    readonly yes: string
    readonly reporterHidden: Readonly<Record<'confidential' | 'anonymous', string>>
  }
}

/** The incidents as rows, in the order given; times by the clock in Japan. */
export function registerTable(
  incidents: readonly Incident[],
  {
    types,
    words,
    language,
  }: {
    readonly types: readonly IncidentType[]
    readonly words: RegisterWords
    readonly language: Language
  },
): RegisterTable {
  const { register } = words
  const columns = Object.keys(widths).filter(isColumn)
  const names = new Map(types.map((type) => [type.id, typeNamed(types, type.id).name[language]]))
  return {
    name: register.sheet,
    columns: columns.map((column) => ({ header: register.columns[column], width: widths[column] })),
    rows: incidents.map((incident) => {
      const values = valuesOf(incident)
      return columns.map((column) => values[column])
    }),
  }

  function valuesOf(incident: Incident): Record<Column, string | number | null> {
    return {
      number: incident.number,
      drill: incident.drill ? register.yes : null,
      status: register.statuses[incident.status],
      certainty: words.certainty[incident.certainty],
      severity: incident.severity,
      type: incident.type === unknownType ? words.unknownType : (names.get(incident.type) ?? incident.type),
      reportedAt: writeMoment(incident.reportedAt),
      noticedAt: moment(incident.noticed),
      occurredAt: moment(incident.occurred),
      reporter:
        incident.reporterId ??
        register.reporterHidden[incident.naming === 'anonymous' ? 'anonymous' : 'confidential'],
      whatHappened: incident.whatHappened,
      information: incident.information,
      ongoing: words.known[incident.ongoing],
      personalData: words.known[incident.personalData],
      alreadyDone: incident.alreadyDone,
      acknowledgedAt: incident.acknowledged === undefined ? null : writeMoment(incident.acknowledged.at),
      acknowledgedBy: incident.acknowledged?.by ?? null,
      cause: incident.cause,
      prevention: incident.prevention,
      failedItem: incident.failedItem,
      closedAt: incident.closedAt === undefined ? null : writeMoment(incident.closedAt),
    }
  }
}

function moment(noticed: Noticed | undefined): string | null {
  if (noticed === undefined) return null
  const shown = writeMoment(noticed.at)
  return noticed.precision === 'day' ? shown.slice(0, 10) : shown
}

function isColumn(name: string): name is Column {
  return Object.hasOwn(widths, name)
}
