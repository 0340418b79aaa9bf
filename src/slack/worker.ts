import type { Log } from '../common/log.ts'

export type Worker = {
  start(): void
  /** Looks for work at once. */
  wake(): void
  /** Takes no more work and waits for what is running. */
  stop(): Promise<void>
}

/** A piece of work that was claimed and is now to be done. */
export type Work = () => Promise<void>

/**
 * Does the work that `claim` finds, up to `concurrency` pieces at a time: when woken, and every `sweepMs` for what a
 * crash, a lease or a delay left.
 *
 * `claim` resolves to `undefined` when there is nothing to do. A rejection of it or of the work (the database is gone)
 * is logged, and the next sweep tries again.
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

  async function drain(): Promise<void> {
    try {
      while (open) {
        const work = await parts.claim()
        if (work === undefined) return
        // One runner that found work calls a second one, so that a burst is worked on in parallel.
        if (running.size < parts.concurrency) wake()
        await work()
      }
    } catch (error) {
      parts.log.error('worker could not take work', { worker: parts.name, error })
    }
  }

  return {
    start() {
      open = true
      timer = setInterval(wake, parts.sweepMs)
      wake()
    },
    wake,
    async stop() {
      open = false
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}
