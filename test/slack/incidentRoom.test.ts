import { describe, expect } from 'vitest'
import type { JobData } from '../../src/jobs/types.ts'
import { readTaking } from '../../src/slack/listeners/incidentRoom.ts'
import { registerIncidentRooms } from '../../src/slack/notices/incidentRoom.ts'
import { aReport } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { type SlackStand, slackStand } from './incidentParts.ts'

/** Reports a leak of personal data, and gives what runs the job that opens its channel. */
async function reported(stand: SlackStand, changes: Parameters<typeof aReport>[0] = {}) {
  registerIncidentRooms(stand.jobs, stand.parts)
  const result = await stand.parts.incidents.report(aReport({ personalData: 'yes', ...changes }))
  if (result.kind !== 'reported') throw new Error('the report was refused')
  const { id } = result.incident
  const run = (data: JobData) => stand.jobs.run({ queue: 'incident.room', data })
  const due = (kind: 'open' | 'bring-up-to-date' | 'archive') => () => run({ kind, incident: id })
  return { id, open: due('open'), bringUpToDate: due('bring-up-to-date'), archive: due('archive') }
}

const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }

function invitedBy(stand: SlackStand): unknown[] {
  return stand.calls.filter(({ method }) => method === 'conversations.invite').map(({ args }) => args.users)
}

async function registerOf(stand: SlackStand, id: string): Promise<readonly string[]> {
  const dossier = await stand.parts.incidents.open(id, officer)
  return (dossier?.register ?? []).map(({ what, details }) => `${what} ${details.reason ?? ''}`.trim())
}

describe('opening the channel of an incident', () => {
  test('invites officer and deputy, and nobody who must not be there', async ({ database }) => {
    const stand = slackStand(database)
    stand.holders.officer = ['UOFFICER', 'UGUEST', 'ULEFT', 'UKEPT']
    stand.people.set('UGUEST', { isGuest: true })
    stand.people.set('ULEFT', { isDeactivated: true })
    const { open } = await reported(stand, { notTold: ['UKEPT'] })

    await open()

    expect(invitedBy(stand).sort()).toEqual(['UDEPUTY', 'UOFFICER'])
  })

  test.for(['named', 'anonymous'] as const)(
    'does not invite whoever reported, %s',
    async (kind, { database }) => {
      const stand = slackStand(database)
      const { open } = await reported(stand, { naming: { kind } })

      await open()

      expect(invitedBy(stand)).not.toHaveLength(0)
      expect(JSON.stringify(stand.calls)).not.toContain('UREPORTER')
    },
  )

  test('says which incident it is, never what happened', async ({ database }) => {
    const stand = slackStand(database)
    const { open } = await reported(stand)

    await open()

    const told = JSON.stringify([stand.calls, stand.sent])
    expect(stand.calls[0]).toMatchObject({
      method: 'conversations.create',
      args: { name: 'mamori-2026-001', is_private: 'true' },
    })
    expect(told).not.toContain('図面')
  })

  test('makes none where everybody must not be told', async ({ database }) => {
    const stand = slackStand(database)
    const { id, open } = await reported(stand, { notTold: ['UOFFICER', 'UDEPUTY', 'UOWNER'] })

    await open()

    const { rows } = await database.query<{ reason: string }>(
      `select details->>'reason' as reason from incident_register where incident = $1 and what = 'room-refused'`,
      [id],
    )
    expect(rows).toEqual([{ reason: 'nobody' }])
    expect(stand.calls).toEqual([])
  })

  test.for(['restricted_action', 'missing_scope', 'name_taken'])(
    'goes on without one where Slack says %s, and has the officer told once',
    async (reason, { database }) => {
      const stand = slackStand(database)
      stand.refused.add(`conversations.create=${reason}`)
      const { id, open } = await reported(stand)

      await open()
      await open()

      expect(await registerOf(stand, id)).toEqual(['reported', `room-refused ${reason}`])
      const news = stand.jobs.jobs.filter(({ data }) => data.kind === 'room-refused')
      expect(news).toMatchObject([{ data: { to: 'responders' } }])
    },
  )

  test('is tried again while Slack gives no answer, and given up after ten minutes', async ({ database }) => {
    const stand = slackStand(database)
    stand.refused.add('conversations.create=internal_error')
    const { id, open } = await reported(stand)

    await expect(open()).rejects.toThrow('Slack gave no clear answer')
    stand.clock.moveTo('2026-11-23T01:20:00Z')
    await open()

    expect(await registerOf(stand, id)).toEqual(['reported', 'room-refused no-answer'])
  })
})

