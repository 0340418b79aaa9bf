import { describe, expect, test } from 'vitest'
import { isPrivateAnswer, isPrivateQuestion } from '../../src/answering/privacy.ts'
import { refusals } from '../../src/answering/types.ts'

describe('a question that is nobody else’s business', () => {
  test.each([
    '自分のミスで図面の版を取り違えました。報告の書き方を教えてください',
    'ルールを破ってしまったかもしれません。どうすればいいですか',
    '報告したら怒られますか',
    'やらかしました。誰に言えばいいですか',
    '上司からパワハラを受けています。相談先はありますか',
    '先輩が図面を無断で持ち出しているようです。どこに言えばいいですか',
    '佐藤さんがルールを守っていません。どうしたらいいですか',
    '内部通報の窓口はどこですか',
    '通報したら仕返しされませんか',
    '私の給料の情報は誰が見られますか',
    'うつで休職するのですが、貸与パソコンはどうしますか',
    '転職しようと思っています。資料は持っていけますか',
    '090-1234-5678 に電話していいですか',
    'yamada@example.com に送ってもいいですか',
    'It was my mistake. Who do I have to tell?',
    'Will I be blamed if I report late?',
    'My manager is bullying me, who can I talk to?',
    'My colleague takes home drawings. What should I do?',
    'Who can see my salary?',
    "I'm thinking of quitting. May I keep my notes?",
  ])('is %s', (text) => {
    expect(isPrivateQuestion(text)).toBe(true)
  })

  test.each([
    '我犯了错，会被处分吗？',
    '我的同事把图纸带回家了，怎么办？',
    '上司에게 갑질을 당했는데 어디에 말해야 합니까?',
    '제 실수를 보고하면 혼나나요?',
    'Tôi làm sai thì có bị phạt không?',
    'Đồng nghiệp của tôi mang tài liệu về nhà, tôi phải làm gì?',
    'หัวหน้ากลั่นแกล้งฉัน ต้องแจ้งใคร',
    'हाकिमले धम्की दिनुभयो, कसलाई भन्ने?',
    'သူဌေးက ခြိမ်းခြောက်နေတယ်',
    'Quem devo avisar se o meu chefe leva dados para casa?',
    '¿Qué hago si mi jefe me amenaza para que no lo diga?',
    'Apakah saya dihukum karena kesalahan saya ini?',
    'Ano ang gagawin ko, kasalanan ko po ito',
    'Que dois-je faire, mon patron me harcèle et je suis enceinte ?',
  ])('is %s, in a language that is not understood', (text) => {
    expect(isPrivateQuestion(text)).toBe(true)
  })

  test.each([
    '认证的有效期是几年？',
    '请问认证机构有几家？',
    '인증 유효기간은 몇 년입니까?',
    'Chứng nhận có hiệu lực bao lâu?',
    'ใบรับรองมีอายุกี่ปี',
    'Quanto tempo vale a certificação?',
    '¿Cuánto cuesta la certificación y quién la hace?',
    'Berapa lama sertifikat ini berlaku dan apa syaratnya?',
    'Quel est le prix de la certification pour une entreprise ?',
  ])('is not %s, in a language that is not understood', (text) => {
    expect(isPrivateQuestion(text)).toBe(false)
  })

  test.each([
    '認証の有効期間は何年ですか',
    'USBメモリを持ち出すときの決まりを教えてください',
    '退職者のアカウントはいつ消しますか',
    '従業員の個人情報はどう管理すればいいですか',
    'ヒヤリハットも報告が必要ですか',
    '委託先が規則を守らないときはどうしますか',
    '入退室の記録は何年残しますか',
    '管理責任者の役割は何ですか',
    'お客さんが来たときの受付の決まりはありますか',
    'ミスを減らすために何をすればいいですか',
    'How long is the certificate valid?',
    'What do we do with the accounts of people who leave?',
    'May I take a USB stick home?',
    'Who has to be told about a leak?',
    'How should personal data of employees be stored?',
  ])('is not %s', (text) => {
    expect(isPrivateQuestion(text)).toBe(false)
  })

  test('is one that is declined for a reason that would embarrass, and no other', () => {
    const said = { composedBy: 'extract', language: 'ja', text: '', citations: [], nearest: [] } as const

    const found = refusals.filter((refusal) => isPrivateAnswer({ kind: 'not_found', refusal, ...said }))

    expect(found).toEqual([
      'legal-judgement',
      'concealment',
      'destroying-records',
      'confidential-report',
      'personal-contact',
      'secret',
    ])
  })
})
