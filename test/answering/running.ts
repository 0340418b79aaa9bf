import { type Answering, createAnswering } from '../../src/answering/index.ts'
import type { AnsweringSentences, GlossaryEntry, SourceDocument } from '../../src/answering/types.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'

/** A document on the scheme in each language, and one for employees only. */
export const scheme = aSourceDocument({
  path: 'ja/scheme.md',
  sections: [
    aSourceSection({
      heading: '認証の有効期間',
      text: '認証の有効期間は3年間です。1年ごとに定期報告を行います。',
      asked: ['何年もつ', 'いつ切れる'],
    }),
    aSourceSection({
      heading: '認証機関の数',
      text: '2023年8月時点で、認証機関は8機関です。',
      asked: ['認証機関はいくつ'],
    }),
    aSourceSection({
      heading: '更新の手続き',
      text: '更新の手続きは、参照した資料では確認できていません。認証機関に確認してください。',
      asked: ['更新のやり方'],
    }),
    aSourceSection({ heading: 'ロゴマーク', text: 'ロゴマークは認証を取得した事業者が使えます。' }),
  ],
})
export const schemeEn = aSourceDocument({
  path: 'en/scheme.md',
  language: 'en',
  title: 'The scheme',
  sections: [
    aSourceSection({
      heading: 'Validity of a certificate',
      text: 'A certificate is valid for three years. A report is made every year.',
      asked: ['how long is it valid'],
    }),
  ],
})
const internal = aSourceDocument({
  path: 'ja/internal.md',
  layer: 'company',
  audience: 'employees',
  sections: [aSourceSection({ heading: '合言葉の運用', text: '合言葉は毎月変更します。' })],
})

/** Answering from these documents, on a day, by these sentences where they differ, with these terms. */
export async function start(
  database: Database,
  documents: readonly SourceDocument[] = [scheme, schemeEn, internal],
  now = '2026-11-23T00:00:00Z',
  words: Partial<AnsweringSentences> = {},
  glossary: readonly GlossaryEntry[] = [],
): Promise<Answering> {
  const answering = createAnswering({
    database,
    clock: { now: () => new Date(now) },
    glossary,
    sentences: {
      ja: { ...sentences.ja.answering, ...words },
      en: { ...sentences.en.answering, ...words },
    },
  })
  await answering.indexDocuments(documents)
  return answering
}

/** What an employee asks in Japanese. */
export const ask = { language: 'ja', audience: 'employees' } as const
