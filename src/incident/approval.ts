import type { Guarded } from './permissions.ts'
import { isTop } from './permissions.ts'
import type { SecondPersonAction } from './store/work.ts'
import type { Actor, Incident, Severity } from './types.ts'

/** What comes of asking for something that needs a second person. */
export type RequestOutcome = 'wait-for-second' | 'alone' | 'needs-top'

/**
 * Closing, lowering, 報告不要, deleting and redacting need a second person who is neither the reporter nor the cause. Where nobody else
 * is there who could be that person, the top decides alone, and the register says so.
 *
 * @param responders everyone who holds a responder's role now.
 */
export function judgeRequest(asker: Actor, incident: Guarded, responders: readonly string[]): RequestOutcome {
  const seconds = responders.filter(
    (userId) =>
      userId !== asker.userId && userId !== incident.reporterId && !incident.notTold.includes(userId),
  )
  if (seconds.length > 0) return 'wait-for-second'
  return isTop(asker) ? 'alone' : 'needs-top'
}

/** Why something cannot be asked for as the incident stands. */
export type RequestProblem =
  | 'reason-missing'
  | 'closed-already'
  | 'cause-missing'
  | 'prevention-missing'
  | 'tasks-open'
  | 'clocks-open'
  | 'not-lower'
  | 'decided-already'
  | 'text-unknown'

/** What stands in the way of a request; empty when it can be made. Near misses and drills close without cause. */
export function checkRequest(
  action: SecondPersonAction,
  incident: Pick<
    Incident,
    'status' | 'cause' | 'prevention' | 'severity' | 'certainty' | 'drill' | 'noReportSince' | 'withdrawnAt'
  >,
  given: {
    readonly reason: string
    readonly severity?: Severity | undefined
    readonly openTasks: number
    /** Whether the text to be redacted is there; left out where nothing is to be redacted. */
    readonly hasText?: boolean | undefined
    /** Clocks of the law that still run. */
    readonly openLegalClocks: number
  },
): RequestProblem[] {
  const problems: RequestProblem[] = []
  if (given.reason.trim() === '') problems.push('reason-missing')
  if (action === 'close') {
    const isLight = incident.certainty === 'near-miss' || incident.drill || incident.withdrawnAt !== undefined
    if (incident.status === 'closed') problems.push('closed-already')
    if (!isLight && incident.cause === '') problems.push('cause-missing')
    if (!isLight && incident.prevention === '') problems.push('prevention-missing')
    if (given.openTasks > 0) problems.push('tasks-open')
    if (given.openLegalClocks > 0) problems.push('clocks-open')
  }
  if (action === 'lower' && (given.severity === undefined || given.severity >= incident.severity))
    problems.push('not-lower')
  if (action === 'redact' && given.hasText !== true) problems.push('text-unknown')
  if (action === 'no-report' && incident.noReportSince !== undefined) problems.push('decided-already')
  return problems
}
