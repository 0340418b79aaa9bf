import { describe, expect, test } from 'vitest'
import { drillFigures, isSilent, monthlyFigures } from '../../src/incident/figures.ts'
import { anIncident } from './builders.ts'
import { japan } from './staff.ts'

const at = (local: string) => ({ reportedAt: japan(local) })
const acknowledged = (local: string) => ({ acknowledged: { at: japan(local), by: 'U1' } })

describe('counting incidents by month', () => {
  test('goes by the month in Japan, and keeps near misses and drills apart', () => {
    const figures = monthlyFigures([
      anIncident({ ...at('2026-11-30T23:59'), severity: 3 }),
      anIncident({ ...at('2026-12-01T00:00'), severity: 1, status: 'closed' }),
      anIncident({ ...at('2026-12-10T10:00'), certainty: 'near-miss', severity: 0 }),
      anIncident({ ...at('2026-12-10T10:00'), drill: true, severity: 3 }),
    ])

    expect(figures).toMatchObject([
      { month: '2026-11', incidents: 1, nearMisses: 0, drills: 0, bySeverity: { 3: 1 } },
      {
        month: '2026-12',
        incidents: 1,
        nearMisses: 1,
        drills: 1,
        closed: 1,
        bySeverity: { 0: 0, 1: 1, 3: 0 },
        byType: { misdirected_email: 1 },
      },
    ])
  })

  test('takes the median of the minutes to the acknowledgement, of named reports only', () => {
    const [figures] = monthlyFigures([
      anIncident({ ...at('2026-11-02T10:00'), ...acknowledged('2026-11-02T10:04') }),
      anIncident({ ...at('2026-11-02T10:00'), ...acknowledged('2026-11-02T10:10') }),
      anIncident({ ...at('2026-11-02T10:00'), ...acknowledged('2026-11-02T12:00') }),
      anIncident({ ...at('2026-11-02T10:00'), ...acknowledged('2026-11-02T10:59'), naming: 'anonymous' }),
      anIncident(at('2026-11-02T10:00')),
    ])

    expect(figures?.minutesToAcknowledge).toBe(10)
  })

  test('measures of a drill how long the report and the acknowledgement took', () => {
    const drill = anIncident({
      drill: true,
      noticed: { at: japan('2026-11-02T09:52'), precision: 'minute' },
      ...at('2026-11-02T10:00'),
      ...acknowledged('2026-11-02T10:03'),
    })

    expect(drillFigures(drill)).toEqual({ minutesToReport: 8, minutesToAcknowledge: 3 })
    expect(drillFigures({ ...drill, noticed: undefined, acknowledged: undefined })).toEqual({
      minutesToReport: undefined,
      minutesToAcknowledge: undefined,
    })
  })

  test.each([
    ['2026-05-24T10:00', true],
    ['2026-05-25T10:00', false],
    ['2026-11-01T10:00', false],
  ])('finds it strange on 23 November that nothing came since %s: %s', (last, expected) => {
    expect(isSilent(japan(last), japan('2026-11-23T10:00'))).toBe(expected)
  })
})
