import { describe, expect } from 'vitest'
import { test } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'
import { ask, start } from './running.ts'

describe('asking for an article of the rules', () => {
  const rules = aSourceDocument({
    path: 'ja/rules.md',
    title: '情報管理規程',
    layer: 'company',
    sections: [4, 5, 15].map((number) =>
      aSourceSection({
        heading: `第${number}条 ${['', '', '', '', '持ち出し', '複製'][number] ?? '点検'}`,
        text: `第${number}条の決まりは、台帳${number}番に記録することです。`,
      }),
    ),
  })
  const inEnglish = aSourceDocument({
    path: 'en/rules.md',
    language: 'en',
    title: 'Rules',
    layer: 'company',
    sections: [
      aSourceSection({ heading: 'Article 4 Taking out', text: 'Taking out is entered in list 4.' }),
      aSourceSection({ heading: 'Article 5 Copies', text: 'Copies are entered in list 5.' }),
    ],
  })

  for (const [text, heading] of [
    ['規程5条2項には何と書いてありますか', '第5条 複製'],
    ['第五条は？', '第5条 複製'],
    ['第５条を教えて', '第5条 複製'],
    ['情報管理規程の第十五条', '第15条 点検'],
    ['What does Article 5 say?', 'Article 5 Copies'],
    ['clause 4 of our rules?', 'Article 4 Taking out'],
  ] as const) {
    test(`finds it: ${text}`, async ({ database }) => {
      const answering = await start(database, [rules, inEnglish])

      const answer = await answering.answerQuestion({ ...ask, text })

      expect(answer.citations.map((citation) => citation.heading)).toEqual([heading])
    })
  }

  test('shows the article of each rule book that has one', async ({ database }) => {
    const second = aSourceDocument({ ...rules, path: 'ja/more.md', title: '文書管理規程' })
    const answering = await start(database, [rules, second])

    const answer = await answering.answerQuestion({ ...ask, text: '第5条は？' })

    expect(answer.citations.map(({ title }) => title).sort()).toEqual(['情報管理規程', '文書管理規程'])
  })

  test('takes the article of a law for no article of the rules', async ({ database }) => {
    const answering = await start(database, [rules])

    const answer = await answering.answerQuestion({ ...ask, text: '産業競争力強化法第5条の内容は？' })

    expect(answer.citations.map(({ heading }) => heading)).not.toContain('第5条 複製')
  })

  for (const text of ['規程99条を教えて', '第六条は？', 'What does Article 7 say?']) {
    test(`gives no other one where there is none: ${text}`, async ({ database }) => {
      const answering = await start(database, [rules, inEnglish])

      const answer = await answering.answerQuestion({ ...ask, text })

      expect(answer).toMatchObject({ kind: 'not_found', citations: [] })
    })
  }
})
