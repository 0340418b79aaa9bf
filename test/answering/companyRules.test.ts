import { describe, expect } from 'vitest'
import { createAnswering } from '../../src/answering/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { eachDatabase } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'
import { ask, start as startAnswering } from './running.ts'

const scheme = aSourceDocument({
  path: 'ja/scheme.md',
  sections: [
    aSourceSection({
      heading: '教育の回数',
      text: '教育は年1回以上行うのが一般的です。',
      asked: ['教育は何回'],
    }),
    aSourceSection({ heading: '有効期間', text: '認証の有効期間は3年間です。' }),
  ],
})

function rules(stricter: 'company' | 'other' | 'same', isSample = false) {
  return aSourceDocument({
    path: 'ja/rules.md',
    title: '社内規程',
    layer: 'company',
    audience: 'employees',
    isSample,
    sections: [
      aSourceSection({
        heading: '第8条 研修',
        text: '当社は研修を年2回行います。',
        asked: ['社内研修は年に何回'],
        comparison: { with: 'scheme.md#教育の回数', stricter },
      }),
    ],
  })
}

function start(database: Database, documents: Parameters<typeof rules>) {
  return startAnswering(database, [scheme, rules(...documents)])
}

eachDatabase((name, test) => {
  describe(`answering where a company rule and the scheme both say something (${name})`, () => {
    for (const text of ['社内研修は年に何回ありますか', '教育の回数はどれくらいですか']) {
      test(`shows both, and says which is stricter: ${text}`, async ({ database }) => {
        const answering = await start(database, ['company'])

        const answer = await answering.answerQuestion({ ...ask, text })

        expect(answer.text).toContain('年2回')
        expect(answer.text).toContain('年1回以上')
        expect(answer.text).toContain(sentences.ja.answering.compared.company('第8条 研修'))
        expect(answer.citations.map(({ layer }) => layer).sort()).toEqual(['company', 'scheme'])
      })
    }

    test('says what to do where the company rule is the weaker one', async ({ database }) => {
      const answering = await start(database, ['other'])

      const answer = await answering.answerQuestion({ ...ask, text: '社内研修は年に何回ありますか' })

      expect(answer.text).toMatch(/厳しいほうに合わせ、管理責任者に/)
    })

    test('shows a guest the scheme alone', async ({ database }) => {
      const answering = await start(database, ['company'])

      const answer = await answering.answerQuestion({
        ...ask,
        audience: 'everyone',
        text: '教育の回数はどれくらいですか',
      })

      expect(answer.text).toContain('年1回以上')
      expect(answer.text).not.toMatch(/年2回|第8条/)
    })

    test('leaves a section alone that nothing is set against', async ({ database }) => {
      const answering = await start(database, ['company'])

      const answer = await answering.answerQuestion({ ...ask, text: '認証の有効期間は?' })

      expect(answer.text).toBe('認証の有効期間は3年間です。')
    })

    test('marks every answer from rules that are only a sample', async ({ database }) => {
      const answering = await start(database, ['same', true])

      const own = await answering.answerQuestion({ ...ask, text: '社内研修は年に何回ありますか' })
      const other = await answering.answerQuestion({ ...ask, text: '認証の有効期間は?' })

      expect(own.text).toContain(sentences.ja.answering.sample)
      expect(other.text).not.toContain(sentences.ja.answering.sample)
    })
  })

  describe(`minding documents past their review date (${name})`, () => {
    test('names each once, until its date is set anew', async ({ database }) => {
      const answering = createAnswering({
        database,
        clock: { now: () => new Date('2026-11-23T00:00:00Z') },
        glossary: [],
        sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
      })
      const late = aSourceDocument({
        path: 'ja/late.md',
        title: '古い文書',
        reviewBy: '2026-11-22',
        owner: 'U0OWNER',
      })
      const today = aSourceDocument({ path: 'ja/today.md', reviewBy: '2026-11-23' })
      await answering.indexDocuments([late, today])

      const first = await answering.listOverdue()
      await database.transaction((transaction) => answering.markReviewTold(transaction, ['ja/late.md']))
      const second = await answering.listOverdue()
      await answering.indexDocuments([{ ...late, reviewBy: '2026-11-21', contentHash: 'set anew' }, today])
      const third = await answering.listOverdue()

      expect(first).toEqual([
        { path: 'ja/late.md', title: '古い文書', owner: 'U0OWNER', reviewBy: '2026-11-22' },
      ])
      expect(second).toEqual([])
      expect(third.map(({ reviewBy }) => reviewBy)).toEqual(['2026-11-21'])
    })
  })
})
