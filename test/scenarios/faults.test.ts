import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import type { TestPerson } from '../support/door.ts'

const test = databaseTest.extend('bot', async ({ database }, { onCleanup }) => {
  const bot = await startTestBot(database, { proxied: true })
  onCleanup(() => bot.stop())
  return bot
})

/** What the bot said to a person in the thread of a message of theirs. */
async function answersTo(person: TestPerson, ts: string | undefined) {
  const { messages } = await person.looks()
  return messages.filter((message) => message.threadTs === ts && message.user !== person.id)
}

/**
 * Resolves when an event has come in, all that came are handled and every message is sent; waits for a further try are
 * cut short.
 */
async function untilAllIsDone(database: Database): Promise<void> {
  for (;;) {
    await database.script(
      `update inbox_events set run_after = now() where state = 'new';
       update outbox_messages set run_after = now() where state = 'new'`,
    )
    const { rows } = await database.query<{ state: string }>(
      'select state from inbox_events union all select state from outbox_messages',
    )
    const isOpen = rows.some(({ state }) => ['new', 'running', 'sending'].includes(state))
    if (rows.length > 0 && !isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('an answer while Slack fails', () => {
  test('comes once when the people cannot be looked up at first', async ({ bot, database }) => {
    const employee = bot.person('employee')
    bot.api.plant('users.info', 'server-error', { retryAfterS: 1 }, 'answer-lost')

    const ts = await employee.says('認証の有効期間は何年ですか')
    await untilAllIsDone(database)

    expect(await answersTo(employee, ts)).toMatchObject([{ text: expect.stringContaining('3年') }])
  })

  test('is rewritten once it can be, when the rewriting fails', async ({ bot, database }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)
    bot.api.plant('chat.update', 'server-error', 'not-reached', { retryAfterS: 1 })

    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: '使い方' })
    await employee.sees(/Mamori でできること/, ts)
    await untilAllIsDone(database)

    expect(await answersTo(bot.person('employee'), ts)).toHaveLength(1)
  })

  test('is an apology after the last try, when nobody can say who asks', async ({ bot, database }) => {
    bot.api.always('users.info', () => ({ error: 'user_not_found' }))

    const ts = await bot.person('employee').says('認証の有効期間は何年ですか')
    await untilAllIsDone(database)
    await bot.person('employee').sees(/こちらの不具合/, ts)

    expect(await answersTo(bot.person('employee'), ts)).toHaveLength(1)
  })
})

describe('the home while Slack fails', () => {
  test('is drawn as soon as it can be', async ({ bot }) => {
    bot.api.plant('views.publish', 'not-reached', { retryAfterS: 1 })

    await bot.person('employee').acts({ do: 'openHome' })

    await bot.person('employee').seesView('home', /事故を報告する/)
  })

  test('asks for the user groups once, not once a role, when they cannot be read', async ({ bot }) => {
    bot.api.always('usergroups.list', () => ({ error: 'paid_teams_only' }))

    await bot.person('employee').acts({ do: 'openHome' })
    await bot.person('employee').seesView('home', /まだ設定されていません/)
    await bot.person('admin').acts({ do: 'openHome' })
    await bot.person('admin').seesView('home', /roles\.edit/)

    expect(bot.api.calls.filter((call) => call.method === 'usergroups.list')).toHaveLength(1)
  })
})
