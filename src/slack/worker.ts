import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../common/log.ts'

export type Worker = {
  start(): void
  /** Looks for work at once. */
  wake(): void
  /** Looks for work when so many seconds have passed, for what was put off until then. */
  wakeIn(seconds: number): void
  /** Does what is due for up to `flushMs` (0 where nothing is said), takes no more, and waits for what is running. */
  stop(flushMs?: number): Promise<void>
}

/** A piece of work that was claimed and is now to be done. */
export type Work = () => Promise<void>

/**
 * Does the work that `claim` finds, up to `concurrency` pieces at a time: when woken, when a piece is done, and every
 * `sweepMs` for what a crash or a lease left.
 *
 * `claim` is asked for so many pieces at most, and gives none when there is nothing to do. A rejection of it or of the work
 * (the database is gone) is logged once until one succeeds, and the next sweep tries again.
 */
export function createWorker(parts: {
  readonly name: string
  readonly concurrency: number
  readonly sweepMs: number
  readonly claim: (most: number) => Promise<Work[]>
  readonly log: Log
}): Worker {
  const running = new Set<Promise<void>>()
  const alarms = new Set<NodeJS.Timeout>()
  let timer: NodeJS.Timeout | undefined
  let open = false
  let isClaiming = false
  let claiming: Promise<void> | undefined
  /** Whether there may be work that the last claim did not see. */
  let isWoken = false
  // While the database is away every sweep fails: the first says so.
  let hasFailed = false

  function wake(): void {
    if (!open) return
    isWoken = true
    if (!isClaiming) claiming = claimAll()
  }

  function wakeIn(seconds: number): void {
    const alarm = setTimeout(() => {
      alarms.delete(alarm)
      wake()
    }, seconds * 1000)
    alarms.add(alarm)
  }

  // One claim at a time: each knows all that this process has in hand, and takes as much as can be done at once.
  async function claimAll(): Promise<void> {
    isClaiming = true
    try {
      while (open && isWoken && running.size < parts.concurrency) {
        isWoken = false
        for (const work of await parts.claim(parts.concurrency - running.size)) begin(work)
        hasFailed = false
      }
    } catch (error) {
      failed(error)
    } finally {
      isClaiming = false
    }
  }

  // What it held up in its conversation or lane can be taken once it is done.
  function begin(work: Work): void {
    const run: Promise<void> = work().then(
      () => done(run, wake),
      (error: unknown) => done(run, () => failed(error)),
    )
    running.add(run)
  }

  function done(run: Promise<void>, then: () => void): void {
    running.delete(run)
    then()
  }

  function failed(error: unknown): void {
    if (!hasFailed) parts.log.error('worker could not take work', { worker: parts.name, error })
    hasFailed = true
  }

  async function settled(): Promise<void> {
    while (isClaiming || running.size > 0) await Promise.all([claiming, ...running])
  }

  return {
    start() {
      open = true
      timer = setInterval(wake, parts.sweepMs)
      wake()
    },
    wake,
    wakeIn,
    async stop(flushMs = 0) {
      clearInterval(timer)
      if (flushMs > 0) {
        wake()
        await Promise.race([settled(), pause(flushMs, undefined, { ref: false })])
      }
      open = false
      await settled()
      for (const alarm of alarms) clearTimeout(alarm)
      alarms.clear()
    },
  }
}

/** Does the work while its lease is renewed, three times in each `leaseS`. A renewal that fails is logged only. */
export async function whileRenewing<T>(
  lease: { readonly leaseS: number; readonly renew: () => Promise<void>; readonly log: Log },
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(
    () => {
      lease.renew().catch((error) => lease.log.warn('a lease was not renewed', { error }))
    },
    (lease.leaseS * 1000) / 3,
  )
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
