/** The workspace's clock: the machine's, moved ahead on request. */
export type WorkspaceClock = {
  /** Milliseconds since 1970. */
  nowMs(): number
  /** Milliseconds it stands ahead of the machine's. */
  offsetMs(): number
  /** Does something once that time is reached, be it by waiting or by moving the clock. @returns a cancellation. */
  at(dueMs: number, action: () => void): () => void
  /** Moves the clock ahead. Resolves when every follower was written to and everything due was started. */
  advance(seconds: number): Promise<void>
  /** Tells the offset, at once and at every change. @returns a function that ends it. */
  follow(follower: (offsetMs: number) => Promise<void>): () => void
  stop(): void
}

type Alarm = { readonly dueMs: number; readonly action: () => void }

/** The longest wait `setTimeout` knows. */
const longestWaitMs = 2 ** 31 - 1

/** A clock over `machineMs` that starts `offsetMs` ahead; `keep` stores each new offset before anybody is told. */
export function createClock(
  machineMs: () => number,
  offsetMs: number,
  keep: (offsetMs: number) => Promise<void>,
): WorkspaceClock {
  let offset = offsetMs
  let timer: NodeJS.Timeout | undefined
  const alarms = new Set<Alarm>()
  const followers = new Set<(offsetMs: number) => Promise<void>>()
  const nowMs = () => machineMs() + offset

  function ring(): void {
    clearTimeout(timer)
    const now = nowMs()
    for (const alarm of [...alarms].sort((a, b) => a.dueMs - b.dueMs)) {
      if (alarm.dueMs > now || !alarms.delete(alarm)) continue
      alarm.action()
    }
    const next = Math.min(...[...alarms].map((alarm) => alarm.dueMs))
    clearTimeout(timer)
    if (!Number.isFinite(next)) return
    timer = setTimeout(ring, Math.min(Math.max(next - nowMs(), 0), longestWaitMs))
    timer.unref()
  }

  return {
    nowMs,
    offsetMs: () => offset,
    at(dueMs, action) {
      const alarm = { dueMs, action }
      alarms.add(alarm)
      clearTimeout(timer)
      const next = Math.min(...[...alarms].map((each) => each.dueMs))
      timer = setTimeout(ring, Math.min(Math.max(next - nowMs(), 0), longestWaitMs))
      timer.unref()
      return () => alarms.delete(alarm)
    },
    async advance(seconds) {
      offset += seconds * 1000
      await keep(offset)
      await Promise.all([...followers].map((follower) => follower(offset)))
      ring()
    },
    follow(follower) {
      followers.add(follower)
      void follower(offset)
      return () => followers.delete(follower)
    },
    stop() {
      clearTimeout(timer)
      alarms.clear()
      followers.clear()
    },
  }
}
