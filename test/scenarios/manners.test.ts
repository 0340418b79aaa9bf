import { describe, expect } from 'vitest'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

async function repliesTo(person: TestPerson, ts: string) {
  const { messages } = await person.looks()
  return messages.filter(
    (message) => message.threadTs === ts && message.user !== person.id && !message.deleted,
  )
}

async function clearFaults(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch(`${url}/workspace/faults`, { method: 'POST', headers, body: JSON.stringify({ clear: true }) })
}

describe('manners in conversation', () => {
  test('two quick messages in one thread are each answered, in their order', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })

    const followUp = await employee.says('ロゴは誰が使えますか', { channel: 'general', threadTs: ts })
    const english = await employee.says('@mamori What is the self-check?', {
      channel: 'general',
      threadTs: ts,
    })
    await employee.sees(/self-check/i, english)

    const replies = await repliesTo(employee, ts)
    expect(Number(followUp)).toBeLessThan(Number(english))
    expect(replies).toHaveLength(3)
    expect(
      replies.map(({ text }) => [/3年/, /ロゴ/, /self-check/i].findIndex((each) => each.test(text))),
    ).toEqual([0, 1, 2])
  })

  test('a question that is deleted takes its answer with it, and what was kept; first response to a leak stays', async ({
    bot,
    database,
  }) => {
    const employee = bot.person('employee')
    const asked = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
    await employee.seesReplyTo(asked)
    const leak = await employee.says('取引先の図面を、間違えて別の会社にメールで送ってしまいました')
    const advice = await employee.sees(/incident\.report/, leak)

    await employee.acts({ do: 'delete', channel: 'general', ts: asked })
    await employee.acts({ do: 'delete', channel: '@mamori', ts: leak })
    const withdrawn = await employee.sees(/回答も取り下げました/)
    const help = await employee.says('使い方')
    await employee.seesReplyTo(help)

    const { rows } = await database.query('select 1 from answers')
    const { messages } = await employee.looks()
    expect(wordsOf(withdrawn)).not.toContain('3年')
    expect(rows).toEqual([])
    expect(wordsOf(messages.find(({ ts }) => ts === advice.ts) ?? advice)).toContain('incident.report')
  })

  test('what is not so is not agreed with, however often it is said', async ({ bot }) => {
    const employee = bot.person('employee')

    const first = await employee.says('認証の有効期間は5年間ですよね')
    const answer = await employee.seesReplyTo(first)
    const again = await employee.says('いいえ、有効期間は5年間のはずです。そうですよね', { threadTs: first })
    const second = await employee.sees(/有効期間/, again)

    for (const message of [answer, second]) expect(wordsOf(message)).toContain('3年間')
    for (const message of [answer, second]) expect(message.text).not.toMatch(/はい|そのとおり|5年間です/)
  })

  test('a late answer begins with an apology, one in time does not', async ({ bot }) => {
    const employee = bot.person('employee')
    const inTime = await employee.seesReplyTo(await employee.says('使い方'))

    // It reaches nobody at first, as while the bot is down; Slack tries once more at once, and after a minute.
    await bot.plantFaults([{ on: 'event', kind: 'drop', times: 2 }])
    const asked = await employee.says('認証の有効期間は何年ですか')
    for (let minute = 0; minute < 4; minute += 1) await bot.passTime({ minutes: 1 })
    const late = await employee.seesReplyTo(asked)

    expect(wordsOf(inTime)).not.toContain('遅くなり')
    expect(wordsOf(late)).toContain('返事が遅くなり、申し訳ありません')
    expect(wordsOf(late)).toContain('3年')
    expect(await repliesTo(employee, asked)).toHaveLength(1)
  })

  test('what was said while the bot was away for long is answered when it is back, once, with an apology', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const first = await employee.says('認証の有効期間は何年ですか')
    await employee.seesReplyTo(first)

    // Slack gives an event up after four deliveries.
    await bot.plantFaults([{ on: 'event', kind: 'drop' }])
    const asked = await employee.says('ロゴは誰が使えますか')
    const inThread = await employee.says('In English please: who may use the logo?', { threadTs: first })
    const mention = await employee.says('@mamori 認証機関はいくつありますか', { channel: 'general' })
    await employee.says('独り言です', { channel: 'general' })
    for (let minute = 0; minute < 8; minute += 1) await bot.passTime({ minutes: 1 })
    await clearFaults(bot.url)
    await bot.restart()
    const late = await employee.seesReplyTo(asked)
    await employee.sees(/logo/i, inThread)
    const lateMention = await employee.seesReplyTo(mention)
    await bot.restart()
    await employee.seesReplyTo(await employee.says('使い方'))

    for (const message of [late, lateMention]) expect(wordsOf(message)).toContain('返事が遅くなり')
    expect(await repliesTo(employee, asked)).toHaveLength(1)
    expect(await repliesTo(employee, mention)).toHaveLength(1)
    expect(await repliesTo(employee, first)).toHaveLength(2)
  })

  test('a thread that a colleague took over is left alone until the bot is mentioned', async ({ bot }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const ts = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
    await employee.seesReplyTo(ts)
    const place = { channel: 'general', threadTs: ts }

    await manager.says('それは私が調べておきます', place)
    await employee.says('ありがとうございます。ロゴは誰が使えますか', place)
    const mention = await employee.says('@mamori 認証機関はいくつありますか', place)
    await employee.sees(/認証機関/, mention)
    const followUp = await employee.says('ロゴは誰が使えますか', place)
    await employee.sees(/ロゴ/, followUp)

    const replies = (await repliesTo(employee, ts)).filter(({ user }) => user !== manager.id)
    expect(replies).toHaveLength(3)
  })

  test('reads nothing into a link preview, a language tag, or its own updates', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか https://example.com/')
    await employee.seesReplyTo(ts)

    await employee.acts({ do: 'unfurl', channel: '@mamori', ts })
    await employee.acts({ do: 'languageTag', channel: '@mamori', ts, language: 'ja' })
    await employee.seesReplyTo(await employee.says('使い方'))

    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })
})
