import { describe, expect, test } from 'vitest'
import { usualManners } from '../../src/selfcheck/manners.ts'
import { laterTime } from '../../src/slack/listeners/selfcheckLater.ts'

describe('a self-check that is put off', () => {
  const japan = 'Asia/Tokyo'

  test.each([
    ['an hour', 'hour', '2026-12-28T05:00:00Z', japan, '2026-12-28T06:00:00.000Z'],
    [
      'tomorrow, as was asked, on a day off too',
      'tomorrow',
      '2026-12-28T05:00:00Z',
      japan,
      '2026-12-29T00:00:00.000Z',
    ],
    [
      'the next working day, after the turn of the year',
      'workday',
      '2026-12-28T05:00:00Z',
      japan,
      '2027-01-04T00:00:00.000Z',
    ],
    [
      'the next working day, after お盆',
      'workday',
      '2027-08-12T05:00:00Z',
      japan,
      '2027-08-17T00:00:00.000Z',
    ],
    [
      'the next working day, after Golden Week',
      'workday',
      '2027-04-30T05:00:00Z',
      japan,
      '2027-05-06T00:00:00.000Z',
    ],
    [
      'the next working day on their own clock',
      'workday',
      '2026-12-01T05:00:00Z',
      'America/Los_Angeles',
      '2026-12-01T17:00:00.000Z',
    ],
  ])('comes back after %s', (_, wish, now, timeZone, expected) => {
    expect(laterTime(wish, new Date(now), timeZone, usualManners)?.toISOString()).toBe(expected)
  })

  test('to no time that was offered does not come back', () => {
    expect(laterTime('never', new Date('2026-12-28T05:00:00Z'), japan, usualManners)).toBeUndefined()
  })
})
