/** A table as values: one header and width a column, one row a record. */
export type Table = {
  /** The sheet's name. */
  readonly name: string
  /** `width` in characters. */
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  /** Each as long as `columns`; `null` is an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** The table as a spreadsheet (.xlsx), its header in bold and staying in sight. */
export async function renderSpreadsheet({ name, columns, rows }: Table): Promise<Uint8Array> {
  // Loaded here and not above: every start and every command would pay for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const header = columns.map((column) => ({ value: column.header, fontWeight: 'bold' as const }))
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value === null || value === '') return null
      // Typed as text, so that nothing a person wrote is taken for a formula.
      return typeof value === 'number'
        ? { value, type: Number }
        : { value: clean(value), type: String, wrap: true, alignVertical: 'top' as const }
    }),
  )
  const file = writeXlsxFile([header, ...cells], {
    sheet: sheetName(name),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  })
  return new Uint8Array(await file.toBuffer())
}

/**
 * The table as CSV that Excel opens with Japanese in it: UTF-8 with a byte order mark, lines ended by CR and LF. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export function renderCsv({ columns, rows }: Table): Uint8Array {
  const lines = [columns.map(({ header }) => header), ...rows].map((row) => row.map(csvCell).join(','))
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// Characters that XML has no place for.
function clean(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '').slice(0, 32_767)
}

// Excel's own rule for the name of a sheet.
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}
