// Everything the bot says is a row before it is a message. Slack has no key that makes a second post harmless, so
// after a failure that leaves the outcome open the message is looked for by its metadata before it is sent again.
import type { Clock } from '../common/clock.ts'
import { createId } from '../common/ids.ts'
import type { Log } from '../common/log.ts'
import type { Connection, Database } from '../database/types.ts'
import type { DeliveryResult, OutgoingRow } from './delivery.ts'
import type { Outbox, OutgoingPost, OutgoingUpdate } from './types.ts'
import { createWorker, type Work, whileRenewing } from './worker.ts'

/** Seconds after which a sending whose process fell silent is taken over; a living one renews every third of it. */
const leaseS = 20

/** Waits before the next try, in seconds, the last one again and again until `giveUpAfter`: about a day. */
const retryAfterS = [1, 2, 5, 15, 30, 60, 120, 300] as const
const giveUpAfter = 300

/** A message that failed so often (about four minutes) no longer holds up those behind it. */
const overtakenAfter = 8

/** Milliseconds a stop takes at most to send what is due. */
const flushMs = 5_000

export type OutboxWorker = Outbox & {
  start(): Promise<void>
  stop(): Promise<void>
  /** Deletes the places of messages finished more than 400 days ago. @returns how many. */
  forget(): Promise<number>
}

/**
 * @param parts.deliver sends one row.
 * @param parts.failed is told in the same transaction of every message that will never go out, by its key.
 */
export function createOutbox(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly deliver: (row: OutgoingRow) => Promise<DeliveryResult>
  readonly failed?: (transaction: Connection, key: string) => Promise<void>
}): OutboxWorker {
  const { database, clock, log } = parts
  const worker = createWorker({ name: 'outbox', concurrency: 6, sweepMs: 2_000, claim: take, log })

  // The rows at work in this process: when the database was away, their leases may have run out meanwhile.
  const inHand = new Set<string>()

  async function take(most: number): Promise<Work[]> {
    const rows = await claim(database, most, [...inHand])
    for (const { id } of rows) inHand.add(id)
    return rows.map((row) => () => work(row))
  }

  async function work(row: OutgoingRow): Promise<void> {
    const lease = { leaseS, renew: () => renewLease(database, row), log }
    try {
      await whileRenewing(lease, () => send(row))
    } finally {
      inHand.delete(row.id)
    }
  }

  async function send(row: OutgoingRow): Promise<void> {
    if (row.kind === 'update' && (await isSuperseded(database, row))) {
      await finish(database, row.id, 'superseded', clock.now(), {})
      return
    }
    const result = await deliver(row)
    switch (result.kind) {
      case 'sent':
        if (result.reduced) log.error('Slack refused the blocks of a message', { id: row.id, key: row.key })
        await finish(database, row.id, 'sent', clock.now(), { channel: result.channel, ts: result.ts })
        return
      case 'uploaded':
        await keepFile(database, row, result.fileId)
        return
      case 'refused':
        log.error('message refused by Slack', { id: row.id, key: row.key, reason: result.reason })
        await fail(row, result.reason)
        return
      case 'limited':
        await waitTurn(database, row, result.waitS)
        worker.wakeIn(result.waitS)
        return
      case 'unclear':
        return retry(row, result.reason)
    }
  }

  async function deliver(row: OutgoingRow): Promise<DeliveryResult> {
    try {
      return await parts.deliver(row)
    } catch (error) {
      // A fault of ours or an answer nobody foresaw: whether the message went out is open.
      log.error('a message could not be sent', { id: row.id, key: row.key, error })
      return { kind: 'unclear', reason: 'unexpected' }
    }
  }

  async function fail(row: OutgoingRow, reason: string): Promise<void> {
    await database.transaction(async (transaction) => {
      await finish(transaction, row.id, 'failed', clock.now(), { error: reason })
      await parts.failed?.(transaction, row.key)
    })
  }

  async function retry(row: OutgoingRow, reason: string): Promise<void> {
    log.warn('message not sent yet', { id: row.id, key: row.key, attempt: row.attempts, reason })
    if (row.attempts >= giveUpAfter) {
      log.error('message given up', { id: row.id, key: row.key, reason })
      await fail(row, reason)
      return
    }
    const step = retryAfterS[Math.min(row.attempts, retryAfterS.length) - 1] ?? 1
    await retryLater(database, row, step, reason)
    worker.wakeIn(step)
  }

  return {
    async enqueue(connection, message) {
      await (message.kind === 'post'
        ? insertPost(connection, message, clock.now())
        : insertUpdate(connection, message, clock.now()))
    },
    async has(connection, key) {
      const { rows } = await connection.query(`select 1 from outbox_messages where key = $1`, [key])
      return rows.length > 0
    },
    async isWaiting(connection, key) {
      const { rows } = await connection.query(
        `select 1 from outbox_messages where key = $1 and state in ('new', 'sending')`,
        [key],
      )
      return rows.length > 0
    },
    async find(connection, key) {
      const { rows } = await connection.query<{ channel: string; ts: string }>(
        `select sent_channel as channel, sent_ts as ts from outbox_messages where key = $1 and sent_ts is not null`,
        [key],
      )
      return rows[0]
    },
    async start() {
      // Nobody else can be sending from the embedded database. The attempt stays counted, so it is looked for first.
      if (database.kind === 'embedded') await freeAll(database)
      worker.start()
    },
    wake: worker.wake,
    stop: () => worker.stop(flushMs),
    async forget() {
      const longAgo = new Date(clock.now().getTime() - 400 * 86_400_000)
      const { rowCount } = await database.query(
        `delete from outbox_messages where state in ('sent', 'failed', 'superseded') and finished_at < $1`,
        [longAgo],
      )
      return rowCount
    },
  }
}

