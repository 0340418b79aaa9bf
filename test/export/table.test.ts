import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { renderCsv, renderSpreadsheet, type Table } from '../../src/export/table.ts'

const table: Table = {
  name: '事故台帳/2026',
  columns: [
    { header: '番号', width: 10 },
    { header: '何が起きたか', width: 40 },
    { header: '重大度', width: 8 },
  ],
  rows: [
    ['2026-001', '図面を「A社」に\n送った, "至急"', 3],
    ['2026-002', '=HYPERLINK("http://evil")', 0],
    ['2026-003', null, 1],
  ],
}

describe('writing a table as CSV', () => {
  test('begins with a byte order mark, so that Excel reads the Japanese, and quotes what needs it', () => {
    const bytes = renderCsv(table)

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toBe(
      [
        '番号,何が起きたか,重大度',
        '2026-001,"図面を「A社」に\n送った, ""至急""",3',
        `2026-002,"'=HYPERLINK(""http://evil"")",0`,
        '2026-003,,1',
        '',
      ].join('\r\n'),
    )
  })

  test.each(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '＝1'])('takes the sting out of %j', (text) => {
    const csv = new TextDecoder().decode(renderCsv({ ...table, rows: [[text, null, null]] }))

    expect(csv.split('\r\n')[1]).toBe(`'${text},,`)
  })
})

describe('writing a table as a spreadsheet', () => {
  test('gives a file that is read back as it was, formulas as text', async () => {
    const bytes = await renderSpreadsheet(table)

    const [sheet] = await readXlsxFile(Buffer.from(bytes))
    expect(sheet).toMatchObject({
      sheet: '事故台帳 2026',
      data: [
        ['番号', '何が起きたか', '重大度'],
        ['2026-001', '図面を「A社」に\n送った, "至急"', 3],
        ['2026-002', '=HYPERLINK("http://evil")', 0],
        ['2026-003', null, 1],
      ],
    })
  })
})
