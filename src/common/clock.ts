/** Tells the time. Handed out by `app`; no other part reads the wall clock. */
export type Clock = {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands `offsetMs` ahead of another; the offset may change while it runs. */
export type MovableClock = Clock & {
  /** Milliseconds this clock is ahead of the machine's. */
  offsetMs(): number
  setOffset(offsetMs: number): void
}

/** A clock that starts level with the machine's and can be moved, as the local workspace moves it. */
export function createMovableClock(base: Clock = systemClock): MovableClock {
  let offset = 0
  return {
    now: () => new Date(base.now().getTime() + offset),
    offsetMs: () => offset,
    setOffset(offsetMs) {
      offset = offsetMs
    },
  }
}
