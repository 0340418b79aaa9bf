import { describe, expect, test } from 'vitest'
import { checkCitations, cite, isLiteralQuote } from '../../src/answering/citations.ts'
import { noConcepts } from '../../src/answering/concepts.ts'
import { extract } from '../../src/answering/extract.ts'
import { createLikeness } from '../../src/answering/likeness.ts'
import { splitSentences } from '../../src/answering/sentences.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import { saysUnknown } from '../../src/answering/unknown.ts'
import { aSection } from './builders.ts'

const likeness = createLikeness(createAnalyzer(noConcepts), [])

describe('splitting a section into sentences', () => {
  test.each([
    ['一です。二です。', ['一です。', '二です。']],
    ['「はい。」と言う。次です。', ['「はい。」と言う。', '次です。']],
    ['費用は2.5万円(目安。要確認)です。次です。', ['費用は2.5万円(目安。要確認)です。', '次です。']],
    [
      'It costs 2.5 yen. See https://a.b/c.html for it. Done',
      ['It costs 2.5 yen.', 'See https://a.b/c.html for it.', 'Done'],
    ],
    ['See art. 5 and No. 3 of it. Then go.', ['See art. 5 and No. 3 of it.', 'Then go.']],
    ['次の三つです。\n\n- 一つ目。続き\n- 二つ目', ['次の三つです。', '- 一つ目。続き', '- 二つ目']],
    ['', []],
  ])('cuts %j', (text, sentences) => {
    expect(splitSentences(text).map(({ raw }) => raw)).toEqual(sentences)
  })

  test('keeps each sentence where it stands in the text', () => {
    const text = '最初の文です。\n次の行です。 終わりの文です。\n\n- 項目'

    for (const { raw, start, end } of splitSentences(text)) expect(text.slice(start, end)).toBe(raw)
  })
})

describe('extracting an answer', () => {
  const longer = [
    '結論はこうです。',
    ...Array.from({ length: 30 }, (_, i) => `関係のない話の${i}番目の文で、長さを稼ぎます。`),
    '有効期間は3年間です。',
  ].join('')

  test('gives a short section whole, with a quote that is literally in it', () => {
    const section = aSection({ text: '有効期間は3年間です。毎年、定期報告を行います。' })

    const found = extract(section, likeness.profile('有効期間'), likeness, 1000)

    expect(found?.text).toBe('有効期間は3年間です。毎年、定期報告を行います。')
    expect(found?.citations.map(({ quote }) => quote)).toEqual([section.text])
  })

  test('gives the first sentence of a long section and the one that answers, in their order', () => {
    const found = extract(aSection({ text: longer }), likeness.profile('有効期間は何年'), likeness, 1000)

    expect(found?.text.startsWith('結論はこうです。')).toBe(true)
    expect(found?.text.endsWith('有効期間は3年間です。')).toBe(true)
    expect(found?.text.length).toBeLessThan(460)
    for (const { quote } of found?.citations ?? []) expect(longer).toContain(quote)
  })

  test('never gives an item of a list without the sentence that introduces it', () => {
    const filler = 'これは長い前置きです。'.repeat(60)
    const text = `${filler}\n\n次のことをします。\n\n- 宛先を確認する\n- 鍵をかける`

    const found = extract(aSection({ text }), likeness.profile('鍵をかける'), likeness, 1000)

    expect(found?.text).toContain('次のことをします。\n• 鍵をかける')
  })

  test('stays within the room it is given', () => {
    const found = extract(aSection({ text: longer }), likeness.profile('有効期間'), likeness, 100)

    expect(found?.text.length).toBeLessThanOrEqual(100)
  })
})

describe('checking quotes', () => {
  test.each([
    ['有効期間は3年間です。', true],
    ['有効期間は３年間です。', true],
    ['有効期間は 3年間です。', false],
    ['有効期間は5年間です。', false],
    ['', false],
  ])('takes %j as literal: %s', (quote, literal) => {
    expect(isLiteralQuote(quote, '認証の有効期間は3年間です。\n次の文。')).toBe(literal)
  })

  test('folds a line break inside a quote', () => {
    expect(isLiteralQuote('the first line and the second', 'the first line\nand the second.')).toBe(true)
  })

  test('drops a quote that does not stand, and one from a section that is no ground', () => {
    const section = aSection({ id: 1 })
    const stranger = aSection({ id: 2 })
    const citations = [cite(section, '3年間です'), cite(section, '5年間です'), cite(stranger, '3年間です')]

    expect(checkCitations(citations, [section])).toEqual([citations[0]])
  })
})

describe('knowing a section that says it does not know', () => {
  test.each([
    ['更新の手続きは、参照した資料では確認できていません。認証機関に確認してください。', true],
    ['この案内では判断できません。', true],
    ['The procedure is not confirmed in the sources read. Please ask.', true],
    ['有効期間は3年間です。更新の手続きは確認できていません。', false],
    ['取得の義務は書かれていません。', false],
    ['The certificate is valid for three years.', false],
  ])('%s', (text, unknown) => {
    expect(saysUnknown(text)).toBe(unknown)
  })
})
