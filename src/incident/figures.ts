import { localDate } from '../calendar/index.ts'
import type { Incident, Severity } from './types.ts'

/** What a month came to; drills and near misses are counted apart. */
export type MonthFigures = {
  /** `2026-11`, in Japan. */
  readonly month: string
  readonly incidents: number
  readonly nearMisses: number
  readonly drills: number
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly byType: Readonly<Record<string, number>>
  readonly closed: number
  /** Median minutes from the report to the first acknowledgement that still stands; `undefined` where there is none. */
  readonly minutesToAcknowledge: number | undefined
}

type Counted = Pick<
  Incident,
  | 'drill'
  | 'certainty'
  | 'severity'
  | 'type'
  | 'status'
  | 'reportedAt'
  | 'noticed'
  | 'acknowledged'
  | 'naming'
>

/** The figures of every month from the first to the last with an incident, oldest first; deleted ones count too. */
export function monthlyFigures(incidents: readonly Counted[], timeZone = 'Asia/Tokyo'): MonthFigures[] {
  const months = Map.groupBy(incidents, ({ reportedAt }) => localDate(reportedAt, timeZone).slice(0, 7))
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, all]) => {
      const real = all.filter(({ drill }) => !drill)
      const counted = real.filter(({ certainty }) => certainty !== 'near-miss')
      const ofSeverity = (severity: Severity) => counted.filter((each) => each.severity === severity).length
      return {
        month,
        incidents: counted.length,
        nearMisses: real.length - counted.length,
        drills: all.length - real.length,
        bySeverity: { 0: ofSeverity(0), 1: ofSeverity(1), 2: ofSeverity(2), 3: ofSeverity(3) },
        byType: Object.fromEntries(
          [...Map.groupBy(counted, ({ type }) => type)].map(([type, found]) => [type, found.length]),
        ),
        closed: counted.filter(({ status }) => status === 'closed').length,
        minutesToAcknowledge: median(counted.flatMap(minutesToAcknowledge)),
      }
    })
}

/** What a drill measured: minutes from noticing to the report, and from the report to the acknowledgement. */
export function drillFigures(drill: Pick<Counted, 'noticed' | 'reportedAt' | 'acknowledged'>): {
  readonly minutesToReport: number | undefined
  readonly minutesToAcknowledge: number | undefined
} {
  const { noticed, reportedAt, acknowledged } = drill
  return {
    minutesToReport: noticed?.precision === 'minute' ? minutesBetween(noticed.at, reportedAt) : undefined,
    minutesToAcknowledge: acknowledged && minutesBetween(reportedAt, acknowledged.at),
  }
}

// Half a year, as the shortest time after which nothing at all is worth asking about. Ours.
const silentDays = 183

/** Whether so long nothing was reported that it may be the reporting that fails. @param lastAt of no drill. */
export function isSilent(lastAt: Date, now: Date): boolean {
  return now.getTime() - lastAt.getTime() >= silentDays * 86_400_000
}

// Of a report without a name only the hour is kept: it would measure the rounding.
function minutesToAcknowledge({ reportedAt, acknowledged, naming }: Counted): number[] {
  if (acknowledged === undefined || naming !== 'named') return []
  return [minutesBetween(reportedAt, acknowledged.at)]
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000))
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2)
}
