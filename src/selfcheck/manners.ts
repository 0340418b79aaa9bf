import { z } from 'zod'
import {
  instantOf,
  isWorkingDay,
  localDate,
  localTime,
  minutesOfDay,
  nextWorkingTime,
  plusDays,
  plusWorkingDays,
  type WorkingDays,
  weekdays,
} from '../calendar/index.ts'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time, as 09:00')

/** When people may be written to, as `knowledge/reminders.yml` says it. */
export const mannersSchema = z.strictObject({
  from: time.describe('Nothing goes out before, on the person’s own clock.'),
  to: time.describe('Nothing goes out from then on.'),
  days: z.array(z.enum(weekdays)).min(1),
  onHolidays: z.boolean().describe('Whether the company works on public holidays.'),
  closed: z
    .array(z.string().regex(/^(?:\d{4}-)?\d{2}-\d{2}$/, 'expected 2026-12-28, or 12-29 for every year'))
    .describe('Further days off: お盆, 年末年始, the company’s own.'),
  remindBefore: z
    .array(z.int().min(0).max(60))
    .describe('Working days before the due day on which people are reminded.'),
  remindAfter: z.array(z.int().min(1).max(30)).describe('Working days after it.'),
})
export type Manners = z.infer<typeof mannersSchema>

/** Weekdays from nine to six, without public holidays, お盆 and the turn of the year. */
export const usualManners: Manners = {
  from: '09:00',
  to: '18:00',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  onHolidays: false,
  closed: ['08-13', '08-14', '08-15', '08-16', '12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
  remindBefore: [5, 2, 0],
  remindAfter: [1],
}

/** Somebody who may be reminded, with what is known of them now. */
export type Reminded = {
  readonly userId: string
  readonly timeZone: string
  readonly invitedAt: Date | null
  readonly finishedAt: Date | null
  readonly remindedOn: string | null
  /** On leave by their Slack status. */
  readonly isAway: boolean
  readonly doesNotDisturb: boolean
  /** Days off as entered, first and last day. */
  readonly absences: readonly { readonly from: string; readonly to: string }[]
}

/** Who is to be reminded now, with the working days they have left (0: today is the last, below: since). */
export function planReminders(
  now: Date,
  dueOn: string,
  people: readonly Reminded[],
  manners: Manners,
): { readonly userId: string; readonly today: string; readonly daysLeft: number }[] {
  return people.flatMap((person) => {
    if (person.finishedAt !== null || person.invitedAt === null || !mayDisturb(now, person, manners))
      return []
    const today = localDate(now, person.timeZone)
    const working = workingDays(manners, today)
    const milestone = milestones(dueOn, manners).findLast((day) => day <= today)
    const since = person.remindedOn ?? localDate(person.invitedAt, person.timeZone)
    if (milestone === undefined || milestone <= since) return []
    return [{ userId: person.userId, today, daysLeft: workingDaysLeft(today, dueOn, working) }]
  })
}

/** Whether somebody may be written to now: at work, not away, and not undisturbed. */
export function mayDisturb(
  now: Date,
  person: Pick<Reminded, 'timeZone' | 'isAway' | 'doesNotDisturb' | 'absences'>,
  manners: Manners,
): boolean {
  const { date, minutes } = localTime(now, person.timeZone)
  if (person.isAway || person.doesNotDisturb) return false
  if (minutes < minutesOfDay(manners.from) || minutes >= minutesOfDay(manners.to)) return false
  if (!isWorkingDay(date, workingDays(manners, date))) return false
  return !person.absences.some(({ from, to }) => from <= date && date <= to)
}

/** The moment itself where the person is at work then, else the beginning of their next working hours. */
export function nextDisturbable(at: Date, timeZone: string, manners: Manners): Date {
  const hours = {
    ...workingDays(manners, localDate(at, timeZone)),
    from: manners.from,
    to: manners.to,
    timeZone,
  }
  return nextWorkingTime(at, hours)
}

/** The beginning of somebody's working hours on a day, or on the next one the company works. */
export function workingMorning(day: string, timeZone: string, manners: Manners): Date {
  return nextDisturbable(instantOf(day, 0, timeZone), timeZone, manners)
}

/** The company's working days around a day, days off of every year written out. */
export function workingDays({ days, onHolidays, closed }: Manners, around: string): WorkingDays {
  const year = Number(around.slice(0, 4))
  const written = closed.flatMap((day) =>
    day.length === 10 ? [day] : [year - 1, year, year + 1].map((each) => `${each}-${day}`),
  )
  return { days, onHolidays, closed: written }
}

/** Whether the company works on a day; told where a due day is chosen. */
export function isWorkDayOf(day: string, manners: Manners): boolean {
  return isWorkingDay(day, workingDays(manners, day))
}

/** Working days from today to the due day: 0 on it, below 0 after it. */
export function workingDaysLeft(today: string, dueOn: string, working: WorkingDays): number {
  const [from, to] = today <= dueOn ? [today, dueOn] : [dueOn, today]
  let count = 0
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    if (isWorkingDay(day, working)) count += 1
  return today <= dueOn ? count : -count
}

/**
 * Whether a Slack status says that somebody is on leave. By its words and the emoji people use for it; a meeting or a
 * lunch is no leave.
 */
export function saysAway(status: { readonly text: string; readonly emoji: string }): boolean {
  const text = status.text.normalize('NFKC').toLowerCase()
  return (
    /休暇|有給|有休|年休|代休|振休|夏休|冬休|お休み|休み(?!時間)|休業|育休|産休|病欠|欠勤|忌引|不在|療養|入院|旅行中|長期休/u.test(
      text,
    ) ||
    /\b(?:vacation|holidays?|on leave|annual leave|parental leave|out of (?:the )?office|ooo|pto|day off|days off|off (?:today|sick)|sick|away until|travell?ing)\b/u.test(
      text,
    ) ||
    /^:(?:palm_tree|desert_island|beach_with_umbrella|face_with_thermometer|face_with_head_bandage|airplane|baby)/u.test(
      status.emoji,
    )
  )
}

// In order; the due day itself counts as the last working day up to it.
function milestones(dueOn: string, manners: Manners): string[] {
  const working = workingDays(manners, dueOn)
  const before = manners.remindBefore.map((count) => minusWorkingDays(dueOn, count, working))
  const after = manners.remindAfter.map((count) => plusWorkingDays(plusDays(dueOn, 1), count - 1, working))
  return [...before, ...after].sort()
}

function minusWorkingDays(date: string, count: number, working: WorkingDays): string {
  let day = date
  while (!isWorkingDay(day, working)) day = plusDays(day, -1)
  for (let left = count; left > 0; left -= 1) {
    day = plusDays(day, -1)
    while (!isWorkingDay(day, working)) day = plusDays(day, -1)
  }
  return day
}
