import type { Connection } from '../database/types.ts'
import type { DomainParts } from './parts.ts'
import { mayRule } from './permissions.ts'
import { ReportingRule } from './ruleSchema.ts'
import {
  deleteAbsences,
  insertRule,
  type KeptRule,
  listAbsences,
  listRules,
  saveAbsence,
} from './store/rules.ts'
import type { Absence, Actor } from './types.ts'

/** What came of changing the rule. */
export type RuleChange =
  | { readonly kind: 'changed'; readonly rule: ReportingRule }
  | { readonly kind: 'not-allowed' }
  /** Somebody else changed it meanwhile. */
  | { readonly kind: 'stale'; readonly current: number }
  | {
      readonly kind: 'invalid'
      readonly problems: readonly { readonly field: string; readonly message: string }[]
    }

export type Rules = {
  /** The rule that holds now. */
  currentRule(): Promise<ReportingRule>
  /** Every version that was in force, newest first, at most 50. */
  listRules(): Promise<readonly KeptRule[]>
  /**
   * Puts a rule in force as the next version; incidents that have begun keep theirs.
   *
   * @param rule its `version` is that of the rule it was made from; the next number is given here.
   */
  changeRule(rule: unknown, by: Actor): Promise<RuleChange>
  /** Who is away now or later. */
  listAbsences(): Promise<readonly Absence[]>
  /** Notes an absence: one's own, or by an officer or administrator anybody's. @returns false when not allowed. */
  setAway(absence: Absence, by: Actor): Promise<boolean>
  /** Takes back every absence of a person that has not ended. @returns false when not allowed. */
  setBack(userId: string, by: Actor): Promise<boolean>
}

/** The reporting rule in its versions, and who is away. */
export function createRules(parts: DomainParts): Rules {
  const { database, clock, audit } = parts
  const maySet = (userId: string, by: Actor) => userId === by.userId || mayRule(by)

  return {
    currentRule: () => findCurrentRule(database, parts),
    listRules: () => listRules(database, 50),

    async changeRule(given, by) {
      if (!mayRule(by)) return { kind: 'not-allowed' }
      const parsed = ReportingRule.safeParse(given)
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
        return { kind: 'invalid', problems }
      }
      return await database.transaction(async (transaction): Promise<RuleChange> => {
        const current = await keepCurrentRule(transaction, parts)
        if (parsed.data.version !== current.version) return { kind: 'stale', current: current.version }
        const rule = { ...parsed.data, version: current.version + 1 }
        const kept = { version: rule.version, rule, at: clock.now(), by: by.userId }
        if (!(await insertRule(transaction, kept))) return { kind: 'stale', current: rule.version }
        await audit.append(transaction, {
          actor: by.userId,
          action: 'rule.changed',
          subject: 'reporting-rule',
          details: { version: rule.version },
        })
        return { kind: 'changed', rule }
      })
    },

    listAbsences: () => listAbsences(database, clock.now()),

    async setAway(absence, by) {
      if (!maySet(absence.userId, by) || absence.until <= absence.from) return false
      await database.transaction(async (transaction) => {
        await saveAbsence(transaction, absence, by.userId)
        await audit.append(transaction, {
          actor: by.userId,
          action: 'absence.set',
          subject: absence.userId,
          details: {
            from: absence.from.toISOString(),
            until: absence.until.toISOString(),
            standIn: absence.standIn ?? null,
          },
        })
      })
      return true
    },

    async setBack(userId, by) {
      if (!maySet(userId, by)) return false
      await database.transaction(async (transaction) => {
        await deleteAbsences(transaction, userId, clock.now())
        await audit.append(transaction, { actor: by.userId, action: 'absence.ended', subject: userId })
      })
      return true
    },
  }
}

/** The rule that holds now: of the file's and the database's the higher version. */
export async function findCurrentRule(
  connection: Connection,
  { rule }: Pick<DomainParts, 'rule'>,
): Promise<ReportingRule> {
  const [latest] = await listRules(connection, 1)
  return latest === undefined || latest.version < rule.version ? rule : ReportingRule.parse(latest.rule)
}

/** The same; a version of the file that was not in force before is kept as one from now on. */
export async function keepCurrentRule(
  transaction: Connection,
  { rule, clock }: Pick<DomainParts, 'rule' | 'clock'>,
): Promise<ReportingRule> {
  const current = await findCurrentRule(transaction, { rule })
  if (current === rule)
    await insertRule(transaction, { version: rule.version, rule, at: clock.now(), by: 'file' })
  return current
}
