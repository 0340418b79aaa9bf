import { describe, expect, test as plain } from 'vitest'
import { findAskedTerm } from '../../src/answering/glossary.ts'
import type { GlossaryEntry, SourceDocument } from '../../src/answering/types.ts'
import type { Database } from '../../src/database/types.ts'
import { test } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'
import { start as startAnswering } from './running.ts'

const nearMiss: GlossaryEntry = {
  id: 'near-miss',
  term: { ja: 'ヒヤリハット', en: 'near miss' },
  spellings: { ja: ['ニアミス'], en: [] },
  meaning: {
    ja: '事故につながるおそれのあった事象です。',
    en: 'An event that could have become an incident.',
  },
}

function start(database: Database, documents: readonly SourceDocument[]) {
  return startAnswering(database, documents, undefined, {}, [nearMiss])
}

const ask = { language: 'ja', audience: 'everyone' } as const

describe('asking what a term means', () => {
  plain.each([
    ['ヒヤリハットとは', 'ja'],
    ['「ヒヤリハット」って何ですか？', 'ja'],
    ['ﾋﾔﾘﾊｯﾄの意味は', 'ja'],
    ['ニアミスとは何のことでしょうか', 'ja'],
    ['What is a near miss?', 'en'],
    ['what does "near miss" mean', 'en'],
    ['Define near miss.', 'en'],
  ] as const)('is known in %s', (text, language) => {
    expect(findAskedTerm(text, language, [nearMiss])).toBe(nearMiss)
  })

  plain.each([
    ['ヒヤリハットの報告とは', 'ja'],
    ['ヒヤリハットは報告しますか', 'ja'],
    ['会議とは何ですか', 'ja'],
    ['What is a near miss report?', 'en'],
  ] as const)('is not what is asked in %s', (text, language) => {
    expect(findAskedTerm(text, language, [nearMiss])).toBeUndefined()
  })

  test('gives the meaning with the glossary as its source, in the language asked', async ({ database }) => {
    const answering = await start(database, [])

    const inJapanese = await answering.answerQuestion({ ...ask, text: 'ヒヤリハットとは' })
    const inEnglish = await answering.answerQuestion({ ...ask, text: 'What is a near miss?' })

    expect(inJapanese).toMatchObject({
      kind: 'answered',
      text: '事故につながるおそれのあった事象です。',
      citations: [{ document: 'ja/glossary.yml', title: '用語集', heading: 'ヒヤリハット' }],
    })
    expect(inEnglish.text).toBe('An event that could have become an incident.')
  })

  test('adds what a section says on it, and leaves a section headed by the question alone', async ({
    database,
  }) => {
    const report = aSourceSection({
      heading: 'ヒヤリハットの報告',
      text: 'ヒヤリハットも報告の対象です。',
      asked: ['ニアミス'],
    })
    const same = aSourceSection({ heading: 'ヒヤリハットとは', text: 'ヒヤリハットは、被害のない事象です。' })

    const answering = await start(database, [aSourceDocument({ sections: [report] })])
    const both = await answering.answerQuestion({ ...ask, text: 'ヒヤリハットとは' })
    await answering.indexDocuments([aSourceDocument({ sections: [same] })])
    const alone = await answering.answerQuestion({ ...ask, text: 'ヒヤリハットとは' })

    expect(both.citations.map(({ heading }) => heading)).toEqual(['ヒヤリハット', 'ヒヤリハットの報告'])
    expect(alone.text).toBe('ヒヤリハットは、被害のない事象です。')
  })

  test('never stands before the sections in a search', async ({ database }) => {
    const answering = await start(database, [aSourceDocument({})])

    expect(await answering.search('ヒヤリハット', 10)).toEqual([])
  })
})
