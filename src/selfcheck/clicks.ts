import { giveAnswer, goTo, skipItem, stepBack } from './dialogue.ts'
import type { ClickOutcome, Session, SessionAction, SessionClick } from './types.ts'

/** What a click calls for on a session it was made on in time. */
export type Step = Pick<Session, 'current' | 'answers' | 'status' | 'perDay' | 'restsUntil' | 'pending'>

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
  if (session.status === 'finished' && click.action.kind !== 'go') return { kind: 'closed', session }
  const isInTime = click.version === session.version && (session.current ?? '') === click.itemId
  const step = isInTime ? stepFor(session, click.action) : undefined
  return step === undefined ? { kind: 'stale', session } : { kind: 'step', session, step }
}

/** A click's action in one word a double click shares with it, as `answer:1-1:yes`. */
export function nameAction({ action, itemId }: Pick<SessionClick, 'action' | 'itemId'>): string {
  switch (action.kind) {
    case 'answer':
      return `answer:${itemId}:${action.optionId}`
    case 'go':
      return `go:${itemId}:${action.to}`
    case 'pace':
      return `pace:${itemId}:${action.perDay}`
    default:
      return `${action.kind}:${itemId}`
  }
}

/** The step an action takes a session; `undefined` where it has no place in this state: a value nobody was offered. */
export function stepFor(session: Session, action: SessionAction): Step | undefined {
  const { checklist, current, answers, status, perDay } = session
  const same: Step = { current, answers, status, perDay, restsUntil: null, pending: null }
  const isOpen = status === 'open'
  switch (action.kind) {
    case 'pause':
      return isOpen ? { ...same, status: 'paused' } : undefined
    case 'later':
      return status === 'finished' ? undefined : { ...same, status: 'paused', restsUntil: action.until }
    case 'resume':
      return status === 'paused' ? { ...same, status: 'open' } : undefined
    case 'pace':
      return isOpen ? { ...same, perDay: action.perDay === 0 ? null : action.perDay } : undefined
    case 'go': {
      const there = goTo(checklist, session, action.to)
      return there === undefined ? undefined : { ...same, ...there, status: 'open' }
    }
    case 'back':
    case 'skip': {
      if (!isOpen) return undefined
      const there = action.kind === 'back' ? stepBack(checklist, session) : skipItem(checklist, session)
      return there.current === current ? undefined : { ...same, ...there }
    }
    case 'answer': {
      if (!isOpen || !checklist.options.some(({ id }) => id === action.optionId)) return undefined
      const next = giveAnswer(checklist, session, action.optionId)
      return { ...same, ...next, status: next.current === null ? 'finished' : 'open' }
    }
  }
}

/** The step with a rest after it where the day's answers are given and items are left. */
export function restAfter(step: Step, answeredToday: number, nextMorning: Date): Step {
  if (step.status !== 'open' || step.perDay === null || answeredToday < step.perDay) return step
  return { ...step, status: 'paused', restsUntil: nextMorning }
}
