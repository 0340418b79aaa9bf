import { describe, expect, test } from 'vitest'
import { readHeading } from '../../src/extract/headings.ts'
import { type Block, cutSections } from '../../src/extract/sections.ts'

describe('reading a line as a heading', () => {
  test.each([
    ['第2条（持ち出し）', '第2条（持ち出し）', ''],
    [
      '第２条　従業員は、図面を持ち出すとき許可を得る。',
      '第２条',
      '従業員は、図面を持ち出すとき許可を得る。',
    ],
    [
      '第5条の2（在宅勤務） 前条の規定は、在宅勤務に準用する。',
      '第5条の2（在宅勤務）',
      '前条の規定は、在宅勤務に準用する。',
    ],
    ['第三章 情報の管理', '第三章 情報の管理', ''],
    ['附則', '附則', ''],
    ['別表1　保存年限', '別表1 保存年限', ''],
    ['1.2 図面の保管', '1.2 図面の保管', ''],
    ['３．　廃棄の手順', '３．　廃棄の手順', ''],
    ['■ 連絡先', '■ 連絡先', ''],
    ['【重要】', '【重要】', ''],
    ['Article 3 Removal', 'Article 3 Removal', ''],
    [
      'Section 4. The officer keeps a list of every drawing that leaves.',
      'Section 4',
      'The officer keeps a list of every drawing that leaves.',
    ],
  ])('%s', (line, heading, rest) => {
    expect(readHeading(line)).toMatchObject({ heading, rest })
  })

  test.each([
    '第2条に定める手続により、許可を得る。',
    '第3条及び第4条の規定は、次の場合に準用する。',
    '1. 図面を持ち出すときは、上長の許可を得る。',
    '3年間保存する。',
    '2026年4月1日から適用する',
    '別表1に掲げるものを除く。',
    '図面は施錠して保管する',
  ])('%s is none', (line) => {
    expect(readHeading(line)).toBeUndefined()
  })
})

describe('cutting a text into sections', () => {
  const lines = (...texts: string[]): Block[] => texts.map((text) => ({ kind: 'text', text }))

  test('puts chapters above clauses, and names a clause by the words in brackets above it', () => {
    const sections = cutSections(
      lines(
        '前文。',
        '第1章 総則',
        '（目的）',
        '第1条　目的を定める。',
        '第2章 管理',
        '（保管）',
        '第2条　施錠する。',
        '２　鍵は総務課が持つ。',
      ),
    )

    expect(sections).toEqual([
      { heading: '', above: [], text: '前文。' },
      { heading: '第1条（目的）', above: ['第1章 総則'], text: '目的を定める。' },
      { heading: '第2条（保管）', above: ['第2章 管理'], text: '施錠する。\n２　鍵は総務課が持つ。' },
    ])
  })

  test('keeps a list whose entries look like headings', () => {
    const sections = cutSections(lines('対象は次のとおり。', '1. 図面', '2. 金型', '3. 試作品'))

    expect(sections).toEqual([
      { heading: '', above: [], text: '対象は次のとおり。\n1. 図面\n2. 金型\n3. 試作品' },
    ])
  })

  test('cuts a long clause between its paragraphs, each piece with its own page', () => {
    const paragraph = (page: number): Block => ({
      kind: 'text',
      text: '図面は施錠して保管する。'.repeat(40),
      place: { kind: 'page', page },
    })
    const heading: Block = { kind: 'heading', level: 1, text: '保管', place: { kind: 'page', page: 1 } }

    const sections = cutSections([heading, paragraph(1), paragraph(2), paragraph(3)])

    expect(sections.map(({ heading, place }) => [heading, place])).toEqual([
      ['保管', { kind: 'page', page: 1 }],
      ['保管', { kind: 'page', page: 2 }],
      ['保管', { kind: 'page', page: 3 }],
    ])
  })

  test('loses no word of any text', () => {
    const text = ['第1条', '第2条', '1. a', '（目的）', '■ b', '本文。', '', '第3条　c。'.repeat(200)]

    const kept = cutSections(lines(...text))
      .flatMap(({ heading, above, text: body }) => [...above, heading, body])
      .join('')

    for (const word of ['第1条', '第2条', '1. a', '（目的）', 'b', '本文。', 'c。'])
      expect(kept).toContain(word)
    expect(kept.match(/c。/g)).toHaveLength(200)
  })
})
