import { describe, expect } from 'vitest'
import { wordsOf } from '../support/door.ts'
import { eachBot } from '../support/scenario.ts'

eachBot((name, test) => {
  describe(`asking a question (${name})`, () => {
    test('in a direct message answers in its thread, with a quoted source and its date', async ({ bot }) => {
      const employee = bot.person('employee')

      const ts = await employee.says('認証の有効期間は何年ですか')
      const answer = await employee.sees(/3年/, ts)

      expect(answer.threadTs).toBe(ts)
      expect(wordsOf(answer)).toContain('出典')
      expect(wordsOf(answer)).toMatch(/時点/)
    })

    test('in English answers in English', async ({ bot }) => {
      const emma = bot.person('Emma')

      const ts = await emma.says('How long is the certificate valid?')
      const answer = await emma.sees(/3 years|three years/i, ts)

      expect(wordsOf(answer)).toContain('Sources')
      expect(answer.text).not.toMatch(/[ぁ-ん]/)
    })

    test('by a mention answers once, and a follow-up in the thread needs no mention', async ({ bot }) => {
      const employee = bot.person('employee')
      const ts = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
      await employee.sees(/3年/, ts)

      const followUp = await employee.says('ロゴは誰が使えますか', { channel: 'general', threadTs: ts })
      await employee.sees(/ロゴ/, followUp)

      const replies = (await employee.looks()).messages.filter(
        (message) => message.threadTs === ts && message.user !== employee.id,
      )
      expect(replies).toHaveLength(2)
    })

    test('that no document answers says so, and names a person', async ({ bot }) => {
      const employee = bot.person('employee')
      const officer = bot.person('officer')

      const ts = await employee.says('来年の社員旅行の行き先を教えてください')
      const answer = await employee.sees(/見つかりません|扱っていない/, ts)

      expect(wordsOf(answer)).toContain(officer.id)
      expect(wordsOf(answer)).not.toContain('出典')
    })

    test('shows the company’s own rules to its people in private, never to a guest or in a channel', async ({
      bot,
    }) => {
      const employee = bot.person('employee')
      const guest = bot.person('山本')
      const question = '第3条 USBメモリの使用'

      const ownReply = await employee.sees(/./, await employee.says(question))
      const guestReply = await guest.sees(/./, await guest.says(question))
      const mention = await employee.says(`@mamori ${question}`, { channel: 'general' })
      const channelReply = await employee.seesReplyTo(mention)
      const command = { do: 'command', channel: 'seizo', command: '/mamori', text: `ask ${question}` }
      await guest.acts(command)
      const commandReply = (await guest.looks()).messages.find((message) => message.ephemeralFor === guest.id)

      expect(wordsOf(ownReply)).toContain('サンプル規程')
      for (const reply of [guestReply, channelReply, commandReply]) {
        expect(reply).toBeDefined()
        expect(JSON.stringify(reply)).not.toContain('サンプル規程')
      }
    })

    test('by /mamori ask answers only the asker', async ({ bot }) => {
      const employee = bot.person('employee')

      const acted = await employee.acts({
        do: 'command',
        channel: 'general',
        command: '/mamori',
        text: 'ask 認証の有効期間は何年ですか',
      })
      const answer = await employee.sees(/3年/)

      expect(acted.ok).toBe(true)
      expect(answer.ephemeralFor).toBe(employee.id)
    })
  })
})
