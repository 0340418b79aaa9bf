import holidays from '@holiday-jp/holiday_jp'
import type { Language } from '../common/language.ts'
import { plusDays } from './localTime.ts'

/** The days of a week as data files name them, in the order of `Date.getUTCDay`. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof weekdays)[number]

/** On which days a company works. */
export type WorkingDays = {
  readonly days: readonly Weekday[]
  /** Whether it works on Japan's public holidays. */
  readonly onHolidays: boolean
  /** Further days off, as `2026-12-29`. */
  readonly closed: readonly string[]
}

/** Monday to Friday without public holidays. */
export const commonWorkingDays: WorkingDays = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  onHolidays: false,
  closed: [],
}

/** The name of Japan's public holiday on that day (`2026-11-23`); `undefined` on any other, and after 2050. */
export function holidayName(date: string, language: Language): string | undefined {
  const known: Readonly<Record<string, { readonly name: string; readonly name_en: string }>> =
    holidays.holidays
  const found = Object.hasOwn(known, date) ? known[date] : undefined
  return language === 'ja' ? found?.name : found?.name_en
}

/** The weekday of a day. */
export function weekdayOf(date: string): Weekday {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun'
}

/** Whether a company works on that day. */
export function isWorkingDay(date: string, working: WorkingDays = commonWorkingDays): boolean {
  if (working.closed.includes(date) || !working.days.includes(weekdayOf(date))) return false
  return working.onHolidays || holidayName(date, 'ja') === undefined
}

/** The first working day after so many others: 1 is the next one. The day itself, or the next working one, for 0. */
export function plusWorkingDays(
  date: string,
  count: number,
  working: WorkingDays = commonWorkingDays,
): string {
  let day = nextWorkingDay(date, working)
  for (let left = count; left > 0; left--) day = nextWorkingDay(plusDays(day, 1), working)
  return day
}

/**
 * The day itself where the company works on it, else the next such day.
 *
 * @throws Error when the company works on no day of a year.
 */
export function nextWorkingDay(date: string, working: WorkingDays = commonWorkingDays): string {
  for (let after = 0; after <= 366; after++) {
    const day = plusDays(date, after)
    if (isWorkingDay(day, working)) return day
  }
  throw new Error(`no working day within a year of ${date}`)
}
