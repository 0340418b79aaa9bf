// What people complain of in the incident bots there are, each as a test of its own; the places are the issues of those.
import { describe, expect } from 'vitest'
import type { JobHandler } from '../../src/jobs/types.ts'
import { type ReportingParts, registerIncident } from '../../src/slack/listeners/incident.ts'
import { registerEvidence } from '../../src/slack/listeners/incidentEvidence.ts'
import { readableText } from '../../src/slack/listeners/readableText.ts'
import { registerIncidentRooms } from '../../src/slack/notices/incidentRoom.ts'
import { aReport } from '../incident/builders.ts'
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
    registerEvidence(stand.jobs, stand.parts)

    for (const job of stand.jobs.jobs.filter(({ queue }) => queue === 'incident.evidence'))
      await stand.jobs.run(job)

    const told = JSON.stringify(stand.sent.at(-1))
    expect(told).toContain('ファイル「FGONE」を開けませんでした')
    expect(told).toContain('incident.follow')
  })
})

describe('where other incident bots fail, the channel of an incident', () => {
  const officer = { userId: 'UOFFICER', roles: new Set(['officer']) }

  test('invites whoever is given a role, once (dispatch#1724)', async ({ database }) => {
    const stand = slackStand(database)
    const handlers = new Map<string, JobHandler>()
    const { incidents } = stand.parts
    registerIncidentRooms(
      { ...stand.jobs, handle: (queue, handler) => void handlers.set(queue, handler) },
      stand.parts,
    )
    const result = await incidents.report(aReport({ personalData: 'yes' }))
    const id = result.kind === 'reported' ? result.incident.id : ''
    const run = (kind: string) => handlers.get('incident.room')?.({ kind, incident: id }, 'job')
    await run('open')

    await incidents.setRoles(id, officer, { lead: 'UADMIN', recorder: 'UDEPUTY' }, ['UADMIN', 'UDEPUTY'])
    await run('bring-up-to-date')
    await run('bring-up-to-date')

    const invited = stand.calls.filter(({ method }) => method === 'conversations.invite')
    expect(invited.map(({ args }) => args.users)).toEqual(['UOFFICER', 'UDEPUTY', 'UADMIN'])
  })

  test('has messages recorded with the names of people, groups and channels (response#149)', async ({
    database,
  }) => {
    const stand = slackStand(database)
    stand.people.set('U1', { name: '佐藤 <健>' })
    stand.answers.set('usergroups.list', { usergroups: [{ id: 'S1', handle: 'kanri' }] })
    const said =
      '<@U1> <@U2|mei> <!subteam^S1> <!subteam^S2|@old> <!subteam^S3> <#C1|seizo> &lt;急&gt; <https://a.example|資料>'

    const text = await readableText(stand.parts, said)

    expect(text).toBe('@佐藤 <健> @mei @kanri @old @S3 #seizo <急> 資料')
  })

  test('has them recorded with ids while Slack does not tell the names', async ({ database }) => {
    const stand = slackStand(database)
    stand.away = true

    expect(await readableText(stand.parts, '<@U1>さんに電話')).toBe('@U1さんに電話')
  })
})
