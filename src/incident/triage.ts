import type { KnownOrNot, Triage } from './types.ts'

/** The four categories of the rule (規則 7 条): sensitive data, property damage, improper purpose, over 1,000 persons. */
export type TriageCategory = 'sensitive' | 'property-damage' | 'improper-purpose' | 'over-thousand'

/** What a triage comes to. Only a suggestion: the officer and the authority decide. */
export type TriageResult = {
  readonly verdict: 'applies' | 'may-apply' | 'does-not-apply'
  /** Categories that hold, then those nobody knows yet. */
  readonly categories: readonly { readonly category: TriageCategory; readonly known: 'yes' | 'unknown' }[]
  /** What takes the duty away. */
  readonly exemption: 'encrypted' | 'recovered-unseen' | undefined
  /** Entrusted data: the duty falls away for whoever tells the one who entrusted them. */
  readonly tellEntruster: boolean
  /** My Numbers have a rule and a form of their own; where unsure, that way is taken. */
  readonly myNumber: boolean
  /** Days for the 確報: 60 where an improper purpose is known or suspected, else 30. */
  readonly fullReportDays: 30 | 60
}

/** The answers before anybody has looked. */
export function untriaged(personalData: KnownOrNot): Triage {
  return {
    personalData,
    sensitive: 'unknown',
    propertyDamage: 'unknown',
    improperPurpose: 'unknown',
    overThousand: 'unknown',
    encrypted: 'unknown',
    recoveredUnseen: 'unknown',
    entrusted: 'unknown',
    myNumber: 'unknown',
  }
}

/**
 * Whether the law's report may be due. What nobody knows counts as possible, for a possible case is to be reported too;
 * only the 60 days, which are the later date, want an improper purpose that is known.
 *
 * Source: 個人情報保護法 26 条, 規則 7・8・10 条, 番号法 29 条の 4; the exemptions after BUSINESS LAWYERS 1433 and the PPC's
 * guideline 3-5-1-1 (Q&A 6-1).
 */
export function judgeTriage(triage: Triage): TriageResult {
  const answers = [
    ['sensitive', triage.sensitive],
    ['property-damage', triage.propertyDamage],
    ['improper-purpose', triage.improperPurpose],
    ['over-thousand', triage.overThousand],
  ] as const
  const categories = (['yes', 'unknown'] as const).flatMap((known) =>
    answers.flatMap(([category, answer]) => (answer === known ? [{ category, known }] : [])),
  )
  const exemption =
    triage.encrypted === 'yes'
      ? 'encrypted'
      : triage.recoveredUnseen === 'yes'
        ? 'recovered-unseen'
        : undefined
  const common = {
    categories,
    exemption,
    tellEntruster: triage.personalData !== 'no' && triage.entrusted === 'yes',
    myNumber: triage.personalData !== 'no' && triage.myNumber !== 'no',
    fullReportDays: triage.improperPurpose === 'yes' ? 60 : 30,
  } as const
  if (triage.personalData === 'no' || exemption !== undefined || categories.length === 0)
    return { ...common, verdict: 'does-not-apply' }
  const isSure = triage.personalData === 'yes' && categories[0]?.known === 'yes'
  return { ...common, verdict: isSure ? 'applies' : 'may-apply' }
}
