import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../common/log.ts'

export type Worker = {
  start(): void
  /** Looks for work at once. */
  wake(): void
  /** Does what is due for up to `flushMs` (0 where nothing is said), takes no more, and waits for what is running. */
  stop(flushMs?: number): Promise<void>
}

/** A piece of work that was claimed and is now to be done. */
export type Work = () => Promise<void>

/**
 * Does the work that `claim` finds, up to `concurrency` pieces at a time: when woken, and every `sweepMs` for what a
 * crash, a lease or a delay left.
 *
 * `claim` resolves to `undefined` when there is nothing to do. A rejection of it or of the work (the database is gone)
 * is logged once until one succeeds, and the next sweep tries again.
 */
export function createWorker(parts: {
  readonly name: string
  readonly concurrency: number
  readonly sweepMs: number
  readonly claim: () => Promise<Work | undefined>
  readonly log: Log
}): Worker {
  const running = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let open = false
  let missed = false
  // While the database is away every sweep fails: the first says so.
  let hasFailed = false

  function wake(): void {
    if (!open) return
    if (running.size >= parts.concurrency) {
      missed = true
      return
    }
    const run = drain().finally(() => {
      running.delete(run)
      if (missed) {
        missed = false
        wake()
      }
    })
    running.add(run)
  }

  // One claim at a time: each knows all that this process has in hand.
  let turn: Promise<unknown> = Promise.resolve()
  function claimNext(): Promise<Work | undefined> {
    const next = turn.then(parts.claim)
    turn = next.catch(() => undefined)
    return next
  }

  async function drain(): Promise<void> {
    try {
      while (open) {
        const work = await claimNext()
        if (work === undefined) break
        // One runner that found work calls a second one, so that a burst is worked on in parallel.
        if (running.size < parts.concurrency) wake()
        await work()
      }
      hasFailed = false
    } catch (error) {
      if (!hasFailed) parts.log.error('worker could not take work', { worker: parts.name, error })
      hasFailed = true
    }
  }

  return {
    start() {
      open = true
      timer = setInterval(wake, parts.sweepMs)
      wake()
    },
    wake,
    async stop(flushMs = 0) {
      clearInterval(timer)
      const until = performance.now() + flushMs
      if (flushMs > 0) wake()
      while (flushMs > 0 && running.size > 0 && performance.now() < until) {
        await Promise.race([
          Promise.all(running),
          pause(until - performance.now(), undefined, { ref: false }),
        ])
      }
      open = false
      await Promise.all(running)
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
