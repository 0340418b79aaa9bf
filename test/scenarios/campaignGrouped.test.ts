import { describe, expect } from 'vitest'
import { goTo, nextMorning, preview } from '../support/campaignStory.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

describe('a campaign that shows totals only', () => {
  test('says exactly who sees what, shows no name to the manager, and takes answers for people without Slack', async ({
    bot,
  }) => {
    const manager = bot.person('manager')
    const emma = bot.person('Emma')
    const now = new Date()
    await goTo(bot, now, nextMorning(now))

    const shown = await preview(manager, {
      'channels.conversations': ['C03GENERAL'],
      'mode.choice': 'grouped',
    })
    await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
    const board = await manager.sees(/一斉実施の状況/)
    const at = { channel: board.channel, ts: board.ts }
    const invitation = await emma.sees(/Please do a self-check/)
    await emma.presses('campaign.join', { channel: invitation.channel, ts: invitation.ts })
    await emma.sees(/1\/30/)
    await emma.says('not yet')
    await emma.sees(/2\/30/)
    await bot.passTime({ minutes: 1 })
    const moving = await manager.sees(/1人が途中です/)

    await manager.presses('campaign.result', at)
    const refused = await manager.sees(/5人になると/)
    await manager.presses('campaign.proxy', at)
    const proxy = await manager.seesView('modal', /お名前/)
    await manager.acts({ do: 'submit', viewId: proxy.id, values: { 'name.text': '山田 太郎' } })
    const item = await manager.sees(/代理入力：山田 太郎/)
    await manager.acts({ do: 'openHome' })
    await manager.presses('campaign.proxy_alone')
    const alone = await manager.seesView('modal', /一斉実施には含まれません/)
    await manager.acts({ do: 'submit', viewId: alone.id, values: { 'name.text': '鈴木 花子' } })
    const ofItsOwn = await manager.sees(/代理入力：鈴木 花子/)

    expect(wordsOf(invitation)).toContain('Whose answer is whose appears on no screen')
    expect(wordsOf(moving)).not.toContain(emma.id)
    expect(refused.ephemeralFor).toBe(manager.id)
    expect(wordsOf(item)).toContain('1/30')
    expect(wordsOf(ofItsOwn)).toContain('1/30')
  })
})
