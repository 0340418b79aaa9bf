import { plusMinutes } from '../calendar/index.ts'
import { chooseRecipients, extendNotTold, type Reach } from './recipients.ts'
import { isUrgent, planSteps, type RuleFacts, stepOf } from './reportingRule.ts'
import type { ReportingRule } from './ruleSchema.ts'
import type { Absence, ResponderRole, Severity } from './types.ts'

/** Who holds which role, who is away, and who must not be told. */
export type Staff = {
  readonly holders: Readonly<Record<ResponderRole, readonly string[]>>
  readonly absences: readonly Absence[]
  readonly notTold: readonly string[]
}

/** Why somebody is told at that time. */
export type TellingReason =
  | 'first-step'
  | 'not-acknowledged'
  | 'not-acknowledged-urgent'
  | 'waited-for-day'
  | 'those-before-away'
  | 'those-before-kept-from'
  | 'slack-did-not-deliver'

/** One telling as it would happen while nobody acknowledges. */
export type Telling = {
  readonly to: ResponderRole | 'mail'
  readonly at: Date
  readonly via: 'slack' | 'mail'
  readonly why: TellingReason
  /** Who that is now; left out where the staff is not known. */
  readonly people?: readonly string[]
  readonly reach?: Reach
}

/**
 * Who would be told of an incident reported now, in what order and when, as long as nobody acknowledges: the first telling
 * of every step, and the e-mail for the case that Slack does not deliver. The same rules as the real tellings go by.
 */
export function planTellings(input: {
  readonly rule: ReportingRule
  readonly severity: Severity
  readonly facts: RuleFacts
  readonly now: Date
  readonly staff?: Staff | undefined
}): Telling[] {
  const { rule, severity, facts, now, staff } = input
  let before: Telling | undefined
  const steps = planSteps(rule, severity, now, facts).map(({ step, to, at }): Telling => {
    const early = before?.reach === 'away' || before?.reach === 'kept-from' ? before : undefined
    const when = early === undefined ? at : early.at
    const why = reasonOf()
    const telling = { to, at: when, via: 'slack' as const, why, ...reached(to, when) }
    before = telling
    return telling

    function reasonOf(): TellingReason {
      if (step === 0) return 'first-step'
      if (early !== undefined) return early.reach === 'away' ? 'those-before-away' : 'those-before-kept-from'
      const due = plusMinutes(now, stepOf(rule, severity, step, facts).afterMinutes)
      if (at > due) return 'waited-for-day'
      return isUrgent(rule, facts) ? 'not-acknowledged-urgent' : 'not-acknowledged'
    }
  })

  function reached(role: ResponderRole, at: Date): Pick<Telling, 'people' | 'reach'> {
    if (staff === undefined) return {}
    const { holders, absences } = staff
    const notTold = extendNotTold(staff.notTold, rule.managers)
    const chosen = chooseRecipients(
      { role, holders: holders[role], owners: holders.owners, absences, notTold },
      at,
    )
    return { people: chosen.userIds, reach: chosen.reach }
  }

  const mail: Telling = {
    to: 'mail',
    at: plusMinutes(now, rule.mailAfterMinutes),
    via: 'mail',
    why: 'slack-did-not-deliver',
  }
  return [...steps, mail].sort((a, b) => a.at.getTime() - b.at.getTime())
}
