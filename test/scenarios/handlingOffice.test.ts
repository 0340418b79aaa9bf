import { describe, expect } from 'vitest'
import { z } from 'zod'
import type { TestBot } from '../support/bot.ts'
import type { TestPerson } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

async function reports(bot: TestBot, name: string, what: string): Promise<void> {
  const person = bot.person(name)
  await person.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await person.seesView('modal')
  await person.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': what } })
  await bot.person('officer').sees(new RegExp(what))
}

const Files = z.array(z.object({ name: z.string(), size: z.number() }))
const filesOf = async (person: TestPerson) => Files.parse((await person.looks()).files)

const shows = (callback: string, pattern: string) => new RegExp(`"callbackId":"${callback}".*${pattern}`)

describe('the officer’s office', () => {
  test('lists, searches and exports the register, and makes documents, as files to the officer alone', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    await reports(bot, 'employee', '図面を誤送信しました')
    await reports(bot, 'Emma', 'I lost my phone')
    await officer.acts({ do: 'openHome' })
    await officer.seesView('home', /台帳を開く/)

    await officer.presses('incident.register.open')
    const register = await officer.seesView('modal', shows('incident.register', '2件中 1〜2件目'))
    await officer.acts({
      do: 'submit',
      viewId: register.id,
      values: { 'search.incident.register.search': 'phone' },
    })
    await officer.seesView('modal', shows('incident.register', '1件中 1〜1件目'))
    await officer.presses('incident.register.export.csv')
    await officer.seesView('modal', /1件を、ダイレクトメッセージに送りました/)
    await officer.presses('incident.open')
    await officer.seesView('modal', shows('incident.card', 'I lost my phone'))
    await officer.presses('incident.work.documents')
    await officer.seesView('modal', /書類を作る/)
    await officer.presses('incident.work.document.accident-report')
    await officer.seesView('modal', /✓ ダイレクトメッセージに送りました/)

    const files = await filesOf(officer)
    const names = files.map(({ name }) => name)
    expect(names).toContainEqual(expect.stringMatching(/^事故台帳_\d{4}-\d{2}-\d{2}\.csv$/))
    expect(names).toContainEqual(expect.stringMatching(/^事故報告書_\d{4}-002\.pdf$/))
    expect(files.every(({ size }) => size > 200)).toBe(true)
    expect(await filesOf(bot.person('employee'))).toEqual([])
  })

  test('changes the reporting rule after a dry run, keeps the versions, and names who stands in (oncall#3870)', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    await officer.acts({ do: 'openHome' })
    await officer.seesView('home', /報告ルール/)
    await officer.presses('incident.rule.open')
    await officer.seesView('modal', shows('incident.rule', 'いまの版は 2'))

    await officer.presses('incident.rule.edit.severity2')
    const form = await officer.seesView('modal', /incident.rule.form.severity2/)
    const wrong = await officer.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'after_officer.input': '十分', 'waits.input': 'never' },
    })
    await officer.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'after_officer.input': '0', 'after_deputy.input': '１０', 'waits.input': 'never' },
    })
    const preview = await officer.seesView('modal', shows('incident.rule.preview', '切り替える'))
    await officer.acts({ do: 'submit', viewId: preview.id, values: {} })
    await officer.seesView('modal', /版 3 に切り替えました/)
    await bot.restart()
    await reports(bot, 'employee', '棚の鍵が壊れていました')
    await bot.passTime({ minutes: 11 })

    await deputy.sees(/棚の鍵が壊れていました/)
    expect(wrong.fieldErrors).toMatchObject({ after_officer: expect.stringContaining('分の数字') })
  })

  test('starts a drill with a number of its own, which measures and counts nowhere', async ({ bot }) => {
    const officer = bot.person('officer')
    const employee = bot.person('employee')
    await officer.acts({ do: 'openHome' })
    await officer.seesView('home', /訓練を始める/)

    await officer.presses('incident.drill.start')
    const start = await officer.seesView('modal', /訓練を始める/)
    await officer.acts({
      do: 'submit',
      viewId: start.id,
      values: { 'who.input': employee.id, 'scenario.input': '鞄を置き忘れた' },
    })
    await employee.sees(/【訓練】/)
    await bot.passTime({ minutes: 4 })
    await employee.presses('incident.drill.report')
    const report = await employee.seesView('modal', /訓練の報告/)
    await employee.acts({
      do: 'submit',
      viewId: report.id,
      values: { 'what.input': '鞄を電車に置き忘れました' },
    })
    await employee.seesView('modal', /D\d{4}-001/)
    await officer.sees(/鞄を電車に置き忘れました/)
    await officer.acts({ do: 'close', viewId: (await officer.seesView('modal')).id })
    await officer.presses('incident.open')

    const card = await officer.seesView('modal', /"callbackId":"incident.card"/)
    expect(JSON.stringify(card)).toMatch(/報告まで [45]分・受領まで まだ/)
    await officer.acts({ do: 'openHome' })
    await officer.seesView('home', /月ごとの件数.*事故 0件/)
  })
})
