import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import { describe, expect, test } from 'vitest'
import { clauses, page, pdf, ucs2 } from './files.ts'
import { openExtractor } from './reading.ts'

const { sectionsOf } = openExtractor()

describe('reading a PDF', () => {
  test.each(['UniJIS-UCS2-H', 'UniJIS-UTF16-H'])(
    'with a font in %s that is not embedded gives its clauses, lines joined, with the page',
    async (encoding) => {
      const document = await sectionsOf(
        '規程.pdf',
        pdf(encoding, [page(clauses), page(['第３条　許可は記録する。'])]),
      )

      expect(document.sections).toEqual([
        {
          heading: '第１条（目的）',
          above: [],
          text: 'この規程は、当社が保有する技術情報の取扱いを定め、漏えいを防ぐことを目的とするものであり、役員と従業員のすべてに適用する。',
          place: { kind: 'page', page: 1 },
        },
        {
          heading: '第２条',
          above: [],
          text: '従業員は、図面を持ち出すとき、上長の許可を得る。',
          place: { kind: 'page', page: 1 },
        },
        { heading: '第３条', above: [], text: '許可は記録する。', place: { kind: 'page', page: 2 } },
      ])
    },
  )

  test('with a font in 90ms-RKSJ-H gives the text of its Shift_JIS bytes', async () => {
    // 情報管理規程
    const hex = '8fee95f18ac7979d8b4b92f6'

    const { sections } = await sectionsOf('sjis.pdf', pdf('90ms-RKSJ-H', [[{ x: 60, y: 700, hex }]]))

    expect(sections[0]?.text).toBe('情報管理規程')
  })

  test('set in columns reads one column after the other', async () => {
    const left = [
      '左の一行目は図面の保管を',
      '定める。左の二行目では鍵の',
      '管理者を決める。三行目には',
      '棚卸しの時期を書き、四行目',
      'に罰則を書く。',
    ]
    const right = [
      '右の一行目は廃棄を定める',
      'もので、二行目は溶解処理を',
      '求める。三行目に業者の選定',
      'を書き、四行目では証明書の',
      '保存年数を書く。',
    ]
    const columns = [...page(left), ...page(right, { left: 320 })]

    const { sections } = await sectionsOf('columns.pdf', pdf('UniJIS-UCS2-H', [columns]))

    const text = sections.map((section) => section.text).join('')
    expect(text).toContain('左の二行目では鍵の管理者を決める。')
    expect(text.indexOf('罰則を書く')).toBeLessThan(text.indexOf('右の一行目'))
  })

  test('set in vertical lines reads them from right to left', async () => {
    const lines = ['第一条　図面は施錠して保管する。', '第二条　廃棄は溶解による。']
    const vertical = lines.map((line, index) => ({ x: 500 - index * 20, y: 800, hex: ucs2(line) }))

    const { sections } = await sectionsOf('vertical.pdf', pdf('UniJIS-UCS2-V', [vertical]))

    expect(sections.map(({ heading, text }) => [heading, text])).toEqual([
      ['第一条', '図面は施錠して保管する。'],
      ['第二条', '廃棄は溶解による。'],
    ])
  })

  test('leaves out headers, footers and page numbers that return on its pages', async () => {
    const pages = [1, 2, 3].map((number) => [
      { x: 60, y: 815, hex: ucs2('社外秘　情報管理規程 第2版') },
      ...page([`第${number}条　内容その${number}を定める。`]),
      { x: 290, y: 25, hex: ucs2(`- ${number} -`) },
    ])

    const { sections } = await sectionsOf('furniture.pdf', pdf('UniJIS-UCS2-H', pages))

    expect(sections.map(({ text }) => text)).toEqual([
      '内容その1を定める。',
      '内容その2を定める。',
      '内容その3を定める。',
    ])
  })

  test('is called by the largest words of its first page', async () => {
    const title = { x: 60, y: 770, size: 20, hex: ucs2('情報管理規程') }

    const document = await sectionsOf('x.pdf', pdf('UniJIS-UCS2-H', [[title, ...page(clauses)]]))

    expect(document.title).toBe('情報管理規程')
    expect(document.sections[0]?.heading).toBe('第１条（目的）')
  })

  test('names the pages on which nothing could be read', async () => {
    const document = await sectionsOf('gap.pdf', pdf('UniJIS-UCS2-H', [page(clauses), []]))

    expect(document.pagesWithoutText).toEqual([2])
  })
})

describe('reading a PDF that a program made, with its fonts', () => {
  test('gives chapters and clauses with their pages, without header and footer', async () => {
    const fonts = dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'),
    )
    const normal = join(fonts, '400Regular', 'NotoSansJP_400Regular.ttf')
    pdfmake.addFonts({ Noto: { normal } })
    const made = pdfmake.createPdf({
      defaultStyle: { font: 'Noto', fontSize: 10 },
      header: '社外秘',
      footer: (page: number, pages: number) => `${page} / ${pages}`,
      content: [
        { text: '情報管理規程', fontSize: 20 },
        { text: '第1章 総則', fontSize: 14 },
        '第1条（目的）',
        'この規程は、当社が保有する技術情報の取扱いを定め、漏えい、滅失、毀損を防ぐことを目的とする。役員、従業員、派遣社員、アルバイトのすべてに適用し、退職した後も効力を有するものとする。',
        { text: '第2章 管理', fontSize: 14, pageBreak: 'before' },
        '第2条　従業員は、図面を持ち出すとき、上長の許可を得る。',
      ],
    })

    const document = await sectionsOf('規程.pdf', await made.getBuffer())

    expect(document.title).toBe('情報管理規程')
    expect(document.sections).toEqual([
      {
        heading: '第1条（目的）',
        above: ['第1章 総則'],
        text: 'この規程は、当社が保有する技術情報の取扱いを定め、漏えい、滅失、毀損を防ぐことを目的とする。役員、従業員、派遣社員、アルバイトのすべてに適用し、退職した後も効力を有するものとする。',
        place: { kind: 'page', page: 1 },
      },
      {
        heading: '第2条',
        above: ['第2章 管理'],
        text: '従業員は、図面を持ち出すとき、上長の許可を得る。',
        place: { kind: 'page', page: 2 },
      },
    ])
  })
})
