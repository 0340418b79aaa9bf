import { describe, expect } from 'vitest'
import { type ReportInput, ReportingRule } from '../../src/incident/index.ts'
import { test } from '../support/database.ts'
import { aRule } from './builders.ts'
import { reported } from './running.ts'
import { deputy, japan, person, startCompany } from './staff.ts'

// Severity 1 waits for the end of the night, severity 0 until the company works again.
const patient = {
  ...aRule(),
  urgent: { when: ['ongoing' as const], types: ['malware'] },
  severities: aRule().severities.map((each) =>
    each.severity === 0 ? { ...each, waits: 'closed' as const } : each,
  ),
}
const rule = ReportingRule.parse(patient)
const officer = person('UOFFICER', 'officer')

type Company = ReturnType<typeof startCompany>
type Case = {
  /** When it is reported, in Japan; `2026-11-24` is a Tuesday after a long weekend. */
  readonly at: string
  readonly report?: Partial<ReportInput>
  readonly before?: (company: Company) => unknown
  /** What happens meanwhile: at that time, this. */
  readonly meanwhile?: readonly [string, (company: Company, id: string) => unknown][]
  readonly until: string
  readonly told: readonly string[]
  /** Whether telling is over; else something must be ahead. */
  readonly over?: true
}

const severity3 = { personalData: 'yes' } as const
const away = (userId: string, from: string, until: string, standIn?: string) => (company: Company) =>
  company.incidents
    .setAway({ userId, from: japan(from), until: japan(until), standIn }, person('UADMIN', 'admin'))
    .then(() => {})

