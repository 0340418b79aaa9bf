import type { Connection } from '../database/types.ts'

/** The people set by hand for a role, in the order they were set. */
export async function listRoleHolders(connection: Connection, role: string): Promise<string[]> {
  const { rows } = await connection.query<{ userId: string }>(
    `select user_id as "userId" from role_holders where role = $1 order by position`,
    [role],
  )
  return rows.map((row) => row.userId)
}

/**
 * Puts these people in the place of those set for the role before; an empty list sets nobody. Of two who do it together
 * the second waits for the first, until the end of its transaction.
 */
export async function replaceRoleHolders(
  connection: Connection,
  role: string,
  userIds: readonly string[],
  by: string,
  now: Date,
): Promise<void> {
  await connection.query(`lock table role_holders in share row exclusive mode`)
  await connection.query(`delete from role_holders where role = $1`, [role])
  await connection.query(
    `insert into role_holders (role, user_id, position, set_by, set_at)
     select $1, user_id, min(position), $3, $4
       from unnest($2::text[]) with ordinality as given (user_id, position) group by user_id`,
    [role, userIds, by, now],
  )
}

/** The channels that were chosen to be watched, in no telling order. */
export async function listWatchedChannels(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ channel: string }>(
    `select channel from watched_channels order by set_at, channel`,
  )
  return rows.map(({ channel }) => channel)
}

/** Puts these channels in the place of those that were watched; who chose one that stays is kept. */
export async function replaceWatchedChannels(
  connection: Connection,
  channels: readonly string[],
  by: string,
  now: Date,
): Promise<void> {
  await connection.query(`delete from watched_channels where channel <> all($1::text[])`, [[...channels]])
  await connection.query(
    `insert into watched_channels (channel, set_by, set_at)
     select distinct channel, $2, $3::timestamptz from unnest($1::text[]) as given (channel) on conflict do nothing`,
    [[...channels], by, now],
  )
}

/** Remembers that the person asked the bot in this thread of a channel, and that it is their turn again. Idempotent. */
export async function engageThread(
  connection: Connection,
  thread: { readonly channel: string; readonly threadTs: string; readonly userId: string },
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into engaged_threads (channel, thread_ts, user_id, engaged_at) values ($1, $2, $3, $4)
     on conflict (channel, thread_ts, user_id) do update set taken_over_at = null`,
    [thread.channel, thread.threadTs, thread.userId, now],
  )
}

/** Remembers that somebody talks with those who asked the bot in this thread: from now on it waits to be mentioned. */
export async function takeOverThread(
  connection: Connection,
  talk: { readonly channel: string; readonly threadTs: string; readonly userId: string },
  now: Date,
): Promise<void> {
  await connection.query(
    `update engaged_threads set taken_over_at = $4
      where channel = $1 and thread_ts = $2 and user_id <> $3 and taken_over_at is null`,
    [talk.channel, talk.threadTs, talk.userId, now],
  )
}

/** Whether an event, or a message of ours, with one of these keys was stored before. */
export async function isAnyStored(connection: Connection, keys: readonly string[]): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from inbox_events where key = any($1::text[])
     union all select 1 from outbox_messages where key = any($1::text[]) limit 1`,
    [keys],
  )
  return rows.length > 0
}

