import type { Connection } from '../database/types.ts'

/** One line of the audit chain before it is chained. Holds ids and plain values, never what a person wrote. */
export type AuditLine = {
  /** Slack user id, or `system`. */
  readonly actor: string
  /** What was done, as `incident.reported`, `roles.changed`, `selfcheck.answered`. */
  readonly action: string
  /** The id of the thing it was done to. */
  readonly subject: string
  readonly details?: { readonly [key: string]: string | number | boolean | null }
}

/** The audit chain's front door for those who write to it. */
export type Audit = {
  /** Chains one line. The last statement of a transaction: it holds the chain's end until the commit. */
  append(transaction: Connection, line: AuditLine): Promise<void>
}