async function insertPost(connection: Connection, post: OutgoingPost, now: Date): Promise<void> {
  const { image } = post
  const facts = image && { fileName: image.fileName, title: image.title, altText: image.altText }
  await connection.query(
    `insert into outbox_messages
       (id, key, kind, lane, pace, channel, thread_ts, text, blocks, image, image_facts, created_at)
     values ($1, $2, 'post', $3, $4, $3, $5, $6, $7, $8, $9, $10)
     on conflict (key) do nothing`,
    [
      createId('out'),
      post.key,
      post.channel,
      post.pace ?? 'answer',
      post.threadTs ?? null,
      post.text,
      post.blocks === undefined ? null : JSON.stringify(post.blocks),
      image?.png ?? null,
      facts === undefined ? null : JSON.stringify(facts),
      now,
    ],
  )
}

async function insertUpdate(connection: Connection, update: OutgoingUpdate, now: Date): Promise<void> {
  const byKey = 'key' in update.message
  const lane = 'key' in update.message ? update.message.key : `${update.message.channel}:${update.message.ts}`
  await connection.query(
    `insert into outbox_messages
       (id, key, kind, lane, pace, target_key, channel, target_ts, text, blocks, created_at)
     values ($1, $2, 'update', $3, $10, $4, $5, $6, $7, $8, $9)
     on conflict (key) do nothing`,
    [
      createId('out'),
      update.key,
      lane,
      byKey && 'key' in update.message ? update.message.key : null,
      'channel' in update.message ? update.message.channel : null,
      'channel' in update.message ? update.message.ts : null,
      update.text,
      update.blocks === undefined ? null : JSON.stringify(update.blocks),
      now,
      update.pace ?? 'answer',
    ],
  )
}

// In order within a lane; an update of a message of ours waits until that message is out (or has failed for good).
async function claim(
  connection: Connection,
  most: number,
  inHand: readonly string[],
): Promise<readonly OutgoingRow[]> {
  const { rows } = await connection.query<OutgoingRow>(
    `select id, key, kind, pace, attempts, channel, thread_ts as "threadTs", text, blocks, image,
       image_facts as "imageFacts", file_id as "fileId", target_ts as "targetTs", target_key as "targetKey",
       sequence::int as sequence, created_at as "createdAt",
       (select t.sent_channel from outbox_messages t where t.key = m.target_key) as "sentChannel",
       (select t.sent_ts from outbox_messages t where t.key = m.target_key) as "sentTs"
     from claim_outbox_messages($1, $2, $3, $4) m order by m.sequence`,
    [most, leaseS, inHand, overtakenAfter],
  )
  return rows
}

// Here and below `attempts` says whether the row is still this process's: whoever takes it over counts it up.
async function renewLease(connection: Connection, row: OutgoingRow): Promise<void> {
  await connection.query(
    `update outbox_messages set lease_until = now() + make_interval(secs => $3)
      where id = $1 and attempts = $2 and state = 'sending'`,
    [row.id, row.attempts, leaseS],
  )
}

async function isSuperseded(connection: Connection, row: OutgoingRow): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from outbox_messages newer
       join outbox_messages mine on mine.id = $1 and newer.lane = mine.lane
      where newer.kind = 'update' and newer.state in ('new', 'sending', 'sent')
        and newer.sequence > mine.sequence limit 1`,
    [row.id],
  )
  return rows.length > 0
}

async function freeAll(connection: Connection): Promise<void> {
  await connection.query(
    `update outbox_messages set state = 'new', lease_until = null where state = 'sending'`,
  )
}

// An upload is not a try: the message itself goes out at the next turn.
async function keepFile(connection: Connection, row: OutgoingRow, fileId: string | null): Promise<void> {
  await connection.query(
    `update outbox_messages
        set state = 'new', lease_until = null, file_id = $3, image = null, attempts = attempts - 1
      where id = $1 and attempts = $2 and state = 'sending'`,
    [row.id, row.attempts, fileId],
  )
}

// Nor is being told to wait: nothing went out, and a long queue must not be given up for it.
async function waitTurn(connection: Connection, row: OutgoingRow, waitS: number): Promise<void> {
  await connection.query(
    `update outbox_messages
        set state = 'new', lease_until = null, attempts = attempts - 1,
            run_after = now() + make_interval(secs => $3)
      where id = $1 and attempts = $2 and state = 'sending'`,
    [row.id, row.attempts, waitS],
  )
}

async function retryLater(
  connection: Connection,
  row: OutgoingRow,
  waitS: number,
  reason: string,
): Promise<void> {
  await connection.query(
    `update outbox_messages set state = 'new', lease_until = null, error = $4,
            run_after = now() + make_interval(secs => $3)
      where id = $1 and attempts = $2 and state = 'sending'`,
    [row.id, row.attempts, waitS, reason],
  )
}

async function finish(
  connection: Connection,
  id: string,
  state: 'sent' | 'failed' | 'superseded',
  now: Date,
  outcome: { readonly channel?: string; readonly ts?: string; readonly error?: string },
): Promise<void> {
  await connection.query(
    `update outbox_messages
        set state = $2, finished_at = $3, lease_until = null, sent_channel = $4, sent_ts = $5, error = $6,
            text = null, blocks = null, image = null
      where id = $1`,
    [id, state, now, outcome.channel ?? null, outcome.ts ?? null, outcome.error ?? null],
  )
}
