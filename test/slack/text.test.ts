import { describe, expect, test } from 'vitest'
import { cut } from '../../src/slack/limits.ts'
import { escapeText, readTypedText, unescapeText } from '../../src/slack/text.ts'

describe('text at the border to Slack', () => {
  test.each([
    ['図面 <A&B> を送った', '図面 &lt;A&amp;B&gt; を送った'],
    ['<!channel> 至急', '&lt;!channel&gt; 至急'],
    ['&lt; は小なり', '&amp;lt; は小なり'],
  ])('%s is escaped, and comes back as it was', (typed, escaped) => {
    expect(escapeText(typed)).toBe(escaped)
    expect(unescapeText(escaped)).toBe(typed)
  })

  test.each([
    ['<@UBOT> 有効期間は？', '有効期間は？'],
    ['<@UBOT|mamori>有効期間は？', '有効期間は？'],
    ['<https://example.com|資料> の &lt;1章&gt;', '資料 の <1章>'],
    ['<https://example.com>', 'https://example.com'],
    ['<#C1|general> と <@U2>', 'general と @U2'],
    ['<!here> みんな', '!here みんな'],
    ['   ', ''],
    ['dra\u00adwing se\u200bnt to\u202e 090\u2060-1234\ufeff', 'drawing sent to 090-1234'],
    ['家族👨‍👩‍👧‍👦です', '家族👨‍👩‍👧‍👦です'],
  ])('what a person typed is read from %s', (sent, typed) => {
    expect(readTypedText(sent, 'UBOT')).toBe(typed)
  })
})

describe('cutting to a limit', () => {
  test.each([
    ['そのまま', 10, 'そのまま'],
    ['ちょうど五', 5, 'ちょうど五'],
    ['長すぎる文です', 5, '長すぎる…'],
    ['家族👨‍👩‍👧‍👦です', 6, '家族…'],
  ])('%s within %i characters is %s', (text, most, expected) => {
    expect(cut(text, most)).toBe(expected)
  })
})
