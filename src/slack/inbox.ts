// Bolt acknowledges an event before any listener runs, so a crash would lose it. The inbox stands in front: an event
// the bot will handle is a row before Slack gets its ack, and the row is handled once, in order within its
// conversation. Redeliveries meet the same key.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReceiverEvent } from '@slack/bolt'
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Log } from '../common/log.ts'
import type { Connection, Database } from '../database/types.ts'
import type { WantedEvent } from './intake.ts'
import { createWorker, type Work, whileRenewing } from './worker.ts'

/** Seconds after which a row whose process fell silent is taken over; a living one renews every third of it. */
const leaseS = 15

/** Waits before the next try, in seconds; after the last one the person is told. */
const retryAfterS = [1, 5, 20, 60] as const

/** What is worth saying late is tried so often again, every so many seconds: for an hour. */
const patience = { tries: 60, everyS: 60 } as const

export type Inbox = {
  /** Stores the event unless it is known. After this it may be acknowledged. */
  store(event: WantedEvent, body: unknown): Promise<void>
  start(): Promise<void>
  wake(): void
  stop(): Promise<void>
  /** Deletes what was finished more than seven days ago. @returns how many. */
  forget(): Promise<number>
}

/** Events that are stored by one statement, at most. */
const mostTogether = 100

/** Events handled at a time: most are done in milliseconds, but one whose answer a model writes takes many seconds, and a
 * report or a stop must not wait behind those. */
const handledAtOnce = 24

/**
 * So many waiting together are a burst, and it is over when none came for `burstLastsMs`; while it lasts, work begins at
 * most every `burstPauseMs`: an answer takes about 37 ms of the process, in which nothing is acked. Whether a message is the
 * first of many is seen after `gatherMs`.
 */
const burst = 8
const burstLastsMs = 100
const burstPauseMs = 2_000
const gatherMs = 5

type Arrival = {
  readonly event: WantedEvent
  readonly body: unknown
  readonly at: Date
  resolve(): void
  reject(error: unknown): void
}

type InboxRow = { id: string; key: string; body: ReceiverEvent['body']; attempts: number }

/**
 * @param parts.handle runs the listeners; rejects when one failed. May run twice after a crash, so it must be
 *   idempotent: messages leave by outbox keys made from the event.
 * @param parts.giveUp tells the person, after the last try, with the row's id as reference.
 * @param parts.pulse by what a burst is measured: milliseconds that never leap, and waiting for some of them.
 */
