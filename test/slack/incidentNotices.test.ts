import { describe, expect } from 'vitest'
import type { Incident } from '../../src/incident/index.ts'
import type { JobData } from '../../src/jobs/types.ts'
import { registerIncidentNotices } from '../../src/slack/notices/incident.ts'
import { aReport } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { type SlackStand, slackStand } from './incidentParts.ts'

const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }

/** Runs jobs by hand, in the order in which they fall due. */
function byHand(stand: SlackStand) {
  registerIncidentNotices(stand.jobs, stand.parts)
  return {
    run: (data: JobData) => stand.jobs.run({ queue: 'incident.notice', data }),
    /** Runs what falls due until then, each at its time; a job that enqueues another has that run too. */
    async passTo(iso: string) {
      for (;;) {
        const due = stand.jobs.jobs
          .filter((job) => job.runAt <= new Date(iso))
          .sort((a, b) => a.runAt.getTime() - b.runAt.getTime())[0]
        if (due === undefined) break
        stand.jobs.jobs.splice(stand.jobs.jobs.indexOf(due), 1)
        if (due.runAt > stand.clock.now()) stand.clock.moveTo(due.runAt.toISOString())
        await stand.jobs.run(due)
      }
      stand.clock.moveTo(iso)
    },
  }
}

async function reported(stand: SlackStand, changes: Parameters<typeof aReport>[0] = {}): Promise<Incident> {
  const result = await stand.parts.incidents.report(aReport({ personalData: 'yes', ...changes }))
  if (result.kind !== 'reported') throw new Error('refused')
  return result.incident
}

const receivers = (stand: SlackStand) =>
  stand.sent.map((message) => (message.kind === 'post' ? message.channel : 'update'))

describe('telling the responders', () => {
  test('tells the officer at once, in their language, with the number and without the text in the notification', async ({
    database,
  }) => {
    const stand = slackStand(database)
    stand.people.set('UOFFICER', { language: 'en' })
    const hand = byHand(stand)
    const { id } = await reported(stand)

    await hand.passTo('2026-11-23T01:05:00Z')

    expect(stand.sent).toMatchObject([
      {
        kind: 'post',
        key: `incident:${id}:notice:0.0:UOFFICER`,
        channel: 'UOFFICER',
        text: 'Incident report 2026-001 (severity 3): please acknowledge.',
      },
    ])
    expect(JSON.stringify(stand.sent[0])).toContain('図面を別の会社に送ってしまった')
  })

  test('goes on until somebody acknowledges: officer, then deputy, then owners, each again and again', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    const { id } = await reported(stand)

    await hand.passTo('2026-11-23T02:05:00Z')
    const before = receivers(stand)
    await stand.parts.incidents.acknowledge(id, officer)
    await stand.parts.incidents.setStatus(id, officer, 'investigating')
    await hand.passTo('2026-11-24T12:00:00Z')

    const times = (userId: string) => before.filter((receiver) => receiver === userId).length
    expect([times('UOFFICER'), times('UDEPUTY'), times('UOWNER')]).toEqual([5, 4, 1])
    const after = receivers(stand).slice(before.length)
    // Once for the acknowledgement, once for the status.
    const updates = before.map(() => 'update')
    expect(after).toEqual([...updates, 'UREPORTER', ...updates])
    expect(stand.jobs.jobs.filter(({ data }) => data.kind === 'step')).toEqual([])
  })

  test('updates every notice with who acknowledged, and tells the reporter in the language of the report', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    const { id } = await reported(stand, { language: 'en' })
    await hand.passTo('2026-11-23T01:20:00Z')
    stand.sent.length = 0

    await stand.parts.incidents.acknowledge(id, { userId: 'UDEPUTY', roles: new Set(['deputy']) })
    await hand.passTo('2026-11-23T01:20:00Z')

    const updated = stand.sent.flatMap((message) => (message.kind === 'update' ? [message.message] : []))
    expect(updated).toEqual([
      { key: `incident:${id}:notice:0.0:UOFFICER` },
      { key: `incident:${id}:notice:0.1:UOFFICER` },
      { key: `incident:${id}:notice:1.0:UDEPUTY` },
    ])
    expect(stand.sent.at(-1)).toMatchObject({
      channel: 'UREPORTER',
      text: 'Your incident report 2026-001 has been acknowledged.',
    })
    for (const message of stand.sent) expect(JSON.stringify(message)).toContain('UDEPUTY')
  })

  test('says to whoever is told second that the first has not acknowledged yet', async ({ database }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    await reported(stand)

    await hand.passTo('2026-11-23T01:20:00Z')

    const escalated = stand.sent.filter((sent) =>
      JSON.stringify(sent).includes('あなたにもお知らせしています'),
    )
    expect(escalated).toMatchObject([{ channel: 'UDEPUTY' }])
  })

  test('tells nobody twice when a job runs again after a crash', async ({ database }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    const { id } = await reported(stand)
    const data = { kind: 'step', incident: id, step: 0, round: 0 }

    await hand.run(data)
    await hand.run(data)

    expect(stand.sent).toHaveLength(1)
    expect(stand.jobs.jobs.filter((job) => job.key === `${id}:step:0:1`)).toHaveLength(1)
  })

  test.for<[string, (stand: SlackStand) => void]>([
    ['nobody is set as officer', (stand) => stand.holders.officer.splice(0)],
    ['the only officer has left', (stand) => stand.people.set('UOFFICER', { isDeactivated: true })],
  ])('tells the owners, and says why, when %s', async ([, arrange], { database }) => {
    const stand = slackStand(database)
    arrange(stand)
    const hand = byHand(stand)
    await reported(stand)

    await hand.passTo('2026-11-23T01:05:00Z')

    expect(receivers(stand)).toEqual(['UOWNER'])
    expect(JSON.stringify(stand.sent)).toContain('管理責任者が見つからないため')
  })

  test('tries again after five minutes while Slack cannot say who anybody is, and then tells them', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    await reported(stand)
    stand.away = true

    await hand.passTo('2026-11-23T01:09:00Z')
    stand.away = false
    await hand.passTo('2026-11-23T01:10:00Z')

    expect(receivers(stand)).toEqual(['UOFFICER'])
  })

  test('gives the link to the message, or its place where the bot cannot see it', async ({ database }) => {
    const stand = slackStand(database)
    const hand = byHand(stand)
    const message = { channel: 'C1', ts: '1700000000.000100' }
    await reported(stand, { submissionKey: 'view:seen', message })
    await hand.passTo('2026-11-23T01:05:00Z')
    stand.refused.add('chat.getPermalink')
    await reported(stand, { submissionKey: 'view:unseen', message })

    await hand.passTo('2026-11-23T01:05:00Z')

    const [seen, unseen] = stand.sent.map((sent) => JSON.stringify(sent))
    expect(seen).toContain('https://acme.slack.com/archives/C1/p1')
    expect(unseen).toContain('C1 / 1700000000.000100')
  })
})

