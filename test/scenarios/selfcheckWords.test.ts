import { describe, expect } from 'vitest'
import type { SeenMessage, TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

const live = /selfcheck\.answer\.yes/

async function liveItems(person: TestPerson): Promise<SeenMessage[]> {
  const { messages } = await person.looks()
  return messages.filter((message) => live.test(wordsOf(message)))
}

describe('a self-check answered in plain words', () => {
  test('takes what is plain, asks about what is not, and shows one live question below', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    const first = await employee.sees(/1\/30/)

    await employee.says('だいたいできてる')
    const second = await employee.sees(/2\/30/)
    const record = await employee.sees(/→ 一部/)
    await employee.says('たぶんやってると思う')
    const confirm = await employee.sees(/「はい」ということでよろしいですか/)
    await employee.says('はい')
    await employee.sees(/3\/30/)
    await employee.says('できていないわけではない')
    await employee.sees(/うまく読み取れませんでした/)

    expect(record.ts).toBe(first.ts)
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts))
    expect(Number(confirm.ts)).toBeGreaterThan(Number(second.ts))
    expect(wordsOf(await employee.sees(/2\. .*→ はい/))).toContain('管理責任者')
    const items = await liveItems(employee)
    expect(items).toHaveLength(1)
    expect(wordsOf(items[0] as SeenMessage)).toContain('3/30')
  })

  test('answers a question in the middle with its source, and comes back to the item', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    await employee.sees(/1\/30/)

    const question = await employee.says('認証の有効期間は何年ですか')
    const answer = await employee.seesReplyTo(question)
    const back = await employee.sees(/自己チェックに戻ります/)

    expect(wordsOf(answer)).toMatch(/3年/)
    expect(wordsOf(back)).toContain('1/30')
    expect(await liveItems(employee)).toHaveLength(1)
  })

  test('lets an incident go first, whatever is in front of the person', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    await employee.sees(/1\/30/)

    const said = await employee.says('図面を間違えて別の会社に送ってしまいました')
    const advice = await employee.seesReplyTo(said)

    expect(wordsOf(advice)).toContain('incident.report')
    expect(await liveItems(employee)).toHaveLength(1)
    expect(wordsOf((await liveItems(employee))[0] as SeenMessage)).toContain('1/30')
  })

  test('explains, skips, goes back and rests on a word, in English', async ({ bot }) => {
    const emma = bot.person('Emma')
    await emma.says('start the self-check')
    await emma.sees(/1\/30/)

    await emma.says('why?')
    await emma.sees(/Why it matters: /)
    await emma.says('not yet')
    await emma.sees(/2\/30/)
    await emma.says('skip')
    await emma.sees(/3\/30/)
    await emma.says('go back')
    await emma.sees(/2\/30.*(?=)/)
    await emma.says('stop')
    const paused = await emma.sees(/Your self-check is paused/)

    expect(wordsOf(paused)).toContain('You have answered 1 of 30')
    expect(await liveItems(emma)).toHaveLength(0)
  })

  test('put off until tomorrow comes back by itself in the morning, and once', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    const item = await employee.sees(/1\/30/)
    const value = /"value":"(tomorrow ses_[^"]+)"/.exec(JSON.stringify(item.blocks))?.[1]

    await employee.presses('selfcheck.more', { channel: item.channel, ts: item.ts, value })
    await employee.sees(/続きをここにお届けします/)
    await bot.restart()
    await bot.passTime({ days: 2 })
    const back = await employee.sees(live, item.ts)
    await bot.passTime({ days: 2 })

    expect(wordsOf(back)).toContain('1/30')
    expect(await liveItems(employee)).toHaveLength(1)
  })

  test('puts what is not known to a colleague, whose answer comes back with the name', async ({ bot }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    await employee.says('自己チェックを始めたい')
    await employee.sees(/1\/30/)

    await employee.says('わからない')
    const item = await employee.sees(/「わからない」で記録しました/)
    await employee.presses('selfcheck.ask', { channel: item.channel, ts: item.ts, value: manager.id })
    await manager.sees(/教えてほしいとのことです/)
    await manager.presses('selfcheck.enquiry.yes')
    const told = await employee.sees(/さんから回答がありました/)
    await employee.says('はい')
    await employee.sees(/3\/30/)

    expect(wordsOf(told)).toContain(manager.id)
    expect(wordsOf(told)).toContain('→ はい')
    expect(wordsOf(await manager.sees(/「はい」と回答しました/))).not.toContain('selfcheck.enquiry')
  })
})
