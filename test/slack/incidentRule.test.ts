import { describe, expect } from 'vitest'
import { registerDrill } from '../../src/slack/listeners/incidentDrill.ts'
import { registerIncidentRegister } from '../../src/slack/listeners/incidentRegister.ts'
import { registerIncidentRule } from '../../src/slack/listeners/incidentRule.ts'
import { applyPart, readPart } from '../../src/slack/listeners/incidentRuleChange.ts'
import type { Given } from '../../src/slack/listeners/incidentWorkParts.ts'
import { aReport, aRule } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { submission } from './bare.ts'
import { boltApp, press, type SlackStand, slackStand } from './incidentParts.ts'

const start = ({ parts }: SlackStand) =>
  boltApp((app) => {
    registerIncidentRule(app, parts)
    registerIncidentRegister(app, parts)
    registerDrill(app, parts)
  })

function company(database: Parameters<typeof slackStand>[0]): SlackStand {
  const stand = slackStand(database)
  stand.holders.admin = ['UADMIN']
  stand.holders.manager = ['UMANAGER']
  return stand
}

const everybody = ['UOFFICER', 'UADMIN', 'UDEPUTY', 'UMANAGER', 'UELSE']
const inModal = { channel: undefined, message: undefined, view: { id: 'VRULE', type: 'modal' } }

const urgent = { kind: 'urgent', when: ['ongoing'], types: [], mailAfterMinutes: 20 }

describe('who may do what with rule, register and drills', () => {
  test.for([
    ['look at the rule', 'incident.rule.open', ['UOFFICER', 'UADMIN']],
    ['change a part of it', 'incident.rule.edit.hours', ['UOFFICER', 'UADMIN']],
    ['try it', 'incident.rule.dry_run', ['UOFFICER', 'UADMIN']],
    ['set their own absence', 'incident.rule.away', ['UOFFICER', 'UADMIN', 'UDEPUTY']],
    ['open the register', 'incident.register.open', ['UOFFICER', 'UADMIN', 'UDEPUTY']],
    ['start a drill', 'incident.drill.start', ['UOFFICER', 'UADMIN']],
  ] as const)('only those who may can %s', async ([, actionId, allowed], { database }) => {
    const stand = company(database)
    const app = await start(stand)

    const shown: string[] = []
    for (const from of everybody) {
      stand.calls.length = 0
      await app.send({ ...press(actionId, undefined, from), ...inModal })
      if (!/何も変わっていません|台帳を開けるのは/.test(JSON.stringify(stand.calls))) shown.push(from)
    }

    expect(shown).toEqual(allowed)
  })

  test('a change is put in force by officer and administrator only, whatever the view said before', async ({
    database,
  }) => {
    const stand = company(database)
    const app = await start(stand)

    const versions: number[] = []
    for (const from of ['UDEPUTY', 'UMANAGER', 'UELSE', 'UOFFICER', 'UADMIN']) {
      const { version } = await stand.parts.incidents.currentRule()
      await app.send(submission('incident.rule.preview', from, { version, part: urgent }))
      versions.push((await stand.parts.incidents.currentRule()).version)
    }

    expect(versions).toEqual([1, 1, 1, 2, 3])
  })

  test('a change made from an older version is refused, and says so', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    await app.send(submission('incident.rule.preview', 'UOFFICER', { version: 1, part: urgent }))

    const acks = await app.send(submission('incident.rule.preview', 'UADMIN', { version: 1, part: urgent }))

    expect(JSON.stringify(acks)).toContain('ほかの人が先に変えました')
    expect((await stand.parts.incidents.currentRule()).version).toBe(2)
  })

  test('a deputy sets their own absence, and nobody else’s', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const days = { from: { selected_date: '2026-12-01' }, until: { selected_date: '2026-12-03' } }

    await app.send(submission('incident.rule.away_form', 'UDEPUTY', {}, days))
    const [refused] = await app.send(
      submission('incident.rule.away_form', 'UDEPUTY', {}, { who: { selected_user: 'UOFFICER' }, ...days }),
    )

    expect(await stand.parts.incidents.listAbsences()).toEqual([
      {
        userId: 'UDEPUTY',
        from: new Date('2026-11-30T15:00:00Z'),
        until: new Date('2026-12-03T15:00:00Z'),
        standIn: undefined,
      },
    ])
    expect(refused).toMatchObject({ response_action: 'errors' })
  })

  test('the register shows nothing of an incident to whoever must not be told of it', async ({
    database,
  }) => {
    const stand = company(database)
    const app = await start(stand)
    await stand.parts.incidents.report(aReport({ notTold: ['UDEPUTY'] }))

    await app.send({ ...press('incident.register.open', undefined, 'UDEPUTY'), ...inModal })
    await app.send({ ...press('incident.register.open', undefined, 'UOFFICER'), ...inModal })

    expect(JSON.stringify(stand.calls[0])).not.toContain('2026-001')
    expect(JSON.stringify(stand.calls[1])).toContain('2026-001')
  })
})