const cases: Readonly<Record<string, Case>> = {
  'by day, officer, deputy and top in their turn, and again': {
    at: '2026-11-24T10:00',
    report: severity3,
    until: '2026-11-24T10:35',
    told: [
      '11-24 10:00 UOFFICER',
      '11-24 10:15 UDEPUTY',
      '11-24 10:15 UOFFICER',
      '11-24 10:30 UDEPUTY',
      '11-24 10:30 UOFFICER',
    ],
  },
  'in the night, a low one: the first at once, the others in the morning': {
    at: '2026-11-24T23:30',
    until: '2026-11-25T07:00',
    told: ['11-24 23:30 UOFFICER', '11-25 07:00 UDEPUTY', '11-25 07:00 UOFFICER'],
  },
  'in the night, a high one: without a pause': {
    at: '2026-11-24T23:50',
    report: severity3,
    until: '2026-11-25T00:05',
    told: ['11-24 23:50 UOFFICER', '11-25 00:05 UDEPUTY', '11-25 00:05 UOFFICER'],
  },
  'in the night, a low one that is urgent by its type: without a pause': {
    at: '2026-11-24T23:30',
    report: { leakType: 'malware' },
    until: '2026-11-25T01:30',
    told: ['11-24 23:30 UOFFICER', '11-25 00:30 UOFFICER', '11-25 01:30 UDEPUTY', '11-25 01:30 UOFFICER'],
  },
  'on a Saturday before a holiday, a mere sign: the first at once, the others on Tuesday morning': {
    at: '2026-11-21T12:00',
    report: { certainty: 'near-miss' },
    until: '2026-11-24T08:30',
    told: ['11-21 12:00 UOFFICER', '11-24 08:30 UDEPUTY', '11-24 08:30 UTOP', '11-24 08:30 UOFFICER'],
  },
  'with the officer away and somebody standing in: that person': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: away('UOFFICER', '2026-11-20T00:00', '2026-11-30T00:00', 'USTANDIN'),
    until: '2026-11-24T10:10',
    told: ['11-24 10:00 USTANDIN'],
  },
  'with the officer away and nobody standing in: the officer all the same, and the deputy at once': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: away('UOFFICER', '2026-11-20T00:00', '2026-11-30T00:00'),
    until: '2026-11-24T10:10',
    told: ['11-24 10:00 UOFFICER', '11-24 10:00 UDEPUTY'],
  },
  'with the officer back from an absence: the officer': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: away('UOFFICER', '2026-11-20T00:00', '2026-11-24T10:00', 'USTANDIN'),
    until: '2026-11-24T10:10',
    told: ['11-24 10:00 UOFFICER'],
  },
  'with nobody set as officer: the top in their stead': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: ({ holders }) => void holders.officer.splice(0),
    until: '2026-11-24T10:10',
    told: ['11-24 10:00 UTOP'],
  },
  'with the officer deactivated in between: the top in their stead from then on': {
    at: '2026-11-24T10:00',
    report: severity3,
    meanwhile: [['2026-11-24T10:05', ({ holders }) => void holders.officer.splice(0)]],
    until: '2026-11-24T10:15',
    told: ['11-24 10:00 UOFFICER', '11-24 10:15 UDEPUTY', '11-24 10:15 UTOP'],
  },
  'with the officer concerned: not the officer but the deputy, at once': {
    at: '2026-11-24T10:00',
    report: { ...severity3, notTold: ['UOFFICER'] },
    until: '2026-11-24T11:00',
    told: [
      '11-24 10:00 UDEPUTY',
      '11-24 10:15 UDEPUTY',
      '11-24 10:30 UDEPUTY',
      '11-24 10:45 UDEPUTY',
      '11-24 11:00 UTOP',
      '11-24 11:00 UDEPUTY',
    ],
  },
  'with a person concerned whose manager is the officer: the deputy': {
    at: '2026-11-24T10:00',
    report: { ...severity3, notTold: ['UWORKER'] },
    until: '2026-11-24T10:10',
    told: ['11-24 10:00 UDEPUTY'],
  },
  'with all who could be told concerned: nobody in Slack, but an e-mail at once and every hour': {
    at: '2026-11-24T10:00',
    report: { ...severity3, notTold: ['UOFFICER', 'UDEPUTY', 'UTOP'] },
    until: '2026-11-24T11:00',
    told: ['11-24 10:00 mail', '11-24 11:00 mail'],
  },
  'with Slack not answering: an e-mail at once, and the officer as soon as it answers': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: ({ slack }) => {
      slack.answers = false
    },
    meanwhile: [
      [
        '2026-11-24T10:12',
        ({ slack }) => {
          slack.answers = true
        },
      ],
    ],
    until: '2026-11-24T10:15',
    told: ['11-24 10:00 mail', '11-24 10:15 UDEPUTY', '11-24 10:15 UOFFICER'],
  },
  'with Slack taking notices and delivering none: an e-mail ten minutes later, then once an hour': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: ({ slack }) => {
      slack.delivers = false
    },
    until: '2026-11-24T11:15',
    told: ['11-24 10:10 mail', '11-24 11:10 mail'],
  },
  'acknowledged late, by the deputy, and then worked on: nobody any more': {
    at: '2026-11-24T10:00',
    report: severity3,
    meanwhile: [
      ['2026-11-24T10:20', ({ incidents }, id) => incidents.acknowledge(id, deputy)],
      ['2026-11-24T11:00', ({ incidents }, id) => incidents.setStatus(id, deputy, 'investigating')],
    ],
    until: '2026-11-26T09:00',
    told: ['11-24 10:00 UOFFICER', '11-24 10:15 UDEPUTY', '11-24 10:15 UOFFICER'],
    over: true,
  },
  'acknowledged and then silent: all again after four hours, the deputy at once, then the top': {
    at: '2026-11-24T10:00',
    report: severity3,
    meanwhile: [['2026-11-24T10:10', ({ incidents }, id) => incidents.acknowledge(id, officer)]],
    until: '2026-11-24T14:55',
    told: [
      '11-24 10:00 UOFFICER',
      '11-24 14:10 lapsed',
      '11-24 14:10 UOFFICER',
      '11-24 14:10 UDEPUTY',
      '11-24 14:25 UOFFICER',
      '11-24 14:25 UDEPUTY',
      '11-24 14:40 UOFFICER',
      '11-24 14:40 UDEPUTY',
      '11-24 14:55 UTOP',
      '11-24 14:55 UOFFICER',
      '11-24 14:55 UDEPUTY',
    ],
  },
  'acknowledged and worked on once without a state: four hours after that, all again': {
    at: '2026-11-24T10:00',
    report: severity3,
    meanwhile: [
      ['2026-11-24T10:10', ({ incidents }, id) => incidents.acknowledge(id, officer)],
      ['2026-11-24T12:00', ({ incidents }, id) => incidents.note(id, officer, '相手に電話した')],
    ],
    until: '2026-11-24T16:00',
    told: ['11-24 10:00 UOFFICER', '11-24 16:00 lapsed', '11-24 16:00 UOFFICER', '11-24 16:00 UDEPUTY'],
  },
  'by the rule it began under, though the rule was changed meanwhile': {
    at: '2026-11-24T10:00',
    report: severity3,
    meanwhile: [
      [
        '2026-11-24T10:05',
        ({ incidents }) =>
          incidents.changeRule(
            {
              ...rule,
              severities: rule.severities.map((each) => ({ ...each, steps: each.steps.slice(0, 1) })),
            },
            officer,
          ),
      ],
    ],
    until: '2026-11-24T10:15',
    told: ['11-24 10:00 UOFFICER', '11-24 10:15 UDEPUTY', '11-24 10:15 UOFFICER'],
  },
  'raised to the highest severity in the night: the later steps at once': {
    at: '2026-11-24T23:00',
    meanwhile: [['2026-11-25T00:30', ({ incidents }, id) => incidents.confirmSeverity(id, deputy, 3)]],
    until: '2026-11-25T00:35',
    told: ['11-24 23:00 UOFFICER', '11-25 00:30 UDEPUTY', '11-25 00:30 UTOP'],
  },
  'withdrawn before anybody knew of it: the officer once': {
    at: '2026-11-24T10:00',
    report: severity3,
    before: ({ slack }) => {
      slack.answers = false
    },
    meanwhile: [
      [
        '2026-11-24T10:02',
        ({ incidents, slack }, id) => {
          slack.answers = true
          return incidents.withdraw(id, person('UREPORTER', 'employee'), '')
        },
      ],
    ],
    until: '2026-11-25T10:00',
    told: ['11-24 10:00 mail', '11-24 10:02 withdrawn', '11-24 10:05 UOFFICER'],
    over: true,
  },
}

describe('telling people until somebody works on it', () => {
  test.for(Object.entries(cases))('%s', async ([, one], { database }) => {
    const company = startCompany(
      database,
      ReportingRule.parse({ ...rule, managers: [{ of: 'UWORKER', manager: 'UOFFICER' }] }),
    )
    company.clock.moveTo(japan(one.at).toISOString())
    await one.before?.(company)
    const { incident } = await reported(company.incidents, { noticed: undefined, ...one.report })

    for (const [at, happens] of one.meanwhile ?? []) {
      await company.passTo(at)
      await happens(company, incident.id)
    }
    await company.passTo(one.until)

    expect(company.log).toEqual(one.told)
    expect(company.isTellingAhead()).toBe(one.over !== true)
  })
})
