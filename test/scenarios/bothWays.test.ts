import { describe, expect } from 'vitest'
import { wordsOf } from '../support/door.ts'
import { eachDelivery } from '../support/scenario.ts'

eachDelivery((name, test) => {
  describe(`a day with Mamori, by ${name}`, () => {
    test('a question is answered once, also when its event comes twice', async ({ bot }) => {
      const emma = bot.person('Emma')
      await bot.plantFaults([{ on: 'event', kind: 'duplicate', times: 1 }])

      const ts = await emma.says('How long is the certificate valid?')
      await emma.sees(/three years|3 years/i, ts)

      const { messages } = await emma.looks()
      expect(messages.filter(({ threadTs }) => threadTs === ts)).toHaveLength(1)
    })

    test('an event whose delivery is lost comes again and is handled', async ({ bot }) => {
      const employee = bot.person('employee')
      await bot.plantFaults([{ on: 'event', kind: 'drop', times: 1 }])

      const ts = await employee.says('認証の有効期間は何年ですか')
      await bot.passTime({ minutes: 1 })

      await employee.sees(/3年/, ts)
    })

    test('a self-check goes on by clicks, also after a restart', async ({ bot }) => {
      const employee = bot.person('employee')
      await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' })
      const item = await employee.sees(/1\/\d+/)

      await employee.presses('selfcheck.answer.yes')
      await employee.sees(/2\/\d+/)
      await bot.restart()
      const acted = await employee.presses('selfcheck.answer.no')
      const now = await employee.sees(/3\/\d+/)

      expect(acted.ok).toBe(true)
      expect(now.ts).toBe(item.ts)
    })

    test('a report by the shortcut gets its receipt in the form, and reaches the officer', async ({
      bot,
    }) => {
      const employee = bot.person('employee')
      const officer = bot.person('officer')

      await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
      const form = await employee.seesView('modal')
      const values = { 'what_happened.text': '鍵をなくしました' }
      const submitted = await employee.acts({ do: 'submit', viewId: form.id, values })
      const receipt = await employee.seesView('modal', /\d{4}-\d{3}/)
      const notice = await officer.sees(/鍵をなくしました/)

      expect(submitted.ok).toBe(true)
      expect(wordsOf(notice)).toContain(/\d{4}-\d{3}/.exec(JSON.stringify(receipt))?.[0])
    })

    test('a form that lacks its one answer says so under the field', async ({ bot }) => {
      const emma = bot.person('Emma')
      await emma.acts({ do: 'shortcut', callbackId: 'incident.report' })
      const form = await emma.seesView('modal')

      const acted = await emma.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': '  ' } })

      expect(Object.keys(acted.fieldErrors ?? {})).toEqual(['what_happened'])
    })

    test('the Home shows itself, and a question by command only to whoever asked', async ({ bot }) => {
      const employee = bot.person('employee')
      const manager = bot.person('manager')

      await employee.acts({ do: 'openHome' })
      await employee.seesView('home', /事故を報告する/)
      await employee.acts({
        do: 'command',
        channel: 'general',
        command: '/mamori',
        text: 'ask 認証の有効期間は何年ですか',
      })
      const answer = await employee.sees(/3年/)

      expect(answer.ephemeralFor).toBe(employee.id)
      expect((await manager.looks()).messages.filter(({ ts }) => ts === answer.ts)).toEqual([])
    })
  })
})