export function createInbox(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly handle: (body: ReceiverEvent['body'], attempt: number) => Promise<void>
  readonly giveUp: (body: ReceiverEvent['body'], reference: string) => Promise<void>
  readonly pulse?: { now(): number; pause(ms: number): Promise<unknown> }
  /** Whether what an event asks for is still of use within the hour; nothing is when left out. */
  readonly isWorthWaiting?: (body: ReceiverEvent['body']) => boolean
}): Inbox {
  const { database, clock, log, pulse = { now: () => performance.now(), pause: sleep } } = parts
  const worker = createWorker({ name: 'inbox', concurrency: handledAtOnce, sweepMs: 3_000, claim: take, log })

  // The rows at work in this process: when the database was away, their leases may have run out meanwhile.
  const inHand = new Set<string>()

  // Slack waits for an ack, and nobody for these milliseconds of an answer: in a burst the acks go first.
  async function letAcksPass(): Promise<void> {
    const until = pulse.now() + burstPauseMs
    await pulse.pause(gatherMs)
    while (isBurst() && pulse.now() < until) await pulse.pause(5)
  }

  async function take(most: number): Promise<Work[]> {
    await letAcksPass()
    const isLimited = isBurst()
    const rows = await claim(database, isLimited ? 1 : most, [...inHand])
    for (const { id } of rows) inHand.add(id)
    if (isLimited && rows.length > 0) worker.wake()
    return rows.map((row) => () => work(row))
  }

  async function work(row: InboxRow): Promise<void> {
    const lease = { leaseS, renew: () => renewLease(database, row), log }
    try {
      await whileRenewing(lease, () => handle(row))
    } finally {
      inHand.delete(row.id)
    }
  }

  async function handle(row: InboxRow): Promise<void> {
    const started = performance.now()
    const ms = () => Math.round(performance.now() - started)
    try {
      await parts.handle(row.body, row.attempts)
      await finish(database, row.id, 'done', clock.now())
      log.info('event handled', { id: row.id, attempt: row.attempts, ms: ms() })
    } catch (error) {
      log.error('event not handled', { id: row.id, attempt: row.attempts, ms: ms(), error })
      const isPatient = parts.isWorthWaiting?.(row.body) === true && row.attempts <= patience.tries
      const waitS = retryAfterS[row.attempts - 1] ?? (isPatient ? patience.everyS : undefined)
      if (waitS !== undefined) {
        await retryLater(database, row, waitS)
        worker.wakeIn(waitS)
        return
      }
      await parts.giveUp(row.body, row.id)
      await finish(database, row.id, 'failed', clock.now())
    }
  }

  // What comes while a statement is under way goes together with the next: in a burst fifty acks wait for one write.
  const arriving: Arrival[] = []
  let isStoring = false
  let burstUntil = 0
  const isBurst = () => pulse.now() < burstUntil

  async function storeArriving(): Promise<void> {
    if (isStoring) return
    isStoring = true
    while (arriving.length > 0) {
      if (arriving.length >= burst) burstUntil = pulse.now() + burstLastsMs
      await storeTogether(arriving.splice(0, mostTogether))
    }
    isStoring = false
  }

  async function storeTogether(arrivals: readonly Arrival[]): Promise<void> {
    try {
      await insertAll(database, arrivals)
      for (const { resolve } of arrivals) resolve()
      worker.wake()
    } catch (error) {
      const [first] = arrivals
      if (arrivals.length === 1) first?.reject(error)
      // One that cannot be stored must not take the others with it.
      else for (const each of arrivals) await storeTogether([each])
    }
  }

  return {
    store(event, body) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      arriving.push({ event, body, at: clock.now(), resolve, reject })
      void storeArriving()
      return promise
    },
    async start() {
      // Nobody else can hold a row of the embedded database: what was running when the process died is free now.
      if (database.kind === 'embedded') await freeAll(database)
      worker.start()
    },
    wake: worker.wake,
    stop: worker.stop,
    async forget() {
      const sevenDaysAgo = new Date(clock.now().getTime() - 7 * 86_400_000)
      const { rowCount } = await database.query(
        `delete from inbox_events where state in ('done', 'failed') and finished_at < $1`,
        [sevenDaysAgo],
      )
      return rowCount
    },
  }
}

async function insertAll(connection: Connection, arrivals: readonly Arrival[]): Promise<void> {
  await connection.query(
    `insert into inbox_events (id, key, conversation, body, received_at)
     select id, key, conversation, body::jsonb, received_at
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
            with ordinality as given (id, key, conversation, body, received_at, place)
      order by place
     on conflict (key) do nothing`,
    [
      arrivals.map(() => createId('in')),
      arrivals.map(({ event }) => event.key),
      arrivals.map(({ event }) => event.conversation),
      arrivals.map(({ body }) => JSON.stringify(body)),
      arrivals.map(({ at }) => at),
    ],
  )
}

// An older row that another process is just claiming still reads as new here, so a younger one is never taken past it.
async function claim(
  connection: Connection,
  most: number,
  inHand: readonly string[],
): Promise<readonly InboxRow[]> {
  const { rows } = await connection.query<InboxRow>(
    `select id, key, body, attempts from claim_inbox_events($1, $2, $3) order by sequence`,
    [most, leaseS, inHand],
  )
  return rows
}

// Here and below `attempts` says whether the row is still this process's: whoever takes it over counts it up.
async function renewLease(connection: Connection, row: InboxRow): Promise<void> {
  await connection.query(
    `update inbox_events set lease_until = now() + make_interval(secs => $3)
      where id = $1 and attempts = $2 and state = 'running'`,
    [row.id, row.attempts, leaseS],
  )
}

async function freeAll(connection: Connection): Promise<void> {
  await connection.query(`update inbox_events set state = 'new', lease_until = null where state = 'running'`)
}

async function retryLater(connection: Connection, row: InboxRow, waitS: number): Promise<void> {
  await connection.query(
    `update inbox_events set state = 'new', lease_until = null, run_after = now() + make_interval(secs => $3)
      where id = $1 and attempts = $2 and state = 'running'`,
    [row.id, row.attempts, waitS],
  )
}

async function finish(
  connection: Connection,
  id: string,
  state: 'done' | 'failed',
  now: Date,
): Promise<void> {
  await connection.query(
    `update inbox_events set state = $2, outcome = $2, body = null, lease_until = null, finished_at = $3 where id = $1`,
    [id, state, now],
  )
}
