import { expect, test } from 'vitest'
import { cover, secrets } from '../../src/answering/cover.ts'

test.each([
  ['パスワードは hunter2!A です。送っていいですか', 'パスワードは ■ です。送っていいですか'],
  ['カード 4111 1111 1111 1111 の番号', 'カード ■ の番号'],
  ['090-1234-5678 に電話していいですか', '090-1234-5678 に電話していいですか'],
  ['認証の有効期間は何年ですか', '認証の有効期間は何年ですか'],
])('of “%s” only what opens something is covered where it is kept', (text, covered) => {
  expect(cover(text, secrets)).toBe(covered)
})
