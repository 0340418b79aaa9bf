import type { Clock } from '../common/clock.ts'

/** How many calls a minute are made of one kind, for the whole app. */
export type Budget = {
  /** Takes one call. @returns false, and takes none, where it is one too many. */
  take(): boolean
  /** Milliseconds until a call may be taken; 0 is at once. */
  waitMs(): number
  /** Slack asks to wait: no call is given out for so long. */
  hold(seconds: number): void
}

const windowMs = 60_000

/** At most `perMinute` calls in any sixty seconds. */
export function createBudget(clock: Clock, perMinute: number): Budget {
  let taken: number[] = []
  let heldUntilMs = 0

  function waitMs(): number {
    const nowMs = clock.now().getTime()
    // A clock that was set back forgets what it would otherwise wait hours for.
    taken = taken.filter((atMs) => atMs > nowMs - windowMs && atMs <= nowMs)
    const oldest = taken.length < perMinute ? undefined : taken[0]
    const untilMs = oldest === undefined ? heldUntilMs : Math.max(oldest + windowMs, heldUntilMs)
    return Math.max(untilMs - nowMs, 0)
  }

  return {
    waitMs,
    take() {
      if (waitMs() > 0) return false
      taken.push(clock.now().getTime())
      return true
    },
    hold(seconds) {
      heldUntilMs = clock.now().getTime() + seconds * 1000
    },
  }
}
