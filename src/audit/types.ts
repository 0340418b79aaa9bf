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
  /** `hour`: the line's time is the beginning of the hour, where the minute could tell who it was. */
  readonly precision?: 'hour'
}

/** A line as it is read; actor, subject and details are `undefined` where it was redacted. */
export type AuditEntry = {
  readonly sequence: number
  readonly at: Date
  readonly action: string
  readonly actor: string | undefined
  readonly subject: string | undefined
  readonly details: Readonly<Record<string, string | number | boolean | null>> | undefined
}

/** The deletion of a line's text that two persons have agreed on. */
export type Redaction = {
  readonly sequence: number
  readonly reason: string
  readonly by: string
  /** Somebody else than `by`. */
  readonly approvedBy: string
}

export type RedactionResult =
  | { readonly kind: 'redacted' }
  /** `old-form`: lines from before form 2 hash their text itself; `redaction`: a line that records one stays. */
  | {
      readonly kind: 'refused'
      readonly because: 'not-found' | 'old-form' | 'redaction' | 'already' | 'no-reason' | 'same-person'
    }

/** The audit chain's front door for those who write to it. */
export type Audit = {
  /** Chains one line. The last statement of a transaction: it holds the chain's end until the commit. */
  append(transaction: Connection, line: AuditLine): Promise<void>
  /**
   * Deletes the text of a line and chains a line that says so. Old copies of the row leave the database's files only when
   * the database cleans up behind itself.
   */
  redact(transaction: Connection, redaction: Redaction): Promise<RedactionResult>
  /** What was done to one thing, oldest first, at most `limit`: who reported, viewed, exported it. */
  listOf(connection: Connection, subject: string, limit: number): Promise<readonly AuditEntry[]>
}

/** What a check of the chain found; `head` is the hash to note down outside. */
export type ChainCheck = {
  readonly ok: boolean
  readonly lines: number
  readonly head: string
  /** The sequence of the first fault, from 1, where it can be told. */
  readonly firstBad?: number
  readonly reason?: string
}

/** An end of the chain that was noted down outside of the database. */
export type Witness = { readonly hash: string; readonly sequence?: number | undefined }
