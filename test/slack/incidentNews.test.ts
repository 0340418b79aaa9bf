import { describe, expect } from 'vitest'
import { auditNews, registerAuditNotices } from '../../src/slack/notices/audit.ts'
import { registerIncidentNotices } from '../../src/slack/notices/incident.ts'
import { followActionId } from '../../src/slack/views/incidentButtons.ts'
import { aReport } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { type SlackStand, slackStand } from './incidentParts.ts'

const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }
const reporter = { userId: 'UREPORTER', roles: new Set(['employee']) }

/** Runs every job of a kind that waits, as if its time had come. */
function byHand(stand: SlackStand) {
  registerIncidentNotices(stand.jobs, stand.parts)
  registerAuditNotices(stand.jobs, stand.parts)
  return async (kind: string) => {
    for (const job of stand.jobs.jobs.filter(({ data }) => data.kind === kind)) await stand.jobs.run(job)
  }
}

async function reported(stand: SlackStand, changes: Parameters<typeof aReport>[0] = {}): Promise<string> {
  const result = await stand.parts.incidents.report(aReport(changes))
  if (result.kind !== 'reported') throw new Error('refused')
  return result.incident.id
}

const told = (stand: SlackStand) =>
  stand.sent.map((message) => `${message.kind === 'post' ? message.channel : 'update'}: ${message.text}`)

