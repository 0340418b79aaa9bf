import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { type TestPerson, wordsOf } from '../support/door.ts'

const watched = { MAMORI_WATCHED_CHANNELS: 'C03SEIZOBU' }
const leak = '取引先の図面XQ7を間違えて別の会社に送ってしまいました'

const test = databaseTest.extend('bot', async ({ database }, { onCleanup }) => {
  const bot = await startTestBot(database, { environment: watched, rateLimits: 'off' })
  onCleanup(() => bot.stop())
  return bot
})

async function advices(person: TestPerson): Promise<string[]> {
  const { messages } = await person.looks()
  return messages.filter((message) => /まず、これをしてください/.test(wordsOf(message))).map(({ ts }) => ts)
}

/** Every row of every table as text. */
async function dump(database: Database): Promise<string> {
  const { rows } = await database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const tables = await Promise.all(
    rows.map(({ name }) => database.query<{ text: string }>(`select t::text as text from ${name} t`)),
  )
  return tables.flatMap((table) => table.rows.map(({ text }) => text)).join('\n')
}

describe('noticing what reads like a leak', () => {
  test('in a channel that opted in speaks to its author alone, once in an hour', async ({ bot }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')

    const ts = await employee.says(leak, { channel: 'seizo' })
    const advice = await employee.sees(/まず、これをしてください/, ts)
    await employee.says('もう一通、見積書も別の会社に誤送信していました', { channel: 'seizo' })
    const question = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, question)
    const atOnce = await advices(employee)
    await bot.passTime({ minutes: 61 })
    const later = await employee.says('またUSBメモリをなくしました', { channel: 'seizo' })
    await employee.sees(/まず、これをしてください/, later)

    expect(advice.channel).toMatch(/^D/)
    expect(atOnce).toHaveLength(1)
    const pointers = (await employee.looks()).messages.filter(
      ({ ephemeralFor }) => ephemeralFor === employee.id,
    )
    expect(pointers.map(({ channel }) => channel)).toEqual(['C03SEIZOBU', 'C03SEIZOBU'])
    const others = (await manager.looks()).messages.filter((message) => message.user !== employee.id)
    expect(others.filter((message) => /してください|お返事しました/.test(wordsOf(message)))).toEqual([])
  })

  test('leaves alone what is asked, practised or read in the news, and channels that did not opt in', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    await employee.says('もし誤送信したら、どうすればいいですか', { channel: 'seizo' })
    await employee.says('明日は誤送信の訓練です', { channel: 'seizo' })
    await employee.says('他社で情報漏えいがあったとニュースで見ました', { channel: 'seizo' })
    await employee.says(leak, { channel: 'general' })
    const question = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, question)

    expect(await advices(employee)).toEqual([])
  })

  test('stores neither the words nor who wrote them, declined or not', async ({ bot, database }) => {
    const employee = bot.person('employee')
    const inChannel = await employee.says(leak, { channel: 'seizo' })
    await employee.sees(/まず、これをしてください/, inChannel)
    const ts = await employee.says(leak)
    const advice = await employee.sees(/まず、これをしてください/, ts)
    const rewritten = '図面XQ7の入ったパソコンをB社への移動中に電車へ置き忘れました'
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: rewritten })
    await employee.sees(/紛失・盗難/, ts)
    await employee.presses('incident.dismiss', { channel: advice.channel, ts: advice.ts })
    await employee.sees(/あとからでも/)

    const stored = `${await dump(database)}\n${bot.logLines.join('\n')}`

    const isStored = (text: string) => stored.includes(text)
    expect(['XQ7', employee.id].filter(isStored)).toEqual([])
    expect([ts, inChannel].filter(isStored)).toEqual([ts, inChannel])
  })

  test('in a channel reaches its author once Slack is back, long after a question would be given up', async ({
    bot,
    database,
  }) => {
    const employee = bot.person('employee')
    await bot.plantFaults([{ on: 'api', kind: 'status', status: 503, method: 'conversations.replies' }])
    const ts = await employee.says(leak, { channel: 'seizo' })
    const waiting = `select attempts from inbox_events where state = 'new' and attempts > 0`
    await expect.poll(async () => (await database.query(waiting)).rows, { timeout: 10_000 }).toHaveLength(1)

    await database.query(`update inbox_events set attempts = 30, run_after = now() where state = 'new'`)
    const tried = `select attempts from inbox_events where state = 'new' and attempts > 30`
    await expect.poll(async () => (await database.query(tried)).rows, { timeout: 10_000 }).toHaveLength(1)
    await fetch(`${bot.url}/workspace/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clear: true }),
    })
    await database.query(`update inbox_events set run_after = now() where state = 'new'`)
    await employee.sees(/まず、これをしてください/, ts)

    expect(await advices(employee)).toHaveLength(1)
    expect(await dump(database)).not.toContain('XQ7')
  })

  test('fills the author’s words into the form, their numbers covered, and nobody else’s', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(`${leak}。電話は 090-1234-5678 です`)
    const advice = await employee.sees(/まず、これをしてください/, ts)
    await employee.presses('incident.report', { channel: advice.channel, ts: advice.ts })
    const form = await employee.seesView('modal')
    const shown = JSON.stringify(form)

    expect(shown).toContain('図面XQ7を間違えて')
    expect(shown).toContain('■')
    expect(shown).not.toContain('090-1234-5678')
  })

  test('of a message that is rewritten while it stands rewrites its advice, and gives no second one', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(leak)
    await employee.sees(/メール・FAX・郵送/, ts)

    await employee.acts({
      do: 'edit',
      channel: '@mamori',
      ts,
      text: '会社のノートパソコンを電車に置き忘れました',
    })
    await employee.sees(/紛失・盗難/, ts)

    expect(await advices(employee)).toHaveLength(1)
  })

  test('says the second time in a thread only where to report', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(leak)
    await employee.sees(/まず、これをしてください/, ts)

    await employee.says('もう一通、見積書も別の会社に誤送信していました', { threadTs: ts })
    await employee.sees(/続けて知らせてくださり/, ts)

    expect(await advices(employee)).toHaveLength(1)
  })

  test('waits where Slack says it comes too fast, and is not silent', async ({ bot }) => {
    const employee = bot.person('employee')
    await bot.plantFaults([
      { on: 'api', kind: 'status', status: 429, retryAfterS: 1, method: 'chat.postMessage', times: 1 },
    ])

    const ts = await employee.says(leak)

    expect((await employee.sees(/まず、これをしてください/, ts)).channel).toMatch(/^D/)
  })

  test('goes out once although Slack’s answer to it got lost', async ({ bot, database }) => {
    const employee = bot.person('employee')
    await bot.plantFaults([{ on: 'api', kind: 'dropAfter', method: 'chat.postMessage', times: 1 }])

    const ts = await employee.says(leak, { channel: 'seizo' })
    await employee.sees(/まず、これをしてください/, ts)
    await database.query(`update inbox_events set run_after = now() where state = 'new'`)
    const question = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, question)

    expect(await advices(employee)).toHaveLength(1)
  })
})
