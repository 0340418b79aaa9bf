import { nextWorkingDay, type WorkingDays } from './days.ts'
import { instantOf, localTime, minutesOfDay, plusDays } from './localTime.ts'

/** A part of the day, every day: `from` belongs to it, `to` does not; it may go over midnight. */
export type DailySpan = { readonly from: string; readonly to: string; readonly timeZone: string }

/** When a company works. `from` comes before `to` on the same day. */
export type WorkingHours = WorkingDays & DailySpan

/** The instant itself, or the end of the span it lies in: for what must not come in quiet hours. */
export function afterSpan(at: Date, span: DailySpan): Date {
  if (!isWithin(at, span)) return at
  const { date, minutes } = localTime(at, span.timeZone)
  const to = minutesOfDay(span.to)
  return instantOf(minutes < to ? date : plusDays(date, 1), to, span.timeZone)
}

/** Whether the company works at that instant. */
export function isWorkingTime(at: Date, hours: WorkingHours): boolean {
  return nextWorkingTime(at, hours).getTime() === at.getTime()
}

/** The instant itself where the company works then, else the beginning of the next working hours. */
export function nextWorkingTime(at: Date, hours: WorkingHours): Date {
  const { date, minutes } = localTime(at, hours.timeZone)
  const isOver = minutes >= minutesOfDay(hours.to)
  const day = nextWorkingDay(isOver ? plusDays(date, 1) : date, hours)
  if (day === date && minutes >= minutesOfDay(hours.from)) return at
  return instantOf(day, minutesOfDay(hours.from), hours.timeZone)
}

function isWithin(at: Date, span: DailySpan): boolean {
  const [from, to] = [minutesOfDay(span.from), minutesOfDay(span.to)]
  const { minutes } = localTime(at, span.timeZone)
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to
}
