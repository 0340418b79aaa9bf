import { describe, expect, test } from 'vitest'
import {
  afterSpan,
  commonWorkingDays,
  holidayName,
  instantOf,
  isWorkingDay,
  isWorkingTime,
  localTime,
  nextWorkingTime,
  plusWorkingDays,
  type WorkingHours,
} from '../../src/calendar/index.ts'

const japan = (local: string) => new Date(`${local}:00+09:00`)
const hours: WorkingHours = { ...commonWorkingDays, from: '08:30', to: '17:30', timeZone: 'Asia/Tokyo' }

describe('telling days apart', () => {
  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', false],
    ['2026-11-24', true],
    ['2026-12-29', true],
  ])('says of %s whether people commonly work: %s', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected)
  })

  test('knows holidays in lieu and days between holidays by name, in both languages', () => {
    expect(holidayName('2026-11-23', 'ja')).toBe('勤労感謝の日')
    expect(holidayName('2026-05-06', 'en')).toContain('Holiday in lieu')
    expect(holidayName('2026-09-22', 'ja')).toBe('休日')
    expect(holidayName('2026-11-24', 'ja')).toBeUndefined()
  })

  test('follows the days a company works and has off', () => {
    const working = { days: ['mon', 'sat'], onHolidays: true, closed: ['2026-12-05'] } as const

    expect(isWorkingDay('2026-11-23', working)).toBe(true)
    expect(isWorkingDay('2026-12-05', working)).toBe(false)
    expect(isWorkingDay('2026-11-28', working)).toBe(true)
    expect(isWorkingDay('2026-11-24', working)).toBe(false)
  })

  test.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-24'],
    ['2026-11-20', 1, '2026-11-24'],
    ['2026-05-01', 1, '2026-05-07'],
    ['2026-12-31', 3, '2027-01-06'],
  ])('counts from %s %i working days on to %s', (from, count, expected) => {
    expect(plusWorkingDays(from, count)).toBe(expected)
  })

  test('refuses to look for ever for a company that never works', () => {
    expect(() => plusWorkingDays('2026-11-20', 1, { ...commonWorkingDays, days: [] })).toThrow(
      'no working day',
    )
  })
})

describe('finding working hours', () => {
  test.each([
    ['within them', '2026-11-20T10:00', '2026-11-20T10:00'],
    ['at their first minute', '2026-11-20T08:30', '2026-11-20T08:30'],
    ['before them', '2026-11-20T05:00', '2026-11-20T08:30'],
    ['at their end, on a Friday before a holiday', '2026-11-20T17:30', '2026-11-24T08:30'],
    ['on a holiday', '2026-11-23T10:00', '2026-11-24T08:30'],
  ])('%s: %s is followed by %s', (_, at, expected) => {
    expect(nextWorkingTime(japan(at), hours)).toEqual(japan(expected))
    expect(isWorkingTime(japan(at), hours)).toBe(at === expected)
  })

  test.each([
    ['by day', '2026-11-20T12:00', '2026-11-20T12:00'],
    ['before midnight', '2026-11-20T23:10', '2026-11-21T07:00'],
    ['after midnight', '2026-11-21T06:59', '2026-11-21T07:00'],
    ['at its end', '2026-11-21T07:00', '2026-11-21T07:00'],
  ])('comes out of a night %s', (_, at, expected) => {
    expect(afterSpan(japan(at), { from: '22:00', to: '07:00', timeZone: 'Asia/Tokyo' })).toEqual(
      japan(expected),
    )
  })
})

describe('reading clocks of other places', () => {
  test.each([
    ['Asia/Tokyo', '2026-11-23', 0, '2026-11-22T15:00:00.000Z'],
    ['America/New_York', '2026-07-01', 9 * 60, '2026-07-01T13:00:00.000Z'],
    ['America/New_York', '2026-12-01', 9 * 60, '2026-12-01T14:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 8 * 60, '2026-03-29T06:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-01', 30, '2025-12-31T19:00:00.000Z'],
  ])('finds the instant in %s on %s, and back', (zone, date, minutes, expected) => {
    const at = instantOf(date, minutes, zone)

    expect(at.toISOString()).toBe(expected)
    expect(localTime(at, zone)).toEqual({ date, minutes })
  })
})
