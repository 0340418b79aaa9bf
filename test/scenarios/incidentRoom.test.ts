import { WebClient } from '@slack/web-api'
import { describe, expect } from 'vitest'
import type { TestBot } from '../support/bot.ts'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const room = 'mamori-2026-001'

/** Reports what is of severity 2 from the beginning. */
async function reports(who: TestPerson): Promise<void> {
  await who.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await who.seesView('modal')
  const values = { 'what_happened.text': '金型の図面を持ち出した人がいます', 'type.choice': 'insider' }
  const acted = await who.acts({ do: 'submit', viewId: form.id, values })
  expect(acted).toMatchObject({ ok: true })
}

/** The bot's own way into the workspace, for what no person does there. */
function slackOf(bot: TestBot): WebClient {
  return new WebClient(bot.botToken, { slackApiUrl: `${bot.url}/api/`, retryConfig: { retries: 0 } })
}

async function roomsOf(bot: TestBot) {
  const { channels = [] } = await slackOf(bot).users.conversations({ types: 'private_channel' })
  return channels.filter(({ name = '' }) => name.startsWith('mamori-'))
}

async function membersOf(bot: TestBot, channel: string): Promise<readonly string[]> {
  return (await slackOf(bot).conversations.members({ channel })).members ?? []
}

async function fillsIn(who: TestPerson, form: string, values: Readonly<Record<string, unknown>>) {
  await who.presses(`incident.work.form.${form}`)
  const view = await who.seesView('modal', new RegExp(`"callbackId":"incident.work.form.${form}"`))
  const acted = await who.acts({ do: 'submit', viewId: view.id, values })
  expect(acted).toMatchObject({ ok: true })
}

async function opensCard(who: TestPerson): Promise<string> {
  await who.presses('incident.open')
  return JSON.stringify(await who.seesView('modal', /"callbackId":"incident.card"/))
}

