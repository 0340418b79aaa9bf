import { WebClient } from '@slack/web-api'
import { describe, expect } from 'vitest'
import { actions, button } from '../../src/slack/views/blocks.ts'
import { test } from '../support/scenario.ts'

describe('things that change under people’s hands', () => {
  test('a button that nothing listens to any more is explained', async ({ bot }) => {
    const employee = bot.person('employee')
    const old = button({ actionId: 'feature.of.last.year', text: '昔の機能' })
    await new WebClient(bot.botToken, { slackApiUrl: `${bot.url}/api/` }).chat.postMessage({
      channel: employee.id,
      text: '昔のお知らせ',
      blocks: [actions([old])],
    })
    const { channel, ts } = await employee.sees(/昔のお知らせ/)

    const acted = await employee.presses('feature.of.last.year', { channel, ts })

    await employee.sees(/このボタンは古くなっています/)
    expect(acted.ok).toBe(true)
  })

  test('an administrator who is one no more when they save changes nothing, and is told', async ({ bot }) => {
    const admin = bot.person('admin')
    const manager = bot.person('manager')
    const openForm = async (person: typeof admin) => {
      await person.acts({ do: 'openHome' })
      await person.seesView('home', /roles\.edit/)
      await person.presses('roles.edit')
      return person.seesView('modal')
    }
    const first = await openForm(admin)
    const setAdmins = { 'admin.people': [manager.id] }
    await admin.acts({ do: 'submit', viewId: first.id, values: setAdmins })
    const managersForm = await openForm(manager)

    const second = await openForm(admin)
    const employee = bot.person('employee')
    const changed = { 'admin.people': [employee.id] }
    await admin.acts({ do: 'submit', viewId: second.id, values: changed })
    const acted = await manager.acts({
      do: 'submit',
      viewId: managersForm.id,
      values: { 'officer.people': [manager.id] },
    })

    expect(acted.fieldErrors?.officer).toMatch(/あなたの役割ではできません/)
  })

  test('what was finished is forgotten after its days, though the clock leaps', async ({ bot, database }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.seesReplyTo(ts)

    await bot.passTime({ days: 9 })
    for (let kept = 1; kept > 0; ) {
      const { rows } = await database.query('select 1 from inbox_events')
      kept = rows.length
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const next = await employee.says('使い方')

    expect((await employee.seesReplyTo(next)).text).toContain('Mamori でできること')
  })
})
