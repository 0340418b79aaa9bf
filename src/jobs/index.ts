/**
 * Delayed and repeated work on pg-boss, in the schema `pgboss` of the same database, so that a job is enqueued in the
 * transaction of the change that calls for it. A queue holds jobs of one kind; a handler runs them; a key makes two
 * waiting jobs one. A job runs at least once: again after a failure with a growing delay, or after a crash.
 * Invariant: `runAt` is on the clock handed in, pg-boss runs on the database's; waiting jobs are re-timed when the two
 * drift apart.
 */
import { randomUUID } from 'node:crypto'
import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'
import type { Database } from '../database/types.ts'
import { embeddedAdapter, transactionAdapter } from './adapter.ts'
import { releaseActiveJobs, retimeWaitingJobs, shiftRetries } from './store.ts'
import type { JobData, JobHandler, Jobs } from './types.ts'

export type JobsParts = {
  readonly database: Database
  /** The served database's address: pg-boss then keeps connections of its own. */
  readonly databaseUrl?: string | undefined
  readonly clock: Clock
  readonly log: Log
}

/** A job as it lies in the table: its own time, for the day the clocks drift apart, and what it was given. */
type StoredJob = { readonly runAt: string; readonly data: JobData }

// Eleven tries within about 35 minutes (1, 2, 4 … 512 s, then every 10 minutes); then it is kept as failed. A job whose
// process died is noticed after the heartbeat (10 s is pg-boss's least) and the next look for such jobs (5 s).
const queueSettings = {
  policy: 'short',
  retryLimit: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  heartbeatSeconds: 10,
  expireInSeconds: 600,
  retentionSeconds: 365 * 24 * 3600,
  deleteAfterSeconds: 30 * 24 * 3600,
}

const workSettings = {
  pollingIntervalSeconds: 1,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
  includeMetadata: true,
} as const

/** The job runner. Name every handler, then `start`; jobs can be enqueued from then on. */
export function createJobs(parts: JobsParts): Jobs {
  const { database, clock, log } = parts
  const handlers = new Map<string, JobHandler>()
  /** By the queue whose lost jobs it holds, the queue of what is done about them. */
  const deadLetters = new Map<string, string>()
  const workers: string[] = []
  let boss: PgBoss | undefined

  function running(): PgBoss {
    if (boss === undefined) throw new Error('the job runner has not been started')
    return boss
  }

  async function run(
    queue: string,
    handler: JobHandler,
    jobs: JobWithMetadata<StoredJob>[],
  ): Promise<JobResult[]> {
    return await Promise.all(jobs.map((job) => runOne(queue, handler, job)))
  }

  async function runOne(
    queue: string,
    handler: JobHandler,
    job: JobWithMetadata<StoredJob>,
  ): Promise<JobResult> {
    try {
      await handler(job.data.data, job.id)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const fields = { queue, jobId: job.id, attempt: job.retryCount + 1, error }
      if (job.retryCount < job.retryLimit) log.warn('a job failed and will be tried again', fields)
      else log.error('a job failed for the last time and was given up', fields)
      return {
        id: job.id,
        status: 'failed',
        output: { error: error instanceof Error ? error.name : 'unknown' },
      }
    }
  }

  function wake(): void {
    for (const worker of workers) boss?.notifyWorker(worker)
  }

  async function start(): Promise<void> {
    const started = createBoss(parts)
    boss = started
    await started.start()
    const { policy: _fixed, ...changeable } = queueSettings
    for (const queue of handlers.keys()) {
      const deadLetter = deadLetters.get(queue)
      const own = deadLetter === undefined ? {} : { deadLetter }
      await started.createQueue(queue, { ...queueSettings, ...own })
      await started.updateQueue(queue, { ...changeable, ...own })
    }
    // Nobody else can be at work in an embedded database: what is active was left by a process that died.
    if (database.kind === 'embedded') await releaseActiveJobs(database, [...handlers.keys()])
    await retimeWaitingJobs(database, clock.now())

    for (const [queue, handler] of handlers) {
      const worker = await started.work<StoredJob, unknown, typeof workSettings>(
        queue,
        workSettings,
        (jobs) => run(queue, handler, jobs),
      )
      workers.push(worker)
    }
  }

  return {
    handle(queue, handler, givenUp) {
      if (boss !== undefined) throw new Error(`the handler of ${queue} comes after the start`)
      if (handlers.has(queue)) throw new Error(`${queue} has a handler already`)
      if (givenUp !== undefined) {
        // Before the queue itself: a queue is made after the one its lost jobs go to.
        const deadLetter = `${queue}.given_up`
        handlers.set(deadLetter, givenUp)
        deadLetters.set(queue, deadLetter)
      }
      handlers.set(queue, handler)
    },

    async enqueue(connection, job) {
      if (!handlers.has(job.queue)) throw new Error(`no handler was named for the queue ${job.queue}`)
      const stored: StoredJob = { runAt: job.runAt.toISOString(), data: job.data }
      const waitMs = job.runAt.getTime() - clock.now().getTime()
      await running().send(job.queue, stored, {
        db: transactionAdapter(connection),
        // The policy makes jobs without a key one, too: a key of its own keeps them apart.
        singletonKey: job.key ?? randomUUID(),
        startAfter: Math.max(0, Math.ceil(waitMs) / 1000),
      })
    },

    // Its timers live on: they must not carry the mark of a transaction somebody happened to start it from.
    start: () => database.detached(start),

    async stop() {
      workers.length = 0
      // A running handler may still enqueue until it has ended.
      await boss?.stop({ graceful: true, timeout: 20_000 })
      boss = undefined
    },

    wake,

    async clockMoved(deltaMs) {
      await shiftRetries(database, deltaMs)
      await retimeWaitingJobs(database, clock.now())
      wake()
    },
  }
}

function createBoss({ database, databaseUrl, log }: JobsParts): PgBoss {
  const settings = {
    schema: 'pgboss',
    schedule: false,
    registerInstance: false,
    // The look for jobs of dead processes; an embedded database has none but those of before the start.
    superviseIntervalSeconds: database.kind === 'embedded' ? 60 : 5,
    monitorIntervalSeconds: database.kind === 'embedded' ? 60 : 5,
    flowIntervalSeconds: 3600,
    openTelemetry: { enabled: false },
  }
  const boss =
    database.kind === 'embedded'
      ? new PgBoss({
          ...settings,
          db: embeddedAdapter(database),
          backend: 'pglite',
          reindex: false,
          monitorVacuum: false,
        })
      : new PgBoss({
          ...settings,
          connectionString: required(databaseUrl),
          max: 4,
          connectionTimeoutMillis: 5_000,
        })
  boss.on('error', quietly(log))
  boss.on('warning', (warning) => log.warn('the job runner warns', { warning: warning.message }))
  return boss
}

// While the database is away every queue reports it every second: one line in 30 seconds says it.
function quietly(log: Log): (error: Error) => void {
  let lastTold = 0
  return (error) => {
    const now = performance.now()
    if (lastTold !== 0 && now - lastTold < 30_000) return
    lastTold = now
    log.error('the job runner met an error', { error })
  }
}

function required(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) throw new Error('the job runner needs the address of a served database')
  return databaseUrl
}
