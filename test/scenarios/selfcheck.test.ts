import { describe, expect } from 'vitest'
import type { TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

/** Answers item after item with the option until the result is there. @returns the number of answers. */
async function answerAll(person: TestPerson, option: string): Promise<number> {
  for (let answers = 0; answers < 100; answers += 1) {
    const acted = await person.presses(`selfcheck.answer.${option}`)
    if (!acted.ok) return answers
    const { messages } = await person.looks()
    if (messages.some((message) => /自己チェックの結果/.test(wordsOf(message)))) return answers + 1
  }
  throw new Error('the self-check does not end')
}

describe('a self-check', () => {
  test('goes from plain words through every item, one message updated in place, to a result with a chart', async ({
    bot,
  }) => {
    const employee = bot.person('employee')

    await employee.says('自己チェックを始めたいです')
    const item = await employee.sees(/1\/\d+/)
    const answered = await answerAll(employee, 'partly')
    const result = await employee.sees(/自己チェックの結果/)
    const chart = await employee.sees(/slack_file/)

    const { messages } = await employee.looks()
    expect(answered).toBeGreaterThanOrEqual(25)
    expect(messages.filter((message) => message.ts === item.ts)).toHaveLength(1)
    expect(messages.find((message) => message.ts === item.ts)?.text).not.toBe(item.text)
    expect(Number(chart.ts)).toBeGreaterThan(Number(result.ts))
    expect(wordsOf(chart)).toMatch(/自己確認や認証の結果ではありません/)
    expect(wordsOf(result)).toMatch(/認証/)
  })

  test('is resumed after a restart where it stopped', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' })
    await employee.sees(/1\/\d+/)
    await employee.presses('selfcheck.answer.yes')
    await employee.presses('selfcheck.answer.no')
    await employee.sees(/3\/\d+/)

    await bot.restart()
    await employee.presses('selfcheck.pause')
    await employee.presses('selfcheck.resume')
    const resumed = await employee.sees(/3\/\d+/)

    expect(wordsOf(resumed)).toContain('selfcheck.answer')
  })

  test('asked for in a thread stands in the direct message, and the thread says so', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)

    await employee.says('自己チェックを始めたい', { threadTs: ts })
    const item = await employee.sees(/1\/\d+/, ts)
    const pointer = await employee.sees(/ダイレクトメッセージに/, ts)

    expect(item.threadTs).toBeUndefined()
    expect(pointer).toMatchObject({ threadTs: ts, ephemeralFor: employee.id })
  })

  test('counts a double click once', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('セルフチェックをやりたい')
    const item = await employee.sees(/1\/\d+/)
    const button = /"value":"(ses_[^"]+)"/.exec(JSON.stringify(item.blocks))?.[1]

    const click = { channel: item.channel, ts: item.ts, value: button }
    await Promise.all([
      employee.presses('selfcheck.answer.yes', click),
      employee.presses('selfcheck.answer.yes', click),
    ])

    const now = await employee.sees(/2\/\d+/)
    expect(now.ts).toBe(item.ts)
  })
})
