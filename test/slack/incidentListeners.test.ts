import { describe, expect } from 'vitest'
import { openReport, type ReportingParts, registerIncident } from '../../src/slack/listeners/incident.ts'
import { createContacts } from '../../src/slack/listeners/incidentContacts.ts'
import { createOffline } from '../../src/slack/listeners/incidentOffline.ts'
import { submitReport } from '../../src/slack/listeners/incidentSubmission.ts'
import { test } from '../support/database.ts'
import { boltApp, press, slackStand, withoutDatabase } from './incidentParts.ts'

const start = (parts: ReportingParts) => boltApp((app) => registerIncident(app, parts))

function submission(text: string | null, viewId = 'V1') {
  const values = {
    what_happened: { text: { value: text } },
    noticed_date: { date: { selected_date: '2026-11-23' } },
    noticed_time: { time: { selected_time: '10:00' } },
    personal_data: { choice: { selected_option: { value: 'yes' } } },
    type: { choice: { selected_option: { value: 'misdirected_email' } } },
  }
  const private_metadata = JSON.stringify({ language: 'ja', timeZone: 'Asia/Tokyo' })
  const view = {
    id: viewId,
    type: 'modal',
    callback_id: 'incident.report',
    private_metadata,
    state: { values },
  }
  return { type: 'view_submission', view }
}

describe('opening the form', () => {
  test.for([
    [
      'by a button, its type chosen',
      press('incident.report', 'misdirected_email'),
      '"initial_option":{"text":{"type":"plain_text","text":"誤送信"',
    ],
    ['by a button with a value nobody knows', press('incident.report', '<!channel>'), '"text":"わからない"'],
    ['by the shortcut', { type: 'shortcut', callback_id: 'incident.report' }, '"text":"わからない"'],
    [
      'by the message shortcut, with the place of the message only',
      {
        type: 'message_action',
        callback_id: 'incident.report_message',
        channel: { id: 'C0AB' },
        message_ts: '1700000000.000100',
        message: { text: '秘密の図面です', ts: '1700000000.000100', user: 'UELSE' },
      },
      '{\\"channel\\":\\"C0AB\\",\\"ts\\":\\"1700000000.000100\\"}',
    ],
  ] as const)('opens it at once %s', async ([, body, expected], { database }) => {
    const { parts, calls } = slackStand(database)
    const app = await start(parts)

    await app.send(body)

    expect(calls.map((call) => call.method)).toEqual(['views.open'])
    const view = JSON.stringify(calls[0]?.args.view)
    expect(view).toContain(expected)
    expect(view).not.toContain('秘密の図面')
  })

  test('speaks English to whoever does', async ({ database }) => {
    const { parts, calls, people } = slackStand(database)
    people.set('UREPORTER', { language: 'en' })

    await openReport(parts, { triggerId: 't', userId: 'UREPORTER' })

    expect(calls[0]?.args).toMatchObject({ trigger_id: 't', view: { title: { text: 'Report an incident' } } })
  })

  test('opens it in Japanese when Slack does not say who it is', async ({ database }) => {
    const stand = slackStand(database)
    stand.away = true

    await openReport(stand.parts, { triggerId: 't', userId: 'UREPORTER' })

    expect(stand.calls[0]?.args).toMatchObject({ view: { title: { text: '事故の報告' } } })
  })

  test('sends the button by direct message when the form cannot be opened any more', async ({ database }) => {
    const { parts, refused, calls, sent } = slackStand(database)
    refused.add('views.open')

    await openReport(parts, { triggerId: 't', userId: 'UREPORTER' })

    expect(calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      args: { channel: 'UREPORTER', text: expect.stringContaining('もう一度') },
    })
    expect(JSON.stringify(calls.at(-1))).toContain('"action_id":"incident.report"')
    expect(sent).toEqual([])
  })
})

