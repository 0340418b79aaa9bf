import type { Clock } from '../common/clock.ts'

/** Follows whether any of several connections is there. */
export type Presence = {
  /** One is there; `returned` is told when none was before. */
  came(connection: object): void
  /** One is gone. */
  went(connection: object): void
}

/** @param returned told since when nothing could come in; not at the first connection. */
export function createPresence(clock: Clock, returned: (since: Date) => void): Presence {
  const there = new Set<object>()
  let aloneSince: Date | undefined
  return {
    came(connection) {
      there.add(connection)
      if (aloneSince === undefined) return
      const since = aloneSince
      aloneSince = undefined
      returned(since)
    },
    went(connection) {
      if (there.delete(connection) && there.size === 0) aloneSince = clock.now()
    },
  }
}
