import { describe, expect, test } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { createRankingPart, rank } from '../../src/answering/ranking.ts'
import { mostReread, readable, rerank } from '../../src/answering/rerank.ts'
import { createAnalyzer, encodeTerms } from '../../src/answering/terms.ts'

const analyzer = createAnalyzer(noConcepts)

function search(texts: readonly string[], question: string, unreadable: readonly number[] = []) {
  const parts = [
    createRankingPart(
      texts.map((text, number) => ({
        sectionId: number,
        document: number,
        flags: 0,
        terms: encodeTerms(analyzer.count([{ text, weight: 1 }])),
      })),
    ),
  ]
  const terms = analyzer.count([{ text: question, weight: 1 }])
  const ranked = rank(parts, terms, { limit: 50, flags: 0, one: 'section' })
  const reread = rerank(analyzer, parts, question, ranked, (id) =>
    unreadable.includes(id) ? undefined : readable('', '', texts[id] ?? ''),
  )
  return {
    ranked: ranked.map(({ sectionId }) => sectionId),
    reread: reread.map(({ sectionId }) => sectionId),
    scores: reread.map(({ score }) => score),
  }
}

describe('reading the best of a ranking again', () => {
  const strewn =
    '金型の話です。工場は広いです。金型を直します。検査は毎年です。期限はありません。金型の検査員がいます。'
  const together =
    '金型の検査の期限は毎年三月です。そのほかの設備や治具や測定器や工具の管理は、担当の部署が別に決めます。'

  test('puts a text first in which the words stand in one sentence', () => {
    expect(search([strewn, together], '金型の検査の期限').reread[0]).toBe(1)
  })

  test('holds a number for what it is, not for its digits', () => {
    const found = search(
      ['第12回の会議は中止です。', '第1回の会議は中止です。', '第2回の会議は中止です。'],
      '第2回の会議は?',
    )

    expect(found.reread[0]).toBe(2)
  })

  test('loses nothing, and gives scores that fall with the order', () => {
    const texts = Array.from({ length: 30 }, (_, number) => `金型の検査${'です。'.repeat(number + 1)}`)

    const { ranked, reread, scores } = search(texts, '金型の検査')

    expect([...reread].sort((a, b) => a - b)).toEqual([...ranked].sort((a, b) => a - b))
    expect(reread.slice(mostReread)).toEqual(ranked.slice(mostReread))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  test('leaves a section that is gone in its place below', () => {
    expect(search([together, strewn], '金型の検査の期限', [0]).reread).toEqual([1, 0])
  })

  test.each([[''], ['?'], ['です']])('takes %j without failing', (question) => {
    expect(search([strewn, together], question).reread.length).toBeLessThanOrEqual(2)
  })
})
