import { describe, expect, test } from 'vitest'
import { checkSentence } from '../../../src/answering/model/checkSentence.ts'
import type { Language } from '../../../src/common/language.ts'
import { aSection } from '../builders.ts'

const validity = aSection({
  id: 11,
  heading: '認証の有効期間',
  text: '認証の有効期間は3年間です。更新するときは、満了の6か月前から申請できます。期間が過ぎた認証は使えません。',
})
const passwords = aSection({
  id: 12,
  heading: 'パスワードの決まり',
  text: 'パスワードは12文字以上にします。\n使い回しは禁止です。詳しくは https://intra.example.com/pw を見てください。',
})
const english = aSection({
  id: 13,
  language: 'en',
  title: 'The scheme',
  heading: 'How long a certificate is valid',
  text: 'A certificate is valid for three years. You may apply for renewal at least 30 days before it ends. It must not be used after that.',
})
const shown = new Map([
  [1, validity],
  [2, passwords],
  [3, english],
])

function check(text: string, quotes: [number, string][], question = '有効期間は', language: Language = 'ja') {
  const draft = { text, quotes: quotes.map(([section, quote]) => ({ section, quote })) }
  return checkSentence(draft, shown, { text: question, language })
}

describe('checking a sentence of a model', () => {
  test('lets a sentence through whose quote stands in the section, and cites that', () => {
    const checked = check('認証の有効期間は、3年間です。', [[1, '認証の有効期間は3年間です。']])

    expect(checked).toMatchObject({
      text: '認証の有効期間は、3年間です。',
      citations: [{ sectionId: 11, quote: '認証の有効期間は3年間です。' }],
    })
  })

  test.each([
    ['有効なのは三年間です。', 1, '認証の有効期間は3年間です。'],
    ['認証は３年間有効です。', 1, '認証の有効期間は３年間です。'],
    ['更新の申請は、満了の6か月前からできます。', 1, '更新するときは、満了の6か月前から申請できます'],
    ['期間が過ぎると、認証を使うことはできません。', 1, '期間が過ぎた認証は使えません。'],
    ['12文字以上のパスワードにしてください。', 2, 'パスワードは12文字以上にします。'],
    ['パスワードの使い回しは禁止です。', 2, '使い回しは禁止です。'],
  ])('takes the same said in other words: %s', (text, section, quote) => {
    expect(check(text, [[section, quote]])).toMatchObject({ text })
  })

  test.each([
    ['It is valid for 3 years.', 'A certificate is valid for three years.'],
    [
      'You may apply for renewal 30 days before it ends at the latest.',
      'You may apply for renewal at least 30 days before it ends.',
    ],
    ['A certificate must not be used after it ends.', 'It must not be used after that.'],
  ])('takes the same in English: %s', (text, quote) => {
    const question = 'How long is a certificate valid until it ends?'

    expect(check(text, [[3, quote]], question, 'en')).toMatchObject({ text })
  })

  test.each([
    ['no quote at all', '認証の有効期間は3年間です。', [], 'no-quote'],
    ['an empty quote', '認証の有効期間は3年間です。', [[1, ' ']], 'quote-not-there'],
    [
      'a quote that is made up',
      '認証の有効期間は5年間です。',
      [[1, '認証の有効期間は5年間です。']],
      'quote-not-there',
    ],
    [
      'a quote of another section',
      '認証の有効期間は3年間です。',
      [[2, '認証の有効期間は3年間です。']],
      'quote-not-there',
    ],
    [
      'a section it was never given',
      '認証の有効期間は3年間です。',
      [[9, '認証の有効期間は3年間です。']],
      'quote-not-there',
    ],
    [
      'one good quote and one made up',
      '認証の有効期間は3年間です。',
      [
        [1, '認証の有効期間は3年間です。'],
        [1, '自動で延長されます。'],
      ],
      'quote-not-there',
    ],
    [
      'dots in the middle of a quote',
      '認証の有効期間は3年間です。',
      [[1, '認証の…3年間です。']],
      'quote-not-there',
    ],
    ['another number', '認証の有効期間は5年間です。', [[1, '認証の有効期間は3年間です。']], 'figure'],
    [
      'another number in kanji',
      '認証の有効期間は五年間です。',
      [[1, '認証の有効期間は3年間です。']],
      'figure',
    ],
    [
      'the same number of another unit',
      '認証の有効期間は3か月です。',
      [[1, '認証の有効期間は3年間です。']],
      'figure',
    ],
    [
      'a bound turned round',
      'パスワードは12文字以下にします。',
      [[2, 'パスワードは12文字以上にします。']],
      'figure',
    ],
    [
      'a share that nobody said',
      '認証の有効期間は3年間で、90%が更新します。',
      [[1, '認証の有効期間は3年間です。']],
      'figure',
    ],
    [
      'a yes made of a no',
      '期間が過ぎた認証も使えます。',
      [[1, '期間が過ぎた認証は使えません。']],
      'unsupported',
    ],
    [
      'a no made of a yes',
      '満了の6か月前からは申請できません。',
      [[1, '満了の6か月前から申請できます。']],
      'unsupported',
    ],
    [
      'something else hung on a true quote',
      '退職金の前払制度が利用可能です。',
      [[1, '認証の有効期間は3年間です。']],
      'unsupported',
    ],
    [
      'a true sentence with a made-up one behind it',
      '認証の有効期間は3年間です。年会費は全額免除されます。',
      [[1, '認証の有効期間は3年間です。']],
      'unsupported',
    ],
    [
      'an address that stands nowhere',
      'パスワードは https://evil.example.com で変えます。',
      [[2, 'パスワードは12文字以上にします。']],
      'address',
    ],
    [
      'an address of another section',
      '有効期間は https://intra.example.com/pw を見てください。',
      [[1, '認証の有効期間は3年間です。']],
      'address',
    ],
    [
      'a bare domain',
      '認証の有効期間は evil.com で確かめます。',
      [[1, '認証の有効期間は3年間です。']],
      'address',
    ],
    [
      'an e-mail address',
      '認証の有効期間は help@evil.com に聞きます。',
      [[1, '認証の有効期間は3年間です。']],
      'address',
    ],
    ['a broadcast', '<!channel> 認証の有効期間は3年間です。', [[1, '認証の有効期間は3年間です。']], 'markup'],
    [
      'a broadcast as people type it',
      '@here 認証の有効期間は3年間です。',
      [[1, '認証の有効期間は3年間です。']],
      'markup',
    ],
    ['a mention', '<@U012345> 認証の有効期間は3年間です。', [[1, '認証の有効期間は3年間です。']], 'markup'],
    [
      'a stand-in nobody gave out',
      '認証の有効期間は[[PHONE-ab12-1]]です。',
      [[1, '認証の有効期間は3年間です。']],
      'markup',
    ],
    [
      'English in answer to Japanese',
      'A certificate is valid for three years.',
      [[3, 'A certificate is valid for three years.']],
      'other-language',
    ],
    [
      'Chinese in answer to Japanese',
      '认证的有效期为3年。',
      [[1, '認証の有効期間は3年間です。']],
      'other-language',
    ],
    ['nothing', ' ', [[1, '認証の有効期間は3年間です。']], 'length'],
    ['a novel', '認証の有効期間は3年間です。'.repeat(40), [[1, '認証の有効期間は3年間です。']], 'length'],
  ] as [string, string, [number, string][], string][])('drops %s', (_, text, quotes, why) => {
    expect(check(text, quotes)).toBe(why)
  })

  test.each([
    [
      'Japanese in answer to English',
      '認証は3年間有効です。',
      1,
      '認証の有効期間は3年間です。',
      'other-language',
    ],
    [
      'German in answer to English',
      'Das Zertifikat gilt drei Jahre und kann verlängert werden.',
      3,
      'A certificate is valid for three years.',
      'other-language',
    ],
    [
      'a number word that is another',
      'A certificate is valid for five years.',
      3,
      'A certificate is valid for three years.',
      'figure',
    ],
    ['a no lost', 'It must be used after that.', 3, 'It must not be used after that.', 'unsupported'],
  ])('drops %s', (_, text, section, quote, why) => {
    expect(check(text, [[section, quote]], 'How long is it valid?', 'en')).toBe(why)
  })

  test('takes an address that stands in the cited section', () => {
    const checked = check('パスワードの詳細は https://intra.example.com/pw にあります。', [
      [2, '使い回しは禁止です。詳しくは https://intra.example.com/pw を見てください。'],
      [2, 'パスワードは12文字以上にします。'],
    ])

    expect(checked).toHaveProperty('text')
  })

  test('takes marks of Markdown and unseen letters off', () => {
    const checked = check('- **認証の有効期間**は\u202e3年間\u200bです。', [
      [1, '認証の有効期間は3年間です。'],
    ])

    expect(checked).toMatchObject({ text: '認証の有効期間は 3年間 です。' })
  })
})
