import { describe, expect, test } from 'vitest'
import { createConceptFinder, noConcepts } from '../../src/answering/concepts.ts'
import { foldForQuote, normalise } from '../../src/answering/normalise.ts'
import { createAnalyzer, encodeTerms, kindOf, termKinds } from '../../src/answering/terms.ts'
import { createWordCutter, englishStem } from '../../src/answering/words.ts'

describe('normalising a text for comparison', () => {
  test.each([
    ['⑥の報告ルール', '6番の報告ルール'],
    ['ＩＳＭＳ', 'isms'],
    ['第五条', '第5条'],
    ['三年', '3年'],
    ['八つの分野', '8つの分野'],
    ['千人以下', '1000人以下'],
    ['1,000人', '1000人'],
    ['十二か年', '12か年'],
    ['一般社団法人', '一般社団法人'],
    ['Mamori’s', "mamori's"],
  ])('makes %s %s', (written, compared) => {
    expect(normalise(written)).toBe(compared)
  })

  test('folds white space and width in quotes, and nothing else', () => {
    expect(foldForQuote(' ３年  間\nです。')).toBe('3年 間 です。')
  })
})

describe('cutting a text into words', () => {
  const cut = createWordCutter()

  test.each([
    ['認証の有効期間は何年ですか', ['認証', '有効', '期間', '何年']],
    ['サーバーを守る', ['サーバ', '守る']],
    ['How long are certificates valid?', ['long', 'certificat', 'valid']],
  ])('keeps what carries meaning of %s', (text, words) => {
    expect(cut(normalise(text))).toEqual(words)
  })

  test.each([
    ['certificates', 'certificat'],
    ['certificate', 'certificat'],
    ['bodies', 'body'],
    ['body', 'body'],
    ['reporting', 'report'],
    ['reported', 'report'],
    ['stopped', 'stop'],
    ['businesses', 'business'],
    ['status', 'status'],
    ["company's", 'company'],
  ])('brings %s to %s', (word, stem) => {
    expect(englishStem(word)).toBe(stem)
  })
})

describe('finding concepts', () => {
  const finder = createConceptFinder([
    {
      id: 'leak',
      term: { ja: '漏えい', en: 'leak' },
      reading: 'ろうえい',
      spellings: { ja: ['漏洩', '流出'], en: ['data breach'] },
      meaning: { ja: '外に出ること', en: 'getting out' },
    },
    {
      id: 'privacy-mark',
      term: { ja: 'プライバシーマーク', en: 'Privacy Mark' },
      spellings: { ja: ['Pマーク'], en: [] },
      meaning: { ja: '印', en: 'a mark' },
    },
  ])

  test.each([
    ['漏洩したとき', 'leak'],
    ['ろうえいした', 'leak'],
    ['図面の流出', 'leak'],
    ['a data breach', 'leak'],
    ['two leaks', 'leak'],
    ['Ｐマークとは', 'privacy-mark'],
  ])('finds %s as %s', (text, id) => {
    expect(finder.find(normalise(text))).toContain(id)
  })

  test.each([
    ['規程５条２項', '第五条'],
    ['⑥とは', '6番の取組み'],
    ['Article 5', 'clause 5'],
    ['measure 6', 'No. 6'],
  ])('knows %s and %s as the same place', (asked, written) => {
    const [one, other] = [asked, written].map((text) => finder.find(normalise(text)))

    expect(one).toHaveLength(1)
    expect(one).toEqual(other)
  })

  test('takes a Latin spelling as a word of its own', () => {
    expect(finder.find('leakage-free bleak')).not.toContain('leak')
  })

  test('brings everyday words together in both languages', () => {
    const [asked, written] = ['お金はかかる', '費用は見積りで'].map((text) => finder.find(text))

    expect(asked).toContain('everyday.money')
    expect(written).toContain('everyday.money')
  })
})

describe('counting terms', () => {
  const analyzer = createAnalyzer(noConcepts)

  test('counts words, bigrams and pairs, each as its own kind', () => {
    const counts = analyzer.count([{ text: '認証機関', weight: 1 }])

    const kinds = [...counts.keys()].map(kindOf).sort()
    const { word, bigram, pair } = termKinds
    expect(kinds).toEqual([word, word, bigram, bigram, bigram, pair])
  })

  test('gives the same term for the same word however it is written', () => {
    const [first] = analyzer.words('ＴＩＣＳ')
    const [second] = analyzer.words('tics')

    expect(first?.term).toBe(second?.term)
  })

  test('keeps counts in quarters and never above what a byte holds', () => {
    const bytes = encodeTerms(
      new Map([
        [7, 1.5],
        [8, 1000],
      ]),
    )

    expect([bytes[4], bytes[9]]).toEqual([6, 255])
  })
})
