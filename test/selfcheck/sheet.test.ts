import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderSpreadsheet } from '../../src/export/table.ts'
import { readCells } from '../../src/extract/cells.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { fromForeignSheet, type SheetMapping } from '../../src/selfcheck/foreignSheet.ts'
import { checklistSchema } from '../../src/selfcheck/index.ts'
import { fromTable, toTable } from '../../src/selfcheck/sheet.ts'

const folder = join(import.meta.dirname, '../../knowledge/checklists')

async function throughSpreadsheet(table: ReturnType<typeof toTable>) {
  const columns = table.columns.map((header) => ({ header, width: 20 }))
  const bytes = await renderSpreadsheet({ name: 'checklist', columns, rows: table.rows })
  const [sheet] = await readCells(bytes)
  const [header = [], ...rows] = sheet?.rows ?? []
  return { header, rows }
}

describe('a checklist as a spreadsheet', () => {
  test.each(['preparation.yml', 'ipa-style.yml'])(
    'is the same after the way there and back: %s',
    async (file) => {
      const checklist = await loadYaml(join(folder, file), checklistSchema)

      const { header, rows } = await throughSpreadsheet(toTable(checklist))

      expect(header).toEqual(toTable(checklist).columns)
      expect(rows).toEqual(toTable(checklist).rows)
      expect(fromTable(header, rows)).toEqual({ kind: 'checklist', checklist })
    },
  )

  test('is refused with the row of each fault', async () => {
    const checklist = await loadYaml(join(folder, 'preparation.yml'), checklistSchema)
    const { columns, rows } = toTable(checklist)
    const broken = rows.map((row) =>
      row[columns.indexOf('id')] === '1-2'
        ? row.map((cell, at) => (columns[at] === 'measure' ? 12 : cell))
        : row,
    )

    const line = rows.findIndex((row) => row[columns.indexOf('id')] === '1-2') + 2
    expect(fromTable(columns, broken)).toEqual({
      kind: 'invalid',
      problems: [expect.stringContaining(`row ${line}, measure:`)],
    })
    expect(fromTable(['id'], [])).toMatchObject({ kind: 'invalid' })
  })

  test('loses no row in silence: a slip in its first cell is named, empty rows are passed over', async () => {
    const checklist = await loadYaml(join(folder, 'preparation.yml'), checklistSchema)
    const { columns, rows } = toTable(checklist)
    const last = rows.length + 1
    const empty = columns.map(() => null)

    const slipped = fromTable(columns, rows.with(-1, ['itme', ...(rows.at(-1) ?? []).slice(1)]))

    expect(slipped).toEqual({
      kind: 'invalid',
      problems: [`row ${last}, row: “itme” is none of checklist, option, area, band, item`],
    })
    expect(fromTable(columns, [...rows, empty, empty])).toEqual({ kind: 'checklist', checklist })
  })
})

describe("somebody else's spreadsheet", () => {
  const both = (text: string) => ({ ja: text, en: text })
  const mapping: SheetMapping = {
    firstRow: 3,
    columns: { area: 'A', id: 'B', text: 'C', measure: 'D' },
    areas: { '1 ルール作り': 'rules', '2 実践': 'practice' },
    defaults: { measure: 1, why: both('理由'), example: both('例'), next: both('次') },
    checklist: {
      id: 'foreign',
      version: '1',
      title: both('一覧'),
      notice: both('注意'),
      source: 'a file',
      verified: false,
      options: [
        { id: 'yes', label: { ja: 'はい', en: 'Yes' }, points: 1 },
        { id: 'no', label: { ja: 'いいえ', en: 'No' }, points: 0 },
      ],
      areas: [
        { id: 'rules', name: both('ルール作り'), verified: true },
        { id: 'practice', name: both('実践'), verified: true },
      ],
    },
  }
  const rows = [
    ['表題', null, null, null],
    ['分野', '番号', '設問', '対策'],
    ['1 ルール作り', '1.1', '一覧はありますか', '①'],
    [null, '1.2', '責任者はいますか', '③'],
    [null, null, null, null],
    ['2 実践', '2.1', '点検していますか', null],
  ]

  test('is read by a mapping, merged cells and all', () => {
    const read = fromForeignSheet(rows, mapping)

    expect(
      read.kind === 'checklist' &&
        read.checklist.items.map(({ id, area, measure, text }) => [id, area, measure, text.ja]),
    ).toEqual([
      ['1-1', 'rules', 1, '一覧はありますか'],
      ['1-2', 'rules', 3, '責任者はいますか'],
      ['2-1', 'practice', 1, '点検していますか'],
    ])
  })

  test('is refused where an area is in no mapping', () => {
    const read = fromForeignSheet([...rows, ['3 人', '3.1', '教育していますか', null]], mapping)

    expect(read).toEqual({ kind: 'invalid', problems: ['row 7, area: the mapping knows no “3 人”'] })
  })
})
