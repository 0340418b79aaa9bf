import type { FileReport, UpdateOptions } from '../answering/types.ts'
import { describeFault } from '../i18n/describeFault.ts'
import { sentences } from '../i18n/index.ts'
import { type CommandStreams, type ExitCode, printable } from './lines.ts'
import { readJsonOption, refuse } from './options.ts'

export const indexUsage =
  'mamori index [--json]   brings the index up to date with the documents; exit code 1 when one could not be read'

/** What `mamori index` stands on. */
export type IndexParts = {
  readonly updateDocuments: (options?: UpdateOptions) => Promise<readonly FileReport[]>
}

/**
 * `mamori index`: makes the stored documents equal to the files, tells of each file as it is read, and ends with a table
 * of those that are not as they were.
 *
 * @param open gives what it stands on; not called on bad usage.
 * @returns 0 when every file could be read, 1 when one could not, 2 on bad usage.
 */
export async function runIndex(
  open: () => Promise<IndexParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readJsonOption(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, indexUsage)
  const { updateDocuments } = await open()
  const report = await updateDocuments({
    onProgress: (done, of, path) => streams.errors.write(`[${done}/${of}] ${printable(path)}\n`),
  })
  const lines = options.json ? [JSON.stringify(asJson(report))] : [...table(report), ...summary(report)]
  streams.output.write(`${lines.join('\n')}\n`)
  return report.some(({ fault }) => fault !== undefined) ? 1 : 0
}

function count(report: readonly FileReport[], state: FileReport['state']): number {
  return report.filter((file) => file.state === state).length
}

function asJson(report: readonly FileReport[]) {
  return {
    documents: report.length - count(report, 'removed'),
    added: count(report, 'added'),
    changed: count(report, 'changed'),
    removed: count(report, 'removed'),
    unchanged: count(report, 'unchanged'),
    failed: count(report, 'failed') + count(report, 'stale'),
    sections: report.filter(isPresent).reduce((sum, file) => sum + file.sections, 0),
    files: report.filter(isWorthALine).map(({ fault, ...file }) => ({
      ...file,
      ...(fault === undefined ? {} : { fault, ...inWords(fault) }),
    })),
  }
}

function isPresent({ state }: FileReport): boolean {
  return state !== 'removed'
}

function isWorthALine({ state, flagged }: FileReport): boolean {
  return state !== 'unchanged' || flagged.length > 0
}

function table(report: readonly FileReport[]): string[] {
  const shown = report.filter(isWorthALine)
  if (shown.length === 0) return []
  const width = Math.max(...shown.map(({ path }) => columns(printable(path))), 8)
  const row = (path: string, format: string, sections: string, state: string) =>
    `${path}${' '.repeat(width - columns(path))}  ${format.padEnd(10)}  ${sections.padStart(8)}  ${state}`
  return [
    row('document', 'format', 'sections', 'state'),
    ...shown.flatMap((file) => [
      row(printable(file.path), file.format, file.sections === 0 ? '' : String(file.sections), file.state),
      ...remarks(file),
    ]),
    '',
  ]
}

// Whoever reads this may read either language; what a person must do stands in both.
function remarks({ fault, flagged, state }: FileReport): string[] {
  const said = (['ja', 'en'] as const).flatMap((language) => {
    const words = sentences[language].documents
    return [
      ...(fault === undefined ? [] : [describeFault(fault, language)]),
      ...(state === 'stale' ? [words.stale] : []),
      ...(flagged.length === 0 ? [] : [words.flagged(flagged)]),
    ]
  })
  return said.map((sentence) => `  → ${printable(sentence)}`)
}

function inWords(fault: NonNullable<FileReport['fault']>) {
  return { ja: describeFault(fault, 'ja'), en: describeFault(fault, 'en') }
}

function summary(report: readonly FileReport[]): string[] {
  const { files: _, ...counts } = asJson(report)
  return Object.entries(counts).map(([name, number]) => `${name.padEnd(10)}${String(number).padStart(7)}`)
}

/** Columns of a terminal: kanji, kana and full-width letters take two. */
function columns(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  )
}
