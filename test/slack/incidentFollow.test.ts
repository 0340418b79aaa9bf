import { describe, expect } from 'vitest'
import { type ReportingParts, registerIncident } from '../../src/slack/listeners/incident.ts'
import { aReport } from '../incident/builders.ts'
import { officer } from '../incident/running.ts'
import { test } from '../support/database.ts'
import { boltApp, press, type SlackStand, slackStand } from './incidentParts.ts'

const start = (parts: ReportingParts) => boltApp((app) => registerIncident(app, parts))

async function reported({ parts }: SlackStand, overrides: Parameters<typeof aReport>[0] = {}) {
  const result = await parts.incidents.report(aReport({ reporterId: 'UREPORTER', ...overrides }))
  if (result.kind !== 'reported') throw new Error(JSON.stringify(result))
  return { id: result.incident.id, number: result.incident.number, receiptCode: result.receiptCode ?? '' }
}

const sendCode = (code: string) => ({
  type: 'view_submission',
  view: {
    id: 'V7',
    type: 'modal',
    callback_id: 'incident.code_form',
    private_metadata: '{}',
    state: { values: { receipt_code: { text: { value: code } } } },
  },
})

const send = (
  metadata: object,
  texts: { answer?: string; addition?: string; reason?: string },
  form = 'follow_form',
  from = 'UREPORTER',
) => ({
  type: 'view_submission',
  user: { id: from },
  view: {
    id: 'V8',
    type: 'modal',
    callback_id: `incident.${form}`,
    private_metadata: JSON.stringify(metadata),
    state: {
      values: Object.fromEntries(
        Object.entries(texts).map(([name, value]) => [
          name === 'reason' ? name : `${name}.0`,
          { text: { value } },
        ]),
      ),
    },
  },
})

const anonymous = { naming: { kind: 'anonymous' as const } }

describe('following up a report', () => {
  test('without a name opens by its code, and says so under the field for any other', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const { number, receiptCode } = await reported(stand, anonymous)
    const app = await start(stand.parts)

    const [right] = await app.send(sendCode(receiptCode.toUpperCase()))
    const [wrong] = await app.send(sendCode('aaaaa-bbbbb-ccccc-ddddd'))

    expect(right).toMatchObject({ response_action: 'update', view: { callback_id: 'incident.follow_form' } })
    expect(JSON.stringify(right)).toContain(number)
    expect(wrong).toMatchObject({
      response_action: 'errors',
      errors: { receipt_code: expect.stringContaining('見つかりません') },
    })
  })

  test('shows a question, takes the answer by the code, and names nobody', async ({ database }) => {
    const stand = slackStand(database)
    const { id, number, receiptCode } = await reported(stand, anonymous)
    await stand.parts.incidents.ask(id, officer, 'いつ送りましたか')
    const app = await start(stand.parts)
    const [before] = await app.send(sendCode(receiptCode))

    const [after] = await app.send(send({ id, number, receiptCode }, { answer: '昨日の夕方です' }))

    expect(JSON.stringify(before)).toContain('質問への答え')
    expect(after).toMatchObject({ response_action: 'update' })
    expect(JSON.stringify(after)).toContain('昨日の夕方です')
    expect(JSON.stringify(after)).not.toContain('質問への答え')
    expect((await stand.parts.incidents.followByCode(receiptCode))?.words.map(({ kind }) => kind)).toEqual([
      'question',
      'answer',
    ])
    expect(JSON.stringify([stand.sent, stand.jobs.jobs])).not.toContain('UREPORTER')
  })

  test('by its button opens one’s own report, and nobody else’s', async ({ database }) => {
    const stand = slackStand(database)
    const { id, number } = await reported(stand)
    const app = await start(stand.parts)

    await app.send(press('incident.follow', id))
    await app.send(press('incident.follow', id, 'UOTHER'))

    const shown = stand.calls.filter(({ method }) => method === 'views.update').map(({ args }) => args.view)
    expect(JSON.stringify(shown[0])).toContain(number)
    expect(JSON.stringify(shown[1])).toContain('この報告は見つかりませんでした')
    expect(JSON.stringify(shown[1])).not.toContain(number)
  })

  test('adds what is sent twice once, and refuses an empty form under its field', async ({ database }) => {
    const stand = slackStand(database)
    const { id, number } = await reported(stand)
    const place = { id, number }
    const app = await start(stand.parts)

    await app.send(send(place, { addition: '相手が電話 03-1234-5678 で知らせてきました' }))
    await app.send(send(place, { addition: '相手が電話 03-1234-5678 で知らせてきました' }))
    const [empty] = await app.send(send(place, { addition: ' ' }))

    const own = { userId: 'UREPORTER', roles: new Set<string>() }
    expect((await stand.parts.incidents.follow(id, own))?.words).toHaveLength(1)
    expect(empty).toMatchObject({ response_action: 'errors', errors: { 'addition.0': expect.any(String) } })
  })

  test('takes nothing for a report that the metadata name but the person has not made', async ({
    database,
  }) => {
    const stand = slackStand(database)
    const { id, number } = await reported(stand)
    const app = await start(stand.parts)

    const acks = [
      ...(await app.send(send({ id, number }, { addition: 'x' }, 'follow_form', 'UOTHER'))),
      ...(await app.send(send({ id, number }, { reason: 'x' }, 'withdraw_form', 'UOTHER'))),
      ...(await app.send(send({ id, number, receiptCode: 'x' }, { addition: 'x' }))),
    ]

    expect(acks).toHaveLength(3)
    for (const ack of acks) expect(JSON.stringify(ack)).toContain('この報告は見つかりませんでした')
    const own = { userId: 'UREPORTER', roles: new Set<string>() }
    expect(await stand.parts.incidents.follow(id, own)).toMatchObject({
      words: [],
      incident: { withdrawnAt: undefined },
    })
  })

  test('withdraws it once, with or without a reason, and it stays in the register', async ({ database }) => {
    const stand = slackStand(database)
    const { id, number, receiptCode } = await reported(stand, anonymous)
    const app = await start(stand.parts)
    const place = { id, number, receiptCode }

    const [done] = await app.send(send(place, { reason: '別の棚にありました' }, 'withdraw_form'))
    const [again] = await app.send(send(place, {}, 'withdraw_form'))

    expect(JSON.stringify(done)).toContain(`報告 ${number} を取り下げました`)
    expect(JSON.stringify(again)).toContain('すでに取り下げられています')
    const followed = await stand.parts.incidents.followByCode(receiptCode)
    expect(followed?.incident.withdrawnAt).toBeInstanceOf(Date)
  })

  test('of a report whose texts were deleted says so', async ({ database }) => {
    const stand = slackStand(database)
    const { id } = await reported(stand)
    await database.query('update incidents set deleted_at = now() where id = $1', [id])
    const app = await start(stand.parts)

    await app.send(press('incident.follow', id))

    expect(JSON.stringify(stand.calls.at(-1))).toContain('削除されています')
  })

  test.for(['not json', '[]', '{}', '{"id":1}'])(
    'survives metadata that are %s',
    async (metadata, { database }) => {
      const stand = slackStand(database)
      const app = await start(stand.parts)
      const body = send({}, { addition: 'x' })

      const [ack] = await app.send({ ...body, view: { ...body.view, private_metadata: metadata } })

      expect(JSON.stringify(ack)).toContain('この報告は見つかりませんでした')
    },
  )
})
