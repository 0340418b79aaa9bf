import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/common/language.ts'
import { IncidentType, typeNamed } from '../../src/incident/index.ts'
import { planSteps } from '../../src/incident/reportingRule.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import {
  acknowledgedMessage,
  dismissedMessage,
  firstResponseMessage,
  reportAgainMessage,
} from '../../src/slack/views/incident.ts'
import { followView } from '../../src/slack/views/incidentFollow.ts'
import { reportFormView } from '../../src/slack/views/incidentForm.ts'
import { incidentHomeBlocks } from '../../src/slack/views/incidentHome.ts'
import { noticeMessage } from '../../src/slack/views/incidentNotice.ts'
import { receiptMessage, receiptView } from '../../src/slack/views/incidentReceipt.ts'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { parseView } from '../../src/workspace/checkView.ts'
import { anIncident, aRule, knowledge } from '../incident/builders.ts'

const folder = join(knowledge, 'incident-types')
const files = (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort()
const types = await Promise.all(files.map((file) => loadYaml(join(folder, file), IncidentType)))
const timeZone = 'Asia/Tokyo'
const now = new Date('2026-11-23T01:05:00Z')
const message = { channel: 'C123', ts: '1700000000.000100' }
const permalink = 'https://acme.slack.com/archives/C123/p1700000000000100'

const asJson = (view: unknown) => `${JSON.stringify(view, null, 2)}\n`
const snapshot = (name: string, language: string) => `snapshots/incident-${name}.${language}.json`

describe.each(languages)('an incident in Slack (%s)', (language) => {
  const incident = anIncident({ message })
  const plan = planSteps(aRule(), incident.severity, incident.reportedAt)
  const receipt = {
    incident,
    plan,
    types,
    language,
    timeZone,
    found: { userIds: ['UOFFICER'], instead: false },
  }
  const notice = { incident, types, language, timeZone, round: 0, insteadOf: undefined, permalink }
  const acknowledged = { at: new Date('2026-11-23T02:00:00Z'), by: 'UOFFICER' }

  test('asks for a first report, the type and the message filled in beforehand', async () => {
    const view = reportFormView({ types, language, timeZone, now, leakType: 'misdirected_email', message })

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('form', language))
  })

  test('gives a receipt: number, first response, who is told, what happens next', async () => {
    await expect(asJson(receiptView(receipt))).toMatchFileSnapshot(snapshot('receipt', language))
  })

  test('says in the receipt that owners are told where no officer was found', async () => {
    const view = receiptMessage({ ...receipt, found: { userIds: ['UOWNER'], instead: true } })

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('receipt-owners', language))
  })

  test('says that the type is not known where the reporter did not know, and gives general advice', () => {
    const view = receiptMessage({ ...receipt, incident: anIncident({ type: 'unknown' }) })

    expect(JSON.stringify(view)).toContain(language === 'ja' ? 'わからない' : 'I do not know')
    expect(JSON.stringify(view)).toContain(typeNamed(types, 'other').firstResponse[language].do[1])
  })

  test('tells a responder what was reported, with the button', async () => {
    await expect(asJson(noticeMessage(notice))).toMatchFileSnapshot(snapshot('notice', language))
  })

  test('tells an owner again that nobody has acknowledged, and that no officer was found', async () => {
    const view = noticeMessage({ ...notice, round: 2, insteadOf: 'officer', permalink: undefined })

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('notice-owner-again', language))
  })

  test('shows in the notice who acknowledged, without the button', async () => {
    const view = noticeMessage({ ...notice, incident: { ...incident, acknowledged } })

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('notice-acknowledged', language))
    expect(JSON.stringify(view)).not.toContain('incident.acknowledge')
  })

  test('tells the reporter that somebody has acknowledged', async () => {
    const view = acknowledgedMessage({ ...incident, acknowledged }, language, timeZone)

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('acknowledged', language))
  })

  test('answers what reads like a leak with first response and a way to report', async () => {
    const view = firstResponseMessage({ types }, 'malware', language)

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('first-response', language))
  })

  test('puts what to do first and the report button above everything else, for every type', () => {
    for (const type of types) {
      const { blocks } = firstResponseMessage({ types }, type.id, language)

      const order = blocks.map((block) => JSON.stringify(block))
      const at = (text: string) => order.findIndex((block) => block.includes(JSON.stringify(text)))
      const { do: steps, doNot, tell } = type.firstResponse[language]
      expect(at(steps[0] ?? ''), type.id).toBe(2)
      expect(order[3], type.id).toContain('"action_id":"incident.report"')
      expect([at(doNot[0] ?? ''), at(tell[0] ?? '')], type.id).toEqual([6, 8])
    }
  })

  test('asks nobody in the receipt to report what they have just reported', () => {
    for (const type of types) {
      const shown = JSON.stringify(receiptMessage({ ...receipt, incident: anIncident({ type: type.id }) }))

      const { do: steps, reportStep = 0 } = type.firstResponse[language]
      const [done, ...others] = steps.toSorted(
        (a, b) => Number(steps.indexOf(b) + 1 === reportStep) - Number(steps.indexOf(a) + 1 === reportStep),
      )
      expect(done, type.id).toMatch(/管理責任者.*報告|Report.*officer/)
      expect(shown, type.id).not.toContain(JSON.stringify(done))
      for (const step of others) expect(shown, type.id).toContain(JSON.stringify(step))
    }
  })

  test('says only the time of what comes on the same day, and the day where it comes later', () => {
    const lateAtNight = anIncident({ reportedAt: new Date('2026-11-23T14:50:00Z') })
    const steps = planSteps(aRule(), lateAtNight.severity, lateAtNight.reportedAt)

    const today = JSON.stringify(receiptMessage(receipt))
    const tomorrow = JSON.stringify(receiptMessage({ ...receipt, incident: lateAtNight, plan: steps }))

    expect(today).toContain(language === 'ja' ? '"10:35 までに' : 'by 10:35,')
    expect(tomorrow).toContain(language === 'ja' ? '"11月24日 0:20 までに' : 'by 24 Nov, 00:20,')
  })

  test('lists on the home what is open and what one has reported', async () => {
    const closed = anIncident({ number: '2026-002', status: 'closed', acknowledged })
    const state = { types, timeZone, own: [incident, closed], open: [incident, anIncident({ acknowledged })] }

    await expect(asJson(incidentHomeBlocks(state, language))).toMatchFileSnapshot(snapshot('home', language))
  })

  test('asks in the form what the file of the chosen type asks, and all of it may be left out', () => {
    for (const type of types) {
      const { blocks } = reportFormView({ types, language, timeZone, now, leakType: type.id })

      const own = blocks.filter((block) => block.block_id?.startsWith(`field.${type.id}.`))
      expect(own.map((block) => block.block_id)).toEqual(
        type.fields.map(({ id }) => `field.${type.id}.${id}`),
      )
      for (const block of own) expect(block).toMatchObject({ type: 'input', optional: true })
    }
  })

  test('gives a report without a name its code, and no promise of a message', async () => {
    const unnamed = anIncident({ naming: 'anonymous', reporterId: undefined })

    const view = receiptView({ ...receipt, incident: unnamed, receiptCode: 'abcde-fghjk-mnpqr-stuvw' })

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('receipt-unnamed', language))
  })

  test('is taken by Slack for every type, and with the longest texts somebody may type', () => {
    const longest = anIncident({
      severity: 3,
      noticed: undefined,
      whatHappened: '漏'.repeat(3_000),
      information: '&<>'.repeat(166),
      alreadyDone: '*_~`'.repeat(250),
    })
    const everybody = Array.from({ length: 200 }, (_, i) => `U${i}`)
    const many = Array.from({ length: 50 }, () => anIncident())
    const toName = everybody.map((userId) => ({ userId, name: '長'.repeat(80) }))
    const kinds = ['question', 'answer', 'addition'] as const
    const manyWords = Array.from({ length: 60 }, (_, id) => ({
      id,
      at: now,
      author: 'reporter',
      kind: kinds[id % 3] ?? 'addition',
      text: '言'.repeat(3_000),
      goneAt: undefined,
    }))
    const messages = types.flatMap((type) => [
      firstResponseMessage({ types }, type.id, language),
      dismissedMessage({ types }, type.id, language),
      receiptMessage({
        ...receipt,
        incident: anIncident({ type: type.id }),
        found: { userIds: everybody, instead: true },
      }),
      noticeMessage({ ...notice, incident: { ...longest, type: type.id }, round: 99, insteadOf: 'deputy' }),
      reportAgainMessage('again', language),
    ])
    const modals = types.flatMap((type) => [
      reportFormView({ types, language, timeZone, now, leakType: type.id, message }),
      receiptView({ ...receipt, incident: anIncident({ type: type.id }), found: undefined }),
      ...(['named', 'confidential', 'anonymous'] as const).map((naming) =>
        reportFormView({ types, language, timeZone, now, leakType: type.id, more: true, naming, toName }),
      ),
      followView({ incident: { ...longest, type: type.id }, words: manyWords, types, language, timeZone }),
    ])

    for (const { blocks } of messages) expect(checkBlocks(blocks, 'message')).toEqual([])
    for (const view of modals) expect(() => parseView(view, 'modal')).not.toThrow()
    const home = incidentHomeBlocks({ types, timeZone, own: many, open: many }, language)
    expect(checkBlocks(home, 'home')).toEqual([])
    expect(home.length).toBeLessThan(40)
  })
})

