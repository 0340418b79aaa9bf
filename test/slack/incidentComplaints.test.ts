// What people complain of in the incident bots there are, each as a test of its own; the places are the issues of those.
import { describe, expect } from 'vitest'
import { type ReportingParts, registerIncident } from '../../src/slack/listeners/incident.ts'
import { registerEvidence } from '../../src/slack/listeners/incidentEvidence.ts'
import { test } from '../support/database.ts'
import { boltApp, press, slackStand } from './incidentParts.ts'

const start = (parts: ReportingParts) => boltApp((app) => registerIncident(app, parts))

const option = (value: string) => ({ choice: { selected_option: { value } } })

const submission = (values: Record<string, object> = {}) => ({
  type: 'view_submission',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: 'incident.report',
    private_metadata: JSON.stringify({ language: 'ja', timeZone: 'Asia/Tokyo' }),
    state: { values: { what_happened: { text: { value: '図面を別の会社に送った' } }, ...values } },
  },
})

describe('where other incident bots fail, a report', () => {
  test('is never taken by half: what fails on the way leaves nothing (dispatch#1635)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const broken = { ...stand.parts.outbox, enqueue: () => Promise.reject(new Error('no outbox')) }
    const app = await start({ ...stand.parts, outbox: broken })

    const [ack] = await app.send(submission())

    expect(JSON.stringify(ack)).toContain('まだ記録できていません')
    const { rows } = await database.query(
      'select id from incidents union all select incident from incident_register',
    )
    expect(rows).toEqual([])
  })

  test('names in its receipt people who are there, never a role that nobody holds (dispatch#844)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    stand.holders.officer = []
    stand.people.set('UOWNER', { isDeactivated: false })
    const app = await start(stand.parts)

    const [ack] = await app.send(submission())

    expect(JSON.stringify(ack)).toMatch(/"user_id":"UOWNER"/)
  })

  test('lets its reporter choose whom it is not for (dispatch#4101)', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    await app.send(submission({ not_told: { people: { selected_users: ['UOFFICER'] } } }))

    const [own] = await stand.parts.incidents.listForReporter('UREPORTER')
    const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }
    expect(await stand.parts.incidents.find(own?.id ?? '', officer)).toBeUndefined()
  })

  test('says when it happened and was noticed with the day, not the time alone (response#149)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    const [ack] = await app.send(submission())

    expect(JSON.stringify(ack)).toContain('2026年11月23日 10:05')
  })

  test('is confirmed to whoever made it, in the form and by message (incident-bot#612)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    const [ack] = await app.send(submission())

    expect(ack).toMatchObject({ view: { callback_id: 'incident.receipt' } })
    expect(stand.sent).toMatchObject([{ channel: 'UREPORTER' }])
  })

  test('opens by the button of an older message too (incident-bot#660, oncall#4668)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    for (const value of ['misdirected_email', 'a_type_that_is_gone', undefined, 'x|y|z'])
      await app.send(press('incident.report', value))

    expect(stand.calls.map(({ method }) => method)).toEqual(Array(4).fill('views.open'))
  })

  test('asks first whether it goes on, and takes what is long over just as well (response)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const past = { date: { selected_date: '2026-03-01' } }

    const [ack] = await app.send(
      submission({ ongoing: option('no'), noticed_date: past, certainty: option('near-miss') }),
    )

    expect(ack).toMatchObject({ view: { callback_id: 'incident.receipt' } })
    const [own] = await stand.parts.incidents.listForReporter('UREPORTER')
    expect(own).toMatchObject({ certainty: 'near-miss', severity: 0 })
  })

  test('whose file cannot be opened says so to its reporter, with a way on', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    await app.send(submission({ evidence: { files: { files: [{ id: 'FGONE' }] } } }))
    stand.refused.add('files.info=file_not_found')
    const handlers = new Map<string, (data: never) => Promise<void>>()
    const jobs = {
      ...stand.jobs,
      handle: (queue: string, handler: (data: never) => Promise<void>) => void handlers.set(queue, handler),
    }
    registerEvidence(jobs as never, stand.parts)

    const job = stand.jobs.jobs.find(({ queue }) => queue === 'incident.evidence')
    await handlers.get('incident.evidence')?.(job?.data as never)

    const told = JSON.stringify(stand.sent.at(-1))
    expect(told).toContain('ファイル「FGONE」を開けませんでした')
    expect(told).toContain('incident.follow')
  })
})
