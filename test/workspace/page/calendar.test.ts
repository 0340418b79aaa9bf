import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  formatClock,
  formatDate,
  formatMonth,
  isDay,
  parseClock,
  weekdayNames,
  weeksOf,
} from '../../../src/workspace/page/calendar.ts'

describe('choosing a day', () => {
  test('shows whole weeks from Sunday on', () => {
    const weeks = weeksOf('2026-11-23')

    expect(weeks).toHaveLength(5)
    expect(weeks[0]).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-11-0${day}`))
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-05')
  })

  test('goes over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-03-31', -1)).toBe('2028-02-29')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  })

  test('names days and months in the reader’s words', () => {
    expect(formatDate('2026-11-23', 'ja-JP')).toBe('2026年11月23日(月)')
    expect(formatDate('2026-11-23', 'en-US')).toBe('Mon, Nov 23, 2026')
    expect(formatMonth('2026-11-23', 'ja-JP')).toBe('2026年11月')
    expect(weekdayNames('ja-JP').map((name) => name.short)).toEqual([...'日月火水木金土'])
  })

  test.each(['', '2026-02-30', '2026-13-01', '23.11.2026'])('knows that %j is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('typing a time', () => {
  test.each([
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['9:5', undefined],
    ['９時', '09:00'],
    ['9時半', '09:30'],
    ['午後2時5分', '14:05'],
    ['午前12時', '00:00'],
    ['２：０５ ｐｍ', '14:05'],
    ['12 a.m.', '00:00'],
    ['12:30 PM', '12:30'],
    ['24:00', undefined],
    ['14:60', undefined],
    ['14:05 pm', undefined],
    ['昼', undefined],
  ])('%j is %j', (typed, time) => {
    expect(parseClock(typed)).toBe(time)
  })

  test.each(['ja-JP', 'en-US'])('reads in %s what it has written', (locale) => {
    for (const time of ['00:00', '09:30', '12:00', '23:59'])
      expect(parseClock(formatClock(time, locale))).toBe(time)
  })
})