describe('an incident of high severity', () => {
  test('has a private channel for its responders, with its state, a timeline, and an end', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')

    await reports(employee)
    const state = await officer.sees(/事故 2026-001 の対応：重大度2、受付/)
    const { channel } = state
    expect(wordsOf(state)).not.toContain('金型')
    const members = await membersOf(bot, channel)
    expect(members).toEqual(expect.arrayContaining([officer.id, deputy.id]))
    expect(members).not.toContain(employee.id)

    await officer.acts({ do: 'press', actionId: 'incident.work.form.roles', channel, ts: state.ts })
    const roles = await officer.seesView('modal', /incident.work.form.roles/)
    const lead = { 'lead.input': officer.id, 'recorder.input': employee.id }
    const refused = await officer.acts({ do: 'submit', viewId: roles.id, values: lead })
    expect(JSON.stringify(refused)).toContain('担当にできるのは')
    const both = { 'lead.input': officer.id, 'recorder.input': deputy.id }
    await officer.acts({ do: 'submit', viewId: roles.id, values: both })
    await bot.passTime({ minutes: 1 })
    await officer.sees(new RegExp(`対応責任者：.*${officer.id}.*記録係：.*${deputy.id}`))
    await bot.restart()

    await slackOf(bot).conversations.invite({ channel, users: employee.id })
    const ts = await deputy.says('9時に入口の記録を確かめました', { channel })
    await employee.acts({ do: 'react', channel, ts, name: 'pushpin' })
    await employee.sees(/この事故の対応者だけです/)
    await officer.acts({ do: 'react', channel, ts, name: 'eyes' })
    await officer.acts({ do: 'react', channel, ts, name: 'pushpin' })
    await officer.sees(/対応の記録に加えました/)
    await deputy.acts({ do: 'edit', channel, ts, text: '10時に入口の記録を確かめました' })
    await deputy.acts({ do: 'delete', channel, ts })
    await officer.says('認証の有効期間は何年ですか', { channel })
    const card = await opensCard(officer)
    expect(card).toContain('10時に入口の記録を確かめました')
    expect(card).toMatch(/メッセージの編集前の文章.*9時に入口の記録を確かめました/)
    expect(card).toContain('（Slackでは消されています）')
    expect(card).not.toContain('有効期間')
    expect(card).toContain(`"channel_id":"${channel}"`)

    const described = { 'cause.input': '鍵の管理', 'prevention.input': '鍵の台帳' }
    await fillsIn(officer, 'describe', described)
    await fillsIn(officer, 'triage', { 'personalData.input': 'no' })
    await officer.acts({ do: 'close', viewId: (await officer.seesView('modal', /これは目安です/)).id })
    await fillsIn(officer, 'request', { 'action.input': 'close', 'reason.input': '片付いた' })
    await deputy.sees(/もう一人の確認を待っている申請/)
    await opensCard(deputy)
    await deputy.presses('incident.work.decide.approved')
    await bot.passTime({ minutes: 1 })
    await deputy.sees(/対応は完了しました。お疲れさまでした/)
    await deputy.acts({ do: 'close', viewId: (await deputy.seesView('modal')).id })
    expect(JSON.stringify((await officer.looks()).messages)).not.toContain('3年間')
    await employee.presses('incident.room.archive', { channel })
    expect(await roomsOf(bot)).toMatchObject([{ is_archived: false }])
    await deputy.presses('incident.room.archive', { channel })
    await deputy.sees(/アーカイブします/)
    await expect.poll(() => roomsOf(bot)).toMatchObject([{ name: room, is_archived: true }])
  })

  test('has one channel though Slack’s answer got lost, without whom Slack refuses and who must not be told', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    // Of a database of before, say: people are in it who have nothing to do with this incident.
    const { channel: other } = await slackOf(bot).conversations.create({ name: room, is_private: true })
    await slackOf(bot).conversations.invite({ channel: other?.id ?? '', users: bot.person('manager').id })
    await bot.plantFaults([
      { on: 'api', method: 'conversations.create', kind: 'dropAfter', afterNth: 1, times: 1 },
      { on: 'api', method: 'conversations.invite', kind: 'fail', error: 'cant_invite', times: 1 },
    ])

    await reports(bot.person('employee'))
    const { channel } = await deputy.sees(/事故 2026-001 の対応：重大度2/)
    await officer.sees(/事故の報告/)
    const card = await opensCard(officer)
    await fillsIn(officer, 'notTold', { 'people.input': [deputy.id] })
    await bot.passTime({ minutes: 1 })

    expect(await roomsOf(bot)).toMatchObject([
      { name: room, id: other?.id },
      { name: `${room}-2`, id: channel },
    ])
    expect(card).toContain('対応チャンネルに招待できない人がいた')
    await expect.poll(() => membersOf(bot, channel), { timeout: 10_000 }).toEqual(['U03MAMORI1'])
    // Somebody in the channel could let them in again.
    await slackOf(bot).conversations.invite({ channel, users: deputy.id })
    await bot.passTime({ minutes: 1 })
    await expect.poll(() => membersOf(bot, channel), { timeout: 10_000 }).toEqual(['U03MAMORI1'])
    await officer.acts({ do: 'close', viewId: (await officer.seesView('modal')).id })
    expect(await opensCard(officer)).toContain('知らせない人を対応チャンネルから外した')
  })

  test('has another channel opened when its severity rises after somebody archived the first', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    await reports(bot.person('employee'))
    const first = await officer.sees(/事故 2026-001 の対応：重大度2/)
    await slackOf(bot).conversations.archive({ channel: first.channel })

    await opensCard(officer)
    await fillsIn(officer, 'severity', { 'severity.input': '3' })

    const second = await officer.sees(/事故 2026-001 の対応：重大度3/, first.ts)
    expect(second.channel).not.toBe(first.channel)
    expect(await membersOf(bot, second.channel)).toEqual(
      expect.arrayContaining([officer.id, bot.person('deputy').id]),
    )
    expect(await roomsOf(bot)).toMatchObject([
      { name: room, is_archived: true },
      { name: `${room}-2`, is_archived: false },
    ])
  })

  test('goes on without a channel where Slack refuses one; a drill has a marked one, in English', async ({
    bot,
    database,
  }) => {
    const emma = bot.person('Emma')
    const employee = bot.person('employee')
    for (const role of ['officer', 'deputy'])
      await database.query(
        `insert into role_holders (role, user_id, position, set_by, set_at) values ($1, $2, 1, $2, now())`,
        [role, emma.id],
      )
    await bot.plantFaults([
      { on: 'api', method: 'conversations.create', kind: 'fail', error: 'restricted_action', times: 1 },
    ])
    await emma.acts({ do: 'openHome' })
    await emma.seesView('home', /incident.drill.start/)
    await emma.presses('incident.drill.start')
    const start = await emma.seesView('modal', /who.*scenario/)
    const drill = { 'who.input': employee.id, 'scenario.input': 'a lost bag' }
    await emma.acts({ do: 'submit', viewId: start.id, values: drill })
    await employee.sees(/【訓練】/)
    await employee.presses('incident.drill.report')
    const report = await employee.seesView('modal', /訓練の報告/)
    await employee.acts({ do: 'submit', viewId: report.id, values: { 'what.input': '鞄を置き忘れました' } })
    await emma.sees(/鞄を置き忘れました/)
    await emma.acts({ do: 'close', viewId: (await emma.seesView('modal')).id })
    await opensCard(emma)

    await fillsIn(emma, 'severity', { 'severity.input': '2' })
    await emma.sees(/The channel of incident D\d{4}-001.* could not be made/)
    expect(await roomsOf(bot)).toEqual([])
    await fillsIn(emma, 'severity', { 'severity.input': '3' })

    const state = await emma.sees(/\[Drill\] D\d{4}-001: severity 3/)
    expect(wordsOf(state)).toContain('This is a drill')
    expect(await roomsOf(bot)).toMatchObject([{ name: expect.stringMatching(/^mamori-drill-\d{4}-001$/) }])
    const shown = JSON.stringify(await emma.seesView('modal', /"callbackId":"incident.card"/))
    expect(shown).toContain('Channel of the incident could not be made')
  })
})
