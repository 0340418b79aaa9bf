import { z } from 'zod'
import { localDate } from '../../calendar/index.ts'
import type { Connection } from '../../database/types.ts'
import { renderPdf } from '../../export/document.ts'
import { renderRadarChart } from '../../export/radarChart.ts'
import { renderCsv, renderSpreadsheet } from '../../export/table.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { type Report, reportOf } from '../../selfcheck/index.ts'
import { sendFile } from '../files.ts'
import type { Person } from '../types.ts'
import { dayOf } from '../views/selfcheck.ts'
import { chartOf } from '../views/selfcheckResult.ts'
import type { SelfcheckParts } from './selfcheckJobs.ts'

const queue = 'selfcheck.export'

/** The forms in which a result can be had. */
export const exportFormats = ['pdf', 'xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

const Data = z.object({
  user: z.string(),
  session: z.string(),
  format: z.enum(exportFormats),
  since: z.string().optional(),
})

/** Has the result of the person's session made into a file that comes to their direct message. */
export async function enqueueExport(
  parts: SelfcheckParts,
  connection: Connection,
  wish: {
    readonly userId: string
    readonly sessionId: string
    readonly format: ExportFormat
    readonly key: string
    /** Slack's time of the press. */
    readonly since: string
  },
): Promise<void> {
  const { userId, sessionId, format, key, since } = wish
  const data = { user: userId, session: sessionId, format, since }
  await parts.jobs.enqueue(connection, { queue, key, runAt: parts.clock.now(), data })
}

/** Makes the files that were asked for. */
export function registerSelfcheckExport(jobs: Jobs, parts: SelfcheckParts): void {
  jobs.handle(queue, async (data) => {
    const { user, session, format, since } = Data.parse(data)
    const person = await parts.people.get(user)
    const file = await makeFile(parts, person, session, format)
    if (file !== undefined) await sendFile(parts.interactive, { userId: person.id, since, ...file })
  })
}

type File = { readonly name: string; readonly bytes: Uint8Array; readonly comment: string }

async function makeFile(
  parts: SelfcheckParts,
  person: Person,
  sessionId: string,
  format: ExportFormat,
): Promise<File | undefined> {
  const material = await parts.selfchecks.loadReport(person.id, sessionId)
  if (material === undefined) return undefined
  const { language } = person
  const words = sentences[language].selfcheck.report
  const names = await namesOf(
    parts,
    material.history.map(({ answeredBy }) => answeredBy),
  )
  const report = reportOf({
    ...material,
    nameOf: (id) => names.get(id) ?? id,
    dayOf: (moment) => dayOf(moment, person),
    language,
    words,
  })
  const chart = chartOf(material.result, language, material.previous)
  const bytes = await render(report, format, chart && (await renderRadarChart(chart)))
  // An empty file would be noticed only by whoever it is handed to.
  if (report.table.rows.length === 0 || bytes.byteLength === 0) throw new Error('an export came out empty')
  const finished = material.result.session.finishedAt ?? parts.clock.now()
  return {
    name: `${words.fileName(localDate(finished, person.timeZone))}.${format}`,
    bytes,
    comment: words.ready,
  }
}

async function render(
  report: Report,
  format: ExportFormat,
  picture: Uint8Array | undefined,
): Promise<Uint8Array> {
  const { document, table } = report
  if (format === 'pdf') return renderPdf({ ...document, ...(picture === undefined ? {} : { picture }) })
  const widths = [18, 8, 48, 14, 6, 16, 14, 30, 40, 8]
  const columns = table.columns.map((header, at) => ({ header, width: widths[at] ?? 20 }))
  const whole = { name: document.title, columns, rows: table.rows }
  return format === 'csv' ? renderCsv(whole) : renderSpreadsheet(whole)
}

async function namesOf(parts: SelfcheckParts, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await Promise.all([...new Set(ids)].map((id) => parts.people.get(id)))
  return new Map(people.map(({ id, name }) => [id, name]))
}
