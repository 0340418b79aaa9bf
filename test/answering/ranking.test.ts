import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { countPassages, createRankingPart, dropDocuments, rank } from '../../src/answering/ranking.ts'
import { createAnalyzer, encodeTerms } from '../../src/answering/terms.ts'

const analyzer = createAnalyzer(noConcepts)
const texts = [
  '認証の有効期間は3年間です。',
  'ロゴマークは認証事業者が使えます。',
  '誤送信に気づいたら管理責任者へ報告します。',
]

function part(of: readonly string[], firstDocument = 0, flags = 0) {
  return createRankingPart(
    of.map((text, index) => ({
      sectionId: firstDocument + index,
      document: firstDocument + index,
      flags,
      terms: encodeTerms(analyzer.count([{ text, weight: 1 }])),
    })),
  )
}

function ask(parts: Parameters<typeof rank>[0], query: string, flags = 0) {
  const terms = analyzer.count([{ text: query, weight: 1 }])
  return rank(parts, terms, { limit: 10, flags, one: 'section' }).map(({ sectionId }) => sectionId)
}

describe('ranking passages', () => {
  test.each([
    ['有効期間', 0],
    ['ロゴは誰が使える', 1],
    ['誤送信の報告', 2],
  ])('puts the passage about %s first', (query, expected) => {
    expect(ask([part(texts)], query)[0]).toBe(expected)
  })

  test('finds nothing for words that no passage has', () => {
    expect(ask([part(texts)], '天気予報')).toEqual([])
  })

  test('ranks over several parts as over one', () => {
    const together = ask([part(texts)], '認証の報告')
    const apart = ask([part(texts.slice(0, 1)), part(texts.slice(1), 1)], '認証の報告')

    expect(apart).toEqual(together)
  })

  test('finds a dropped document no more', () => {
    const whole = part(texts)
    dropDocuments(whole, new Set([0]))

    expect(ask([whole], '有効期間')).not.toContain(0)
  })

  test('leaves out passages without the bits asked for', () => {
    expect(ask([part(texts, 0, 1), part(texts, 3, 2)], '有効期間', 2)).toEqual([3])
  })

  test('gives a document once, with its best section', () => {
    const terms = (text: string) => encodeTerms(analyzer.count([{ text, weight: 1 }]))
    const of = createRankingPart([
      { sectionId: 1, document: 9, flags: 0, terms: terms('認証と有効期間') },
      { sectionId: 2, document: 9, flags: 0, terms: terms('認証') },
    ])
    const query = analyzer.count([{ text: '認証 有効期間', weight: 1 }])

    const found = rank([of], query, { limit: 10, flags: 0, one: 'document' })

    expect(found.map(({ sectionId }) => sectionId)).toEqual([1])
  })

  test('counts the passages of any term, however many terms there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9ぁ-ん一-鿿 ]{1,40}$/), { minLength: 1, maxLength: 60 }),
        (of) => {
          const whole = part(of)
          for (const text of of)
            for (const { term } of analyzer.words(text)) {
              const holding = of.filter((other) => analyzer.words(other).some((word) => word.term === term))
              expect(countPassages([whole], term)).toBe(holding.length)
            }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('keeps the best of many passages that hold the same words', () => {
    const many = [...Array.from({ length: 500 }, () => '認証の話です。'), '認証の有効期間は3年間です。']

    expect(ask([part(many)], '認証の有効期間')[0]).toBe(500)
  })
})
