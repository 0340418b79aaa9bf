import { onTestFinished } from 'vitest'
import { createMovableClock, type MovableClock } from '../../src/common/clock.ts'
import type { Log } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { createJobs } from '../../src/jobs/index.ts'
import type { Jobs } from '../../src/jobs/types.ts'

/** Milliseconds. */
export const hour = 3_600_000

type Data = Record<string, string | number | boolean | null>

type RunnerOptions = {
  log?: Log
  offsetMs?: number
  onJob?: (data: Data, jobs: Jobs) => Promise<void>
  onGivenUp?: () => Promise<void>
}

/** A started runner of one queue: `seen` is what ran so far, `next` waits for one that was not waited for yet. */
export async function startRunner(
  database: Database,
  databaseUrl: string | undefined,
  options: RunnerOptions = {},
) {
  const clock = createMovableClock()
  clock.setOffset(options.offsetMs ?? 0)
  const seen: Data[] = []
  let waitedFor = 0
  let wakeWaiting = () => {}
  const jobs = createJobs({ database, databaseUrl, clock, log: options.log ?? failingLog })
  jobs.handle(
    'greet',
    async (data) => {
      seen.push(data)
      wakeWaiting()
      await options.onJob?.(data, jobs)
    },
    options.onGivenUp,
  )
  await jobs.start()
  onTestFinished(() => jobs.stop())

  async function next(): Promise<Data> {
    while (seen[waitedFor] === undefined) {
      await new Promise<void>((resolve) => {
        wakeWaiting = resolve
      })
    }
    waitedFor += 1
    return seen[waitedFor - 1] ?? {}
  }
  return { jobs, clock, seen, next }
}

/** Moves the clock, and tells the runner. */
export async function move(jobs: Jobs, clock: MovableClock, deltaMs: number): Promise<void> {
  clock.setOffset(clock.offsetMs() + deltaMs)
  await jobs.clockMoved(deltaMs)
}

/** So many hours from now, by that clock. */
export function inHours(clock: MovableClock, hours: number): Date {
  return new Date(clock.now().getTime() + hours * hour)
}

/** A log in which nothing may go wrong. */
export const failingLog: Log = {
  debug() {},
  info() {},
  warn: (message, fields) => {
    throw new Error(`${message} ${JSON.stringify(fields)}`)
  },
  error: (message, fields) => {
    throw new Error(`${message} ${JSON.stringify(fields)}`)
  },
}
