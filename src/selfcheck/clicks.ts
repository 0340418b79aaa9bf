import { giveAnswer, stepBack } from './dialogue.ts'
import type { Answers, ClickOutcome, Session, SessionClick, SessionStatus } from './types.ts'

/** What a click calls for on a session it was made on in time. */
export type Step = {
  readonly current: string | null
  readonly answers: Answers
  readonly status: SessionStatus
}

type Decision =
  | { readonly kind: 'step'; readonly session: Session; readonly step: Step }
  | Exclude<ClickOutcome, { readonly kind: 'moved' | 'finished' }>

/**
 * What a click does to the session as it stands: one step, or nothing and why.
 * `lastAction` is `nameAction` of the change made last; with it a double click is told from a late one.
 */
export function decideClick(
  session: (Session & { readonly lastAction: string }) | undefined,
  click: SessionClick,
): Decision {
  if (session === undefined) return { kind: 'not-found' }
  if (session.userId !== click.userId) return { kind: 'not-yours' }
  if (click.version === session.version - 1 && session.lastAction === nameAction(click)) {
    return { kind: 'repeated', session }
  }
  if (session.status === 'finished') return { kind: 'closed', session }
  const step = click.version === session.version ? stepFor(session, click) : undefined
  return step === undefined ? { kind: 'stale', session } : { kind: 'step', session, step }
}

/** A click's action in one word a double click shares with it, as `answer:1-1:yes`. */
export function nameAction({ action, itemId }: SessionClick): string {
  return action.kind === 'answer' ? `answer:${itemId}:${action.optionId}` : `${action.kind}:${itemId}`
}

// Undefined where the action has no place in this state: a value nobody was offered.
function stepFor(session: Session, { action, itemId }: SessionClick): Step | undefined {
  const { checklist, current, answers, status } = session
  if (current !== itemId || status !== (action.kind === 'resume' ? 'paused' : 'open')) return undefined
  switch (action.kind) {
    case 'pause':
      return { current, answers, status: 'paused' }
    case 'resume':
      return { current, answers, status: 'open' }
    case 'back': {
      const earlier = stepBack(checklist, session)
      return earlier.current === current ? undefined : { ...earlier, status }
    }
    case 'answer': {
      if (!checklist.options.some(({ id }) => id === action.optionId)) return undefined
      const next = giveAnswer(checklist, session, action.optionId)
      return { ...next, status: next.current === null ? 'finished' : 'open' }
    }
  }
}
