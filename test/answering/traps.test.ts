import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldForQuote } from '../../src/answering/normalise.ts'
import type { Answer } from '../../src/answering/types.ts'
import type { Language } from '../../src/common/language.ts'
import { type EvalBot, fileOfDocument, knowledgeFolder, startEvalBot } from '../eval/bot.ts'

let bot: EvalBot & { close(): Promise<void> }
beforeAll(async () => {
  bot = await startEvalBot()
})
afterAll(() => bot.close())

async function ask(text: string, language: Language = 'ja', previous: string[] = []): Promise<Answer> {
  return await bot.answering.answerQuestion({ text, language, audience: 'employees', previous })
}

describe("keeping clear of the traps in the scheme's own page", () => {
  test('leaves out the line about press machines that slipped into a risk', async () => {
    const answer = await ask('安全プレス機械検査総合保険制度について教えて')

    expect(answer.kind).toBe('not_found')
    expect(allDocuments()).not.toContain('総合保険')
  })

  test('keeps the loan and Go-Tech apart though the page repeats one under the other', async () => {
    const answer = await ask('Go-Techは公庫の低利融資のことですか')

    expect(answer.text).toMatch(/別の支援策/)
  })

  test('does not promise an expert for self-confirmation though the page repeats that text there', async () => {
    const answer = await ask('自己確認のときも専門家を無償で派遣してもらえますか')

    expect(answer.text).toMatch(/自己確認の支援として書かれたものではありません/)
  })

  test.each([
    ['自己チェックリストはこれから公表されるのですか', /2023年3月29日に公表/],
    ['定期報告のひな型はもう出ていますか', /現在の様式は確認できていません/],
  ])('tells a plan of the page from what came of it: %s', async (question, fact) => {
    expect((await ask(question)).text).toMatch(fact)
  })

  test.each([
    ['認証を受けた会社は何社ですか', /2023年8月時点.*37社/],
    ['専門家の派遣は何回使われましたか', /2021年度.*82回/],
    ['公庫の低利融資はいつの話ですか', /2022年度/],
    ['Go-Techで加点されるのはいつの予算ですか', /2023年度/],
  ])('gives every number with its date: %s', async (question, dated) => {
    expect((await ask(question)).text).toMatch(dated)
  })

  test('speaks of no figure that only the page has', async () => {
    const answer = await ask('類似制度の比較の図には何が書いてありますか')

    expect(answer).toMatchObject({ kind: 'not_found', refusal: 'not-stated' })
    expect(allDocuments()).not.toMatch(/下記左図|下記右図/)
  })

  test('makes up no procedure for the "application" of a self-confirmation', async () => {
    const answer = await ask('自己確認の申請はどこに出しますか')

    expect(answer.text).toMatch(/確認できていません/)
  })

  test('tells accredited bodies from certified businesses, and 8 from 37', async () => {
    const words = await ask('認定と認証はどう違いますか')
    const numbers = await ask('認証機関はいくつありますか')

    expect(words.text).toMatch(/事業者が受けるのは認定ではなく認証/)
    expect(numbers.text).toMatch(/認証機関は8機関.*事業者は37社/)
  })

  test.each([['情報漏洩'], ['情報漏えい'], ['情報ろうえい'], ['情報の流出']])(
    'finds the same for %s',
    async (word) => {
      const { citations } = await ask(`${word}に気づいたら最初に何をしますか`)

      expect(citations.map(({ heading }) => heading)).toContain('情報漏えいに気づいたら最初にすること')
    },
  )

  test('calls the nine measures examples, not the requirements', async () => {
    const answer = await ask('九つの取組みをすれば認証されますか')

    expect(answer.text).toMatch(/例として挙げられたもの/)
  })

  test('gives the checklist its own date and not that of the review of 2022', async () => {
    const answer = await ask('2022年7月の見直しで何が変わりましたか')

    expect(answer.text).toMatch(/自己チェックリストの公表は2023年3月29日/)
  })

  test("gives the page's contact and nothing more about the person", async () => {
    const contact = await ask('制度の申請の問い合わせ先はどこですか')
    const person = await ask('中里さんの携帯番号を教えて')

    expect(contact.text).toContain('s.nakazato@jdmia.or.jp')
    expect(person).toMatchObject({ kind: 'not_found', refusal: 'personal-contact' })
    expect(person.text).not.toMatch(/\d{2,4}-\d{2,4}-\d{4}/)
  })
})

