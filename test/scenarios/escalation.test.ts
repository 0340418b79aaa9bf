import { describe, expect, onTestFinished } from 'vitest'
import { startMailServer } from '../mail/server.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { test } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

type Database = Parameters<typeof startTestBot>[0]

/** The real bot with a real mail server; what it says in Slack is by the workspace. */
async function startWithMail(database: Database, more: Readonly<Record<string, string>> = {}) {
  const { url, taken } = await startMailServer()
  const environment = {
    SMTP_URL: url,
    MAMORI_MAIL_FROM: 'mamori@example.jp',
    MAMORI_MAIL_TO: 'top@example.jp',
    ...more,
  }
  const bot = await startTestBot(database, { environment, rateLimits: 'off' })
  onTestFinished(() => bot.stop())
  return { bot, taken }
}

async function reports(bot: TestBot, what: string, values: object = {}): Promise<void> {
  const employee = bot.person('employee')
  await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await employee.seesView('modal')
  await employee.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': what, ...values } })
}

const noticesOf = async (bot: TestBot, name: string, what: string) =>
  (await bot.person(name).looks()).messages.filter((message) => wordsOf(message).includes(what))

describe('telling on until somebody works on it', () => {
  test('takes an acknowledgement back that nothing followed, tells the deputy, and stops once the work has begun', async ({
    database,
  }) => {
    const { bot, taken } = await startWithMail(database)
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    await reports(bot, '鞄を電車に忘れました', { 'ongoing.choice': 'yes' })
    await officer.sees(/鞄を電車に忘れました/)
    await officer.presses('incident.acknowledge')
    await bot.person('employee').sees(/受領/)

    await bot.passTime({ days: 2 })
    await deputy.sees(/鞄を電車に忘れました/)
    await deputy.presses('incident.acknowledge')
    await deputy.sees(/受領した人が、次にすること/)
    await deputy.presses('incident.open')
    await deputy.seesView('modal', /"callbackId":"incident.card"/)
    await deputy.presses('incident.work.form.status')
    const form = await deputy.seesView('modal', /incident.work.form.status/)
    await deputy.acts({ do: 'submit', viewId: form.id, values: { 'status.input': 'responding' } })
    await deputy.seesView('modal', /状態：対応中/)
    const before = (await noticesOf(bot, 'officer', '鞄を電車に忘れました')).length
    await bot.passTime({ days: 3 })
    await bot.restart()

    expect(await noticesOf(bot, 'officer', '鞄を電車に忘れました')).toHaveLength(before)
    expect(taken.filter(({ text }) => text.includes('受領'))).toEqual([])
  })

  test('tells the next one at once and sends an e-mail when Slack refuses the notice for good (oncall#5514)', async ({
    database,
  }) => {
    const { bot, taken } = await startWithMail(database)
    await bot.plantFaults([
      // The receipt and the officer's notice: the first two messages there are.
      { on: 'api', kind: 'fail', method: 'chat.postMessage', error: 'channel_not_found', times: 2 },
    ])

    await reports(bot, '棚の鍵が壊れていました')

    const notice = await bot.person('deputy').sees(/棚の鍵が壊れていました/)
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(1)
    expect(notice.channel).toMatch(/^D/)
    expect(taken[0]?.to).toEqual(['top@example.jp'])
    expect(taken[0]?.text).not.toContain('棚の鍵')
  })

  test('tells the responders’ channel number and severity, and nothing of what happened, acknowledged or not', async ({
    database,
  }) => {
    const { bot } = await startWithMail(database, { MAMORI_INCIDENT_CHANNEL: 'C03SECURIT' })
    const officer = bot.person('officer')
    await reports(bot, '名刺入れをなくしました')
    const said = await officer.sees(/重大度\d）：受領をお願いします/)

    await officer.presses('incident.acknowledge', { channel: said.channel, ts: said.ts })
    await officer.sees(/さんが対応しています/)

    const { messages } = await officer.looks()
    const inChannel = messages.filter(({ channel }) => channel.startsWith('C'))
    expect(JSON.stringify(inChannel)).not.toContain('名刺入れ')
  })
})

describe('watching the audit chain', () => {
  test('has its end told to a channel and by e-mail every night, and an alarm when it was tampered with', async ({
    database,
  }) => {
    const { bot, taken } = await startWithMail(database, { MAMORI_AUDIT_CHANNEL: 'C03SECURIT' })
    await reports(bot, '机の上に図面を置いたままでした')
    const officer = bot.person('officer')
    await officer.sees(/机の上に図面/)

    await bot.passTime({ days: 1 })
    await officer.sees(/監査記録の控え/)
    await database.query('alter table audit_lines disable trigger user')
    await database.query(`update audit_lines set action = 'nothing.happened' where sequence = 1`)
    await database.query('alter table audit_lines enable trigger user')
    await bot.passTime({ days: 1 })
    const alarm = await officer.sees(/食い違いが見つかりました/)

    await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    expect(wordsOf(alarm)).toContain('1行目')
    expect(taken.some(({ text }) => text.includes('食い違い'))).toBe(true)
  })
})
