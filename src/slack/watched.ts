import type { Clock } from '../common/clock.ts'
import type { Connection, Database } from '../database/types.ts'
import { listWatchedChannels, replaceWatchedChannels } from './store.ts'

/** The channels that opted in to being listened to for incidents. */
export type WatchedChannels = {
  /** Ids that the configuration names; they are watched whatever else is chosen. */
  readonly fixed: readonly string[]
  /** Whether the channel has opted in. What another process chose counts within `knownForS`. */
  has(channel: string): Promise<boolean>
  /** The channels chosen in Slack. */
  chosen(): Promise<readonly string[]>
  /** Puts these in the place of those chosen before, inside the caller's transaction; `forget` after its commit. */
  set(transaction: Connection, channels: readonly string[], by: string): Promise<void>
  /** Forgets what is known; the next question asks the database. */
  forget(): void
}

/** Seconds: every message of every channel is asked about. */
const knownForS = 10

/** The channels of the configuration and those chosen in Slack. */
export function createWatchedChannels(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly fixed: readonly string[]
}): WatchedChannels {
  const { database, clock, fixed } = parts
  let known: { readonly channels: Promise<readonly string[]>; readonly atMs: number } | undefined

  async function recall(): Promise<readonly string[]> {
    const nowMs = clock.now().getTime()
    const isFresh = known !== undefined && Math.abs(nowMs - known.atMs) < knownForS * 1_000
    if (known !== undefined && isFresh) return await known.channels
    const asked = { channels: listWatchedChannels(database), atMs: nowMs }
    known = asked
    try {
      return await asked.channels
    } catch (error) {
      if (known === asked) known = undefined
      throw error
    }
  }

  return {
    fixed,
    has: async (channel) => fixed.includes(channel) || (await recall()).includes(channel),
    chosen: () => listWatchedChannels(database),
    set: (transaction, channels, by) => replaceWatchedChannels(transaction, channels, by, clock.now()),
    forget() {
      known = undefined
    },
  }
}
