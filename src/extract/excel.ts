import readXlsxFile from 'read-excel-file/node'
import { cleanLine } from './cleanText.ts'
import { tableRows } from './tables.ts'
import type { ExtractedSection } from './types.ts'

/** Characters of the rows that make one section. */
const longestBlock = 800

/** The sheets of an Excel file (xlsx), each as sections of rows: every value with the heading of its column. */
export async function readExcel(bytes: Uint8Array): Promise<ExtractedSection[]> {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: true })
  return sheets.flatMap(({ sheet, data }) => {
    const rows = tableRows(data.map((row) => row.map(cellText)))
    return cutRows(rows).map((lines) => ({
      heading: '',
      above: [],
      text: lines.join('\n'),
      place: { kind: 'sheet' as const, sheet: cleanLine(sheet) },
    }))
  })
}

function cutRows(rows: readonly string[]): string[][] {
  const blocks: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (length + row.length > longestBlock) {
      blocks.push([])
      length = 0
    }
    blocks.at(-1)?.push(row)
    length += row.length
  }
  return blocks
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // Excel's dates have no time zone; the library reads them as UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell.toISOString())
  return cleanLine(String(cell))
}

function dateText(iso: string): string {
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}