describe('submitting the form', () => {
  test('shows the receipt in its place and sends the same to the reporter', async ({ database }) => {
    const { parts, sent } = slackStand(database)
    const app = await start(parts)

    const [ack] = await app.send(submission('図面を別の会社に送った'))

    expect(ack).toMatchObject({ response_action: 'update', view: { callback_id: 'incident.receipt' } })
    const shown = JSON.stringify(ack)
    for (const part of ['2026-001', 'UOFFICER', 'ja: stop it', 'ja: decide alone', '管理責任者', '10:20'])
      expect(shown).toContain(part)
    expect(sent).toMatchObject([
      { kind: 'post', channel: 'UREPORTER', key: expect.stringMatching(/^incident:inc_.*:receipt$/) },
    ])
    expect(JSON.stringify(sent)).toContain('2026-001')
  })

  test('names the owners in the receipt when nobody is set as officer', async ({ database }) => {
    const { parts, holders } = slackStand(database)
    holders.officer = []
    const app = await start(parts)

    const [ack] = await app.send(submission('図面を別の会社に送った'))

    expect(JSON.stringify(ack)).toContain('UOWNER')
    expect(JSON.stringify(ack)).toContain('管理責任者が見つからないため、ワークスペースのオーナーに')
  })

  test('names nobody in the receipt who has left the company', async ({ database }) => {
    const { parts, people } = slackStand(database)
    people.set('UOFFICER', { isDeactivated: true })
    const app = await start(parts)

    const [ack] = await app.send(submission('図面を別の会社に送った'))

    expect(JSON.stringify(ack)).not.toContain('UOFFICER')
    expect(JSON.stringify(ack)).toContain('UOWNER')
  })

  test('gives the receipt although Slack cannot say who the officer is', async ({ database }) => {
    const stand = slackStand(database)
    stand.away = true
    const app = await start(stand.parts)

    const [ack] = await app.send(submission('図面を別の会社に送った'))

    expect(JSON.stringify(ack)).toContain('2026-001')
  })

  test('shows what is missing under its input, and records nothing', async ({ database }) => {
    const { parts, sent } = slackStand(database)
    const app = await start(parts)

    const [ack] = await app.send(submission(null))

    expect(ack).toEqual({
      response_action: 'errors',
      errors: { what_happened: '一言でかまいませんので、ご記入ください。' },
    })
    expect(sent).toEqual([])
  })

  test('makes one incident and one message of a form that was sent twice', async ({ database }) => {
    const { parts, sent } = slackStand(database)
    const app = await start(parts)

    const both = await Promise.all([app.send(submission('USB')), app.send(submission('USB'))])

    for (const [ack] of both) expect(JSON.stringify(ack)).toContain('2026-001')
    expect(sent).toHaveLength(1)
  })

  test('says at once that nothing is recorded when the database is gone, with the contact last known', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(withoutDatabase(stand.parts))
    await app.send(press('incident.report', undefined))
    stand.away = true

    const [ack] = await app.send(submission('図面を別の会社に送った'))

    expect(ack).toEqual({
      response_action: 'errors',
      errors: {
        what_happened: expect.stringMatching(/まだ記録できていません。.*name of UOFFICERさんに直接/),
      },
    })
  })

  test('says so too when the database does not answer in time', async ({ database }) => {
    const { parts } = slackStand(database)
    const hanging: ReportingParts = {
      ...parts,
      incidents: { ...parts.incidents, report: () => new Promise(() => {}) },
    }
    const { view } = submission('図面を別の会社に送った')
    const deadlines = { lookUpMs: 50, recordMs: 20, namesMs: 50 }

    const submitting = { ...hanging, contacts: createContacts(hanging), offline: createOffline(hanging) }
    const answer = await submitReport(submitting, view, 'UREPORTER', deadlines)

    expect(answer).toMatchObject({
      response_action: 'errors',
      errors: { what_happened: expect.stringContaining('まだ記録できていません') },
    })
  })
})

describe('not reporting now', () => {
  test('keeps the advice, takes the buttons away, and stores nothing', async ({ database }) => {
    const { parts, calls, sent, jobs } = slackStand(database)
    const app = await start(parts)

    await app.send(press('incident.dismiss', 'ja.misdirected_email'))

    expect(calls).toMatchObject([{ method: 'chat.update', args: { channel: 'D1', ts: '1700000000.000100' } }])
    const shown = JSON.stringify(calls)
    expect(shown).toContain('ja: stop it')
    expect(shown).toContain('あとからでも、ホームか /mamori report で報告できます')
    expect(shown).not.toContain('"actions"')
    expect([...sent, ...jobs.jobs]).toEqual([])
  })
})
