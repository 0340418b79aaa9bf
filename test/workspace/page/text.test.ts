import { describe, expect, test } from 'vitest'
import type { Inline } from '../../../src/workspace/page/inline.ts'
import { parseInlineMrkdwn, parseMrkdwn, parsePlain } from '../../../src/workspace/page/text.ts'

/** Nodes as a line that is easy to read: `[bold:…]`. */
function show(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text
        case 'break':
          return '⏎'
        case 'code':
          return `[code:${node.text}]`
        case 'emoji':
          return `[emoji:${node.name}]`
        case 'link':
          return `[link ${node.href}:${show(node.children)}]`
        case 'user':
        case 'channel':
        case 'usergroup':
          return `[${node.kind}:${node.id}]`
        case 'broadcast':
          return `[broadcast:${node.range}]`
        case 'date':
          return `[date:${node.epochS} ${node.format}]`
        default:
          return `[${node.kind}:${show(node.children)}]`
      }
    })
    .join('')
}

describe('reading a line of mrkdwn', () => {
  test.each([
    ['*bold* text', '[bold:bold] text'],
    ['a _b_ ~c~ `d`', 'a [italic:b] [strike:c] [code:d]'],
    ['(*in brackets*)', '([bold:in brackets])'],
    ['*_both_*', '[bold:[italic:both]]'],
    ['`*not bold*`', '[code:*not bold*]'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['** nothing **', '** nothing **'],
    ['*over\nlines*', '*over⏎lines*'],
  ])('takes marks beside ASCII: %s', (text, shown) => {
    expect(show(parseInlineMrkdwn(text))).toBe(shown)
  })

  test.each([
    ['日本語*太字*です', '日本語*太字*です'],
    ['「*太字*」', '「*太字*」'],
    ['これは *太字* です', 'これは [bold:太字] です'],
    ['*太字*。', '*太字*。'],
    ['*太字*', '[bold:太字]'],
    ['規程`第3条`による', '規程`第3条`による'],
  ])('keeps marks literal beside Japanese, as Slack does: %s', (text, shown) => {
    expect(show(parseInlineMrkdwn(text))).toBe(shown)
  })

  test.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt;', '&lt;'],
    ['`&lt;x&gt;`', '[code:<x>]'],
    ['<b>', '<b>'],
    ['1 < 2 > 1', '1 < 2 > 1'],
  ])('undoes entities once: %s', (text, shown) => {
    expect(show(parseInlineMrkdwn(text))).toBe(shown)
  })

  test.each([
    ['<https://a.example/?x=1&amp;y=2|here>', '[link https://a.example/?x=1&y=2:here]'],
    ['<mailto:a@b.example|a@b.example>', '[link mailto:a@b.example:a@b.example]'],
    ['見て https://a.example/b。続き', '見て [link https://a.example/b:https://a.example/b]。続き'],
    ['(https://a.example/b)', '([link https://a.example/b:https://a.example/b])'],
    ['<javascript:alert(1)|press>', 'press'],
    ['<data:text/html,x>', 'data:text/html,x'],
    ['<java\u0000script:alert(1)|x>', '<java\u0000script:alert(1)|x>'],
    ['*<https://a.example|b>*', '[bold:[link https://a.example:b]]'],
  ])('follows only harmless links: %s', (text, shown) => {
    expect(show(parseInlineMrkdwn(text))).toBe(shown)
  })

  test.each([
    ['<@U123> さん', '[user:U123] さん'],
    ['<#C1|general>', '[channel:C1]'],
    ['<!here>', '[broadcast:here]'],
    ['<!subteam^S1|@managers>', '[usergroup:S1]'],
    ['<!date^1700000000^{date} {time}|then>', '[date:1700000000 {date} {time}]'],
    [':tada: 12:30:45 :no such:', '[emoji:tada] 12:30:45 :no such:'],
  ])('knows mentions, dates and emoji: %s', (text, shown) => {
    expect(show(parseInlineMrkdwn(text))).toBe(shown)
  })
})

describe('reading a text of mrkdwn', () => {
  test('splits fences, quotes and paragraphs, and keeps the text of each', () => {
    const blocks = parseMrkdwn('前\n&gt; 引用\n&gt; 続き\n後\n```a *b* &lt;c&gt;\n  d```\n終')

    expect(blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'quote',
      'paragraph',
      'preformatted',
      'paragraph',
    ])
    expect(blocks[1]).toMatchObject({ children: [{ text: '引用' }, { kind: 'break' }, { text: '続き' }] })
    expect(blocks[3]).toEqual({ kind: 'preformatted', text: 'a *b* <c>\n  d' })
  })

  test('quotes everything after three angles', () => {
    const blocks = parseMrkdwn('>>> one\ntwo')

    expect(blocks).toMatchObject([{ kind: 'quote', children: [{ text: 'one' }, {}, { text: 'two' }] }])
  })

  test('finds nothing in an empty text', () => {
    expect(parseMrkdwn('')).toEqual([])
  })
})

describe('reading plain text', () => {
  test('leaves marks, entities and angles as they stand', () => {
    expect(show(parsePlain('*a* &lt; <b> :tada:\nc'))).toBe('*a* &lt; <b> [emoji:tada]⏎c')
  })
})
