import { describe, expect } from 'vitest'
import { openByWords, type ReportingParts, registerIncident } from '../../src/slack/listeners/incident.ts'
import { test } from '../support/database.ts'
import { boltApp, press, type SlackStand, slackStand, withoutDatabase } from './incidentParts.ts'

const start = (parts: ReportingParts) => boltApp((app) => registerIncident(app, parts))
const option = (value: string) => ({ choice: { selected_option: { value } } })
const receiptCode = 'abcde-fghjk-mnpqr-stuvw'

function aForm(values: Record<string, object> = {}, metadata: object = {}) {
  return {
    id: 'V1',
    type: 'modal',
    callback_id: 'incident.report',
    private_metadata: JSON.stringify({ language: 'ja', timeZone: 'Asia/Tokyo', receiptCode, ...metadata }),
    state: { values: { what_happened: { text: { value: '図面を別の会社に送った' } }, ...values } },
  }
}

const change = (block: string, values: Record<string, object>, metadata: object = {}) => ({
  type: 'block_actions',
  container: { type: 'view', view_id: 'V1' },
  view: aForm(values, metadata),
  actions: [{ type: 'static_select', block_id: block, action_id: 'choice', action_ts: '1' }],
})

const submit = (values: Record<string, object>, metadata: object = {}) => ({
  type: 'view_submission',
  view: aForm(values, metadata),
})

const drawn = ({ calls }: SlackStand) =>
  JSON.stringify(calls.findLast(({ method }) => method === 'views.update')?.args.view)

describe('the form of a first report', () => {
  test('is drawn anew when the type is chosen, and keeps its receipt code', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    await app.send(change('type', { type: option('misdirected_email') }))

    expect(drawn(stand)).toContain('"initial_option":{"text":{"type":"plain_text","text":"誤送信"')
    expect(drawn(stand)).toContain(receiptCode)
  })

  test('shows everything else on demand, and still after the type changes', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const more = {
      ...change('more', {}),
      actions: [{ ...press('incident.form_more', undefined).actions[0] }],
    }

    await app.send(more)
    const first = drawn(stand)
    await app.send(change('type', { type: option('misdirected_email') }, { more: true }))

    for (const shown of [first, drawn(stand)])
      for (const block of ['occurred_date', 'personal_data', 'already_done', 'evidence', 'not_told'])
        expect(shown).toContain(`"block_id":"${block}"`)
  })

  test('says exactly what is kept without a name, and takes no files then', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)

    await app.send(change('naming', { naming: option('anonymous') }, { more: true }))

    for (const part of ['ログのどこにも残しません', 'サーバーの管理者', 'Slackは', '受付コードを一度だけ'])
      expect(drawn(stand)).toContain(part)
    expect(drawn(stand)).not.toContain('"block_id":"evidence"')
    expect(drawn(stand)).not.toContain('あなたの名前は対応する人に伝わります')
  })

  test('offers those who respond as the one person who may know the name, never the reporter', async ({
    database,
  }) => {
    const stand = slackStand(database)
    stand.holders.deputy = ['UDEPUTY', 'UREPORTER']
    const app = await start(stand.parts)

    await app.send(change('naming', { naming: option('confidential') }))

    for (const person of ['UOFFICER', 'UDEPUTY', 'UOWNER']) expect(drawn(stand)).toContain(`"${person}"`)
    expect(drawn(stand)).not.toContain('"UREPORTER"')
  })

  test('takes the answers of the type that was chosen last, whichever drawing came last', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    await Promise.all([
      app.send(change('type', { type: option('misdirected_email') })),
      app.send(change('type', { type: option('other') })),
    ])

    const [ack] = await app.send(
      submit({ type: option('other'), 'field.misdirected_email.recipient': { answer: { value: 'B社' } } }),
    )

    expect(ack).toMatchObject({ response_action: 'update', view: { callback_id: 'incident.receipt' } })
  })
})

