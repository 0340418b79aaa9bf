import { describe, expect, test } from 'vitest'
import { shippedReader } from './support.ts'

const reader = shippedReader()

describe('reading a message in a language that is not understood', () => {
  test.each([
    ['图纸泄露了', 'other'],
    ['我把邮件发错人了', 'misdirected_email'],
    ['公司的电脑丢了', 'lost_or_stolen'],
    ['電腦中了勒索病毒，怎麼辦', 'malware'],
    ['도면을 다른 회사에 잘못 보냈습니다', 'misdirected_email'],
    ['노트북을 잃어버렸어요', 'lost_or_stolen'],
    ['Tôi gửi nhầm bản vẽ cho công ty khác', 'misdirected_email'],
    ['Máy tính của tôi bị nhiễm mã độc', 'malware'],
    ['Perdi o celular da empresa no trem', 'lost_or_stolen'],
    ['Os dados do cliente vazaram', 'other'],
    ['Mi computadora tiene un virus, qué hago', 'malware'],
    ['Saya salah kirim email ke perusahaan lain', 'misdirected_email'],
    ['Nawala ang laptop ng kompanya ko', 'lost_or_stolen'],
    ['ทำโทรศัพท์บริษัทหาย', 'lost_or_stolen'],
  ])('takes a mention of a leak for one: %s', (text, leakType) => {
    expect(reader.read(text)).toMatchObject({ intent: 'incident', leakType })
  })

  test.each(['안녕하세요', '谢谢！', 'xin chào', 'Obrigado!', 'สวัสดีครับ'])('knows a greeting: %s', (text) => {
    expect(reader.read(text).intent).toBe('other')
  })

  test.each([
    '认证的有效期是几年？',
    '인증 유효기간은 몇 년입니까?',
    'Chứng nhận có hiệu lực bao lâu?',
    'Quanto tempo vale a certificação?',
    'Berapa lama sertifikat ini berlaku dan apa syaratnya?',
    '図面の流出を防ぐには何をしますか',
    'How do we prevent leaks by phishing?',
  ])('takes no question for one: %s', (text) => {
    expect(reader.read(text).intent).toBe('question')
  })
})
