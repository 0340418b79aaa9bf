import { holidayName, instantOf, localDate, plusDays, plusMinutes, weekdayOf } from '../calendar/index.ts'
import type { ReportingRule, RuleClock } from './ruleSchema.ts'
import type { ClockMark } from './store/work.ts'
import { judgeTriage, untriaged } from './triage.ts'
import type { Incident } from './types.ts'

/** The clocks of the law; all others have the ids of the reporting rule. */
export const legalClocks = ['prompt_report', 'full_report', 'notify_persons', 'tell_entruster'] as const

/** A deadline that runs, always a 目安: the officer and the authority decide. */
export type IncidentClock = {
  readonly id: string
  readonly basis: 'law' | RuleClock['basis']
  /** `may`: it is not known yet whether it applies, and it runs as if it did. */
  readonly applies: 'yes' | 'may'
  /** When it was known: what the clock counts from. */
  readonly startsAt: Date
  /** The instant by the earlier reading; `undefined` where there is only 速やかに. */
  readonly dueAt: Date | undefined
  /** From which day on within the range, for 速報 (day 3 of 3 to 5); as `2026-11-25`. */
  readonly fromDay: string | undefined
  /** The day it is due in Japan, as `2026-11-27`. */
  readonly dueDay: string | undefined
  /** What kind of day that is; shown, never skipped. */
  readonly dayOff: 'weekend' | 'holiday' | undefined
  readonly state: 'running' | 'overdue' | 'done' | 'not-needed'
  readonly doneAt: Date | undefined
}

/** At these shares of a clock's time somebody is warned. */
export const warningShares = [0.5, 0.8, 1] as const
export type WarningShare = (typeof warningShares)[number]

// Days after the day of knowing, that day being the first: 速報 about 3 to 5 days (PPC guideline 3-5-3-3), 確報 30 or 60
// (規則 8 条 2 項). Whether the day of knowing counts is not settled: the earlier reading is safe.
const promptDays = { from: 3, until: 5 } as const
const japan = 'Asia/Tokyo'

/**
 * When the company knew, by the earlier reading: noticed or reported, whichever was first. Of a day without a time, its
 * beginning.
 */
export function knownAt(incident: Pick<Incident, 'noticed' | 'reportedAt'>): Date {
  const noticed = incident.noticed?.at
  return noticed !== undefined && noticed < incident.reportedAt ? noticed : incident.reportedAt
}

/**
 * Every clock of an incident as it stands now: the law's, where personal data are or may be in it, and those of the
 * reporting rule. Near misses have none.
 */
export function planClocks(
  incident: Pick<
    Incident,
    | 'type'
    | 'severity'
    | 'certainty'
    | 'personalData'
    | 'noticed'
    | 'reportedAt'
    | 'triage'
    | 'noReportSince'
    | 'severityConfirmed'
    | 'closedAt'
    | 'deletedAt'
  >,
  rule: ReportingRule,
  marks: readonly ClockMark[],
  now: Date,
): IncidentClock[] {
  if (incident.certainty === 'near-miss' || incident.deletedAt !== undefined) return []
  const known = knownAt(incident)
  const markOf = (id: string) => marks.find((mark) => mark.clock === id)
  const legal = planLegal()
  const own = rule.clocks.flatMap((clock) => {
    const startsAt = startOf(clock)
    if (startsAt === undefined) return []
    const dueAt = plusMinutes(startsAt, clock.afterHours * 60)
    const isDone = clock.id === 'first_assessment' && incident.severityConfirmed
    return [stand({ id: clock.id, basis: clock.basis, applies: 'yes', startsAt, dueAt, isDone })]
  })
  return [...legal, ...own]

  function planLegal(): IncidentClock[] {
    const triage = incident.triage ?? untriaged(incident.personalData)
    if (triage.personalData === 'no') return []
    const { verdict, tellEntruster, fullReportDays } = judgeTriage(triage)
    // Two persons have to say that no report is needed: what a triage suggests does not stop a clock.
    const applies = verdict === 'applies' ? 'yes' : 'may'
    const isNotNeeded = incident.noReportSince !== undefined
    const common = { basis: 'law', applies, startsAt: known, isNotNeeded } as const
    return [
      stand({
        ...common,
        id: 'prompt_report',
        dueAt: daysOn(known, promptDays.until),
        fromDay: plusDays(localDate(known, japan), promptDays.from - 1),
      }),
      stand({ ...common, id: 'full_report', dueAt: daysOn(known, fullReportDays) }),
      stand({ ...common, id: 'notify_persons', dueAt: undefined }),
      ...(tellEntruster ? [stand({ ...common, id: 'tell_entruster', dueAt: undefined })] : []),
    ]
  }

  function startOf(clock: RuleClock): Date | undefined {
    const byHand = markOf(clock.id)?.startedAt
    if (byHand !== undefined) return known
    const fits =
      !clock.byHand &&
      incident.severity >= clock.severityFrom &&
      (clock.types === undefined || clock.types.includes(incident.type))
    return fits ? known : undefined
  }

  function stand(
    clock: Pick<IncidentClock, 'id' | 'basis' | 'applies' | 'startsAt' | 'dueAt'> & {
      readonly fromDay?: string
      readonly isNotNeeded?: boolean
      readonly isDone?: boolean
    },
  ): IncidentClock {
    const { id, basis, applies, startsAt, dueAt, fromDay, isNotNeeded, isDone } = clock
    const doneAt = markOf(id)?.doneAt
    const dueDay = dueAt && localDate(dueAt, japan)
    const isOver = doneAt !== undefined || isDone === true
    const state = isOver
      ? 'done'
      : isNotNeeded === true || incident.closedAt !== undefined
        ? 'not-needed'
        : dueAt !== undefined && now >= dueAt
          ? 'overdue'
          : 'running'
    return { id, basis, applies, startsAt, dueAt, fromDay, dueDay, dayOff: dayOff(dueDay), state, doneAt }
  }
}

/** When a clock's warnings fall due: those still ahead, and of those that passed the last, at once. */
export function planWarnings(
  clock: Pick<IncidentClock, 'startsAt' | 'dueAt' | 'state'>,
  now: Date,
): { readonly share: WarningShare; readonly at: Date }[] {
  const { startsAt, dueAt, state } = clock
  if (dueAt === undefined || state === 'done' || state === 'not-needed') return []
  const span = dueAt.getTime() - startsAt.getTime()
  const all = warningShares.map((share) => ({ share, at: new Date(startsAt.getTime() + span * share) }))
  const ahead = all.filter(({ at }) => at > now)
  const passed = all.filter(({ at }) => at <= now).at(-1)
  return passed === undefined ? ahead : [{ share: passed.share, at: now }, ...ahead]
}

// The day of knowing is the first; due at the same time of the last day, but for a day known without its time: by its end.
function daysOn(known: Date, days: number): Date {
  const day = localDate(known, japan)
  const last = plusDays(day, days - 1)
  const minutes = Math.floor((known.getTime() - instantOf(day, 0, japan).getTime()) / 60_000)
  return instantOf(last, minutes === 0 ? 1_439 : minutes, japan)
}

function dayOff(day: string | undefined): IncidentClock['dayOff'] {
  if (day === undefined) return undefined
  if (holidayName(day, 'ja') !== undefined) return 'holiday'
  return ['sat', 'sun'].includes(weekdayOf(day)) ? 'weekend' : undefined
}
