import { describe, expect } from 'vitest'
import type { Incident } from '../../src/incident/index.ts'
import { registerIncidentWork } from '../../src/slack/listeners/incidentWork.ts'
import type { WorkParts } from '../../src/slack/listeners/incidentWorkParts.ts'
import { aReport } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { boltApp, press, slackStand } from './incidentParts.ts'

const start = (parts: WorkParts) => boltApp((app) => registerIncidentWork(app, parts))

async function reported(parts: WorkParts): Promise<Incident> {
  const result = await parts.incidents.report(aReport())
  if (result.kind !== 'reported') throw new Error('refused')
  return result.incident
}

describe('acknowledging', () => {
  test('changes the notice at once', async ({ database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)

    await app.send(press('incident.acknowledge', id, 'UOFFICER'))

    expect(calls).toMatchObject([{ method: 'chat.update', args: { channel: 'D1', ts: '1700000000.000100' } }])
    expect(JSON.stringify(calls)).toContain('さんが受領しました')
    expect(JSON.stringify(calls)).not.toContain('incident.acknowledge')
  })

  test.for([
    ['whoever may not', 'UELSE', (id: string) => id, '何も変わっていません'],
    ['whoever presses a button whose report is gone', 'UOFFICER', () => 'inc_gone', '見つかりませんでした'],
    ['whoever sends a button without a value', 'UOFFICER', () => undefined, '見つかりませんでした'],
  ] as const)(
    'says a clear sentence, privately, to %s',
    async ([, userId, value, sentence], { database }) => {
      const { parts, calls } = slackStand(database)
      const app = await start(parts)
      const { id } = await reported(parts)

      await app.send(press('incident.acknowledge', value(id), userId))

      expect(calls).toMatchObject([{ method: 'chat.postEphemeral', args: { channel: 'D1', user: userId } }])
      expect(JSON.stringify(calls)).toContain(sentence)
    },
  )

  test('says who was first to whoever comes second, and brings their notice up to date', async ({
    database,
  }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)
    await app.send(press('incident.acknowledge', id, 'UOFFICER'))
    calls.length = 0

    await app.send(press('incident.acknowledge', id, 'UDEPUTY'))

    expect(calls.map((call) => call.method)).toEqual(['chat.update', 'chat.postEphemeral'])
    expect(JSON.stringify(calls[1])).toContain('受領済みです')
    expect(JSON.stringify(calls[1])).toContain('UOFFICER')
  })

  test('says nothing more to whoever presses twice', async ({ database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)

    await app.send(press('incident.acknowledge', id, 'UOFFICER'))
    await app.send(press('incident.acknowledge', id, 'UOFFICER'))

    expect(calls.map((call) => call.method)).toEqual(['chat.update', 'chat.update'])
  })

  test('is acked only when it is stored', async ({ database }) => {
    const { parts } = slackStand(database)
    const { id } = await reported(parts)
    const order: string[] = []
    const told: WorkParts = {
      ...parts,
      incidents: {
        ...parts.incidents,
        async acknowledge(incident, by) {
          const result = await parts.incidents.acknowledge(incident, by)
          order.push(result.kind)
          return result
        },
      },
    }
    const app = await start(told)

    await app.send(press('incident.acknowledge', id, 'UOFFICER'), () => order.push('acked'))

    expect(order).toEqual(['acknowledged', 'acked'])
  })

  test('leaves the press unacked when the database refuses', async ({ database }) => {
    const { parts } = slackStand(database)
    const refusing = async () => Promise.reject(new Error('connection refused'))
    const app = await start({ ...parts, incidents: { ...parts.incidents, acknowledge: refusing } })
    const acks: string[] = []

    const pressed = app.send(press('incident.acknowledge', 'inc_1', 'UOFFICER'), () => acks.push('acked'))

    await expect(pressed).rejects.toThrow('connection refused')
    expect(acks).toEqual([])
  })

  test('changes nothing when roles cannot be checked', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const incident = await reported(stand.parts)
    stand.away = true

    await app.send(press('incident.acknowledge', incident.id, 'UOFFICER'))

    expect(JSON.stringify(stand.calls)).toContain('いま役割を確認できない')
    const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }
    expect(await stand.parts.incidents.find(incident.id, officer)).toMatchObject({ acknowledged: undefined })
  })
})

describe('opening an incident from the home', () => {
  const openIt = (id: string, from: string) => ({
    ...press('incident.open', id, from),
    channel: undefined,
    message: undefined,
    view: { id: 'VHOME', type: 'home' },
  })

  test('shows it to a responder, who can acknowledge there', async ({ database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)

    await app.send(openIt(id, 'UOFFICER'))

    expect(calls.map((call) => call.method)).toEqual(['views.open', 'views.update'])
    expect(JSON.stringify(calls[1])).toContain('図面を別の会社に送ってしまった')
    expect(JSON.stringify(calls[1])).toContain('incident.acknowledge')
  })

  test('shows nothing of it to anybody else', async ({ database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)

    await app.send(openIt(id, 'UELSE'))

    expect(JSON.stringify(calls)).not.toContain('図面')
    expect(JSON.stringify(calls[1])).toContain('見つかりませんでした')
  })

  test('redraws the modal when it is acknowledged in it', async ({ database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)
    const { id } = await reported(parts)

    await app.send({
      ...openIt(id, 'UOFFICER'),
      ...{ actions: press('incident.acknowledge', id).actions },
      view: { id: 'VM', type: 'modal' },
    })

    expect(calls).toMatchObject([{ method: 'views.update', args: { view_id: 'VM' } }])
    expect(JSON.stringify(calls)).toContain('さんが受領')
  })
})
