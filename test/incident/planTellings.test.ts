import { describe, expect, test } from 'vitest'
import { planTellings, type Staff } from '../../src/incident/planTellings.ts'
import { chooseRecipients } from '../../src/incident/recipients.ts'
import { ReportingRule } from '../../src/incident/ruleSchema.ts'
import { aRule } from './builders.ts'
import { japan } from './staff.ts'

const staff: Staff = {
  holders: { officer: ['UOFFICER'], deputy: ['UDEPUTY'], owners: ['UTOP'] },
  absences: [],
  notTold: [],
}
const absence = (userId: string, standIn?: string) => ({
  userId,
  from: japan('2026-11-20T00:00'),
  until: japan('2026-11-30T00:00'),
  standIn,
})
const now = japan('2026-11-24T10:00')

function plan(changes: Partial<Staff>, rule = aRule()) {
  const tellings = planTellings({ rule, severity: 3, facts: {}, now, staff: { ...staff, ...changes } })
  return tellings.map(({ to, at, why, people = [] }) =>
    [Math.round((at.getTime() - now.getTime()) / 60_000), to, ...people, why].join(' '),
  )
}

const mail = '10 mail slack-did-not-deliver'

describe('showing who would be told', () => {
  test.each<[string, Partial<Staff>, string[]]>([
    [
      'everybody in their turn',
      {},
      [
        '0 officer UOFFICER first-step',
        mail,
        '15 deputy UDEPUTY not-acknowledged',
        '60 owners UTOP not-acknowledged',
      ],
    ],
    [
      'who stands in',
      { absences: [absence('UOFFICER', 'USTANDIN')] },
      [
        '0 officer USTANDIN first-step',
        mail,
        '15 deputy UDEPUTY not-acknowledged',
        '60 owners UTOP not-acknowledged',
      ],
    ],
    [
      'the deputy at once where the officer is away',
      { absences: [absence('UOFFICER')] },
      [
        '0 officer UOFFICER first-step',
        '0 deputy UDEPUTY those-before-away',
        mail,
        '60 owners UTOP not-acknowledged',
      ],
    ],
    [
      'the top at once where officer and deputy must not be told',
      { notTold: ['UOFFICER', 'UDEPUTY'] },
      [
        '0 officer first-step',
        '0 deputy those-before-kept-from',
        '0 owners UTOP those-before-kept-from',
        mail,
      ],
    ],
    [
      'not the manager of the person concerned',
      { notTold: ['UWORKER'] },
      [
        '0 officer first-step',
        '0 deputy UDEPUTY those-before-kept-from',
        mail,
        '60 owners UTOP not-acknowledged',
      ],
    ],
  ])('names %s', (_, changes, expected) => {
    const rule = { ...aRule(), managers: [{ of: 'UWORKER', manager: 'UOFFICER' }] }

    expect(plan(changes, ReportingRule.parse(rule))).toEqual(expected)
  })

  test('never names somebody who must not be told, whoever stands in for whom', () => {
    const people = ['UOFFICER', 'UDEPUTY', 'UTOP', 'USTANDIN']
    for (const kept of people) {
      for (const gone of people) {
        const absences = [absence(gone, 'USTANDIN'), absence('UDEPUTY', gone)]
        const tellings = planTellings({
          rule: aRule(),
          severity: 3,
          facts: {},
          now,
          staff: { ...staff, absences, notTold: [kept] },
        })

        expect(tellings.flatMap((telling) => telling.people ?? [])).not.toContain(kept)
      }
    }
  })

  test.each([
    [
      'a stand-in who is away too is passed over',
      [absence('UOFFICER', 'UB'), absence('UB')],
      ['UOFFICER'],
      'away',
    ],
    ['of two officers the one who is there', [absence('UOFFICER')], ['UTWO'], 'told'],
  ])('%s', (_, absences, userIds, reach) => {
    const holders = reach === 'told' ? ['UOFFICER', 'UTWO'] : ['UOFFICER']

    const chosen = chooseRecipients(
      { role: 'officer', holders, owners: ['UTOP'], absences, notTold: [] },
      now,
    )

    expect(chosen).toEqual({ userIds, reach })
  })
})

describe('a rule of the first shape, as older incidents keep it', () => {
  test('is read as one of this shape, with the same times', () => {
    const { timeZone, night, severities, version, asOf } = aRule()
    const first = {
      version,
      asOf,
      night: { ...night, timeZone },
      severities: severities.map(({ severity, waits, steps }) => ({
        severity,
        atNight: waits === 'never' ? 'tell' : 'wait',
        steps,
      })),
    }

    const read = ReportingRule.parse(first)

    expect(read.severities.map(({ waits }) => waits)).toEqual(['never', 'never', 'night', 'night'])
    expect(read).toMatchObject({ timeZone, night, clocks: [], exceptions: [] })
  })

  test('does not make another shape out of what is neither', () => {
    expect(ReportingRule.safeParse({ night: {}, severities: [] }).success).toBe(false)
    expect(ReportingRule.safeParse('rule').success).toBe(false)
  })
})
