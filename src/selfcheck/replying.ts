import { skipItem, stepBack } from './dialogue.ts'
import type { parseReply } from './reply.ts'
import type { ReplyLead, Session, SessionAction } from './types.ts'

/** What a typed reply calls for: a step, the item again with something said first, or nothing of ours. */
export type ReplyDecision =
  | { readonly kind: 'act'; readonly action: SessionAction }
  | { readonly kind: 'lead'; readonly lead: ReplyLead; readonly pending: string | null }
  | { readonly kind: 'other' }

/**
 * What a reply does to an open session. While a guess waits to be confirmed, a plain yes confirms it; a plain no to the
 * guess いいえ could mean either, so it only brings the buttons back.
 */
export function decideReply(
  session: Session,
  parsed: ReturnType<typeof parseReply>,
  asksBack: boolean,
): ReplyDecision {
  const { option, sure, reading } = parsed
  const { pending, checklist } = session
  const again = (lead: ReplyLead, waiting: string | null = null): ReplyDecision => ({
    kind: 'lead',
    lead,
    pending: waiting,
  })
  if (pending !== null && option !== null && sure) {
    if (option === 'yes') return { kind: 'act', action: { kind: 'answer', optionId: pending } }
    if (option === 'no') return again('unclear')
  }
  if (option !== null) {
    return sure || option === pending
      ? { kind: 'act', action: { kind: 'answer', optionId: option } }
      : again('confirm', option)
  }
  switch (reading.kind) {
    case 'question':
      return { kind: 'other' }
    case 'answer':
    case 'unclear':
      return asksBack ? again('unclear') : { kind: 'other' }
    case 'command':
      switch (reading.command) {
        case 'why':
        case 'example':
        case 'later':
          return again(reading.command)
        case 'pause':
          return { kind: 'act', action: { kind: 'pause' } }
        case 'resume':
          return again('returned')
        case 'skip':
          return skipItem(checklist, session).current === session.current
            ? again('last')
            : { kind: 'act', action: { kind: 'skip' } }
        case 'back':
          return stepBack(checklist, session).current === session.current
            ? again('first')
            : { kind: 'act', action: { kind: 'back' } }
      }
  }
}