describe("telling the responders' channel", () => {
  const told = (stand: SlackStand) => stand.sent.filter(({ key }) => key.includes(':channel'))

  /** The stand with a responders' channel in which these people are. */
  function withChannel(stand: SlackStand, members: readonly string[]) {
    stand.answers.set('conversations.members', { members })
    const parts = { ...stand.parts, incidentChannel: 'C0RESPOND' }
    registerIncidentNotices(stand.jobs, parts)
    return (data: JobData) => stand.jobs.run({ queue: 'incident.notice', data })
  }

  test('takes it back once somebody in the channel must not be told', async ({ database }) => {
    const stand = slackStand(database)
    const run = withChannel(stand, ['UBOT', 'UOFFICER', 'UDEPUTY'])
    const { id } = await reported(stand)
    await run({ kind: 'step', incident: id, step: 0, round: 0 })

    await stand.parts.incidents.setNotTold(id, officer, ['UDEPUTY'])
    await run({ kind: 'changed', incident: id, at: stand.clock.now().toISOString() })

    expect(told(stand)).toMatchObject([
      { kind: 'post', channel: 'C0RESPOND', text: expect.stringContaining('2026-001') },
      { kind: 'update', text: expect.stringContaining('見られなくなりました') },
    ])
  })

  test.for([
    ['somebody in it must not be told', ['UBOT', 'UDEPUTY'], undefined],
    ['Slack does not say who is in it', ['UBOT'], 'conversations.members=missing_scope'],
  ] as const)('leaves it out where %s', async ([, members, refusal], { database }) => {
    const stand = slackStand(database)
    const run = withChannel(stand, members)
    if (refusal !== undefined) stand.refused.add(refusal)
    const { id } = await reported(stand, { notTold: ['UDEPUTY'] })

    await run({ kind: 'step', incident: id, step: 0, round: 0 })

    expect(told(stand)).toEqual([])
    expect(receivers(stand)).toEqual(['UOFFICER'])
  })
})