describe('telling what happened to an incident', () => {
  test('tells the responders of a task that falls due where its owner has left Slack', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const id = await reported(stand)
    const task = { title: '相手に電話する', owner: 'UGONE', dueOn: '2026-12-01' }
    await stand.parts.incidents.addTask(id, officer, task)
    stand.people.set('UGONE', { isDeactivated: true })

    await run('task-due')

    expect(told(stand)).toEqual([
      expect.stringMatching(/^UOFFICER: 事故 2026-001 に、担当者がSlackからいなくなった作業/),
      expect.stringMatching(/^UDEPUTY: /),
    ])
  })

  test('rewrites what the owner was told of a task once its text is redacted', async ({ database }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const id = await reported(stand)
    const { incidents } = stand.parts
    const task = { title: '山田さんに電話', owner: 'UDEPUTY', dueOn: '2026-12-01' }
    const added = await incidents.addTask(id, officer, task)
    await run('task')
    const target = `tasks/${added.kind === 'done' ? added.value : ''}`
    const responders = ['UOFFICER', 'UDEPUTY']
    const asked = { action: 'redact' as const, target, reason: '本人の求め', responders }
    const request = await incidents.request(id, officer, asked)
    const deputy = { userId: 'UDEPUTY', roles: new Set(['deputy']) }
    const requestId = request.kind === 'done' ? request.value.request : ''

    await incidents.decide(id, deputy, requestId, 'approved')
    await run('changed')

    expect(JSON.stringify(stand.sent[0])).toContain('山田さんに電話')
    expect(JSON.stringify(stand.sent.at(-1))).toMatch(/"kind":"update".*■■■■■■■■/)
  })

  test('takes back all that was told to who, as is known now, must not be told; their own report they may know of', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const id = await reported(stand)
    for (const [userId, what] of [
      ['UDEPUTY', 'task:tsk_1:UDEPUTY'],
      ['UDEPUTY', 'requested:req_1:responders'],
      ['UOTHER', 'requested:req_1:responders'],
      ['UREPORTER', 'receipt'],
    ] as const)
      await database.query(
        `insert into outbox_messages (id, key, kind, lane, pace, channel, created_at) values ($1, $1, 'post', $2, 'notice', $2, now())`,
        [`incident:${id}:${what}:${userId}`, userId],
      )

    await stand.parts.incidents.setNotTold(id, officer, ['UDEPUTY', 'UREPORTER'])
    await run('changed')
    await run('changed')

    expect(stand.sent.map(({ key, text }) => [key.slice(`incident:${id}:`.length), text])).toEqual([
      ['task:tsk_1:UDEPUTY:UDEPUTY:taken-back', expect.stringContaining('見られなくなりました')],
      ['requested:req_1:responders:UDEPUTY:taken-back', expect.stringContaining('見られなくなりました')],
    ])
  })

  test('tells officer and deputy of what the reporter added, each in their language, without its text', async ({
    database,
  }) => {
    const stand = slackStand(database)
    stand.people.set('UDEPUTY', { language: 'en' })
    const run = byHand(stand)
    const id = await reported(stand)
    await stand.parts.incidents.addToReport(id, reporter, '秘密の追記')

    await run('added')
    await run('added')

    expect(told(stand)).toEqual([
      'UOFFICER: 事故 2026-001 に、報告者から追記がありました。内容を確認してください。',
      'UDEPUTY: The reporter has added something to incident 2026-001. Please have a look.',
    ])
    expect(JSON.stringify(stand.sent)).not.toContain('秘密の追記')
  })

  test('gives a reporter who is asked something the way to their own report', async ({ database }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const id = await reported(stand)
    await stand.parts.incidents.ask(id, officer, '宛先はどこですか')

    await run('asked')

    const asked = stand.sent.filter((message) => message.kind === 'post' && message.channel === 'UREPORTER')
    expect(JSON.stringify(asked)).toContain(`"action_id":"${followActionId}"`)
    expect(JSON.stringify(asked)).toContain(`"value":"${id}"`)
  })

  test('warns of a clock by its name and guide date, and never who must not be told', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    await reported(stand, { personalData: 'yes', notTold: ['UOFFICER'] })
    stand.jobs.jobs.splice(
      0,
      stand.jobs.jobs.length,
      ...stand.jobs.jobs.filter(({ data }) => data.clock === 'prompt_report' && data.share === 0.8),
    )

    await run('clock')

    expect(told(stand)).toEqual([
      'UDEPUTY: 事故 2026-001：「個人情報保護委員会への速報」の目安の日（2026年11月27日）まで、期間の80%が過ぎました。報告が必要かどうかと期限は、管理責任者と関係機関が判断します。',
    ])
  })

  test('sends an anonymous reporter nothing, though they are asked and their report is acknowledged', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const id = await reported(stand, { naming: { kind: 'anonymous' } })
    await run('step')
    await stand.parts.incidents.ask(id, officer, 'いつですか')
    await stand.parts.incidents.acknowledge(id, officer)

    for (const kind of ['asked', 'acknowledged']) await run(kind)

    expect(JSON.stringify(stand.sent)).not.toContain('UREPORTER')
    expect(JSON.stringify(stand.sent)).toContain('匿名')
  })

  test('tells the officer when nothing was reported for half a year, once, and looks again next month', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    await reported(stand)
    await stand.parts.incidents.watch()
    stand.clock.moveTo('2027-06-01T00:00:00Z')

    await run('silence')

    expect(told(stand)).toEqual([expect.stringMatching(/^UOFFICER: 2026年11月23日 を最後に、半年以上/)])
    const looks = stand.jobs.jobs.filter(({ data }) => data.kind === 'silence').map(({ runAt }) => runAt)
    expect(looks.at(-1)).toEqual(new Date('2027-07-01T00:00:00Z'))
  })

  test('tells of the audit record: its end to the channel, a fault to the officers too', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const run = byHand(stand)
    const news = {
      day: '2026-11-23',
      lines: 12,
      head: 'ab'.repeat(32),
      channel: 'C0AUDIT',
      runAt: stand.clock.now(),
    }
    stand.jobs.jobs.push(
      auditNews({ ...news, key: 'audit:head:2026-11-23', kind: 'head', firstBad: undefined }),
      auditNews({ ...news, key: 'audit:broken:2026-11-24', kind: 'broken', firstBad: 7 }),
    )

    await run('head')
    await run('broken')

    expect(told(stand)).toEqual([
      expect.stringMatching(/^C0AUDIT: 監査記録の控え（2026-11-23）：12行、末尾 12:(ab){32}。/),
      expect.stringMatching(/^C0AUDIT: .*最初の食い違いは7行目です/),
      expect.stringMatching(/^UOFFICER: .*最初の食い違いは7行目です/),
    ])
  })
})
