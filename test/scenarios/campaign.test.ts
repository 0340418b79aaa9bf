import { describe, expect } from 'vitest'
import { instantOf, localDate, nextWorkingDay, plusDays } from '../../src/calendar/index.ts'
import { usualManners, workingDays } from '../../src/selfcheck/manners.ts'
import type { TestBot } from '../support/bot.ts'
import type { TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

const japan = 'Asia/Tokyo'

function nextMorning(from: Date, after = 0): Date {
  const day = plusDays(localDate(from, japan), 1 + after)
  return instantOf(nextWorkingDay(day, workingDays(usualManners, day)), 10 * 60, japan)
}

/** Fills in the form of a launch and looks at what it would do. @returns the preview. */
async function preview(manager: TestPerson, values: Record<string, unknown>) {
  await manager.acts({ do: 'openHome' })
  await manager.seesView('home', /campaign\.new/)
  await manager.presses('campaign.new')
  const form = await manager.seesView('modal', /campaign\.draft|期限/)
  await manager.acts({ do: 'submit', viewId: form.id, values })
  return manager.seesView('modal', /人に送ります/)
}

async function goTo(bot: TestBot, from: Date, to: Date): Promise<Date> {
  await bot.passTime({ minutes: Math.ceil((to.getTime() - from.getTime()) / 60_000) })
  return to
}

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
    const dueOn = localDate(nextMorning(now, 13), japan)

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

  test('reminds on its days, survives a restart, and stops at once when it is closed', async ({ bot }) => {
    const manager = bot.person('manager')
    const employee = bot.person('employee')
    let now = new Date()
    now = await goTo(bot, now, nextMorning(now))
    const dueOn = localDate(nextMorning(now, 6), japan)
    const shown = await preview(manager, { 'people.users': [employee.id], 'due_on.date': dueOn })
    await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
    await employee.sees(/自己チェックのお願い/)

    await bot.restart()
    now = await goTo(bot, now, instantOf(dueOn, 11 * 60, japan))
    const reminder = await employee.sees(/今日が期限です/)
    const board = await manager.sees(/一斉実施の状況/)
    await manager.presses('campaign.close', { channel: board.channel, ts: board.ts })
    await manager.sees(/締め切り済み/)
    await bot.passTime({ days: 10 })
    await employee.presses('campaign.join', { channel: reminder.channel, ts: reminder.ts })
    await employee.sees(/この一斉実施は終わっています/)

    const { messages } = await employee.looks()
    expect(
      messages.filter((message) => /期限/.test(message.text) && message.text.includes('自己チェック「')),
    ).toHaveLength(1)
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
      'due_on.date': localDate(nextMorning(now, 6), japan),
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
