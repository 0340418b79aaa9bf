import { describe, expect } from 'vitest'
import { type SeenMessage, type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const place = ({ channel, ts }: SeenMessage) => ({ channel, ts })

/** Opens the form below an answer and sends it. */
async function share(person: TestPerson, answer: SeenMessage, channel: string) {
  await person.presses('answer.share', place(answer))
  const form = await person.seesView('modal', /answer\.share|チャンネル|Channel/)
  return person.acts({ do: 'submit', viewId: form.id, values: { 'channel.value': channel } })
}

describe('sharing an answer', () => {
  test('puts it into a channel once, with question, quotes and sources, by the asker only', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const guest = bot.person('山本')
    const answer = await employee.seesReplyTo(await employee.says('認証の有効期間は何年ですか'))

    const first = await share(employee, answer, 'C03SEIZOBU')
    const shared = await guest.sees(/回答を共有しました/)
    const second = await share(employee, answer, 'C03SEIZOBU')
    const again = JSON.stringify(await employee.seesView('modal', /共有済み/))
    const forged = await manager.presses('answer.share', place(shared))
    await guest.presses('answer.sources', place(shared))
    const sources = JSON.stringify(await guest.seesView('modal', /出典/))

    expect([first.ok, second.ok]).toEqual([true, true])
    expect(again).toContain('共有済み')
    expect(wordsOf(shared)).toContain('田中 美咲')
    expect(wordsOf(shared)).toContain('認証の有効期間は何年ですか')
    expect(wordsOf(shared)).toContain('3年')
    expect(wordsOf(shared)).toContain('出典')
    expect(forged.ok).toBe(false)
    expect(sources).toContain('3年間')
    const posts = (await guest.looks()).messages.filter(({ text }) => /共有しました/.test(text))
    expect(posts).toHaveLength(1)
  })

  for (const { who, question, wish, done, gone } of [
    {
      who: '田中',
      question: '認証の有効期間は何年ですか',
      wish: '自分の質問を消して',
      done: /3件消しました。チャンネルに共有した回答も2件取り下げました/,
      gone: /共有した人が取り下げました/,
    },
    {
      who: 'Emma',
      question: 'How long is the certificate valid?',
      wish: 'delete my questions',
      done: /3 questions are deleted\. The 2 answers you shared are taken back/,
      gone: /Whoever shared this has taken it back/,
    },
  ])
    test(`ends when ${who} deletes their questions: the channel keeps neither question nor answer`, async ({
      bot,
    }) => {
      const person = bot.person(who)
      const reader = bot.person('manager')
      const answer = await person.seesReplyTo(await person.says(question))
      await share(person, answer, 'C03GENERAL')
      const shared = await reader.sees(/回答を共有しました|shared an answer/)
      await reader.presses('answer.other_language', place(shared))
      const translated = await reader.sees(/3年間|three years/, shared.ts)

      const offer = await person.seesReplyTo(await person.says(wish))
      await person.presses('answer.forget', place(offer))
      await person.sees(done)
      await reader.sees(gone)
      await expect
        .poll(async () => JSON.stringify((await reader.looks()).messages))
        .not.toMatch(/3年間|three years/)
      const { messages } = await reader.looks()

      const left = messages.filter(({ ts }) => [shared.ts, translated.ts].includes(ts))
      expect(left).toHaveLength(2)
      for (const message of left) {
        expect(wordsOf(message)).toMatch(/取り下げました|has taken it back/)
        expect(wordsOf(message)).not.toContain(question)
      }
    })

  test('ends when the question itself is deleted', async ({ bot }) => {
    const employee = bot.person('employee')
    const asked = await employee.says('認証の有効期間は何年ですか')
    await share(employee, await employee.seesReplyTo(asked), 'C03GENERAL')
    const shared = await bot.person('manager').sees(/回答を共有しました/)

    await employee.acts({ do: 'delete', channel: '@mamori', ts: asked })
    const gone = await bot.person('manager').sees(/取り(?:消され|下げ)/)

    expect(gone.ts).toBe(shared.ts)
    expect(wordsOf(gone)).not.toContain('有効期間')
  })

  test('keeps the company’s own rules out of channels that others may read, and names the source', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    const manager = bot.person('manager')
    const employee = bot.person('employee')
    const question = '第3条 USBメモリの使用'
    const officers = await officer.seesReplyTo(await officer.says(question))
    const managers = await manager.seesReplyTo(await manager.says(question))

    const toPublic = await share(officer, officers, 'C03GENERAL')
    const toPartner = await share(manager, managers, 'C03KYODOPJ')
    const toStrangers = await share(manager, managers, 'C03SECURIT')
    const toOwn = await share(officer, officers, 'C03SECURIT')
    const shared = await bot.person('deputy').sees(/回答を共有しました/)

    for (const { ok, fieldErrors } of [toPublic, toPartner]) {
      expect(ok).toBe(false)
      expect(fieldErrors?.channel).toContain('「情報管理規程(サンプル)」')
    }
    expect(toStrangers.ok).toBe(false)
    expect(toOwn.ok).toBe(true)
    expect(wordsOf(shared)).toContain('USB')
    expect(JSON.stringify((await employee.looks()).messages)).not.toContain('回答を共有')
  })

  test('needs the bot in the channel, and works from an answer to a command, in English', async ({ bot }) => {
    const emma = bot.person('Emma')
    const text = 'ask How long is the certificate valid?'
    await emma.acts({ do: 'command', channel: 'general', command: '/mamori', text })
    const answer = await emma.sees(/three years|3 years/i)

    await bot.manageApp({ do: 'removeFromChannel', channel: 'general' })
    const away = await share(emma, answer, 'C03GENERAL')

    expect(away.ok).toBe(false)
    expect(away.fieldErrors?.channel).toMatch(/not in that channel/)
  })
})

describe('a question in a channel that is nobody else’s business', () => {
  test('is answered in private, and goes back below the question by a click', async ({ bot }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const question = '@mamori 自分のミスに気づいたとき、ヒヤリハットも報告が必要ですか'

    const asked = await employee.says(question, { channel: 'general' })
    const answer = await employee.sees(/個人的なご質問/, asked)
    const before = (await manager.looks()).messages.filter(({ threadTs }) => threadTs === asked)
    await share(employee, answer, 'C03GENERAL')
    const shared = await manager.seesReplyTo(asked)

    expect(answer.channel).not.toBe('C03GENERAL')
    expect(wordsOf(answer)).toContain('ヒヤリハット')
    expect(before).toEqual([])
    expect(wordsOf(shared)).toContain('回答を共有しました')
  })
})
