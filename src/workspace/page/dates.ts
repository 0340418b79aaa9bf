/** The zone in which the page shows times: the seeded company sits in Japan. */
export const pageTimeZone = 'Asia/Tokyo'

/** Milliseconds since 1970 of a message's `ts`. */
export function tsToMs(ts: string): number {
  return Math.floor(Number(ts) * 1000)
}

/** The time of day, `14:05` in Japanese and `2:05 PM` in English. */
export function formatTime(ms: number, locale: string): string {
  return part(
    ms,
    locale,
    locale.startsWith('ja') ? { hour: 'numeric', minute: '2-digit', hour12: false } : clock,
  )
}

/** Day, date and time in full, for a tooltip. */
export function formatFull(ms: number, locale: string): string {
  return `${part(ms, locale, longDay)} ${formatTime(ms, locale)}`
}

/** The name of a message's day as of `nowMs`: today, yesterday, or the day with its weekday. */
export function formatDay(ms: number, nowMs: number, locale: string): string {
  const relative = relativeDay(ms, nowMs, locale)
  if (relative !== undefined) return relative
  const sameYear = part(ms, locale, { year: 'numeric' }) === part(nowMs, locale, { year: 'numeric' })
  return part(ms, locale, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  })
}

/** A key that two moments of one day share. */
export function dayKey(ms: number): string {
  return isoDay.format(ms)
}

/** How long ago something was, in words: `3 分前`, `3 minutes ago`. */
export function formatAgo(ms: number, nowMs: number, locale: string): string {
  const seconds = Math.round((ms - nowMs) / 1000)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const size = Math.abs(seconds)
  if (size < 60) return words.format(0, 'second')
  if (size < 3600) return words.format(Math.trunc(seconds / 60), 'minute')
  if (size < 86_400) return words.format(Math.trunc(seconds / 3600), 'hour')
  return words.format(Math.trunc(seconds / 86_400), 'day')
}

/**
 * Fills Slack's date notation (`{date_short_pretty} {time}`) for one moment; unknown braces stay as they are.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatSlackDate(ms: number, format: string, nowMs: number, locale: string): string {
  return format.replace(/\{([a-z_]+)\}/g, (whole, token: string) => {
    switch (token) {
      case 'date_num':
        return dayKey(ms)
      case 'date':
        return part(ms, locale, { year: 'numeric', month: 'long', day: 'numeric' })
      case 'date_slash':
        return dayKey(ms).replaceAll('-', '/')
      case 'date_short':
        return part(ms, locale, shortDay)
      case 'date_long':
        return part(ms, locale, longDay)
      case 'date_pretty':
        return (
          relativeDay(ms, nowMs, locale) ??
          part(ms, locale, { year: 'numeric', month: 'long', day: 'numeric' })
        )
      case 'date_short_pretty':
        return relativeDay(ms, nowMs, locale) ?? part(ms, locale, shortDay)
      case 'date_long_pretty':
        return relativeDay(ms, nowMs, locale) ?? part(ms, locale, longDay)
      case 'time':
        return formatTime(ms, locale)
      case 'time_secs':
        return part(ms, locale, {
          hour: 'numeric',
          minute: '2-digit',
          second: '2-digit',
          hour12: !locale.startsWith('ja'),
        })
      case 'ago':
        return formatAgo(ms, nowMs, locale)
      case 'day_divider_pretty':
        return formatDay(ms, nowMs, locale)
      default:
        return whole
    }
  })
}

/** Made once: a list of messages asks for the day of each. */
const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: pageTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const clock = { hour: 'numeric', minute: '2-digit', hour12: true } as const
const shortDay = { year: 'numeric', month: 'short', day: 'numeric' } as const
const longDay = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const

function part(ms: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: pageTimeZone, ...options }).format(ms)
}

function relativeDay(ms: number, nowMs: number, locale: string): string | undefined {
  const japanese = locale.startsWith('ja')
  const dayMs = 86_400_000
  if (dayKey(ms) === dayKey(nowMs)) return japanese ? '今日' : 'Today'
  if (dayKey(ms) === dayKey(nowMs - dayMs)) return japanese ? '昨日' : 'Yesterday'
  if (dayKey(ms) === dayKey(nowMs + dayMs)) return japanese ? '明日' : 'Tomorrow'
  return undefined
}
