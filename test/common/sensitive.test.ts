import { describe, expect, test } from 'vitest'
import { findSensitive } from '../../src/common/sensitive.ts'

describe('finding what should not leave', () => {
  test.each([
    ['連絡先は taro.sato@example.co.jp です。', [['email', 'taro.sato@example.co.jp']]],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', [['email', 'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ']]],
    [
      '電話は03-1234-5678、携帯は０９０－１２３４－５６７８',
      [
        ['phone', '03-1234-5678'],
        ['phone', '０９０－１２３４－５６７８'],
      ],
    ],
    ['Call +81 90-1234-5678 today', [['phone', '+81 90-1234-5678']]],
    ['09012345678に電話', [['phone', '09012345678']]],
    ['カード 4111 1111 1111 1111 で支払った', [['card', '4111 1111 1111 1111']]],
    ['card 378282246310005.', [['card', '378282246310005']]],
    ['マイナンバーは1234 5678 9018です', [['my-number', '1234 5678 9018']]],
    ['パスワードは Tanuki#2024 です', [['secret', 'Tanuki#2024']]],
    ['password: hunter2', [['secret', 'hunter2']]],
    ['密码是Abc12345 可以吗', [['secret', 'Abc12345']]],
    ['a senha é Abc12345', [['secret', 'Abc12345']]],
    ['a senha é fraca demais', []],
    ['api_key=AbCdEf123456', [['secret', 'AbCdEf123456']]],
    ['the key sk-proj-abcdefghijklmnop1234 leaked', [['secret', 'sk-proj-abcdefghijklmnop1234']]],
    ['postgres://mamori:s3cret@db/x', [['secret', 's3cret']]],
    ['暗証番号は4821', [['secret', '4821']]],
    ['東京都千代田区霞が関1-3-1に送った', [['address', '東京都千代田区霞が関1-3-1']]],
    [
      '田中さんと佐藤様、スミスさんに送った',
      [
        ['name', '田中'],
        ['name', '佐藤'],
        ['name', 'スミス'],
      ],
    ],
    ['I sent it to Ms. Sato by mistake', [['name', 'Sato']]],
  ] as const)('finds %s', (text, expected) => {
    const found = findSensitive(text)

    expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual(expected)
  })

  test.each([
    '認証の有効期間は3年間です。2024-01-15から2027-01-14まで、第12条第3項による。',
    'パスワードは12文字以上、英数字を混ぜること。password is required and must be 8-character long',
    '4111 1111 1111 1112 は検査数字が合わない。1234 5678 9012 も合わない。',
    'お客様、取引先様、業者さん、皆さん、同様に仕様書と様式を確かめる。氏名を書く。',
    '予算は1,000,000円、管理番号 2024-0001-0002-0003-0004-0005 です。',
    'The certificate is valid for 3 years; see ISO/IEC 27001:2022, clause 5.1.',
  ])('leaves alone what is none: %s', (text) => {
    const found = findSensitive(text)

    expect(found).toEqual([])
  })

  test('gives pieces in order that never overlap, whatever the text', () => {
    const text = 'password: a@b.co 090-1234-5678 4111-1111-1111-1111 田中さん '.repeat(200)

    const found = findSensitive(text)

    expect(found.length).toBeGreaterThan(500)
    for (const [at, part] of found.entries())
      expect(part.start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0)
  })
})