/** Whether the person asked the bot in this thread of a channel before, and nobody took over since. */
export async function isThreadEngaged(
  connection: Connection,
  channel: string,
  threadTs: string,
  userId: string,
): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from engaged_threads where channel = $1 and thread_ts = $2 and user_id = $3 and taken_over_at is null`,
    [channel, threadTs, userId],
  )
  return rows.length > 0
}

/** Remembers when an event of this type last came in. */
export async function upsertHeard(connection: Connection, type: string, now: Date): Promise<void> {
  await connection.query(
    `insert into events_heard (type, at) values ($1, $2) on conflict (type) do update set at = excluded.at`,
    [type, now],
  )
}

/** The types of events that ever came in, and when last. */
export async function listHeard(connection: Connection): Promise<{ type: string; at: Date }[]> {
  const { rows } = await connection.query<{ type: string; at: Date }>(
    `select type, at from events_heard order by type`,
  )
  return rows
}

/** An answer that is shown while it is written, by its key; ids and places are Slack's. */
export type StreamRow = {
  readonly key: string
  /** The key of its message in the outbox. */
  readonly messageKey: string
  readonly channel: string
  readonly threadTs: string
  /** Who asked. */
  readonly userId: string
}

/** Where an answer stands that was begun; `ts` is its message where Slack has said so. */
export type StreamProgress = {
  readonly ts: string | null
  readonly isStopped: boolean
  readonly isFinished: boolean
}

/** Remembers that an answer is being shown. Idempotent. */
export async function insertStream(connection: Connection, row: StreamRow, now: Date): Promise<void> {
  await connection.query(
    `insert into streams (key, message_key, channel, thread_ts, user_id, begun_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [row.key, row.messageKey, row.channel, row.threadTs, row.userId, now],
  )
}

/** How far an answer is; `undefined` when it was never shown. */
export async function findStream(connection: Connection, key: string): Promise<StreamProgress | undefined> {
  const { rows } = await connection.query<StreamProgress>(
    `select ts, stopped_at is not null as "isStopped", finished_at is not null as "isFinished"
       from streams where key = $1`,
    [key],
  )
  return rows[0]
}

/**
 * Remembers where a streamed message stands, and makes it one of the outbox's, as if it had been posted: what changes it
 * names it by its key. In a transaction. Idempotent.
 */
export async function placeStream(
  connection: Connection,
  row: StreamRow,
  outboxId: string,
  ts: string,
  now: Date,
): Promise<void> {
  await connection.query(`update streams set ts = $2 where key = $1`, [row.key, ts])
  await connection.query(
    `insert into outbox_messages
       (id, key, kind, lane, pace, channel, thread_ts, state, created_at, finished_at, sent_channel, sent_ts)
     values ($1, $2, 'post', $3, 'answer', $3, $4, 'sent', $5, $5, $3, $6)
     on conflict (key) do nothing`,
    [outboxId, row.messageKey, row.channel, row.threadTs, now, ts],
  )
}

/** Whether a message in Slack is one that the outbox knows the place of. */
export async function isPlaceKnown(connection: Connection, channel: string, ts: string): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from outbox_messages where sent_channel = $1 and sent_ts = $2`,
    [channel, ts],
  )
  return rows.length > 0
}

/** Remembers that the person who asked stopped what is being answered in a thread. @returns how many answers that were. */
export async function stopStreams(
  connection: Connection,
  thread: { readonly channel: string; readonly threadTs: string; readonly userId: string },
  now: Date,
): Promise<number> {
  const { rowCount } = await connection.query(
    `update streams set stopped_at = $4
      where channel = $1 and thread_ts = $2 and user_id = $3 and finished_at is null`,
    [thread.channel, thread.threadTs, thread.userId, now],
  )
  return rowCount
}

/** Remembers that the whole answer is in the outbox, whether anything was shown before or not. Idempotent. */
export async function finishStream(connection: Connection, row: StreamRow, now: Date): Promise<void> {
  await insertStream(connection, row, now)
  await connection.query(`update streams set finished_at = $2 where key = $1`, [row.key, now])
}

/** Deletes the streams begun before then. @returns how many. */
export async function deleteStreams(connection: Connection, begunBefore: Date): Promise<number> {
  const { rowCount } = await connection.query(`delete from streams where begun_at < $1`, [begunBefore])
  return rowCount
}

/** The keys of messages posted to a channel, or to a person, that begin so; oldest first. */
export async function listPostKeys(
  connection: Connection,
  beginning: string,
  channel: string,
): Promise<string[]> {
  const { rows } = await connection.query<{ key: string }>(
    `select key from outbox_messages where kind = 'post' and channel = $2 and starts_with(key, $1) order by sequence`,
    [beginning, channel],
  )
  return rows.map(({ key }) => key)
}
