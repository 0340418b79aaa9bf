import { renderPdf } from '../export/document.ts'
import { renderCsv, renderSpreadsheet, type Table } from '../export/table.ts'
import { sentences } from '../i18n/index.ts'
import {
  type Actor,
  type Clocks,
  type Incident,
  type IncidentSummary,
  type Incidents,
  registerTable,
} from '../incident/index.ts'
import { type IncidentOptions, readIncidentOptions } from './incidentOptions.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { refuse } from './options.ts'
import { writeFile } from './rule.ts'

export const incidentUsage = `mamori incident list [--status open|…] [--type T] [--severity 0-3] [--from DAY] [--until DAY] [--search WORDS]
                     [--drills|--all] [--limit N] [--json]
mamori incident show <number> [--json]
mamori incident clocks [--json]
mamori incident export [--format csv|xlsx|json] [--out FILE] [--language ja|en] [the filters of list]
mamori incident export <number> --format pdf --out FILE [--document accident-report|prompt-report|full-report|
                     customer-notice|certification-notice] [--language ja|en]
  Names of reporters are as their reports allow; numbers and keys are masked. Every reading is a line of the audit.`

/** What `mamori incident` stands on. */
export type IncidentCommandParts = { readonly incidents: Incidents }

// Whoever can run the command owns the data folder; the audit says that it was the command.
const reader: Actor = { userId: 'command', roles: new Set(['admin']) }

/**
 * `mamori incident`: the register on the command line.
 *
 * @param openParts gives what it stands on; not called on bad usage.
 * @returns 0 when it was served, 1 when there is no such incident, 2 on bad usage.
 */
export async function runIncident(
  openParts: () => Promise<IncidentCommandParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readIncidentOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, incidentUsage)
  const { incidents } = await openParts()
  const { output } = streams
  switch (options.action) {
    case 'list': {
      const { filter, limit, json } = options
      const found = await incidents.list(reader, filter, { limit, offset: 0 })
      if (json) output.write(`${JSON.stringify(found)}\n`)
      else output.write(found.incidents.map((incident) => `${summaryLine(incident)}\n`).join(''))
      return 0
    }
    case 'clocks': {
      const clocks = await incidents.listClocks(reader)
      output.write(options.json ? `${JSON.stringify(clocks)}\n` : clocks.flatMap(clockLines).join(''))
      return 0
    }
    case 'show':
      return await show(incidents, options, streams)
    case 'document': {
      const { number, kind, language, out } = options
      const id = await incidents.findNumbered(number, reader)
      const words = sentences[language].incidentDocuments
      const document = id && (await incidents.draft(id, reader, kind, words, language))
      if (!document) return notFound(number, streams)
      await writeFile(out, await renderPdf(document))
      return 0
    }
    case 'export':
      return await exportRegister(incidents, options, streams)
  }
}

async function show(
  incidents: Incidents,
  { number, json }: IncidentOptions & { action: 'show' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const id = await incidents.findNumbered(number, reader)
  const dossier = id && (await incidents.open(id, reader))
  if (!dossier) return notFound(number, streams)
  if (json) {
    streams.output.write(`${JSON.stringify(dossier)}\n`)
    return 0
  }
  const { incident, register, tasks } = dossier
  const lines = [
    summaryLine(incident),
    ...written(incident),
    ...register.map(({ at, actor, what }) => `${at.toISOString()}  ${what.padEnd(14)} ${actor}`),
    ...tasks.map(
      (task) => `task  ${task.dueOn}  ${task.owner}  ${task.doneAt === undefined ? 'open' : 'done'}`,
    ),
  ]
  streams.output.write(`${lines.map(printable).join('\n')}\n`)
  return 0
}

async function exportRegister(
  incidents: Incidents,
  { filter, format, language, out }: IncidentOptions & { action: 'export' },
  { output }: CommandStreams,
): Promise<ExitCode> {
  const found = (await incidents.exportRegister(reader, filter)) ?? []
  const bytes = await render()
  if (out === undefined) output.write(bytes)
  else await writeFile(out, bytes)
  return 0

  async function render(): Promise<Uint8Array> {
    if (format === 'json')
      return new TextEncoder().encode(found.map((incident) => `${JSON.stringify(incident)}\n`).join(''))
    const words = sentences[language].incidentDocuments
    const table: Table = registerTable(found, { types: incidents.types, words, language })
    return format === 'csv' ? renderCsv(table) : await renderSpreadsheet(table)
  }
}

function summaryLine(incident: IncidentSummary): string {
  const { number, severity, status, type, reportedAt, acknowledged } = incident
  const taken = acknowledged === undefined ? 'not acknowledged' : 'acknowledged'
  return `${number}  severity ${severity}  ${status.padEnd(13)} ${type.padEnd(20)} ${reportedAt.toISOString()}  ${taken}`
}

function clockLines({ incident, clocks }: Clocks): string[] {
  return clocks.map(({ id, dueAt, state }) => {
    const due = dueAt === undefined ? 'without delay'.padEnd(24) : dueAt.toISOString()
    return `${incident.number}  ${due}  ${state.padEnd(10)} ${id}\n`
  })
}

function written({ whatHappened, information, alreadyDone, cause, prevention }: Incident): string[] {
  return [whatHappened, information, alreadyDone, cause, prevention].filter((text) => text !== '')
}

function notFound(number: string, { errors }: CommandStreams): ExitCode {
  errors.write(`There is no incident ${number}.\n`)
  return 1
}

// What a reporter typed may hold what a terminal obeys.
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, '\ufffd')
}