describe('keeping the channel of an incident', () => {
  test('tells the officer once whom Slack does not take out, shows nothing there until it does, then goes on', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const { id, open, bringUpToDate } = await reported(stand)
    await open()
    const shown = stand.sent.length
    await stand.parts.incidents.setNotTold(id, officer, ['UDEPUTY'])
    stand.refused.add('conversations.kick=restricted_action')

    await bringUpToDate()
    await bringUpToDate()
    const shownMeanwhile = stand.sent.length
    stand.refused.clear()
    await bringUpToDate()

    const lines = await registerOf(stand, id)
    expect(lines.slice(-3)).toEqual(['not-told', 'room-not-removed restricted_action', 'room-removed'])
    const news = stand.jobs.jobs.filter(({ data }) => data.kind === 'room-not-removed')
    expect(news).toMatchObject([{ data: { to: 'responders' } }])
    expect(shownMeanwhile).toBe(shown)
    expect(stand.sent.length).toBe(shown + 1)
  })

  test('takes out who must not be told though nobody can be invited', async ({ database }) => {
    const stand = slackStand(database)
    const { id, open, bringUpToDate } = await reported(stand)
    await open()
    await stand.parts.incidents.setNotTold(id, officer, ['UDEPUTY'])
    stand.holders.officer = ['UOFFICER', 'UNEWER']
    stand.refused.add('conversations.invite=internal_error')

    await expect(bringUpToDate()).rejects.toThrow('Slack gave no clear answer')

    expect(stand.calls).toContainEqual(
      expect.objectContaining({
        method: 'conversations.kick',
        args: expect.objectContaining({ user: 'UDEPUTY' }),
      }),
    )
  })

  test('that the bot was taken out of ends it, and the officer is told', async ({ database }) => {
    const stand = slackStand(database)
    const { id, open, bringUpToDate } = await reported(stand)
    await open()
    stand.refused.add('conversations.members=channel_not_found')

    await bringUpToDate()
    await bringUpToDate()

    expect((await registerOf(stand, id)).slice(-1)).toEqual(['room-lost'])
    const news = stand.jobs.jobs.filter(({ data }) => data.kind === 'room-lost')
    expect(news).toMatchObject([{ data: { to: 'responders' } }])
  })

  test.for<[string, string, (stand: SlackStand) => unknown]>([
    [
      'archived by hand',
      'room-archived',
      (stand) => stand.answers.set('conversations.info', { channel: { id: 'C0ROOM', is_archived: true } }),
    ],
    ['lost', 'room-lost', (stand) => stand.refused.add('conversations.members=channel_not_found')],
  ])(
    '%s makes way for another when the severity rises, and for none before',
    async ([, gone, goes], { database }) => {
      const stand = slackStand(database)
      const { id, open, bringUpToDate } = await reported(stand)
      await open()
      goes(stand)
      await bringUpToDate()
      // It was so of the first channel only.
      stand.refused.clear()
      const created = () => stand.calls.filter(({ method }) => method === 'conversations.create')
      const before = created().length
      stand.answers.set('conversations.create', { channel: { id: 'C0NEXT' } })

      await stand.parts.incidents.confirmSeverity(id, officer, 3)
      await open()

      expect([before, created().length]).toEqual([1, 2])
      expect((await registerOf(stand, id)).slice(-3)).toEqual(
        gone === 'room-lost' ? ['room-lost', 'severity', 'room-opened'] : ['severity', gone, 'room-opened'],
      )
      expect(stand.sent.at(-1)).toMatchObject({ kind: 'post', channel: 'C0NEXT' })
      expect(await stand.parts.incidents.findRoom('C0NEXT')).toEqual({ incident: id })
    },
  )

  test('that Slack does not archive stays in use, says so each time, and can be archived later', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const { id, open, archive } = await reported(stand)
    await open()
    await database.query(`update incidents set status = 'closed', closed_at = reported_at where id = $1`, [
      id,
    ])
    const { archiveRoom } = stand.parts.incidents
    stand.refused.add('conversations.archive=restricted_action')

    for (const time of ['2026-11-23T02:00:00Z', '2026-11-23T03:00:00Z']) {
      stand.clock.moveTo(time)
      await archiveRoom(id, officer)
      await archive()
      await archive()
    }
    const said = stand.sent.filter(({ key }) => key.includes('archive-refused'))
    stand.refused.clear()
    await archiveRoom(id, officer)
    await archive()

    expect(said).toHaveLength(2)
    const refused = ['room-archived', 'room-not-archived restricted_action']
    expect((await registerOf(stand, id)).slice(-5)).toEqual([...refused, ...refused, 'room-archived'])
  })

  test.for(["status = 'closed', closed_at = reported_at", 'deleted_at = reported_at'])(
    'does not open one that was asked for before the incident was over: %s',
    async (change, { database }) => {
      const stand = slackStand(database)
      const { id, open } = await reported(stand)
      stand.refused.add('conversations.create=internal_error')
      await expect(open()).rejects.toThrow()
      await database.query(`update incidents set ${change} where id = $1`, [id])
      stand.refused.clear()
      const before = stand.calls.length

      await open()

      expect(stand.calls.slice(before)).toEqual([])
    },
  )
})

describe('a reaction', () => {
  const reacted = (reaction: string, channel: string) => ({
    type: 'event_callback',
    event_id: 'Ev1',
    event: { type: 'reaction_added', user: 'U1', reaction, item: { type: 'message', channel, ts: '1.1' } },
  })
  const incidents = {
    findRoom: async (channel: string) => (channel === 'C0ROOM' ? { incident: 'inc_1' } : undefined),
  }

  test.for([
    ['pushpin', 'C0ROOM', { key: 'event:Ev1', conversation: 'C0ROOM:1.1' }],
    ['pushpin', 'C0GENERAL', undefined],
    ['eyes', 'C0ROOM', undefined],
  ] as const)('%s in %s is stored only where it takes a message', async ([reaction, channel, expected]) => {
    const taking = await readTaking(incidents, reacted(reaction, channel))

    expect(taking).toEqual(expected)
  })
})
