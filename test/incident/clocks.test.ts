import { describe, expect, test } from 'vitest'
import { knownAt, planClocks, planWarnings } from '../../src/incident/clocks.ts'
import { judgeTriage, untriaged } from '../../src/incident/triage.ts'
import type { Incident, Triage } from '../../src/incident/types.ts'
import { anIncident, aRule } from './builders.ts'
import { japan } from './staff.ts'

const noticed = (local: string, precision: 'minute' | 'day' = 'minute') => ({ at: japan(local), precision })
const base = {
  noticed: noticed('2026-11-20T10:00'),
  reportedAt: japan('2026-11-20T15:00'),
  personalData: 'yes' as const,
}
const triaged = (changes: Partial<Triage>): Triage => ({ ...untriaged('yes'), ...changes })
const rule = {
  ...aRule(),
  clocks: [
    {
      id: 'customer_notice',
      name: { ja: '取引先', en: 'Customer' },
      basis: 'contract' as const,
      afterHours: 24,
      types: ['misdirected_email'],
      severityFrom: 2 as const,
      byHand: false,
    },
    {
      id: 'insurer',
      name: { ja: '保険', en: 'Insurer' },
      basis: 'contract' as const,
      afterHours: 72,
      severityFrom: 0 as const,
      byHand: true,
    },
  ],
}

function plan(
  changes: Partial<Incident>,
  now = '2026-11-20T15:00',
  marks: Parameters<typeof planClocks>[2] = [],
) {
  return planClocks(anIncident({ ...base, ...changes }), rule, marks, japan(now))
}

const shown = (changes: Partial<Incident>) =>
  Object.fromEntries(plan(changes).map(({ id, dueDay, applies }) => [id, `${dueDay ?? '-'} ${applies}`]))

describe('knowing of an incident', () => {
  test.each([
    ['when it was noticed', noticed('2026-11-20T10:00'), '2026-11-20T10:00'],
    ['when it was reported, where nobody knows when it was noticed', undefined, '2026-11-20T15:00'],
    ['at the beginning of the day it was noticed on', noticed('2026-11-19T00:00', 'day'), '2026-11-19T00:00'],
    ['when it was reported, where a clock ran ahead', noticed('2026-11-20T15:03'), '2026-11-20T15:00'],
  ])('counts from %s', (_, at, expected) => {
    expect(knownAt({ noticed: at, reportedAt: base.reportedAt })).toEqual(japan(expected))
  })
})

describe('the clocks of the law', () => {
  test('count the day of knowing as the first: 速報 day 3 to 5, 確報 day 30', () => {
    const [prompt, full, persons] = plan({})

    expect(prompt).toMatchObject({
      id: 'prompt_report',
      fromDay: '2026-11-22',
      dueDay: '2026-11-24',
      dueAt: japan('2026-11-24T10:00'),
      state: 'running',
    })
    expect(full).toMatchObject({ id: 'full_report', dueDay: '2026-12-19', dayOff: 'weekend' })
    expect(persons).toMatchObject({ id: 'notify_persons', dueAt: undefined })
  })

  test.each<[string, Partial<Incident>, Record<string, string>]>([
    [
      'as long as it may be personal data',
      { personalData: 'unknown' },
      { prompt_report: '2026-11-24 may', full_report: '2026-12-19 may', notify_persons: '- may' },
    ],
    ['never where it is none', { personalData: 'no' }, {}],
    [
      'for certain once a category holds',
      { triage: triaged({ sensitive: 'yes' }) },
      { prompt_report: '2026-11-24 yes', full_report: '2026-12-19 yes', notify_persons: '- yes' },
    ],
    [
      'for 60 days where an improper purpose is known',
      { triage: triaged({ improperPurpose: 'yes' }) },
      { prompt_report: '2026-11-24 yes', full_report: '2027-01-18 yes', notify_persons: '- yes' },
    ],
    [
      'for 30 days where an improper purpose is only possible',
      { triage: triaged({ improperPurpose: 'unknown', overThousand: 'yes' }) },
      { prompt_report: '2026-11-24 yes', full_report: '2026-12-19 yes', notify_persons: '- yes' },
    ],
    [
      'on, though a triage finds an exemption: two persons have to say so',
      { triage: triaged({ encrypted: 'yes' }) },
      { prompt_report: '2026-11-24 may', full_report: '2026-12-19 may', notify_persons: '- may' },
    ],
    [
      'with the one who entrusted the data to be told',
      { triage: triaged({ entrusted: 'yes' }) },
      {
        prompt_report: '2026-11-24 may',
        full_report: '2026-12-19 may',
        notify_persons: '- may',
        tell_entruster: '- may',
      },
    ],
    ['never for a near miss', { certainty: 'near-miss' }, {}],
  ])('run %s', (_, changes, expected) => {
    expect(shown({ severity: 1, ...changes })).toEqual(expected)
  })

  test('stop once two persons hold that no report is needed', () => {
    const states = plan({ noReportSince: japan('2026-11-21T10:00') }).map(({ state }) => state)

    expect(states.slice(0, 3)).toEqual(['not-needed', 'not-needed', 'not-needed'])
  })

  test('are overdue at the hour, and done once somebody says so', () => {
    const done = [{ clock: 'prompt_report', startedAt: undefined, doneAt: japan('2026-11-23T10:00') }]

    expect(plan({}, '2026-11-24T10:00')[0]).toMatchObject({ state: 'overdue' })
    expect(plan({}, '2026-11-24T10:00', done)[0]).toMatchObject({ state: 'done' })
  })

  test('end with the day where only the day of noticing is known, and name a holiday without skipping it', () => {
    const [prompt] = plan({ noticed: noticed('2026-11-19T00:00', 'day') })

    expect(prompt).toMatchObject({
      dueAt: japan('2026-11-23T23:59'),
      dueDay: '2026-11-23',
      dayOff: 'holiday',
    })
  })
})

