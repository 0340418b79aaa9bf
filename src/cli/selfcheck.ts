import { readFile } from 'node:fs/promises'
import { renderPdf } from '../export/document.ts'
import { renderCsv, renderSpreadsheet } from '../export/table.ts'
import { readCells } from '../extract/index.ts'
import { sentences } from '../i18n/index.ts'
import { loadYaml } from '../knowledge/index.ts'
import {
  fromForeignSheet,
  fromTable,
  parseReply,
  reportOf,
  type Selfchecks,
  sheetMapping,
  toTable,
} from '../selfcheck/index.ts'
import type { Checklist, Comparison, Session } from '../selfcheck/types.ts'
import { type CommandStreams, type ExitCode, readLines, serveLines } from './lines.ts'
import { refuse } from './options.ts'
import { writeFile } from './rule.ts'
import { readSelfcheckOptions, type SelfcheckOptions } from './selfcheckOptions.ts'

export const selfcheckUsage = `mamori selfcheck list [--json]
mamori selfcheck show <session> [--json]
mamori selfcheck compare <session> [--json]        with the run before it
mamori selfcheck export [<session>] [--format csv|xlsx|json|pdf] [--out FILE] [--language ja|en]
  Without a session: every one that is not of a grouped campaign; PDF is of one.
mamori selfcheck export --checklist <id> --out FILE.xlsx
mamori selfcheck import --file FILE.xlsx [--mapping FILE.yml]
  Writes the checklist for knowledge/checklists, or what is wrong and in which row.
mamori selfcheck parse "<text>" [--checklist <id>]
mamori selfcheck parse --batch <file.jsonl|->
  A line in:  {"id"?, "text"}
  A line out: {"id", "option": id or null, "sure", "command"?}, or {"id", "error"}`

/** What `mamori selfcheck` stands on. */
export type SelfcheckCommandParts = { readonly selfchecks: Selfchecks }

/**
 * `mamori selfcheck`: sessions, results and checklists on the command line. Sessions of grouped campaigns are in none of
 * it.
 *
 * @param openParts gives what it stands on; not called on bad usage.
 * @returns 0 when it was served, 1 when something is not there or a line failed, 2 on bad usage.
 */
export async function runSelfcheck(
  openParts: () => Promise<SelfcheckCommandParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readSelfcheckOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, selfcheckUsage)
  if (options.action === 'import') return importSheet(options, streams)
  const { selfchecks } = await openParts()
  switch (options.action) {
    case 'list': {
      const sessions = (await selfchecks.listAll()).map((session) => summaryOf(session))
      if (options.json) streams.output.write(`${JSON.stringify(sessions)}\n`)
      else streams.output.write(sessions.map((each) => `${Object.values(each).join('  ')}\n`).join(''))
      return 0
    }
    case 'show':
      return show(selfchecks, options, streams)
    case 'compare':
      return compareRuns(selfchecks, options, streams)
    case 'export':
      return exportRuns(selfchecks, options, streams)
    case 'export-checklist':
      return exportChecklist(selfchecks, options, streams)
    case 'parse':
      return parse(selfchecks, options, streams)
  }
}

