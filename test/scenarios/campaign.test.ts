import { describe, expect } from 'vitest'
import { instantOf } from '../../src/calendar/index.ts'
import { dayAfter, goTo, nextMorning, preview } from '../support/campaignStory.ts'
import { wordsOf } from '../support/door.ts'
import { forge } from '../support/forge.ts'
import { test } from '../support/scenario.ts'

describe('a campaign', () => {
  test('is looked at before it is launched, invites who is left, and shows its board to the manager alone', async ({
    bot,
  }) => {
    const manager = bot.person('manager')
    const employee = bot.person('employee')
    const guest = bot.person('guest')
    const deputy = bot.person('deputy')
    let now = new Date()
    now = await goTo(bot, now, nextMorning(now))
    const dueOn = dayAfter(now, 13)

    const shown = await preview(manager, {
      'channels.conversations': ['C03SEIZOBU'],
      'due_on.date': dueOn,
    })
    await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
    const board = await manager.sees(/一斉実施の状況/)
    const invitation = await employee.sees(/自己チェックのお願い/)
    await employee.presses('campaign.join', { channel: invitation.channel, ts: invitation.ts })
    await employee.sees(/1\/30/)
    await employee.presses('selfcheck.answer.yes')
    await bot.passTime({ minutes: 1 })
    const moving = await manager.sees(/途中（1問）/)

    expect(JSON.stringify(shown.blocks)).toContain('3人に送ります（うち管理職 1人）')
    expect(JSON.stringify(shown.blocks)).toContain('ゲスト　1')
    expect(JSON.stringify(shown.blocks)).toContain('始めた人と情報管理責任者だけが見ます')
    expect(wordsOf(invitation)).toContain('始めた人と情報管理責任者だけが見ます')
    expect(moving.ts).toBe(board.ts)
    expect((await guest.looks()).messages.some((message) => /自己チェックのお願い/.test(message.text))).toBe(
      false,
    )
    expect((await deputy.looks()).messages.some((message) => /一斉実施の状況/.test(message.text))).toBe(false)
  })

  test('reminds on its days, survives a restart, stops at once when it is closed, and goes on when it is reopened', async ({
    bot,
  }) => {
    const manager = bot.person('manager')
    const employee = bot.person('employee')
    let now = new Date()
    now = await goTo(bot, now, nextMorning(now))
    const dueOn = dayAfter(now, 6)
    const shown = await preview(manager, { 'people.users': [employee.id], 'due_on.date': dueOn })
    await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
    const invitation = await employee.sees(/自己チェックのお願い/)

    await bot.restart()
    now = await goTo(bot, now, instantOf(dueOn, 11 * 60, 'Asia/Tokyo'))
    const reminder = await employee.sees(/今日が期限です/)
    const board = await manager.sees(/一斉実施の状況/)
    await manager.presses('campaign.close', { channel: board.channel, ts: board.ts })
    await manager.sees(/締め切り済み/)
    const over = await employee.sees(/この一斉実施は終わっています/)
    await bot.passTime({ days: 10 })
    const told = await forge(bot, employee, 'campaign.join', reminder)
    const { messages } = await employee.looks()
    now = new Date(now.getTime() + 10 * 86_400_000)
    const dueAgain = dayAfter(now, 6)
    await manager.presses('campaign.reopen', { channel: board.channel, ts: board.ts })
    const reopen = await manager.seesView('modal', /due_on/)
    await manager.acts({ do: 'submit', viewId: reopen.id, values: { 'due_on.date': dueAgain } })
    await goTo(bot, now, instantOf(dueAgain, 11 * 60, 'Asia/Tokyo'))
    const again = await employee.sees(/今日が期限です/, reminder.ts)

    expect(over.ts).toBe(invitation.ts)
    expect(wordsOf(over)).not.toContain('campaign.join')
    expect(told).toContain('この一斉実施は終わっています')
    expect(again.ts).not.toBe(reminder.ts)
    // Neither invitation nor reminder has a button any more, and nobody was reminded of what is over.
    const ended = messages.filter((message) => wordsOf(message).includes('終わっています'))
    expect(ended.map(({ ts }) => ts)).toEqual(expect.arrayContaining([invitation.ts, reminder.ts]))
    expect(ended.map(wordsOf).join()).not.toContain('campaign.join')
    expect(messages.filter((message) => message.text.includes('自己チェック「'))).toEqual([])
    expect((await manager.looks()).messages.some((message) => /期限を過ぎました/.test(message.text))).toBe(
      false,
    )
  })

  test('can be started by nobody but managers and the officer, and pressed by nobody else', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const admin = bot.person('admin')
    let now = new Date()
    now = await goTo(bot, now, nextMorning(now))
    const shown = await preview(manager, {
      'people.users': [employee.id],
      'due_on.date': dayAfter(now, 6),
    })
    await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
    const board = await manager.sees(/一斉実施の状況/)
    const value = /"value":"(cmp_[^"]+)"/.exec(JSON.stringify(board.blocks))?.[1] ?? ''

    await employee.acts({ do: 'openHome' })
    const home = await employee.seesView('home', /selfcheck\.start/)
    await admin.acts({ do: 'openHome' })
    const adminHome = await admin.seesView('home', /selfcheck\.start/)

    expect(JSON.stringify(home.blocks)).not.toContain('campaign.new')
    expect(JSON.stringify(adminHome.blocks)).not.toContain('campaign.new')
    expect(value).toMatch(/^cmp_/)
  })
})
