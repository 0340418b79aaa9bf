import { describe, expect } from 'vitest'
import { localDate } from '../../src/calendar/index.ts'
import type { TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

/** Answers items `from` to 30, each once it is shown. */
async function answerAll(person: TestPerson, option: string): Promise<void> {
  for (let item = 1; item <= 30; item += 1) {
    await person.sees(new RegExp(`(?<!\\d)${item}/30`))
    await person.presses(`selfcheck.answer.${option}`)
  }
}

async function filesOf(person: TestPerson): Promise<string[]> {
  const { files } = await person.looks()
  return files.map((file) => JSON.stringify(file))
}

describe('after a self-check', () => {
  test('the result comes as PDF, spreadsheet and CSV, an answer can be changed, and a gap becomes an action', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    await employee.says('自己チェックを始めたい')
    await answerAll(employee, 'no')
    const result = await employee.sees(/自己チェックの結果 全体/)
    const at = { channel: result.channel, ts: result.ts }

    for (const format of ['pdf', 'xlsx', 'csv']) {
      await employee.presses(`selfcheck.export.${format}`, at)
      await employee.sees(/自己チェックの結果のファイルです/)
    }
    await bot.passTime({ minutes: 1 })
    await employee.presses('selfcheck.change', at)
    const change = await employee.seesView('modal', /変える項目/)
    await employee.acts({ do: 'submit', viewId: change.id, values: { 'item.choice': '1-1' } })
    await employee.sees(/いまの回答：いいえ/)
    await employee.presses('selfcheck.answer.yes')
    const better = await employee.sees(/自己チェックの結果 全体 3点/)
    await employee.presses('selfcheck.action_open', { channel: better.channel, ts: better.ts })
    const plan = await employee.seesView('modal', /改善する項目/)
    await employee.acts({
      do: 'submit',
      viewId: plan.id,
      values: { 'item.choice': '1-2', 'owner.user': manager.id },
    })
    const given = await manager.sees(/改善をお願いします/)
    await manager.presses('selfcheck.action_done', { channel: given.channel, ts: given.ts })
    const done = await manager.seesView('modal', /証跡のリンク/)
    await manager.acts({ do: 'submit', viewId: done.id, values: { 'evidence.text': '責任者を任命した' } })
    const told = await employee.sees(/改善が完了しました/)

    // Named by the day it is for them, which in the small hours is not that of UTC.
    const day = localDate(new Date(), 'Asia/Tokyo')
    expect(
      (await filesOf(employee)).filter((file) =>
        new RegExp(`自己チェック結果_${day}\\.(?:pdf|xlsx|csv)`).test(file),
      ).length,
    ).toBe(3)
    expect(wordsOf(better)).toContain('3点')
    expect(wordsOf(told)).toContain('責任者を任命した')
  })

  test('evidence with a link and a file is kept with its hash and asked for again on its day', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    await emma.says('start the self-check')
    const item = await emma.sees(/1\/30/)

    await emma.presses('selfcheck.note', { channel: item.channel, ts: item.ts })
    const form = await emma.seesView('modal', /Link to evidence/)
    const refused = await emma.acts({ do: 'submit', viewId: form.id, values: {} })
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await emma.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'link.url': 'https://example.com/register', 'expires_on.date': soon },
    })
    await bot.restart()
    // Three days, and the longest run of days off after them.
    await bot.passTime({ days: 15 })
    const stale = await emma.sees(/This evidence has reached its date/)

    expect(JSON.stringify(refused)).toContain('Please fill in at least one field')
    expect(wordsOf(stale)).toContain('https://example.com/register')
  })
})

describe('a file as evidence', () => {
  test('is recorded with its name and hash, and goes into no store of ours', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.acts({
      do: 'upload',
      channel: '@mamori',
      name: 'daicho.txt',
      base64: Buffer.from('台帳').toString('base64'),
    })
    const { files } = await employee.looks()
    const fileId = /"id":"(F[A-Z0-9]+)"/.exec(JSON.stringify(files))?.[1] ?? ''
    await employee.says('自己チェックを始めたい')
    const item = await employee.sees(/1\/30/)

    await employee.presses('selfcheck.note', { channel: item.channel, ts: item.ts })
    const form = await employee.seesView('modal', /証跡のファイル/)
    await employee.acts({ do: 'submit', viewId: form.id, values: { 'file.files': [fileId] } })
    const kept = await employee.sees(/証跡のファイル「daicho\.txt」を記録しました/)
    await employee.presses('selfcheck.note', { channel: item.channel, ts: item.ts })
    const again = await employee.seesView('modal', /これまでのメモ・証跡/)

    expect(kept.text).toContain('daicho.txt')
    expect(JSON.stringify(again.blocks)).toContain('daicho.txt')
  })
})
