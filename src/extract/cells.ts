/** A cell of a sheet as it stands; `null` where it is empty. */
type SheetCell = string | number | boolean | Date | null

/**
 * The sheets of an Excel file (xlsx) as cells, nothing trimmed. For files of the organisation's own: it is read in this
 * process.
 *
 * @throws Error when the bytes are no such file.
 */
export async function readCells(
  bytes: Uint8Array,
): Promise<{ readonly sheet: string; readonly rows: readonly (readonly SheetCell[])[] }[]> {
  // Loaded here and not above: every start and every command would pay for it.
  const { default: readXlsxFile } = await import('read-excel-file/node')
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false })
  return sheets.map(({ sheet, data }) => ({
    sheet,
    rows: data.map((row) => row.map((cell) => (isCell(cell) ? cell : null))),
  }))
}

function isCell(cell: unknown): cell is SheetCell {
  return ['string', 'number', 'boolean'].includes(typeof cell) || cell instanceof Date
}
