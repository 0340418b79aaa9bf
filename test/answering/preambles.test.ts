import { describe, expect, test } from 'vitest'
import { withoutPadding } from '../../src/answering/question.ts'

describe('what people say before they ask', () => {
  test.each([
    ['新人なので分からないのですが、有効期間は何年？', '有効期間は何年？'],
    ['お客さんに聞かれたんだけど、ロゴは誰が使えるの', 'ロゴは誰が使えるの'],
    ['上司に聞いてこいと言われました。費用の目安は？', '費用の目安は？'],
    ['明日の会議で使うので急いでいます。取得の流れは？', '取得の流れは？'],
    ['変な質問かもしれませんが、★3とは何ですか', '★3とは何ですか'],
    ['うちは金属加工の会社です。認証の対象になりますか', '認証の対象になりますか'],
    ['速報の期限は？ :pray: 🙏', '速報の期限は？'],
    ["I'm new here, how long is a certificate valid?", 'how long is a certificate valid?'],
    ['A customer asked me: who may use the logo?', 'who may use the logo?'],
  ])('is left out of the question: %s', (said, asked) => {
    expect(withoutPadding(said)).toBe(asked)
  })

  test.each([
    '新人も教育の対象ですか',
    '取引先から体制を聞かれた、なぜ？',
    '上司に報告しないといけませんか',
    '会議で使う資料に社外秘と書くべきですか',
    '㊙の表示は必要ですか',
    'Who may use the logo?',
  ])('is kept where it is the question: %s', (said) => {
    expect(withoutPadding(said)).toBe(said)
  })
})
