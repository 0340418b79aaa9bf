import { describe, expect } from 'vitest'
import { createMovableClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { createInbox } from '../../src/slack/inbox.ts'
import { isEvent, readIntake } from '../../src/slack/intake.ts'
import { withIntake } from '../../src/slack/receiver.ts'
import { test } from '../support/database.ts'
import { arm, quiet } from './faultParts.ts'
import { createHttpBot } from './httpParts.ts'
import { passTime, sit, startWorkspace } from './support.ts'

/** A bot on HTTPReceiver with the durable inbox before Bolt, as the face puts it before Socket Mode. */
async function startInboxBot(database: Database) {
  const workspace = await startWorkspace()
  const handled: string[] = []
  const outages = { left: 0 }
  const inbox = createInbox({
    database,
    clock: createMovableClock(),
    log: silentLog,
    handle: (body, attempt) =>
      bot.app.processEvent({ body, ack: async () => undefined, retryNum: attempt - 1 }),
    giveUp: async () => undefined,
  })
  const bot = createHttpBot(workspace, {
    wrap: (receiver) =>
      withIntake(receiver, async (event, process) => {
        if (!isEvent(event.body)) return process(event)
        if (outages.left-- > 0) throw new Error('planted: the database is away')
        const wanted = await readIntake(event.body, 'U03MAMORI1', async () => false)
        if (wanted !== undefined) await inbox.store(wanted, event.body)
        await event.ack()
      }),
  })
  const seen = new Set<() => void>()
  bot.app.message(async ({ message }) => {
    handled.push('text' in message ? String(message.text) : '')
    for (const wake of seen) wake()
  })
  await inbox.start()
  await workspace.deliverTo(await bot.listen())
  const tanaka = sit(workspace, '田中 美咲')
  return {
    workspace,
    outages,
    say: (text: string) => tanaka.act({ do: 'say', channel: '@mamori', text }),
    async until(count: number) {
      while (handled.length < count) {
        await new Promise<void>((resolve) => {
          seen.add(resolve)
        })
      }
      return handled
    },
    stop: () => inbox.stop(),
  }
}

describe('the durable inbox behind HTTPReceiver', () => {
  test.for([
    ['whose ack was lost', { on: 'event', kind: 'timeoutAfter', times: 1 }],
    ['that was delivered twice', { on: 'event', kind: 'duplicate', times: 1 }],
    ['that was lost on the way', { on: 'event', kind: 'drop', times: 1 }],
  ] as const)('handles an event %s once', async ([, fault], { database }) => {
    const { workspace, say, until, stop } = await startInboxBot(database)
    await arm(workspace, fault)

    await say('一')
    await passTime(workspace, 3)
    await until(1)
    await say('二')
    const handled = await until(2)
    await passTime(workspace, 600)
    await stop()

    expect(handled).toEqual(['一', '二'])
    const { rows } = await database.query('select state, attempts from inbox_events')
    expect(rows).toEqual([
      { state: 'done', attempts: 1 },
      { state: 'done', attempts: 1 },
    ])
  })

  test('gets an event again that it could not store, and answers 500 until it can', async ({ database }) => {
    const { workspace, outages, say, until, stop } = await startInboxBot(database)
    outages.left = 3

    await say('消えません')
    while (outages.left > 1) await quiet(workspace)
    await quiet(workspace)
    await passTime(workspace, 60)
    while (outages.left > 0) await quiet(workspace)
    await quiet(workspace)
    await passTime(workspace, 300)
    const handled = await until(1)
    await stop()

    expect(handled).toEqual(['消えません'])
  })
})
