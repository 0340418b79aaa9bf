import type { IncidentType, SeverityCondition } from './schema.ts'
import type { KnownOrNot, Severity } from './types.ts'

/** What a report says about the conditions that raise a severity; what is not asked is `unknown`. */
export type SeverityFacts = Partial<Record<SeverityCondition, KnownOrNot>>

/**
 * The severity a report begins with: the type's base, raised by what is known to hold. Two cautions beyond the type's
 * own list: personal data that may be involved count as 2 until somebody knows, and what still goes on is at least 2.
 * A first guess: the responder may change it.
 *
 * Source: the scale 0–3 of Tokyo's guide for small firms, Ver. 3 (tcyss2/GuideBook3, page 62); the two cautions are ours.
 */
export function provisionalSeverity(type: Pick<IncidentType, 'severity'>, facts: SeverityFacts): Severity {
  const raised = type.severity.raise.map(({ when, to }) => raisedTo(to, when, facts))
  const ongoing = facts.ongoing === 'yes' ? 2 : 0
  return highest([type.severity.base, ongoing, ...raised])
}

function raisedTo(to: Severity, when: SeverityCondition, facts: SeverityFacts): Severity {
  const fact = facts[when]
  if (fact === 'yes') return to
  if (fact === 'unknown' && when === 'personal_data') return to > 2 ? 2 : to
  return 0
}

function highest(levels: readonly Severity[]): Severity {
  return ([3, 2, 1] as const).find((level) => levels.includes(level)) ?? 0
}
