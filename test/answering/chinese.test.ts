import { describe, expect, test } from 'vitest'
import { foldChinese } from '../../src/answering/chinese.ts'

describe('a question in Chinese', () => {
  test.each([
    ['认证的有效期是几年？', '認証の有効期間は何年?'],
    ['請問認證的有效期是幾年', '認証の有効期間は何年'],
    ['认证机构有几家？', '認証機関有いくつ?'],
    ['自我确认和认证的区别是什么', '自己確認と認証の違いとは何'],
    ['ISMS和这个认证', undefined],
    ['附近哪里有好吃的餐厅？', undefined],
    ['Qual é o prazo da certificação?', undefined],
    ['認証の有効期間は何年ですか', undefined],
    ['인증 유효기간', undefined],
  ])('%s is looked for as %j', (text, folded) => {
    expect(foldChinese(text)).toBe(folded)
  })
})
