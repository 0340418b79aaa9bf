import { describe, expect } from 'vitest'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { createOutbox } from '../../src/slack/outbox.ts'
import { paragraph } from '../../src/slack/views/blocks.ts'
import type { TestBot } from '../support/bot.ts'
import { wordsOf } from '../support/door.ts'
import { eachDelivery } from '../support/scenario.ts'

eachDelivery((name, test) => {
  describe(`bad input in Slack, by ${name}`, () => {
    test('an unknown command is named, with the way to ask', async ({ bot }) => {
      const employee = bot.person('employee')

      await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'なにこれ' })
      const said = await employee.sees(/なにこれ/)

      expect(said.ephemeralFor).toBe(employee.id)
      expect(said.text).toContain('/mamori ask')
    })

    test('an empty question is asked for, by command and by a bare mention', async ({ bot }) => {
      const emma = bot.person('Emma')

      await emma.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'ask' })
      const ts = await emma.says('@mamori', { channel: 'general' })

      await emma.sees(/write your question/)
      const reply = await emma.sees(/what you would like to know/, ts)
      expect(reply.threadTs).toBe(ts)
    })

    test('a question of 10,000 characters is answered, saying how much was read', async ({ bot }) => {
      const employee = bot.person('employee')

      const ts = await employee.says(
        `認証の有効期間は何年ですか。${'よろしくお願いします。'.repeat(1_000)}`.slice(0, 10_000),
      )
      const reply = await employee.sees(/文字だけを読みました/, ts)

      expect(reply.threadTs).toBe(ts)
    })

    test('a file without words is named as unread', async ({ bot }) => {
      const employee = bot.person('employee')

      await employee.acts({ do: 'upload', channel: '@mamori', name: '図面.png', base64: 'aGFsbG8=' })

      await employee.sees(/添付ファイル（.*）は読んでいません/)
    })

    test('broadcast words and markup in a question ping nobody in the answer', async ({ bot }) => {
      const employee = bot.person('employee')

      await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: '<!channel>*太字*' })
      const said = await employee.sees(/太字/)

      expect(said.text).not.toContain('<!channel>')
    })

    test('a button of last month goes on where the self-check stands', async ({ bot }) => {
      const employee = bot.person('employee')
      await employee.says('自己チェックを始めたい')
      const item = await employee.sees(/1\/\d+/)

      await bot.passTime({ days: 31 })
      const acted = await employee.presses('selfcheck.answer.yes', { channel: item.channel, ts: item.ts })

      expect(acted.ok).toBe(true)
      await employee.sees(/2\/\d+/)
    })

    test('a form submitted twice at once is one report', async ({ bot }) => {
      const employee = bot.person('employee')
      const officer = bot.person('officer')
      await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
      const form = await employee.seesView('modal')

      const submit = { do: 'submit', viewId: form.id, values: { 'what_happened.text': '鍵をなくしました' } }
      const submitted = await Promise.all([employee.acts(submit), employee.acts(submit)])
      await officer.sees(/鍵をなくしました/)
      await employee.sees(/\d{4}-\d{3}/)

      const { messages } = await officer.looks()
      expect(submitted.map(({ ok }) => ok)).toContain(true)
      expect(messages.filter((message) => wordsOf(message).includes('鍵をなくしました'))).toHaveLength(1)
    })

    test('roles set from two windows at once are those of one of them, whole', async ({ bot }) => {
      const admin = bot.person('admin')
      const open = async () => {
        await admin.presses('roles.edit')
        return admin.seesView('modal')
      }
      await admin.acts({ do: 'openHome' })
      await admin.seesView('home', /roles\.edit/)
      const windows = [await open(), await open()]
      const choices = ['employee', 'Emma'].map((name) => bot.person(name).id)

      const submitted = await Promise.all(
        windows.map(({ id }, at) =>
          admin.acts({ do: 'submit', viewId: id, values: { 'officer.people': [choices[at]] } }),
        ),
      )
      const home = await admin.seesView('home', new RegExp(choices.join('|')))

      expect(submitted.map(({ ok }) => ok)).toContain(true)
      expect(choices.filter((id) => JSON.stringify(home.blocks).includes(id))).toHaveLength(1)
    })

    test('a message of more blocks than Slack takes goes out in plain words', async ({ bot, database }) => {
      const employee = bot.person('employee')
      const outbox = createOutbox({
        database,
        clock: systemClock,
        log: silentLog,
        deliver: () => Promise.reject(new Error('only the bot sends')),
      })
      await outbox.enqueue(database, {
        kind: 'post',
        key: 'sixty-blocks',
        channel: employee.id,
        text: '長いお知らせ',
        blocks: Array.from({ length: 60 }, () => paragraph('行')),
      })

      await employee.says('使い方')
      const said = await employee.sees(/長いお知らせ/)

      expect(said.blocks).toEqual([])
      expect(said.text).toMatch(/^長いお知らせ\n行\n行/)
    })

    test('a question while the token is revoked is answered once it is given back', async ({
      bot,
      database,
    }) => {
      const employee = bot.person('employee')
      await bot.manageApp({ do: 'revokeToken' })

      const ts = await employee.says('認証の有効期間は何年ですか')
      await untilLogged(bot, /event not handled|message not sent yet/)
      await bot.manageApp({ do: 'restoreToken' })
      await database.script(
        `update inbox_events set run_after = now() where state = 'new';
       update outbox_messages set run_after = now() where state = 'new'`,
      )
      await employee.sees(/3年/, ts)

      const { messages } = await employee.looks()
      expect(messages.filter(({ threadTs }) => threadTs === ts)).toHaveLength(1)
    })

    test('a question in a channel that the bot is just taken out of stays there, and the bot goes on', async ({
      bot,
    }) => {
      const employee = bot.person('employee')
      await bot.plantFaults([{ on: 'event', type: 'app_mention', kind: 'delay', delayMs: 200, times: 1 }])

      const gone = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
      await bot.manageApp({ do: 'removeFromChannel', channel: 'general' })
      await untilLogged(bot, /message refused by Slack/)
      const ts = await employee.says('認証の有効期間は何年ですか')
      await employee.seesReplyTo(ts)

      const { messages } = await employee.looks()
      expect(messages.filter(({ threadTs }) => threadTs === gone)).toEqual([])
    })
  })
})

/** Resolves when the bot has logged such a line. */
async function untilLogged(bot: TestBot, pattern: RegExp): Promise<void> {
  while (!bot.logLines.some((line) => pattern.test(line)))
    await new Promise((resolve) => setTimeout(resolve, 20))
}
