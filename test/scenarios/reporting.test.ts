import { describe, expect } from 'vitest'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

describe('reporting an incident', () => {
  test('from plain words: first response, form, numbered receipt, and the officer is told', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')

    const ts = await employee.says('図面を間違えて送ってしまいました')
    const advice = await employee.sees(/まず、これをしてください/, ts)
    await employee.presses('incident.report', { channel: advice.channel, ts: advice.ts })
    const form = await employee.seesView('modal')
    const submitted = await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '別の会社に図面を送りました' },
    })

    const receipt = await employee.seesView('modal', /\d{4}-\d{3}/)
    const number = /\d{4}-\d{3}/.exec(JSON.stringify(receipt))?.[0] ?? ''
    const notice = await officer.sees(new RegExp(number))
    expect(submitted.ok).toBe(true)
    expect(wordsOf(notice)).toContain('別の会社に図面を送りました')
    await employee.sees(new RegExp(number))
  })

  test('from a mention in a channel is answered in private, and nothing shows in the channel', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')

    const ts = await employee.says('@mamori やばい、USBをなくしたかもしれません', { channel: 'general' })
    const advice = await employee.sees(/まず、これをしてください/, ts)

    const { messages } = await manager.looks()
    expect(advice.channel).toMatch(/^D/)
    expect(messages.filter((message) => /してください/.test(wordsOf(message)))).toEqual([])
  })

  test('tells the officer again until they acknowledge, then tells the reporter', async ({ bot }) => {
    const guest = bot.person('guest')
    const officer = bot.person('officer')
    await guest.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await guest.seesView('modal')
    await guest.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '鞄を電車に忘れました' },
    })
    const first = await officer.sees(/鞄を電車に忘れました/)

    await bot.passTime({ minutes: 61 })
    const second = await officer.sees(/鞄を電車に忘れました/, first.ts)
    await officer.presses('incident.acknowledge', { channel: second.channel, ts: second.ts })
    const told = await guest.sees(/受領/)
    await bot.passTime({ minutes: 180 })
    await bot.restart()

    const notices = (await officer.looks()).messages.filter((message) => /鞄を電車/.test(wordsOf(message)))
    expect(told.channel).toMatch(/^D/)
    expect(notices).toHaveLength(2)
  })

  test('cannot be acknowledged by somebody without the role', async ({ bot }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'report' })
    const form = await employee.seesView('modal')
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '棚の鍵が壊れていました' },
    })
    const notice = await officer.sees(/棚の鍵/)

    const acted = await employee.presses('incident.acknowledge', { channel: notice.channel, ts: notice.ts })

    const { messages } = await officer.looks()
    expect(acted.ok).toBe(false)
    expect(messages.filter((message) => /受領しました/.test(wordsOf(message)))).toEqual([])
  })

  test('with a form that lacks the one answer it needs says so under the field, and loses nothing', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    await emma.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await emma.seesView('modal')

    const acted = await emma.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': 'I lost my phone', 'noticed_date.date': '2999-01-01' },
    })

    expect(acted.ok).toBe(false)
    expect(acted.fieldErrors).toMatchObject({ noticed_date: expect.stringMatching(/future|date/i) })
    expect((await emma.looks()).views.at(-1)?.id).toBe(form.id)
  })
})
