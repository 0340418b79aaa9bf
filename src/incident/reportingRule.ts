import { afterSpan, nextWorkingTime, plusMinutes } from '../calendar/index.ts'
import type { ReportingRule, RuleStep, SeverityRule } from './ruleSchema.ts'
import type { Incident, PlannedStep, Severity } from './types.ts'

/** What of an incident decides how the rule applies to it, beside its severity. */
export type RuleFacts = Partial<Pick<Incident, 'type' | 'ongoing' | 'personalData'>>

/** The first telling of every step for an incident reported at `reportedAt`, in the order in which they fall due. */
export function planSteps(
  rule: ReportingRule,
  severity: Severity,
  reportedAt: Date,
  facts: RuleFacts = {},
): PlannedStep[] {
  return ruleFor(rule, severity, facts).steps.map((step, index) => ({
    step: index,
    to: step.to,
    at: index === 0 ? reportedAt : awake(rule, severity, facts, plusMinutes(reportedAt, step.afterMinutes)),
    repeatEveryMinutes: step.repeatEveryMinutes,
  }))
}

/**
 * When a step that was told at `toldAt` is told again, unless somebody acknowledges before. There is always a next time.
 *
 * @throws Error when the rule has no such step.
 */
export function nextTelling(
  rule: ReportingRule,
  severity: Severity,
  step: number,
  toldAt: Date,
  facts: RuleFacts = {},
): Date {
  const { repeatEveryMinutes } = stepOf(rule, severity, step, facts)
  return awake(rule, severity, facts, plusMinutes(toldAt, repeatEveryMinutes))
}

// Nobody was found for a step, or Slack could not be asked who they are: looked for again soon, by night too.
const nobodyReachedMinutes = 5

/** When a step is told again that reached nobody at `triedAt`. */
export function nextTry(triedAt: Date): Date {
  return plusMinutes(triedAt, nobodyReachedMinutes)
}

/**
 * The tellings after an acknowledgement has lapsed at `at`: the first step and the second at once, the later ones with
 * the time between them that the rule gives.
 */
export function planAfterLapse(
  rule: ReportingRule,
  severity: Severity,
  at: Date,
  facts: RuleFacts = {},
): PlannedStep[] {
  const { steps } = ruleFor(rule, severity, facts)
  const second = steps[1]?.afterMinutes ?? 0
  return steps.map((step, index) => ({
    step: index,
    to: step.to,
    at: awake(rule, severity, facts, plusMinutes(at, Math.max(0, step.afterMinutes - second))),
    repeatEveryMinutes: step.repeatEveryMinutes,
  }))
}

/** When somebody who acknowledged, or did something, at `since` must have done something more. */
export function progressDue(
  rule: ReportingRule,
  severity: Severity,
  since: Date,
  facts: RuleFacts = {},
): Date {
  return awake(rule, severity, facts, plusMinutes(since, ruleFor(rule, severity, facts).progressMinutes))
}

/**
 * The step's role and times.
 *
 * @throws Error when the rule has no such step.
 */
export function stepOf(
  rule: ReportingRule,
  severity: Severity,
  step: number,
  facts: RuleFacts = {},
): RuleStep {
  const found = ruleFor(rule, severity, facts).steps[step]
  if (found === undefined) throw new Error(`the reporting rule has no step ${step} for severity ${severity}`)
  return found
}

/** Whether the rule has such a step for the incident. */
export function hasStep(
  rule: ReportingRule,
  severity: Severity,
  step: number,
  facts: RuleFacts = {},
): boolean {
  return step < ruleFor(rule, severity, facts).steps.length
}

/** Whether nothing about the incident waits, by night or on a day off, whatever its severity. */
export function isUrgent(rule: ReportingRule, facts: RuleFacts): boolean {
  const { when, types } = rule.urgent
  return (
    (when.includes('ongoing') && facts.ongoing === 'yes') ||
    (when.includes('personal_data') && facts.personalData === 'yes') ||
    (facts.type !== undefined && types.includes(facts.type))
  )
}

function ruleFor(rule: ReportingRule, severity: Severity, facts: RuleFacts): SeverityRule {
  const usual = rule.severities.find((candidate) => candidate.severity === severity)
  if (usual === undefined) throw new Error(`the reporting rule says nothing of severity ${severity}`)
  const differing = rule.exceptions.find(
    ({ types, severities }) => types.includes(facts.type ?? '') && severities.includes(severity),
  )
  if (differing === undefined) return usual
  const { waits = usual.waits, progressMinutes = usual.progressMinutes, steps = usual.steps } = differing
  return { severity, waits, progressMinutes, steps }
}

// The instant itself, or the end of the night or of the time off it falls into where this severity lets people be.
function awake(rule: ReportingRule, severity: Severity, facts: RuleFacts, at: Date): Date {
  const { waits } = ruleFor(rule, severity, facts)
  if (waits === 'never' || isUrgent(rule, facts)) return at
  const { timeZone, night, hours } = rule
  return waits === 'night'
    ? afterSpan(at, { ...night, timeZone })
    : nextWorkingTime(at, { ...hours, timeZone })
}