describe('submitting without a name', () => {
  test('shows the code once in the modal, and sends and enqueues nothing that names the reporter', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const evidence = { files: { files: [{ id: 'F1' }] } }

    const [ack] = await app.send(submit({ naming: option('anonymous'), evidence }))

    expect(JSON.stringify(ack)).toContain(receiptCode)
    expect(JSON.stringify(ack)).toContain('持ち主の名前が分かる')
    expect(JSON.stringify(ack)).not.toContain('同じ内容を、ダイレクトメッセージにも')
    expect(stand.sent).toEqual([])
    expect(JSON.stringify([stand.jobs.jobs, stand.calls])).not.toContain('UREPORTER')
    expect((await stand.parts.incidents.followByCode(receiptCode))?.incident.naming).toBe('anonymous')
  })

  test('sent twice is one report with one code', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const form = submit({ naming: option('anonymous') })

    const acks = (await Promise.all([app.send(form), app.send(form)])).flat()

    for (const ack of acks) expect(JSON.stringify(ack)).toContain(receiptCode)
    const { rows } = await database.query('select 1 from incidents')
    expect(rows).toHaveLength(1)
  })

  test('sends no direct message when nothing can be recorded; with a name it says what to tell by telephone, once', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(withoutDatabase(stand.parts))

    await app.send(submit({ naming: option('anonymous') }))
    const silent = stand.calls.length
    await app.send(submit({}))
    await app.send(submit({}))

    const sent = stand.calls.slice(silent).filter(({ method }) => method === 'chat.postMessage')
    expect(silent).toBe(0)
    expect(sent).toMatchObject([{ args: { channel: 'UREPORTER', text: expect.stringContaining('電話') } }])
    expect(JSON.stringify(sent)).toContain('いつ気づいたか')
  })

  test.for([
    ['nobody was chosen', undefined, '選んでください'],
    ['who was chosen does not respond to incidents', 'UOTHER', '対応にあたる役割ではない'],
    ['the reporter chose themself', 'UREPORTER', '対応にあたる役割ではない'],
  ] as const)('for one person says it under the field when %s', async ([, to, expected], { database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const named = to === undefined ? {} : { named_to: { person: { selected_option: { value: to } } } }

    const [ack] = await app.send(submit({ naming: option('confidential'), ...named }))

    expect(ack).toMatchObject({
      response_action: 'errors',
      errors: { naming: expect.stringContaining(expected) },
    })
  })

  test('for one person is shown to that person and to the reporter, and sends nobody a message', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    const named_to = { person: { selected_option: { value: 'UDEPUTY' } } }

    await app.send(submit({ naming: option('confidential'), named_to }))

    const own = await stand.parts.incidents.listForReporter('UREPORTER')
    const [id = ''] = own.map((incident) => incident.id)
    const read = (userId: string, role: string) =>
      stand.parts.incidents.find(id, { userId, roles: new Set([role]) })
    expect((await read('UDEPUTY', 'deputy'))?.reporterId).toBe('UREPORTER')
    expect((await read('UOFFICER', 'officer'))?.reporterId).toBeUndefined()
    expect(JSON.stringify([stand.sent, stand.jobs.jobs])).not.toContain('UREPORTER')
  })
})

describe('`/mamori report` with words', () => {
  test('opens the report of a receipt code', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    await app.send(submit({ naming: option('anonymous') }))

    await openByWords(stand.parts, { triggerId: 't', userId: 'UANYBODY' }, receiptCode.toUpperCase())

    expect(drawn(stand)).toContain('報告 2026-001')
  })

  test('opens one’s own report of a number, and nobody else’s', async ({ database }) => {
    const stand = slackStand(database)
    const app = await start(stand.parts)
    await app.send(submit({}))

    await openByWords(stand.parts, { triggerId: 't', userId: 'UREPORTER' }, '2026-001')
    const own = drawn(stand)
    await openByWords(stand.parts, { triggerId: 't', userId: 'UOTHER' }, '2026-001')

    expect(own).toContain('報告 2026-001')
    expect(drawn(stand)).toContain('この報告は見つかりませんでした')
  })

  test('makes other words the draft, numbers and keys covered', async ({ database }) => {
    const stand = slackStand(database)

    await openByWords(stand.parts, { triggerId: 't', userId: 'U1' }, '誤送信 password: Hunter2xyz')

    const opened = JSON.stringify(stand.calls.at(-1)?.args.view)
    expect(opened).toContain('"initial_value":"誤送信 password: ■■■■■■■■■■"')
  })
})
