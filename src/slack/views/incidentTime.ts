import type { Language } from '../../common/language.ts'

/** Date and time as the person's clock shows them: `2026年11月23日 17:20`, `23 Nov 2026, 17:20`. */
export function formatMoment(at: Date, language: Language, timeZone: string): string {
  return language === 'ja'
    ? at.toLocaleString('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone })
    : at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
}

/** The day alone: `2026年11月23日`, `23 Nov 2026`. */
export function formatDay(at: Date, language: Language, timeZone: string): string {
  return language === 'ja'
    ? at.toLocaleDateString('ja-JP', { dateStyle: 'long', timeZone })
    : at.toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone })
}

/** A moment not far from another, as short as it can be understood: `17:20` on the same day, else with the day. */
export function formatSoon(at: Date, from: Date, language: Language, timeZone: string): string {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  const isSameDay = formatDay(at, language, timeZone) === formatDay(from, language, timeZone)
  return isSameDay
    ? at.toLocaleTimeString(locale, { timeStyle: 'short', timeZone })
    : at.toLocaleString(locale, {
        month: language === 'ja' ? 'long' : 'short',
        day: 'numeric',
        hour: language === 'ja' ? 'numeric' : '2-digit',
        minute: '2-digit',
        timeZone,
      })
}

/** The day and the time of day there, as Slack's pickers take them: `2026-11-23` and `17:20`. */
export function toPickers(at: Date, timeZone: string): { date: string; time: string } {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return { date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

/**
 * The instant at which clocks there show this day and time; `undefined` for what is no date or time. Of an hour that
 * clocks show twice it is the later one, of one they skip the one after.
 */
export function fromPickers(date: string, time: string, timeZone: string): Date | undefined {
  const asUtc = new Date(`${date}T${time}:00Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== `${date}T${time}`)
    return undefined
  const guess = new Date(asUtc.getTime() - offsetMs(asUtc, timeZone))
  return new Date(asUtc.getTime() - offsetMs(guess, timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(at, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
}

function wallClock(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = format.formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value)
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}
