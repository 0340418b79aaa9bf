// Bolt acknowledges an event before any listener runs, so a crash would lose it. The inbox stands in front: an event
// the bot will handle is a row before Slack gets its ack, and the row is handled once, in order within its
// conversation. Redeliveries meet the same key.
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

export type Inbox = {
  /** Stores the event unless it is known. After this it may be acknowledged. */
  store(event: WantedEvent, body: unknown): Promise<void>
  start(): Promise<void>
  wake(): void
  stop(): Promise<void>
  /** Deletes what was finished more than seven days ago. @returns how many. */
  forget(): Promise<number>
}

type InboxRow = { id: string; key: string; body: ReceiverEvent['body']; attempts: number }

/**
 * @param parts.handle runs the listeners; rejects when one failed. May run twice after a crash, so it must be
 *   idempotent: messages leave by outbox keys made from the event.
 * @param parts.giveUp tells the person, after the last try, with the row's id as reference.
 */
export function createInbox(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly handle: (body: ReceiverEvent['body'], attempt: number) => Promise<void>
  readonly giveUp: (body: ReceiverEvent['body'], reference: string) => Promise<void>
}): Inbox {
  const { database, clock, log } = parts
  const worker = createWorker({ name: 'inbox', concurrency: 8, sweepMs: 3_000, claim: take, log })

  // The rows at work in this process: when the database was away, their leases may have run out meanwhile.
  const inHand = new Set<string>()

  async function take(): Promise<Work | undefined> {
    const row = await claim(database, [...inHand])
    if (row === undefined) return undefined
    inHand.add(row.id)
    return () => work(row)
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
      const waitS = retryAfterS[row.attempts - 1]
      if (waitS !== undefined) {
        await retryLater(database, row, waitS)
        return
      }
      await parts.giveUp(row.body, row.id)
      await finish(database, row.id, 'failed', clock.now())
    }
  }

  return {
    async store(event, body) {
      await insert(database, event, body, clock.now())
      worker.wake()
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

async function insert(connection: Connection, event: WantedEvent, body: unknown, now: Date): Promise<void> {
  await connection.query(
    `insert into inbox_events (id, key, conversation, body, received_at) values ($1, $2, $3, $4, $5)
     on conflict (key) do nothing`,
    [createId('in'), event.key, event.conversation, JSON.stringify(body), now],
  )
}

// An older open row of the same conversation goes first. An older row that another process is just claiming still
// reads as new here, so a younger one is never taken past it.
async function claim(connection: Connection, inHand: readonly string[]): Promise<InboxRow | undefined> {
  const { rows } = await connection.query<InboxRow>(
    `update inbox_events set state = 'running', attempts = attempts + 1,
            lease_until = now() + make_interval(secs => $1)
      where sequence = (
        select e.sequence from inbox_events e
         where ((e.state = 'new' and e.run_after <= now()) or (e.state = 'running' and e.lease_until < now()))
           and e.id <> all($2)
           and not exists (
             select 1 from inbox_events older
              where older.conversation = e.conversation and older.state in ('new', 'running')
                and older.sequence < e.sequence)
         order by e.sequence limit 1 for update skip locked)
     returning id, key, body, attempts`,
    [leaseS, inHand],
  )
  return rows[0]
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
