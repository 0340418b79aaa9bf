import { describe, expect, test } from 'vitest'
import { nextTelling, nextTry, planSteps, stepOf } from '../../src/incident/reportingRule.ts'
import type { Severity } from '../../src/incident/types.ts'
import { aRule } from './builders.ts'

const rule = aRule()
// Times as a clock in Japan shows them.
const japan = (local: string) => new Date(`${local}:00+09:00`)
const shown = (at: Date) =>
  at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })

describe('planning who is told when', () => {
  test.each<[string, Severity, string, string[]]>([
    [
      'tells officer, deputy and owners in their order by day',
      1,
      '2026-11-23T09:00',
      ['officer 2026-11-23 09:00', 'deputy 2026-11-23 11:00', 'owners 2026-11-23 17:00'],
    ],
    [
      'tells the first step at once, at night too, and lets the later ones of a low severity wait for the morning',
      1,
      '2026-11-23T23:30',
      ['officer 2026-11-23 23:30', 'deputy 2026-11-24 07:00', 'owners 2026-11-24 07:30'],
    ],
    [
      'does not wait at night for a high severity',
      3,
      '2026-11-23T23:30',
      ['officer 2026-11-23 23:30', 'deputy 2026-11-23 23:45', 'owners 2026-11-24 00:30'],
    ],
    [
      'counts the last minute before the night as day',
      0,
      '2026-11-23T13:59',
      ['officer 2026-11-23 13:59', 'deputy 2026-11-23 21:59', 'owners 2026-11-24 21:59'],
    ],
    [
      'counts the first minute of the night as night',
      0,
      '2026-11-23T14:00',
      ['officer 2026-11-23 14:00', 'deputy 2026-11-24 07:00', 'owners 2026-11-25 07:00'],
    ],
    [
      'counts 07:00 as day',
      1,
      '2026-11-24T05:00',
      ['officer 2026-11-24 05:00', 'deputy 2026-11-24 07:00', 'owners 2026-11-24 13:00'],
    ],
  ])('%s', (_, severity, reportedAt, expected) => {
    const plan = planSteps(rule, severity, japan(reportedAt))

    expect(plan.map((step) => `${step.to} ${shown(step.at)}`)).toEqual(expected)
  })
})

describe('telling a step again', () => {
  test.each<[string, Severity, string, string]>([
    ['comes after the interval of the step', 3, '2026-11-23T10:00', '2026-11-23 10:15'],
    ['comes at night for a high severity', 3, '2026-11-24T02:50', '2026-11-24 03:05'],
    ['waits for the morning for a low one', 1, '2026-11-23T21:30', '2026-11-24 07:00'],
    ['waits over midnight and over the end of a year', 1, '2026-12-31T23:50', '2027-01-01 07:00'],
  ])('%s', (_, severity, toldAt, expected) => {
    expect(shown(nextTelling(rule, severity, 0, japan(toldAt)))).toBe(expected)
  })

  test('has a next time for every step of every severity, whenever it was told', () => {
    for (const { severity, steps } of rule.severities) {
      for (const step of steps.keys()) {
        for (let hour = 0; hour < 24; hour++) {
          const told = new Date(japan('2026-11-23T00:00').getTime() + hour * 3_600_000)
          const waitHours = (nextTelling(rule, severity, step, told).getTime() - told.getTime()) / 3_600_000
          const longest = (stepOf(rule, severity, step).repeatEveryMinutes + 9 * 60) / 60
          expect(waitHours).toBeGreaterThan(0)
          expect(waitHours).toBeLessThanOrEqual(longest)
        }
      }
    }
  })

  test('comes after five minutes, day or night, when nobody was reached', () => {
    expect(shown(nextTry(japan('2026-11-24T02:50')))).toBe('2026-11-24 02:55')
  })

  test('throws for a step the rule does not have', () => {
    expect(() => stepOf(rule, 3, 7)).toThrow('no step 7')
  })
})