async function show(
  selfchecks: Selfchecks,
  { session: id, json }: SelfcheckOptions & { action: 'show' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const material = await selfchecks.loadAny(id)
  if (material === undefined) return notFound(id, streams)
  const { result } = material
  const { answers, checklist } = result.session
  const shown = {
    ...summaryOf(result.session),
    overall: result.overall,
    areas: result.areas.map(({ area, score }) => ({ area: area.id, score })),
    answers,
    evidence: material.notes.map(({ itemId, kind, sha256, expiresOn }) => ({
      itemId,
      kind,
      sha256,
      expiresOn,
    })),
  }
  if (json) streams.output.write(`${JSON.stringify(shown)}\n`)
  else {
    const lines = checklist.items.map(
      (item) => `${item.id.padEnd(8)} ${(answers[item.id] ?? '-').padEnd(16)} ${item.text.ja}`,
    )
    streams.output.write(`${id}  ${result.overall ?? '-'}\n${lines.join('\n')}\n`)
  }
  return 0
}

async function compareRuns(
  selfchecks: Selfchecks,
  { session: id, json }: SelfcheckOptions & { action: 'compare' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const comparison = (await selfchecks.loadAny(id))?.comparison
  if (comparison === undefined) {
    streams.errors.write(`There is no finished session ${id} with one before it.\n`)
    return 1
  }
  const items = comparison.items.map(lineOf)
  const { overall } = comparison
  if (json) {
    const areas = comparison.areas.map(({ area, before, after }) => ({ area: area.id, before, after }))
    streams.output.write(
      `${JSON.stringify({ before: comparison.before.id, after: id, overall, areas, items })}\n`,
    )
  } else streams.output.write(items.map((item) => `${Object.values(item).join('  ')}\n`).join(''))
  return 0
}

function lineOf({ item, before, after, change, hasStaleEvidence }: Comparison['items'][number]) {
  return { item: item.id, change, before: before?.id ?? null, after: after?.id ?? null, hasStaleEvidence }
}

async function exportRuns(
  selfchecks: Selfchecks,
  { session, format, language, out }: SelfcheckOptions & { action: 'export' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const words = sentences[language].selfcheck.report
  const one = session === undefined ? undefined : await selfchecks.loadAny(session)
  if (session !== undefined && one === undefined) return notFound(session, streams)
  // As `2026-11-24`, by the day it is in Japan.
  const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })
  const reports = (one === undefined ? await selfchecks.loadAll() : [one]).map((material) => ({
    id: material.result.session.id,
    report: reportOf({ ...material, nameOf: (userId) => userId, dayOf, language, words }),
  }))
  const [first] = reports
  const columns = ['session', ...words.columns]
  const rows = reports.flatMap(({ id, report }) => report.table.rows.map((row) => [id, ...row]))
  const table = { name: words.title, columns: columns.map((header) => ({ header, width: 20 })), rows }
  const bytes =
    format === 'pdf'
      ? first && (await renderPdf(first.report.document))
      : format === 'json'
        ? new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
        : format === 'csv'
          ? renderCsv(table)
          : await renderSpreadsheet(table)
  if (bytes === undefined) return notFound('', streams)
  return put(bytes, out, streams)
}

async function exportChecklist(
  selfchecks: Selfchecks,
  { checklist: id, out }: SelfcheckOptions & { action: 'export-checklist' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const checklist = selfchecks.checklists.find((each) => each.id === id)
  if (checklist === undefined) return notFound(id, streams)
  const { columns, rows } = toTable(checklist)
  const table = { name: checklist.id, columns: columns.map((header) => ({ header, width: 24 })), rows }
  return put(await renderSpreadsheet(table), out, streams)
}

async function importSheet(
  { file, mapping: mappingFile }: SelfcheckOptions & { action: 'import' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const sheets = await readCells(await readFile(file))
  const mapping = mappingFile === undefined ? undefined : await loadYaml(mappingFile, sheetMapping)
  const sheet =
    mapping?.sheet === undefined ? sheets[0] : sheets.find(({ sheet: name }) => name === mapping.sheet)
  if (sheet === undefined) {
    streams.errors.write(`There is no sheet ${mapping?.sheet ?? ''} in ${file}.\n`)
    return 1
  }
  const [header = [], ...rows] = sheet.rows
  const read = mapping === undefined ? fromTable(header, rows) : fromForeignSheet(sheet.rows, mapping)
  if (read.kind === 'invalid') {
    streams.errors.write(read.problems.map((problem) => `${problem}\n`).join(''))
    return 1
  }
  streams.output.write(`${JSON.stringify(read.checklist, null, 2)}\n`)
  return 0
}

async function parse(
  { checklists }: Selfchecks,
  options: SelfcheckOptions & { action: 'parse' },
  streams: CommandStreams,
): Promise<ExitCode> {
  const checklist =
    options.checklist === undefined ? checklists[0] : checklists.find(({ id }) => id === options.checklist)
  if (checklist === undefined) return notFound(options.checklist ?? '', streams)
  if (options.batch === undefined) {
    streams.output.write(`${JSON.stringify(read(checklist, options.text))}\n`)
    return 0
  }
  return serveLines(readLines(options.batch, streams.input), streams, async ({ text }) => {
    if (typeof text !== 'string' || text.trim() === '')
      throw new Error('expected "text", a string that is not empty')
    return read(checklist, text)
  })
}

function read(checklist: Checklist, text: string) {
  const { option, sure, reading } = parseReply(text, checklist.options)
  return { option, sure, ...(reading.kind === 'command' ? { command: reading.command } : {}) }
}

function summaryOf({ id, status, checklist, startedAt, finishedAt, userId, proxyFor, campaignId }: Session) {
  return {
    id,
    status,
    checklist: checklist.id,
    version: checklist.version,
    person: userId,
    proxyFor,
    campaign: campaignId,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

async function put(bytes: Uint8Array, out: string | undefined, streams: CommandStreams): Promise<ExitCode> {
  if (out === undefined) streams.output.write(bytes)
  else await writeFile(out, bytes)
  return 0
}

function notFound(id: string, streams: CommandStreams): ExitCode {
  streams.errors.write(`There is nothing with the id ${id}.\n`)
  return 1
}
