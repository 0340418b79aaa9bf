import { describe, expect } from 'vitest'
import { test } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'
import { ask, scheme, schemeEn, start } from './running.ts'

describe('answering a question that names another scheme', () => {
  const glossary = [
    {
      id: 'privacy-mark',
      proper: true,
      term: { ja: 'プライバシーマーク', en: 'Privacy Mark' },
      spellings: { ja: ['Pマーク'], en: ['P-mark'] },
      meaning: { ja: '個人情報の制度', en: 'a scheme for personal information' },
    },
  ]
  const other = aSourceDocument({
    path: 'ja/other.md',
    sections: [
      aSourceSection({
        heading: 'プライバシーマーク',
        text: 'プライバシーマークは個人情報の制度で、有効期間は2年です。',
      }),
    ],
  })

  test('answers from the section on that scheme, and other questions as ever', async ({ database }) => {
    const answering = await start(database, [scheme, other], undefined, {}, glossary)

    const named = await answering.answerQuestion({ ...ask, text: 'Pマークの有効期間は何年ですか' })
    const unnamed = await answering.answerQuestion({ ...ask, text: '認証の有効期間は何年ですか' })

    expect(named.text).toContain('2年')
    expect(unnamed.text).toContain('3年間')
  })

  test('finds nothing where only sections on other things are near', async ({ database }) => {
    const answering = await start(database, [scheme], undefined, {}, glossary)

    const answer = await answering.answerQuestion({ ...ask, text: 'Pマークの有効期間は何年ですか' })

    expect(answer.kind).toBe('not_found')
  })
})

describe('answering a question', () => {
  test('gives the sentences that answer and cites where they stand', async ({ database }) => {
    const answering = await start(database)

    const answer = await answering.answerQuestion({ ...ask, text: '認証の有効期間は何年ですか？' })

    expect(answer).toMatchObject({
      kind: 'answered',
      language: 'ja',
      text: '認証の有効期間は3年間です。1年ごとに定期報告を行います。',
      citations: [
        {
          document: 'ja/scheme.md',
          title: '制度',
          heading: '認証の有効期間',
          quote: '認証の有効期間は3年間です。1年ごとに定期報告を行います。',
          asOf: '2023-08-31',
          layer: 'scheme',
        },
      ],
    })
  })

  test('answers in the language of the question from documents in that language', async ({ database }) => {
    const answering = await start(database)

    const answer = await answering.answerQuestion({ ...ask, text: 'How long is a certificate valid?' })

    expect(answer).toMatchObject({ kind: 'answered', language: 'en' })
    expect(answer.citations.map(({ document }) => document)).toEqual(['en/scheme.md'])
  })

  test('answers both halves of a question from two sections', async ({ database }) => {
    const answering = await start(database)

    const answer = await answering.answerQuestion({
      ...ask,
      text: '認証の有効期間は何年？ロゴマークは誰が使える？',
    })

    expect(answer.text).toContain('3年間')
    expect(answer.text).toContain('ロゴマーク')
    expect(answer.citations).toHaveLength(2)
  })

  test('understands a short follow-up by the question before it', async ({ database }) => {
    const answering = await start(database)

    const text = 'それは延ばせますか'

    const alone = await answering.answerQuestion({ ...ask, text })
    const after = await answering.answerQuestion({ ...ask, text, previous: ['認証の有効期間は何年？'] })

    expect(alone.kind).toBe('not_found')
    expect(after.text).toContain('3年間')
  })

  for (const text of ['英語で教えて', 'in English, please']) {
    test(`says the same in the other language when asked: ${text}`, async ({ database }) => {
      const [first] = scheme.sections
      const answering = await start(database, [
        { ...scheme, sections: first === undefined ? [] : [first] },
        schemeEn,
      ])

      const answer = await answering.answerQuestion({
        ...ask,
        text,
        previous: ['認証の有効期間は何年ですか'],
      })

      expect(answer).toMatchObject({ kind: 'answered', language: 'en' })
      expect(answer.citations.map(({ document }) => document)).toEqual(['en/scheme.md'])
    })
  }

  test('declines in the other language what it declined before', async ({ database }) => {
    const answering = await start(database)

    const answer = await answering.answerQuestion({
      ...ask,
      text: 'In English?',
      previous: ['私は解雇されますか'],
    })

    expect(answer).toMatchObject({ kind: 'not_found', refusal: 'legal-judgement', language: 'en' })
  })

  test('shows a guest nothing that is for employees', async ({ database }) => {
    const answering = await start(database)

    const employee = await answering.answerQuestion({ ...ask, text: '合言葉の運用は？' })
    const guest = await answering.answerQuestion({ ...ask, audience: 'everyone', text: '合言葉の運用は？' })

    expect(employee.kind).toBe('answered')
    expect(guest.kind).toBe('not_found')
    expect(JSON.stringify(guest)).not.toContain('合言葉は毎月')
    expect(guest.nearest.map(({ heading }) => heading)).not.toContain('合言葉の運用')
  })

  test('says so when the document is past its review date', async ({ database }) => {
    const late = { ...scheme, reviewBy: '2026-01-31' }
    const answering = await start(database, [late])

    const answer = await answering.answerQuestion({ ...ask, text: '認証の有効期間は何年ですか' })

    expect(answer.text).toContain('2026-01-31')
    expect(answer.text).toContain('事務局')
  })

  test('forgets a document at once when it is taken out', async ({ database }) => {
    const answering = await start(database)

    await answering.indexDocuments([schemeEn])
    const answer = await answering.answerQuestion({ ...ask, text: '認証の有効期間は何年ですか' })

    expect(answer).toMatchObject({ kind: 'not_found', citations: [], nearest: [] })
  })
})

describe('searching documents', () => {
  test('gives each document once, with its best section', async ({ database }) => {
    const answering = await start(database)

    const found = await answering.search('認証機関の数', 10)

    expect(found[0]).toMatchObject({ document: 'ja/scheme.md', heading: '認証機関の数' })
    expect(new Set(found.map(({ document }) => document)).size).toBe(found.length)
  })

  test('opens the section of a citation whole', async ({ database }) => {
    const answering = await start(database)
    const answer = await answering.answerQuestion({ ...ask, text: '認証の有効期間は何年ですか' })

    const section = await answering.findSection(answer.citations[0]?.sectionId ?? 0)

    expect(section?.text).toBe('認証の有効期間は3年間です。1年ごとに定期報告を行います。')
    expect(await answering.findSection(999_999)).toBeUndefined()
  })
})
