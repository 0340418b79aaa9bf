import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../src/workspace/page/markdown.ts'
import { parseInlineMarkdown } from '../../../src/workspace/page/markdownInline.ts'

const text = (value: string) => ({ kind: 'text', text: value })

describe('reading Markdown', () => {
  test('tells headings, paragraphs, rules and fences apart', () => {
    const nodes = parseMarkdown('# 一\n文\n続き\n\n---\n```ts\nconst a = 1\n\n```\n終')

    expect(nodes).toEqual([
      { kind: 'heading', level: 1, children: [text('一')] },
      { kind: 'paragraph', children: [text('文'), { kind: 'break' }, text('続き')] },
      { kind: 'rule' },
      { kind: 'code', text: 'const a = 1\n' },
      { kind: 'paragraph', children: [text('終')] },
    ])
  })

  test('nests lists by their indent and keeps the first number', () => {
    const [list, ...rest] = parseMarkdown('3. a\n   - b\n   - c\n4. d')

    expect(rest).toEqual([])
    expect(list).toMatchObject({
      kind: 'list',
      ordered: true,
      start: 3,
      items: [
        [{ kind: 'paragraph' }, { kind: 'list', ordered: false, items: [{}, {}] }],
        [{ kind: 'paragraph' }],
      ],
    })
  })

  test('reads a table with its alignment, and a bar that is escaped', () => {
    const [table] = parseMarkdown('| a | b |\n|:--|--:|\n| 1 \\| 2 | **3** |')

    expect(table).toEqual({
      kind: 'table',
      align: ['left', 'right'],
      head: [[text('a')], [text('b')]],
      rows: [[[text('1 | 2')], [{ kind: 'bold', children: [text('3')] }]]],
    })
  })

  test('quotes other nodes', () => {
    expect(parseMarkdown('> - a\n> b')).toMatchObject([{ kind: 'quote', children: [{ kind: 'list' }] }])
  })

  test('takes a fence that is not closed yet to the end, as while an answer grows', () => {
    expect(parseMarkdown('```\na\nb')).toEqual([{ kind: 'code', text: 'a\nb' }])
  })
})

describe('reading the marks of a Markdown line', () => {
  test.each([
    ['**三つ**の手順', [{ kind: 'bold', children: [text('三つ')] }, text('の手順')]],
    ['**「重要」**な点', [text('**「重要」**な点')]],
    [
      '*a* _b_ ~~c~~',
      [
        { kind: 'italic', children: [text('a')] },
        text(' '),
        { kind: 'italic', children: [text('b')] },
        text(' '),
        { kind: 'strike', children: [text('c')] },
      ],
    ],
    ['snake_case_name', [text('snake_case_name')]],
    ['\\*a\\*', [text('*a*')]],
    ['`**a**`', [{ kind: 'code', text: '**a**' }]],
    [
      '[a](https://a.example/b_(c))',
      [{ kind: 'link', href: 'https://a.example/b_(c)', children: [text('a')] }],
    ],
    ['[a](javascript:alert(1))', [text('a')]],
    ['<@U1> &lt;', [{ kind: 'user', id: 'U1' }, text(' <')]],
    ['**open', [text('**open')]],
    ['3 * 4 * 5', [text('3 * 4 * 5')]],
  ])('%s', (line, nodes) => {
    expect(parseInlineMarkdown(line)).toEqual(nodes)
  })
})
