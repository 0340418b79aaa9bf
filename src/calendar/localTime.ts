const minuteMs = 60_000
const dayMs = 86_400_000

/** An instant as a clock on the wall of a time zone shows it. */
export type LocalTime = {
  /** `2026-11-23`. */
  readonly date: string
  /** Minutes since midnight, 0 to 1,439. */
  readonly minutes: number
}

/** What a clock in the time zone shows at that instant. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  return { date: shown.slice(0, 10), minutes: minutesOfDay(shown.slice(11)) }
}

/** The day it is in the time zone at that instant, as `2026-11-23`. */
export function localDate(at: Date, timeZone: string): string {
  return localTime(at, timeZone).date
}

/**
 * The instant at which a clock in the time zone shows this day and minute. A minute that a change to summer time leaves
 * out counts as the one an hour later; of one that comes twice, one of the two.
 *
 * @param minutes since midnight; 1,440 and more are the days after.
 */
export function instantOf(date: string, minutes: number, timeZone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs
  // The zone's offset at the wanted wall time read as UTC is right but for the hours around a change: hence once more.
  const near = wanted - offsetMs(new Date(wanted), timeZone)
  return new Date(wanted - offsetMs(new Date(near), timeZone))
}

/** The day so many days later (earlier where negative). */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The instant so many minutes later. */
export function plusMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minuteMs)
}

/** Minutes since midnight of a time such as `08:30`. */
export function minutesOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/** Whether the runtime knows a time zone of this name, as `Asia/Tokyo`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function offsetMs(at: Date, timeZone: string): number {
  const { date, minutes } = localTime(at, timeZone)
  const shown = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs
  return shown - Math.floor(at.getTime() / minuteMs) * minuteMs
}
