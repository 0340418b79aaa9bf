import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answering/types.ts'
import type { Language } from '../../src/common/language.ts'
import { sentences } from '../../src/i18n/index.ts'
import { type EvalBot, startEvalBot } from '../eval/bot.ts'

let bot: EvalBot & { close(): Promise<void> }
beforeAll(async () => {
  bot = await startEvalBot()
})
afterAll(() => bot.close())

async function ask(text: string, language: Language = 'ja'): Promise<Answer> {
  return await bot.answering.answerQuestion({ text, language, audience: 'employees', previous: [] })
}

function headingsOf(answer: Answer): string[] {
  return [...new Set(answer.citations.map(({ heading }) => heading))]
}

describe('asking for a detail that no document states', () => {
  test.each([
    '審査費用の分割払いはできますか',
    'INPITの窓口は対面で相談できますか',
    '専門家派遣で来る人の資格は',
    '専門家の派遣は離島でも来てくれる？',
    '営業秘密の登録制度はありますか',
    '自己チェックリストの英語版はどこにありますか',
    '公庫の融資の返済期間は何年',
    '審査で落ちた会社の名前は？',
    'Can we pay the examination cost in instalments?',
    'Can a branch share the certificate?',
    'バックアップは誰が取る',
    '誓約書は何通作る',
    'パスワードは何か月で変える',
    'Who signs the NDA on our side?',
    'Is there a penalty for missing the annual report?',
  ])('is declined, though a section on the subject stands beside it: %s', async (question) => {
    const answer = await ask(question)

    expect(answer).toMatchObject({ kind: 'not_found', refusal: 'no-grounds' })
    expect(answer.nearest).not.toEqual([])
  })

  test.each([
    ['専門家の派遣は無料ですか', '専門家の無償派遣'],
    ['技術流出の経路でいちばん多いのはどこですか', '技術はどこから流出するか'],
    ['認証の有効期間は何年ですか', '認証の有効期間'],
    ['抜き打ちの訓練ってやったほうがいい？', '訓練とリハーサル'],
    ['Who may use the logo?', 'Who may use the logo'],
    ['遠隔ロックは誰がやる', '遠隔ロックやデータ消去を行う人'],
    ['事故の記録は誰が見られる', '事故の記録を見られる人'],
  ])('is answered where a section states it: %s', async (question, heading) => {
    const answer = await ask(question)

    expect(answer.kind).toBe('answered')
    expect(headingsOf(answer)).toContain(heading)
  })
})

describe('asking with the wish for the answer in the same text', () => {
  test.each([
    '認証の有効期間をやさしい日本語で教えてください',
    'やさしい日本語で 認証の有効期間は何年ですか',
    'How long is the certification valid? In easy Japanese please',
  ])('is answered in easy Japanese: %s', async (question) => {
    const answer = await ask(question)

    expect(answer).toMatchObject({ kind: 'answered', language: 'ja' })
    expect(answer.text).toContain('認証(にんしょう)は、3年間(ねんかん)')
  })

  test.each([
    '認証の有効期間は何年ですか in English please',
    '認証の有効期間を英語で教えて',
    '英語で 認証の有効期間は',
  ])('is answered in English: %s', async (question) => {
    const answer = await ask(question)

    expect(answer).toMatchObject({ kind: 'answered', language: 'en' })
    expect(answer.text).toContain('valid for three years')
  })

  test('is answered as without it where nobody wrote it so', async () => {
    const plain = await ask('証拠の残し方は')

    const answer = await ask('証拠の残し方をやさしい日本語で')

    expect(plain.kind).toBe('answered')
    expect(answer.text).toBe(plain.text)
  })

  test('leaves a question about a language alone', async () => {
    const answer = await ask('英語でこの制度を紹介したい')

    expect(answer.language).toBe('ja')
  })
})

describe('telling the circumstances before the question', () => {
  test.each([
    ['名簿が流出した会社の記事を読みました。何人から国への報告が必要なんですか。', '報告が必要な四つの類型'],
    [
      'ランサムウェアの記事を読みました。画面に身代金の表示が出たら電源は切った方がいいですか。',
      'ランサムウェアやウイルスの初動',
    ],
    [
      'We filled in a checklist ourselves last month. May we print the logo on our brochure now?',
      'Who may use the logo',
    ],
    ['Our certificate was issued last spring. How soon will it run out?', 'Validity of a certificate'],
  ])('is no reason to refuse: %s', async (question, heading) => {
    const answer = await ask(question)

    expect(answer.kind).toBe('answered')
    expect(headingsOf(answer)).toContain(heading)
  })

  test.each([
    'ロゴをのぼり旗にしたいと思っています。色は何色まで使っていいですか。',
    '日本公庫の融資を検討しています。金利は何パーセントですか。',
    '金庫を買い替えます。耐火何時間のものなら認証に通りますか。',
  ])('is not what is answered: %s', async (question) => {
    const answer = await ask(question)

    expect(answer.kind).toBe('not_found')
  })
})

describe('asking several things of one subject', () => {
  test.each([
    ['認証を取る手順とお金は', ['認証取得の流れ', '認証にかかる費用']],
    ['手順とお金は', ['認証にかかる費用']],
    ['認証の有効期間と電話番号は', ['認証の有効期間', '申請の問い合わせ先']],
    ['事故の重大度は何段階で、レベル3は誰が対応する？', ['重大度の決め方', '重大度ごとに対応する人']],
    ['速報はいつまでに、何を書く？', ['速報の期限', '速報に書く内容']],
    ['制度はいつ始まって、何社取ってる？', ['根拠となる法律と施行日', '認証機関の数と認証事業者の数']],
    ['ISMSとPマークの費用は？', ['ISMSの有効期間と費用', 'プライバシーマークの費用']],
    ['Who do I tell about an incident, and how fast?', ['To whom to report', 'When to report']],
    ['How long is it valid and how do we renew the certificate?', ['Validity of a certificate', 'Renewal']],
    [
      'How is severity graded and who handles level 3?',
      ['How severity is decided', 'Who responds at each severity'],
    ],
  ])('is answered for each: %s', async (question, headings) => {
    const answer = await ask(question)

    expect(headingsOf(answer)).toEqual(expect.arrayContaining(headings))
  })

  test.each([
    ['認証の有効期間と駐車場は', 'ja', '駐車場'],
    ['確報の期限と駐車場は', 'ja', '駐車場'],
    ['退職者の誓約書は必要で、何年効く？', 'ja', '何年効く'],
    ['What is the validity and the parking of the certificate?', 'en', 'parking'],
  ] as const)('says which of them is not known: %s', async (question, language, thing) => {
    const answer = await ask(question)

    expect(answer.kind).toBe('answered')
    expect(answer.text).toContain(sentences[language].answering.thingUntold(thing))
  })

  test('takes a comparison for one thing', async () => {
    const answer = await ask('自己チェックと自己確認の違いは')

    expect(answer.kind).toBe('answered')
    expect(answer.text).not.toContain('見つかりませんでした')
  })
})
