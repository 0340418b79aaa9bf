import { z } from 'zod'
import { parseJson } from '../common/json.ts'
import type { ChainLine } from './chain.ts'
import type { Redaction, RedactionResult } from './types.ts'

/** The action of the line that records a redaction; its subject is the sequence of the line that lost its text. */
export const redactedAction = 'audit.redacted'

const Details = z.object({ reason: z.string().min(1), by: z.string().min(1), approvedBy: z.string().min(1) })

/** Why a line must keep its text; `undefined` where it may go. */
export function refuseRedaction(
  line: ChainLine | undefined,
  { reason, by, approvedBy }: Omit<Redaction, 'sequence'>,
): (RedactionResult & { kind: 'refused' })['because'] | undefined {
  if (reason.trim() === '') return 'no-reason'
  if (by === approvedBy) return 'same-person'
  if (line === undefined) return 'not-found'
  if (line.form === 1) return 'old-form'
  if (line.action === redactedAction) return 'redaction'
  return line.salt === null ? 'already' : undefined
}

/** The sequence of the line that this one declares redacted; `undefined` where it does not, or not as it must. */
export function readRedaction(line: ChainLine): number | undefined {
  if (line.action !== redactedAction || line.subject === null || line.details === null) return undefined
  const details = Details.safeParse(parseJson(line.details))
  const sequence = Number(line.subject)
  const isWhole = details.success && details.data.by !== details.data.approvedBy
  return isWhole && Number.isInteger(sequence) && sequence < line.sequence ? sequence : undefined
}