describe('the clocks of the rule', () => {
  test('run by type and severity, or once somebody starts them, and count from knowing', () => {
    const ids = (changes: Partial<Incident>, marks: Parameters<typeof planClocks>[2] = []) =>
      plan({ personalData: 'no', ...changes }, undefined, marks).map(({ id }) => id)
    const started = [{ clock: 'insurer', startedAt: japan('2026-11-22T10:00'), doneAt: undefined }]

    expect(ids({ severity: 2 })).toEqual(['customer_notice'])
    expect(ids({ severity: 1 })).toEqual([])
    expect(ids({ severity: 3, type: 'other' })).toEqual([])
    expect(ids({ severity: 1 }, started)).toEqual(['insurer'])
    const [insurer] = plan({ personalData: 'no', severity: 1 }, undefined, started)
    expect(insurer?.dueAt).toEqual(japan('2026-11-23T10:00'))
  })
})

describe('warning of a clock', () => {
  const clock = {
    startsAt: japan('2026-11-20T10:00'),
    dueAt: japan('2026-11-24T10:00'),
    state: 'running' as const,
  }

  test.each<[string, string, (string | number)[][]]>([
    [
      'at 50, 80 and 100 % of its time',
      '2026-11-20T10:00',
      [
        [0.5, '2026-11-22T10:00'],
        [0.8, '2026-11-23T14:48'],
        [1, '2026-11-24T10:00'],
      ],
    ],
    [
      'at once for what has passed already, and later for the rest',
      '2026-11-23T00:00',
      [
        [0.5, '2026-11-23T00:00'],
        [0.8, '2026-11-23T14:48'],
        [1, '2026-11-24T10:00'],
      ],
    ],
    ['once, when all of it has passed', '2026-12-01T00:00', [[1, '2026-12-01T00:00']]],
  ])('comes %s', (_, now, expected) => {
    const warnings = planWarnings(clock, japan(now))

    expect(warnings.map(({ share, at }) => [share, at])).toEqual(
      expected.map(([share, at]) => [share, japan(String(at))]),
    )
  })

  test('never comes for what is done, not needed or has no date', () => {
    const now = japan('2026-11-20T10:00')

    expect(planWarnings({ ...clock, state: 'done' }, now)).toEqual([])
    expect(planWarnings({ ...clock, state: 'not-needed' }, now)).toEqual([])
    expect(planWarnings({ ...clock, dueAt: undefined }, now)).toEqual([])
  })
})

describe('finding out whether a report is due', () => {
  const none = {
    sensitive: 'no',
    propertyDamage: 'no',
    improperPurpose: 'no',
    overThousand: 'no',
  } as const

  test.each<[string, Partial<Triage>, object]>([
    ['none of the four holds', none, { verdict: 'does-not-apply', categories: [], exemption: undefined }],
    [
      'one of the four holds',
      { ...none, propertyDamage: 'yes' },
      { verdict: 'applies', categories: [{ category: 'property-damage', known: 'yes' }] },
    ],
    ['one of the four is not known', { ...none, overThousand: 'unknown' }, { verdict: 'may-apply' }],
    [
      'one of the four holds, but whether it is personal data is not known',
      { personalData: 'unknown', sensitive: 'yes' },
      { verdict: 'may-apply' },
    ],
    ['it is no personal data', { personalData: 'no', sensitive: 'yes' }, { verdict: 'does-not-apply' }],
    [
      'it was encrypted to a high standard',
      { sensitive: 'yes', encrypted: 'yes' },
      { verdict: 'does-not-apply', exemption: 'encrypted' },
    ],
    [
      'all of it came back unseen',
      { sensitive: 'yes', recoveredUnseen: 'yes' },
      { verdict: 'does-not-apply', exemption: 'recovered-unseen' },
    ],
    ['it holds My Numbers', { myNumber: 'yes' }, { myNumber: true }],
    ['nobody knows whether it holds My Numbers', {}, { myNumber: true }],
    ['it was entrusted', { entrusted: 'yes' }, { tellEntruster: true }],
    ['it was done for an improper purpose', { improperPurpose: 'yes' }, { fullReportDays: 60 }],
  ])('where %s', (_, changes, expected) => {
    expect(judgeTriage(triaged(changes))).toMatchObject(expected)
  })
})
