import { describe, expect } from 'vitest'
import { instantOf, localDate, nextWorkingDay, plusDays } from '../../src/calendar/index.ts'
import { usualManners, workingDays } from '../../src/selfcheck/manners.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

describe('a campaign that shows totals only', () => {
  test('says exactly who sees what, shows no name to the manager, and takes answers for people without Slack', async ({
    bot,
  }) => {
    const manager = bot.person('manager')
    const emma = bot.person('Emma')
    const now = new Date()
    const day = plusDays(localDate(now, 'Asia/Tokyo'), 1)
    const morning = instantOf(nextWorkingDay(day, workingDays(usualManners, day)), 10 * 60, 'Asia/Tokyo')
    await bot.passTime({ minutes: Math.ceil((morning.getTime() - now.getTime()) / 60_000) })

    await manager.acts({ do: 'openHome' })
    await manager.seesView('home', /campaign\.new/)
    await manager.presses('campaign.new')
    const form = await manager.seesView('modal', /期限/)
    await manager.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'channels.conversations': ['C03GENERAL'], 'mode.choice': 'grouped' },
    })
    const preview = await manager.seesView('modal', /人に送ります/)
    await manager.acts({ do: 'submit', viewId: preview.id, values: {} })
    const board = await manager.sees(/一斉実施の状況/)
    const at = { channel: board.channel, ts: board.ts }
    const invitation = await emma.sees(/Please do a self-check/)
    await emma.presses('campaign.join', { channel: invitation.channel, ts: invitation.ts })
    await emma.sees(/1\/30/)
    await emma.says('not yet')
    await emma.sees(/2\/30/)
    await bot.passTime({ minutes: 1 })
    const moving = await manager.sees(/1人が始めています/)

    await manager.presses('campaign.result', at)
    const refused = await manager.sees(/5人になると/)
    await manager.presses('campaign.proxy', at)
    const proxy = await manager.seesView('modal', /お名前/)
    await manager.acts({ do: 'submit', viewId: proxy.id, values: { 'name.text': '山田 太郎' } })
    const item = await manager.sees(/代理入力：山田 太郎/)

    expect(wordsOf(invitation)).toContain('Whose answer is whose appears on no screen')
    expect(wordsOf(moving)).not.toContain(emma.id)
    expect(refused.ephemeralFor).toBe(manager.id)
    expect(wordsOf(item)).toContain('1/30')
  })
})
