import type { Connection } from '../database/types.ts'

export type JobData = { readonly [key: string]: string | number | boolean | null }

/** Work to be done later, or again. */
export type Job = {
  /** Letters, digits, `-`, `_`, `.`; one that a handler was named for. */
  readonly queue: string
  /** Two jobs of one queue with the same key, while the first has not run yet, are one: the first stays. */
  readonly key?: string
  /** When it falls due, on the clock `app` hands out. A past time is at once. */
  readonly runAt: Date
  /** Ids and plain values, never what a person wrote. */
  readonly data: JobData
}

/** What a domain or listener needs of the job runner: to enqueue, inside its own transaction. */
export type JobQueue = {
  enqueue(connection: Connection, job: Job): Promise<void>
}

/** A handler runs a due job; when it throws, the job is tried again with a growing delay. Must be idempotent. */
export type JobHandler = (data: JobData, jobId: string) => Promise<void>

/** The job runner as `app` holds it. */
export type Jobs = JobQueue & {
  /**
   * Names the handler of a queue; before `start`.
   *
   * @param givenUp runs, as a job of its own with tries of its own, once a job of the queue has failed for the last time.
   */
  handle(queue: string, handler: JobHandler, givenUp?: JobHandler): void
  /** Makes its tables where they are missing, takes up what a crash left, and begins to run jobs. */
  start(): Promise<void>
  /** Stops taking jobs and waits up to 20 seconds for the running ones. */
  stop(): Promise<void>
  /** Due jobs are looked for at once: after a commit, or when the clock was moved. */
  wake(): void
  /** The clock was moved by so much (negative: back): every waiting job keeps its time on it. Wakes. */
  clockMoved(deltaMs: number): Promise<void>
}
