/**
 * The rows of a table as lines that stand alone: each value with the heading of its column, 「品名: 図面A / 保管: 金庫」.
 * Without a row of headings the cells are only joined. Empty cells and rows are left out.
 */
export function tableRows(rows: readonly (readonly string[])[]): string[] {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const at = findHeader(filled)
  if (at === undefined) return filled.map((row) => row.filter((cell) => cell !== '').join(' / '))
  const header = filled[at] ?? []
  const before = filled.slice(0, at).map((row) => row.filter((cell) => cell !== '').join(' / '))
  const after = filled.slice(at + 1).map((row) =>
    row
      .flatMap((cell, column) => {
        if (cell === '') return []
        const name = header[column] ?? ''
        return [name === '' ? cell : `${name}: ${cell}`]
      })
      .join(' / '),
  )
  return after.length === 0
    ? [...before, header.filter((cell) => cell !== '').join(' / ')]
    : [...before, ...after]
}

/** Rows that may stand above the headings: a title, a date. */
const mostAbove = 5

// The first row that names two columns or more by short words, no two the same, none of them a number.
function findHeader(rows: readonly (readonly string[])[]): number | undefined {
  const widest = Math.max(0, ...rows.map((row) => row.filter((cell) => cell !== '').length))
  for (const [at, row] of rows.slice(0, mostAbove + 1).entries()) {
    const names = row.filter((cell) => cell !== '')
    const isNames = names.every(
      (name) => name.length <= 30 && !/^[\d,.:/％%¥￥-]+$/.test(name) && !/。/.test(name),
    )
    if (names.length >= 2 && names.length * 2 > widest && isNames && new Set(names).size === names.length)
      return at
  }
  return undefined
}