describe('a notice of a report', () => {
  const state = {
    types,
    timeZone,
    language: 'ja',
    round: 0,
    insteadOf: undefined,
    permalink: undefined,
  } as const

  test('says first what happened, and leaves out what was not written', () => {
    const view = noticeMessage({ ...state, incident: anIncident({ information: '', alreadyDone: '' }) })

    const shown = JSON.stringify(view.blocks)
    expect(shown.indexOf('何が起きたか')).toBeLessThan(shown.indexOf('種別'))
    expect(shown).not.toMatch(/何の情報か|すでにしたこと/)
  })

  test('says right under its heading who acknowledged', () => {
    const acknowledged = { at: new Date('2026-11-23T02:00:00Z'), by: 'UOFFICER' }

    const view = noticeMessage({ ...state, incident: anIncident({ acknowledged }) })

    expect(JSON.stringify(view.blocks[1])).toContain('さんが受領しました')
  })

  test('names the language of the reporter where it is not that of the reader', () => {
    const [same, other] = (['ja', 'en'] as const).map((reporterLanguage) =>
      JSON.stringify(noticeMessage({ ...state, incident: anIncident({ reporterLanguage }) })),
    )

    expect(same).not.toContain('の報告）')
    expect(other).toContain('（英語の報告）')
  })

  test('carries what was typed as plain text only, so that it can ping nobody', () => {
    const typed = '<!channel> <@U1> *太字* :warning:'
    const view = noticeMessage({
      incident: anIncident({ whatHappened: typed, information: typed, alreadyDone: typed }),
      types,
      language: 'ja',
      timeZone,
      round: 0,
      insteadOf: undefined,
      permalink: undefined,
    })

    const holders = view.blocks.filter((block) => JSON.stringify(block).includes('<!channel>'))
    expect(holders).toHaveLength(3)
    for (const block of holders)
      expect(block).toMatchObject({
        type: 'section',
        text: { type: 'plain_text', emoji: false, text: typed },
      })
    expect(view.text).not.toContain('channel')
  })
})
