import type { ReportingRule, RuleStep, SeverityRule } from './schema.ts'
import type { PlannedStep, Severity } from './types.ts'

/** The first telling of every step for an incident reported at `reportedAt`, in the order in which they fall due. */
export function planSteps(rule: ReportingRule, severity: Severity, reportedAt: Date): PlannedStep[] {
  return severityRule(rule, severity).steps.map((step, index) => ({
    step: index,
    to: step.to,
    at: index === 0 ? reportedAt : awake(rule, severity, plusMinutes(reportedAt, step.afterMinutes)),
    repeatEveryMinutes: step.repeatEveryMinutes,
  }))
}

/**
 * When a step that was told at `toldAt` is told again, unless somebody acknowledges before. There is always a next time.
 *
 * @throws Error when the rule has no such step.
 */
export function nextTelling(rule: ReportingRule, severity: Severity, step: number, toldAt: Date): Date {
  return awake(rule, severity, plusMinutes(toldAt, stepOf(rule, severity, step).repeatEveryMinutes))
}

// Nobody was found for a step, or Slack could not be asked who they are: looked for again soon, by night too.
const nobodyReachedMinutes = 5

/** When a step is told again that reached nobody at `triedAt`. */
export function nextTry(triedAt: Date): Date {
  return plusMinutes(triedAt, nobodyReachedMinutes)
}

/**
 * The step's role and times.
 *
 * @throws Error when the rule has no such step.
 */
export function stepOf(rule: ReportingRule, severity: Severity, step: number): RuleStep {
  const found = severityRule(rule, severity).steps[step]
  if (found === undefined) throw new Error(`the reporting rule has no step ${step} for severity ${severity}`)
  return found
}

function severityRule(rule: ReportingRule, severity: Severity): SeverityRule {
  const found = rule.severities.find((candidate) => candidate.severity === severity)
  if (found === undefined) throw new Error(`the reporting rule says nothing of severity ${severity}`)
  return found
}

// The instant itself, or the end of the night it falls into where this severity lets people sleep.
function awake(rule: ReportingRule, severity: Severity, at: Date): Date {
  if (severityRule(rule, severity).atNight === 'tell') return at
  const from = minutesOfDay(rule.night.from)
  const to = minutesOfDay(rule.night.to)
  const local = localMinutesOfDay(at, rule.night.timeZone)
  const isNight = from < to ? local >= from && local < to : local >= from || local < to
  return isNight ? plusMinutes(startOfMinute(at), (to - local + 1_440) % 1_440) : at
}

function minutesOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

function localMinutesOfDay(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return minutesOfDay(format.format(at))
}

function startOfMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000)
}

function plusMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
