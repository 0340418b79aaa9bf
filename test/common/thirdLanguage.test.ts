import { describe, expect, test } from 'vitest'
import { isThirdLanguage } from '../../src/common/thirdLanguage.ts'

describe('knowing a language that is neither Japanese nor English', () => {
  test.each([
    ['认证的有效期是几年？'],
    ['請問認證需要多少錢'],
    ['인증 유효기간은 몇 년입니까?'],
    ['Chứng nhận có hiệu lực bao lâu?'],
    ['Qual é o prazo de validade da certificação?'],
    ['¿Cuánto cuesta la certificación para una empresa?'],
    ['Berapa lama sertifikat ini berlaku dan apa syaratnya?'],
    ['ใบรับรองใช้ได้กี่ปี'],
    ['TICS là gì?'],
    ['年假有几天'],
    ['认证'],
  ])('knows %s', (text) => {
    expect(isThirdLanguage(text)).toBe(true)
  })

  test.each([
    ['認証機関 一覧'],
    ['技術情報管理認証制度 費用'],
    ['サーバーのバックアップ'],
    ['How long is a certificate valid?'],
    ['TICS ISMS'],
    ['May AI read our OS logs?'],
    ['Do OS updates matter?'],
    ['ISO/IEC 27001'],
    ['The résumé of our Düsseldorf office was sent to you'],
    ['3'],
    [''],
  ])('takes %j for none', (text) => {
    expect(isThirdLanguage(text)).toBe(false)
  })
})
