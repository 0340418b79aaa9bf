import { describe, expect, test } from 'vitest'
import { chooseReply } from '../../src/intent/index.ts'

const answered = { kind: 'answered' } as const
const nothing = { kind: 'not_found', refusal: 'no-grounds' } as const
const unread = { kind: 'not_found', refusal: 'third-language' } as const
const declined = { kind: 'not_found', refusal: 'destroying-records' } as const

describe('choosing a reply', () => {
  test.each([
    ['有効期間は何年ですか', 'question', answered, 'answer'],
    ['社員旅行はどこですか', 'question', nothing, 'answer'],
    ['自己チェックを始めたい', 'selfcheck', answered, 'selfcheck'],
    ['自己チェックを始めたい', 'selfcheck', nothing, 'selfcheck'],
    ['自己チェックの記録を消して', 'selfcheck', declined, 'answer'],
    ['こんにちは', 'other', nothing, 'small-talk'],
    ['thanks!', 'other', nothing, 'small-talk'],
    ['안녕하세요', 'other', unread, 'small-talk'],
    ['인증 유효기간은 몇 년입니까?', 'question', unread, 'answer'],
    ['ログを消しておいて', 'other', declined, 'answer'],
    ['お昼のおすすめは？', 'other', nothing, 'answer'],
    ['あなたは誰？', 'other', nothing, 'small-talk'],
    ['ロゴ', 'other', answered, 'answer'],
  ] as const)('to %s, read as %s, with %o found, gives %s', (text, intent, found, reply) => {
    expect(chooseReply(text, intent, found)).toBe(reply)
  })
})
