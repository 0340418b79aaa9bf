import { describe, expect } from 'vitest'
import type { SeenMessage, TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

async function messagesWith(person: TestPerson, pattern: RegExp): Promise<SeenMessage[]> {
  const { messages } = await person.looks()
  return messages.filter((message) => pattern.test(wordsOf(message)))
}

/** Gives every item the same answer, each once it is shown; an answer may make the items fewer. */
async function answerAll(person: TestPerson, option: string): Promise<void> {
  let total = 30
  for (let item = 1; item <= total; item += 1) {
    const shown = await person.sees(new RegExp(`(?<!\\d)${item}/\\d`))
    total = Number(/\d+\/(\d+)/.exec(wordsOf(shown))?.[1])
    await person.presses(`selfcheck.answer.${option}`)
  }
}

const liveItems = /selfcheck\.answer\.yes/

describe('a self-check in trouble', () => {
  test('begun by three entrances at once is one item in front of the person', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.acts({ do: 'openHome' })
    await employee.seesView('home', /selfcheck\.start/)

    await Promise.all([
      employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' }),
      employee.says('自己チェックを始めたい'),
      employee.presses('selfcheck.start'),
    ])
    await employee.sees(liveItems)
    await employee.says('使い方')
    await employee.sees(/Mamori でできること/)

    expect(await messagesWith(employee, liveItems)).toHaveLength(1)
  })

  test('answered differently in two windows takes one answer and says so to the other', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    const { channel, ts } = await employee.sees(/1\/30/)

    await Promise.all(
      ['yes', 'no'].map((option) => employee.presses(`selfcheck.answer.${option}`, { channel, ts })),
    )
    await employee.sees(/2\/30/)

    const told = await employee.sees(/少し前の表示のものでした/)
    expect(told.ephemeralFor).toBe(employee.id)
    expect(await messagesWith(employee, /3\/30/)).toEqual([])
  })

  test('stopped right after the last answer brings result and chart once', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    await answerAll(employee, 'partly')

    await bot.restart()
    await employee.sees(/slack_file/)

    expect(await messagesWith(employee, /自己チェックの結果/)).toHaveLength(1)
    expect(await messagesWith(employee, /slack_file/)).toHaveLength(1)
  })

  test('begun again after its end is a new one, and the result stays', async ({ bot }) => {
    const employee = bot.person('employee')
    await employee.says('自己チェックを始めたい')
    await answerAll(employee, 'yes')
    const result = await employee.sees(/自己チェックの結果/)

    await employee.presses('selfcheck.start', { channel: result.channel, ts: result.ts })
    const item = await employee.sees(/1\/30/, result.ts)

    expect(wordsOf(item)).not.toContain('いまの回答')
    expect(await messagesWith(employee, /自己チェックの結果/)).toHaveLength(1)
  })

  test('in which nothing applies ends in words, in English, without a chart', async ({ bot }) => {
    const emma = bot.person('Emma')
    await emma.says('start the self-check')
    await answerAll(emma, 'not-applicable')

    const result = await emma.sees(/Result of your self-check/)
    await bot.passTime({ minutes: 5 })
    await emma.says('help')
    await emma.sees(/What Mamori can do/)

    expect(wordsOf(result)).toContain('There is no score')
    expect(wordsOf(result).replaceAll(/自己確認|認証/g, '')).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
    expect(await messagesWith(emma, /slack_file/)).toEqual([])
  })
})
