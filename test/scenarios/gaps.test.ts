import { describe, expect } from 'vitest'
import { type SeenMessage, type TestPerson, wordsOf } from '../support/door.ts'
import { forge } from '../support/forge.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const place = ({ channel, ts }: SeenMessage) => ({ channel, ts })
const question = '予備の社員証はどこで借りられますか'
const answerText = '予備の社員証は、正門の守衛室で借りられます。退社するときに返してください。'

async function ask(person: TestPerson, text: string): Promise<SeenMessage> {
  return person.seesReplyTo(await person.says(text))
}

async function write(person: TestPerson, values: object) {
  const form = await person.seesView('modal', /答えを書く|Write an answer/)
  return person.acts({ do: 'submit', viewId: form.id, values })
}

const section = {
  'heading.value': '予備の社員証の貸し出し',
  'text.value': answerText,
  'source.value': '総務部の申し合わせ',
}

describe('a question the documents do not answer', () => {
  test('is told of in a week, answered by one, approved by another, used from then on, and told to those who asked', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    const refused = await ask(employee, question)
    await ask(emma, '予備の社員証はどこで借りられるのでしょうか')
    await ask(employee, '部長がパワハラをしています。どこに言えますか')

    await bot.passTime({ days: 8 })
    const digest = await officer.sees(/答えられなかった質問/)
    await officer.presses('gap.write', place(digest))
    const empty = await write(officer, { ...section, 'source.value': ' ' })
    await write(officer, section)
    const review = await deputy.sees(/答えの承認をお願いします/)
    await bot.restart()
    const own = await forge(bot, officer, 'gap.approve', review)
    const byEmployee = await forge(bot, employee, 'gap.approve', review)
    const before = await ask(employee, question)
    await deputy.presses('gap.approve', place(review))
    const told = await employee.sees(/お答えできるようになりました/)
    const toldToo = await emma.sees(/There is an answer to your question now/)
    const thanked = await officer.sees(/承認されました。|が承認されました/)
    const after = await ask(employee, question)
    const decided = await deputy.sees(/この答えを使い始めました/)

    expect(wordsOf(refused)).toContain('名前を伏せて管理責任者に伝えます')
    expect(wordsOf(digest)).toContain(question)
    expect(wordsOf(digest)).toContain('見つからなかった 2回')
    expect(wordsOf(digest)).not.toContain('パワハラ')
    expect(wordsOf(digest)).not.toContain('田中')
    expect(empty.ok).toBe(false)
    expect(own).toContain('自分が書いた答えは、自分では承認できません')
    expect(byEmployee).toContain('あなたの役割ではできません')
    expect(wordsOf(before)).not.toContain('守衛室')
    for (const message of [told, toldToo, after]) expect(wordsOf(message)).toContain('守衛室')
    expect(wordsOf(after)).toContain('社内ルール')
    expect(wordsOf(thanked)).toContain('予備の社員証の貸し出し')
    expect(decided.ts).toBe(review.ts)
    expect(JSON.stringify(decided.blocks)).not.toContain('gap.approve')

    // Withdrawn again, it is gone from the answers at once.
    await officer.acts({ do: 'openHome' })
    const home = await officer.seesView('home', /予備の社員証の貸し出し/)
    await officer.presses('gap.withdraw', { viewId: home.id })
    expect(wordsOf(await ask(employee, question))).not.toContain('守衛室')
  })

  test('may be sent back and rewritten; a draft that was replaced cannot be approved', async ({ bot }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    await ask(employee, question)
    await bot.passTime({ days: 8 })
    const digest = await officer.sees(/答えられなかった質問/)

    await officer.presses('gap.write', place(digest))
    await write(officer, section)
    const first = await deputy.sees(/答えの承認をお願いします/)
    const oldValue = { ...place(first) }
    await deputy.presses('gap.send_back', oldValue)
    const form = await deputy.seesView('modal', /直してほしいところ/)
    await deputy.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'remark.value': '返す時刻も書いてください' },
    })
    const returned = await officer.sees(/差し戻されました/, digest.ts)
    await officer.presses('gap.write', place(returned))
    const prefilled = JSON.stringify(await officer.seesView('modal', /守衛室/))
    await write(officer, { ...section, 'text.value': `${answerText}（18時まで）` })
    const second = await deputy.sees(/18時まで/)
    await deputy.presses('gap.approve', place(second))
    const told = await employee.sees(/お答えできるようになりました/)

    expect(wordsOf(returned)).toContain('返す時刻も書いてください')
    expect(prefilled).toContain('予備の社員証の貸し出し')
    expect(second.ts).not.toBe(first.ts)
    expect(wordsOf(told)).toContain('18時まで')
  })

  test('that was taken back, or is left on purpose, troubles nobody any more', async ({ bot }) => {
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    const officer = bot.person('officer')
    const bicycles = '工場の駐輪場はどこですか'
    await ask(employee, question)
    const offer = await ask(employee, '自分の質問を消して')
    await employee.presses('answer.forget', place(offer))
    await employee.sees(/消しました/)
    await ask(emma, bicycles)

    await bot.passTime({ days: 8 })
    const digest = await officer.sees(/答えられなかった質問/)
    await officer.presses('gap.dismiss', place(digest))
    await officer.sees(/扱わないことにしました/)
    await ask(employee, bicycles)
    await ask(employee, '製図室の暖房は何度に設定しますか')
    await bot.passTime({ days: 8 })
    const next = await officer.sees(/製図室/, digest.ts)

    expect(wordsOf(digest)).toContain(bicycles)
    expect(wordsOf(digest)).not.toContain('社員証')
    expect(wordsOf(next)).not.toMatch(/駐輪場|社員証/)
  })
})
