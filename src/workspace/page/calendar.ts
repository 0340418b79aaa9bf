/** A day as `2026-11-23`, as Slack's date pickers hold it. */
export type Day = string

/** The days a month's page shows: whole weeks from Sunday on, those of the neighbouring months among them. */
export function weeksOf(month: Day): Day[][] {
  const first = `${month.slice(0, 7)}-01`
  const start = addDays(first, -toDate(first).getUTCDay())
  const weeks: Day[][] = []
  for (let day = start; weeks.length === 0 || day.slice(0, 7) === month.slice(0, 7); day = addDays(day, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((more) => addDays(day, more)))
  return weeks
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(toDate(day).getTime() + days * 86_400_000)
}

/** The same day of another month, or that month's last when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const date = toDate(day)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return toDay(first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * 86_400_000)
}

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && toDay(Date.parse(text)) === text
  )
}

/** A day in the reader's words: `2026年11月23日(月)`, `Mon, Nov 23, 2026`. */
export function formatDate(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: locale.startsWith('ja') ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(toDate(day))
}

/** A month in the reader's words: `2026年11月`, `November 2026`. */
export function formatMonth(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
    toDate(day),
  )
}

/** The names of the seven days from Sunday on, short and whole. */
export function weekdayNames(locale: string): { short: string; long: string }[] {
  // 1 November 2026 is a Sunday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const date = Date.UTC(2026, 10, day)
    const name = (weekday: 'narrow' | 'short' | 'long') =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday }).format(date)
    return { short: name(locale.startsWith('ja') ? 'narrow' : 'short'), long: name('long') }
  })
}

/** `17:38` in the reader's words: `17:38` in Japanese, `5:38 PM` in English. */
export function formatClock(time: string, locale: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const japanese = locale.startsWith('ja')
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
    hour12: !japanese,
  })
    .format(Date.UTC(2026, 0, 1, hour, minute))
    .replace(/\u202f/g, ' ')
}

/**
 * The time a person typed, as `HH:MM`: `14:05`, `1405`, `2:05 pm`, `午後2時5分`, `９時`, `9時半`. `undefined` when it is
 * no time of a day.
 */
export function parseClock(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/[.\s]/g, '')
  const match = /^(午前|午後|am|pm)?(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分?|(半))?|(\d{2}))?(am|pm)?$/.exec(
    text,
  )
  if (match === null) return undefined
  const half = match[1] ?? match[7]
  const given = Number(match[2])
  const minute = match[5] === undefined ? Number(match[3] ?? match[4] ?? match[6] ?? 0) : 30
  const isAfternoon = half === '午後' || half === 'pm'
  if (half !== undefined && given > 12) return undefined
  const hour = half === undefined ? given : (given % 12) + (isAfternoon ? 12 : 0)
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function toDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}
