import { describe, expect } from 'vitest'
import { test } from '../support/scenario.ts'

describe('the App Home', () => {
  test('welcomes whoever opens the conversation first, once', async ({ bot }) => {
    const employee = bot.person('employee')

    await employee.acts({ do: 'openHome', tab: 'messages' })
    await employee.sees(/Mamori です。はじめまして/)
    await employee.acts({ do: 'openHome', tab: 'messages' })
    await employee.says('使い方')
    await employee.sees(/Mamori でできること/)

    const { messages } = await employee.looks()
    expect(messages.filter((message) => /はじめまして/.test(message.text))).toHaveLength(1)
  })

  test('does not push a notice out of sight with a welcome', async ({ bot }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await employee.seesView('modal')
    await employee.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': '鍵がありません' } })
    await officer.sees(/鍵がありません/)

    await officer.acts({ do: 'openHome', tab: 'messages' })
    await officer.says('使い方')
    await officer.sees(/Mamori でできること/)

    const { messages } = await officer.looks()
    expect(messages.filter((message) => /はじめまして/.test(message.text))).toEqual([])
  })

  test('speaks the language of the person', async ({ bot }) => {
    const emma = bot.person('Emma')

    await emma.acts({ do: 'openHome' })
    const home = await emma.seesView('home')

    expect(JSON.stringify(home.blocks)).toContain('Report an incident')
    expect(JSON.stringify(home.blocks)).not.toMatch(/[ぁ-ん]/)
  })

  test('shows the roles to an administrator only, and keeps what they set', async ({ bot }) => {
    const admin = bot.person('admin')
    const manager = bot.person('manager')
    await manager.acts({ do: 'openHome' })
    await admin.acts({ do: 'openHome' })
    const managersHome = await manager.seesView('home')
    await admin.seesView('home', /roles\.edit/)

    await admin.presses('roles.edit')
    const form = await admin.seesView('modal')
    await admin.acts({ do: 'submit', viewId: form.id, values: { 'officer.people': [manager.id] } })

    await admin.seesView('home', new RegExp(manager.id))
    expect(JSON.stringify(managersHome.blocks)).not.toContain('roles.edit')
  })

  test('refuses a guest for a role, under the field', async ({ bot }) => {
    const admin = bot.person('admin')
    const guest = bot.person('guest')
    await admin.acts({ do: 'openHome' })
    await admin.seesView('home', /roles\.edit/)
    await admin.presses('roles.edit')
    const form = await admin.seesView('modal')

    const acted = await admin.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'officer.people': [guest.id] },
    })

    expect(acted.fieldErrors?.officer).toMatch(/ゲスト/)
  })

  test('of the officer shows an open incident as soon as it is acknowledged there', async ({ bot }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await employee.seesView('modal')
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '鍵をなくしました' },
    })
    const notice = await officer.sees(/鍵をなくしました/)
    await officer.acts({ do: 'openHome' })
    const before = await officer.seesView('home', /\d{4}-\d{3}/)

    await officer.presses('incident.acknowledge', { channel: notice.channel, ts: notice.ts })

    const after = await officer.seesView('home', /受領済/)
    expect(after.hash).not.toBe(before.hash)
  })
})
