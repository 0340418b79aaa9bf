import { describe, expect } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { startTestBot } from '../support/bot.ts'
import { startBreakableLine } from '../support/breakableLine.ts'
import { requirePostgres, servedTest } from '../support/database.ts'
import type { TestPerson } from '../support/door.ts'

/** A bot on a served database over a line that can be cut. */
const test = servedTest.extend('shaky', async ({ database: _clean, databaseUrl }, { onCleanup }) => {
  const url = new URL(databaseUrl ?? '')
  const line = await startBreakableLine(Number(url.port))
  url.port = String(line.port)
  const database = await openDatabase({ kind: 'served', url: url.href })
  await migrate(database, silentLog)
  const bot = await startTestBot(database, { databaseUrl: url.href })
  onCleanup(async () => {
    line.mend()
    await bot.stop()
    await database.close()
    await line.stop()
  })
  return { bot, line }
})

async function answersTo(person: TestPerson, ts: string): Promise<number> {
  const { messages } = await person.looks()
  return messages.filter((message) => message.threadTs === ts && message.user !== person.id).length
}

describe.skipIf(!requirePostgres())('a database that goes away and comes back', () => {
  test('loses no question and doubles none, and the bot lives', async ({ shaky: { bot, line } }) => {
    const employee = bot.person('employee')
    const asked: string[] = []
    for (let round = 0; round < 4; round += 1) {
      asked.push(await employee.says('認証の有効期間は何年ですか'))
      line.cut()
      asked.push(await employee.says('ロゴは誰が使えますか'))
      await new Promise((resolve) => setTimeout(resolve, 300 * round))
      line.mend()
      asked.push(await employee.says('有効期間は何年ですか'))
    }

    // What could not be stored was not acknowledged: Slack hands it over again after a minute.
    await bot.passTime({ minutes: 6 })
    await Promise.all(asked.map((ts) => employee.seesReplyTo(ts)))
    const last = await employee.says('使い方')
    await employee.sees(/Mamori でできること/, last)

    const answers = await Promise.all(asked.map((ts) => answersTo(employee, ts)))
    expect(answers).toEqual(asked.map(() => 1))
  })

  test('tells whoever clicks meanwhile', async ({ shaky: { bot, line } }) => {
    const employee = bot.person('employee')
    await employee.says('使い方')
    await employee.sees(/Mamori でできること/)

    line.cut()
    await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' })
    const told = await employee.sees(/こちらの不具合/)
    line.mend()

    expect(told.ephemeralFor).toBe(employee.id)
  })

  test('ends a transaction under way with an error, and not the process', async ({
    database: _clean,
    databaseUrl,
  }) => {
    const url = new URL(databaseUrl ?? '')
    const line = await startBreakableLine(Number(url.port))
    url.port = String(line.port)
    const database = await openDatabase({ kind: 'served', url: url.href })

    const work = database.transaction(async (transaction) => {
      await transaction.query('select 1')
      line.cut()
      await new Promise((resolve) => setTimeout(resolve, 50))
      await transaction.query('select 2')
    })

    await expect(work).rejects.toThrow(/connection|terminated|reached/i)
    line.mend()
    expect((await database.query('select 3 as three')).rows).toEqual([{ three: 3 }])
    await database.close()
    await line.stop()
  })
})
