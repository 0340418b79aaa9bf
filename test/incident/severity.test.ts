import { describe, expect, test } from 'vitest'
import { provisionalSeverity } from '../../src/incident/severity.ts'

describe('guessing the severity of a first report', () => {
  const type = {
    severity: {
      base: 1 as const,
      raise: [
        { when: 'seen_outside' as const, to: 2 as const },
        { when: 'personal_data' as const, to: 3 as const },
      ],
    },
  }

  test.each([
    ['keeps the base when nothing raises it', { personal_data: 'no', ongoing: 'no' }, 1],
    ['raises to the level of a condition that holds', { seen_outside: 'yes', personal_data: 'no' }, 2],
    ['takes the highest of several', { seen_outside: 'yes', personal_data: 'yes' }, 3],
    ['counts personal data that may be involved as 2', { personal_data: 'unknown' }, 2],
    ['does not count other conditions while they are unknown', { seen_outside: 'unknown' }, 1],
    ['does not count what was not asked', {}, 1],
    ['is at least 2 while it still goes on', { ongoing: 'yes' }, 2],
    ['does not count that nobody knows whether it goes on', { ongoing: 'unknown' }, 1],
  ] as const)('%s', (_, facts, expected) => {
    expect(provisionalSeverity(type, facts)).toBe(expected)
  })

  test('never falls below the base', () => {
    const insider = { severity: { base: 2 as const, raise: [] } }

    expect(provisionalSeverity(insider, { personal_data: 'no', ongoing: 'no' })).toBe(2)
  })
})
