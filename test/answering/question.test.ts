import { describe, expect, test } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { leansOnBefore, longestQuestion, readQuestion, withoutPadding } from '../../src/answering/question.ts'
import { createRankingPart } from '../../src/answering/ranking.ts'
import { correctSpelling } from '../../src/answering/spelling.ts'
import { createAnalyzer, encodeTerms } from '../../src/answering/terms.ts'

function read(text: string, previous: readonly string[] = []) {
  return readQuestion({ text, language: 'ja', audience: 'employees', previous })
}

describe('reading a question', () => {
  test.each([
    ['お疲れ様です。ロゴは誰が使えますか？よろしくお願いします。', 'ロゴは誰が使えますか？'],
    ['すみません、有効期間について教えていただけますか', '有効期間'],
    ['Hi team, could you please tell me who may use the logo? Thanks!', 'who may use the logo?'],
    ['教えて', '教えて'],
    ['List what has to be done', 'what has to be done'],
    ['whats the rule, pls', "what's the rule, please"],
    ['its logo isnt ours', "its logo isn't ours"],
  ])('takes the politeness off %j', (text, bare) => {
    expect(withoutPadding(text)).toBe(bare)
  })

  test.each([
    ['<@U123> ロゴは？', 'ja'],
    ['Who may use the logo?', 'en'],
    ['有効期間は? in English please', 'en'],
    ['1234', 'ja'],
    ['ロゴは誰が使える？英語で', 'en'],
    ['英語でこの制度を紹介したい', 'ja'],
    ['英語で何という？', 'ja'],
    ['What is it called in Japanese?', 'en'],
    ['Please answer in Japanese', 'ja'],
    ['What does 自己確認 mean?', 'en'],
    ['difference between 認定 and 認証', 'en'],
    ['ISMSとTICSの違い', 'ja'],
    ['認証機関 list', 'ja'],
  ])('knows the language to answer %j in', (text, language) => {
    expect(read(text).language).toBe(language)
  })

  test.each([
    ['専門家は来てくれる？費用は？', 2],
    ['When was it published, and how is the result shown?', 2],
    ['ロゴは誰が使えますか', 1],
  ])('takes %j apart', (text, parts) => {
    expect(read(text).parts).toHaveLength(parts)
  })

  test.each([
    [
      '展示会で制度を知りました。審査するのは誰ですか。',
      '審査するのは誰ですか。',
      '展示会で制度を知りました。',
    ],
    ['Is that a leak? The mail went to Abe Co. Ltd.', 'Is that a leak?', 'The mail went to Abe Co. Ltd.'],
  ])('takes the sentence of %j that asks apart from those that tell', (text, asked, circumstance) => {
    const question = read(text)

    expect(question.parts).toEqual([asked])
    expect(question.circumstance).toBe(circumstance)
  })

  test.each([
    'ロゴは誰が使えますか。色は変えられますか。',
    'ロゴについて。それだけです。',
    'Who may use it?',
  ])('finds no sentence of %j that asks alone', (text) => {
    expect(read(text).circumstance).toBeUndefined()
  })

  test('reads the first part of a very long question and says so', () => {
    const long = read('あ'.repeat(10_000))

    expect(long.text).toHaveLength(longestQuestion)
    expect(long.wasCut).toBe(true)
  })
})

describe('following up', () => {
  test.each([
    ['それは毎年ですか', true],
    ['英語では？', true],
    ['費用は？', true],
    ['And how long?', true],
    ['Does it cost anything?', true],
    ['認証の有効期間は何年ですか', false],
    ['Who may use the certification logo on a website?', false],
  ])('%j leans on the question before: %s', (text, leans) => {
    expect(leansOnBefore(text)).toBe(leans)
  })

  test('takes the question before into account only where the text leans on it', () => {
    const before = ['認証の有効期間は何年ですか']

    expect(read('それは延ばせますか', before).context).toBe(before[0])
    expect(read('ロゴマークは誰が使えるのでしょうか', before).context).toBeUndefined()
  })
})

describe('setting misspelt words right', () => {
  const analyzer = createAnalyzer(noConcepts)
  const text = 'personal data certification report セキュリティ サーバー'
  const part = createRankingPart([
    { sectionId: 1, document: 1, flags: 0, terms: encodeTerms(analyzer.count([{ text, weight: 1 }])) },
  ])

  test.each([
    ['personl data', 'personal data'],
    ['certifcation', 'certification'],
    ['reoprt', 'report'],
    ['セキュリティー', 'セキュリティー'],
    ['certifier', 'certifier'],
    ['reporter', 'reporter'],
    ['personal', 'personal'],
    ['weather', 'weather'],
    ['にんしょうは なんねん もつの', '認証は 何年 もつの'],
    ['ゆうこうきかんをおしえて', '有効期間をおしえて'],
    ['認証のゆうこうきかん', '認証の有効期間'],
    ['認証機関の審査と期限のきげん', '認証機関の審査と期限のきげん'],
  ])('makes %s %s', (written, right) => {
    expect(correctSpelling(written, analyzer, [part])).toBe(right)
  })
})
