import { describe, expect } from 'vitest'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'
import { post } from '../workspace/support.ts'

const test = databaseTest.extend('bot', async ({ database }, { onCleanup }) => {
  const bot = await startTestBot(database, { delivery: 'socket' })
  onCleanup(() => bot.stop())
  return bot
})

async function connections(bot: TestBot): Promise<{ open: number; underWay: number }> {
  return (await (await fetch(`${bot.url}/workspace/sockets`)).json()) as { open: number; underWay: number }
}

/** Resolves when so many sockets are open. */
async function untilOpen(bot: TestBot, count: number): Promise<void> {
  while ((await connections(bot)).open !== count) await new Promise((resolve) => setTimeout(resolve, 20))
}

const warnings = (bot: TestBot, text: string) => bot.logLines.filter((line) => line.includes(text))

describe('deliveries over two sockets', () => {
  test('are each handled once, whichever they take', async ({ bot, database }) => {
    const employee = bot.person('employee')
    await untilOpen(bot, 2)

    const asked = [
      await employee.says('使い方'),
      await employee.says('使い方'),
      await employee.says('使い方'),
    ]
    for (const ts of asked) await employee.seesReplyTo(ts)

    const { rows } = await database.query('select attempts from inbox_events')
    const { messages } = await employee.looks()
    expect(rows).toEqual(asked.map(() => ({ attempts: 1 })))
    for (const ts of asked) expect(messages.filter(({ threadTs }) => threadTs === ts)).toHaveLength(1)
  })

  test('go on over the one when the other breaks, and both are open again', async ({ bot }) => {
    const employee = bot.person('employee')
    await untilOpen(bot, 2)
    const cut = { on: 'socket', type: 'envelope', kind: 'drop', times: 1 }
    await post(bot, '/workspace/faults', { faults: [cut] })

    const first = await employee.says('使い方')
    const second = await employee.says('使い方')
    await employee.seesReplyTo(first)
    await employee.seesReplyTo(second)
    await untilOpen(bot, 2)

    const { messages } = await employee.looks()
    expect([first, second].map((ts) => messages.filter(({ threadTs }) => threadTs === ts).length)).toEqual([
      1, 1,
    ])
    expect(warnings(bot, 'connected to Slack again')).toHaveLength(1)
  })

  test('that are missed while none is open for long are made up for when one is back, once, with an apology', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    await employee.seesReplyTo(await employee.says('使い方'))
    await bot.plantFaults([
      { on: 'socket', type: 'connect', kind: 'status' },
      { on: 'event', kind: 'drop' },
    ])

    await post(bot, '/workspace/sockets', { do: 'close' })
    const asked = await employee.says('ロゴは誰が使えますか')
    const mention = await employee.says('@mamori How many certification bodies are there?', {
      channel: 'general',
    })
    for (let minute = 0; minute < 8; minute += 1) await bot.passTime({ minutes: 1 })
    await post(bot, '/workspace/faults', { clear: true })
    const late = await employee.seesReplyTo(asked)
    const lateMention = await employee.seesReplyTo(mention)
    while (warnings(bot, 'caught up with what was said').length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await bot.restart()
    await employee.seesReplyTo(await employee.says('使い方'))

    expect(wordsOf(late)).toContain('返事が遅くなり')
    expect(wordsOf(lateMention)).toContain('Sorry for the late reply')
    const { messages } = await employee.looks()
    for (const ts of [asked, mention])
      expect(messages.filter((each) => each.threadTs === ts && each.user !== employee.id)).toHaveLength(1)
  })

  test('begin as soon as one is open, and the other is tried until it is, too', async ({ bot }) => {
    await post(bot, '/workspace/faults', {
      faults: [{ on: 'socket', type: 'connect', kind: 'status', times: 1 }],
    })

    await bot.restart()
    await untilOpen(bot, 2)

    expect(warnings(bot, 'connected to Slack again')).toHaveLength(1)
  })
})

describe('a notice that Slack holds events back', () => {
  test('is acked and logged, and the next event is handled', async ({ bot }) => {
    const employee = bot.person('employee')

    await post(bot, '/workspace/sockets', { do: 'rateLimited' })
    const ts = await employee.says('使い方')
    await employee.seesReplyTo(ts)

    expect(warnings(bot, 'Slack holds events back')).toHaveLength(1)
    expect((await connections(bot)).underWay).toBe(0)
  })
})
