import { z } from 'zod'
import { type Cell, check, type ReadChecklist } from './sheet.ts'

const column = z.string().regex(/^[A-Z]{1,2}$/, 'expected the letters of a column, as B')
const sentences = z.strictObject({ ja: z.string(), en: z.string() })

/** How a spreadsheet of somebody else's is read as a checklist; see `knowledge/README.md` for an example. */
export const sheetMapping = z.strictObject({
  sheet: z.string().optional().describe('The name of the sheet; the first one without it.'),
  firstRow: z.int().min(1).describe('The first row that holds an item, counted as the spreadsheet shows it.'),
  columns: z.strictObject({
    text: column.describe('The items’ text; a row without one is passed over.'),
    id: column.optional().describe('Their ids; numbered from 1 without it.'),
    area: column
      .optional()
      .describe('The area; an empty cell, as under a merged one, repeats the one above.'),
    measure: column.optional(),
    why: column.optional(),
    example: column.optional(),
    next: column.optional(),
    evidence: column.optional(),
    textEn: column.optional(),
  }),
  areas: z
    .record(z.string(), z.string())
    .describe('What stands in the area’s cell → the id of an area below. “*” for a sheet without areas.'),
  defaults: z
    .strictObject({
      measure: z.int().min(1).max(9).default(1),
      why: sentences,
      example: sentences,
      next: sentences,
    })
    .describe('What an item gets where its cell is empty.'),
  checklist: z
    .looseObject({})
    .describe(
      'All else of the checklist: id, version, title, notice, source, verified, options, areas, bands.',
    ),
})
export type SheetMapping = z.infer<typeof sheetMapping>

/**
 * The checklist in somebody else's sheet, by a mapping. Texts in one language only stand for both. Nothing is guessed: an
 * area the mapping does not know is a problem.
 */
export function fromForeignSheet(rows: readonly (readonly Cell[])[], mapping: SheetMapping): ReadChecklist {
  const lines: number[] = []
  const unknown: string[] = []
  let area = ''
  const items = rows.slice(mapping.firstRow - 1).flatMap((cells, index) => {
    const line = mapping.firstRow + index
    const get = (name: keyof SheetMapping['columns']) => read(cells, mapping.columns[name])
    const text = get('text')
    area = get('area') === '' ? area : get('area')
    if (text === '') return []
    lines.push(line)
    const areaId = mapping.areas[area] ?? mapping.areas['*']
    if (areaId === undefined) unknown.push(`row ${line}, area: the mapping knows no “${area}”`)
    const { defaults } = mapping
    const measure = get('measure')
    return [
      {
        id:
          get('id') === ''
            ? String(lines.length)
            : get('id')
                .toLowerCase()
                .replaceAll(/[.．_ー－]/g, '-'),
        area: areaId ?? '',
        measure: measure === '' ? defaults.measure : measureOf(measure),
        text: { ja: text, en: get('textEn') === '' ? text : get('textEn') },
        why: same(get('why')) ?? defaults.why,
        example: same(get('example')) ?? defaults.example,
        next: same(get('next')) ?? defaults.next,
        ...(get('evidence') === '' ? {} : { evidence: same(get('evidence')) }),
      },
    ]
  })
  if (unknown.length > 0) return { kind: 'invalid', problems: unknown }
  return check({ ...mapping.checklist, items }, (kind, index) => (kind === 'item' ? lines[index] : undefined))
}

function read(cells: readonly Cell[], letters: string | undefined): string {
  if (letters === undefined) return ''
  const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const cell = cells[at] ?? null
  return cell === null ? '' : String(cell).trim()
}

function same(text: string): { ja: string; en: string } | undefined {
  return text === '' ? undefined : { ja: text, en: text }
}

// ①, 1, １ and “measure 1” are the same measure; what is none is left for the schema to refuse.
function measureOf(text: string): number {
  return Number(/\d/.exec(text.normalize('NFKC'))?.[0] ?? Number.NaN)
}