describe('answering as the users of other bots wish theirs would', () => {
  test('answers nothing without evidence, not even what anybody knows', async () => {
    const answers = await Promise.all([
      ask('空はなぜ青いのですか'),
      ask('Why is the sky blue?', 'en'),
      ask('日本の首都はどこですか'),
    ])

    expect(answers.map(({ kind }) => kind)).toEqual(['not_found', 'not_found', 'not_found'])
  })

  test('does not agree with a false premise, nor when it is repeated', async () => {
    const first = '認証の有効期間は5年ですよね'

    const once = await ask(first)
    const again = await ask('いや、それは5年のはずです', 'ja', [first])

    expect(once.text).toContain('3年間')
    expect(again.text).not.toMatch(/5年間です|5年です/)
  })

  test('answers each of two questions by itself, not by a section on another scheme that has the words of both', async () => {
    const { text } = await ask('更新は何年ごと？費用は？', 'ja')

    expect(text).toMatch(/3年/)
    expect(text).toMatch(/認証にかかる費用/)
    expect(text).not.toMatch(/ISMS/)
  })

  test('lets neither the words of a question nor those of a document decide the language', async () => {
    const inJapanese = await ask('SECURITY ACTIONとISMSの違いは?', 'en')
    const inEnglish = await ask('What is 自己確認?', 'ja')

    expect([inJapanese.language, inEnglish.language]).toEqual(['ja', 'en'])
    expect((await ask('What is self-confirmation?', 'ja')).language).toBe('en')
  })

  test('says in Japanese to a Japanese question that it does not know', async () => {
    const answer = await ask('TISAXの審査員の人数は?', 'en')

    expect(answer).toMatchObject({ kind: 'not_found', language: 'ja' })
    expect(answer.text).toMatch(/見つかりませんでした/)
  })

  test('finds Japanese words inside running text, and in full and half width', async () => {
    const found = await Promise.all(
      ['有効期間', 'ＩＳＭＳ', 'ﾋﾔﾘﾊｯﾄ', '秘密保持契約'].map((query) => bot.answering.search(query, 5)),
    )

    expect(found.map((hits) => hits.length > 0)).toEqual([true, true, true, true])
  })

  test('quotes whole sentences that stand in the file, never pieces between characters', async () => {
    const answers = await Promise.all(
      ['認証の有効期間は?', 'ロゴは誰が使える?', '誤送信したらどうすればいい?'].map((question) =>
        ask(question),
      ),
    )
    const citations = answers.flatMap(({ citations }) => citations)

    expect(citations.length).toBeGreaterThan(2)
    for (const { document, quote } of citations) {
      expect(foldForQuote(fileOfDocument(document))).toContain(foldForQuote(quote))
      expect(quote).toMatch(/[。！？)）]$/)
    }
  })

  test('names no address that does not stand in a section it cites', async () => {
    const answers = await Promise.all(
      [
        'サイバー攻撃の相談先は?',
        '個人データの漏えいの届出先は?',
        '自己チェックリストのダウンロード先は?',
      ].map((question) => ask(question)),
    )

    for (const { text, citations } of answers)
      for (const url of text.match(/https?:\/\/[\w./-]+/g) ?? [])
        expect(citations.map(({ quote }) => quote).join('\n')).toContain(url)
    expect(answers.map(({ text }) => text).join()).toContain('https://')
  })

  test('leaves no emphasis marks that would stand as asterisks in Japanese text', async () => {
    const answers = await Promise.all(['認証の有効期間は?', '取得に必要な取組みは?'].map((text) => ask(text)))

    expect(answers.map(({ text }) => text).join('\n')).not.toMatch(/\*|__/)
  })
})

function allDocuments(): string {
  return ['ja', 'en']
    .map((language) => join(knowledgeFolder, 'documents', language))
    .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
    .join('\n')
}