describe('reading a changed part of the rule', () => {
  const given = (values: Readonly<Record<string, string | readonly string[]>>): Given => ({
    one: (id) => (typeof values[id] === 'string' ? values[id] : ''),
    many: (id) => (Array.isArray(values[id]) ? values[id] : []),
  })

  test.for([
    ['severity1', { after_officer: '0', repeat_officer: '30', waits: 'night', progress: '６０' }, 'severity'],
    ['severity1', { after_officer: '5', repeat_officer: '30', waits: 'night', progress: '60' }, 'order'],
    ['severity1', { after_officer: '0', repeat_officer: '1', waits: 'night', progress: '60' }, 'minutes'],
    ['severity1', { after_officer: '0', repeat_officer: 'abc', waits: 'night', progress: '60' }, 'minutes'],
    ['severity1', { waits: 'night', progress: '60' }, 'order'],
    [
      'hours',
      { days: ['mon'], from: '09:00', to: '17:00', night_from: '22:00', night_to: '06:00' },
      'hours-ok',
    ],
    ['hours', { days: [], from: '09:00', to: '17:00', night_from: '22:00', night_to: '06:00' }, 'hours'],
    ['hours', { days: ['mon'], from: '09:00', to: '17:00', night_from: '22:00', night_to: '22:00' }, 'night'],
    ['urgent', { when: ['ongoing'], types: ['malware'], mail: '0' }, 'minutes'],
    ['contacts', { contacts: '佐藤 00-0000-0000\n\n鈴木　+81 3-0000-0000' }, 'contacts-ok'],
    ['contacts', { contacts: '電話番号なし' }, 'contacts'],
    ['managers', { of: 'U1AAA', manager: '' }, 'pair'],
    ['managers', { of: 'U1AAA', manager: 'U1AAA' }, 'pair'],
    ['channel', { channel_from: 'never' }, 'channel-ok'],
    ['channel', { channel_from: '4' }, 'other'],
    ['nothing', {}, 'other'],
  ] as const)('%s with %o is %s', ([form, values, expected]) => {
    const part = readPart(form, given(values), aRule())

    if (typeof part === 'string') expect(part).toBe(expected)
    else expect([part.kind, `${part.kind}-ok`]).toContain(expected)
  })

  test('changes from which severity on an incident gets a channel, and nothing else', () => {
    const part = readPart('channel', given({ channel_from: '3' }), aRule())

    if (typeof part === 'string') throw new Error(part)
    expect(applyPart(aRule(), part)).toEqual({ ...aRule(), channelFrom: 3 })
  })

  test('puts steps in the order in which they fall due, whoever they are for', () => {
    const values = {
      after_officer: '0',
      repeat_officer: '30',
      after_deputy: '60',
      repeat_deputy: '30',
      after_owners: '15',
      repeat_owners: '60',
      waits: 'never',
      progress: '60',
    }

    const part = readPart('severity3', given(values), aRule())

    if (typeof part === 'string') throw new Error(part)
    expect(applyPart(aRule(), part)).toMatchObject({
      severities: expect.arrayContaining([
        expect.objectContaining({
          severity: 3,
          steps: [
            expect.objectContaining({ to: 'officer' }),
            expect.objectContaining({ to: 'owners' }),
            expect.objectContaining({ to: 'deputy' }),
          ],
        }),
      ]),
    })
  })
})
