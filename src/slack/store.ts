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

/** Remembers that a person was welcomed. @returns true the first time. */
export async function markGreeted(connection: Connection, userId: string, now: Date): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into greetings (user_id, greeted_at) values ($1, $2) on conflict do nothing`,
    [userId, now],
  )
  return rowCount > 0
}

/** Whether a message of ours is on its way to the person's direct message, or was. */
export async function hasBeenWrittenTo(connection: Connection, userId: string): Promise<boolean> {
  const { rows } = await connection.query(`select 1 from outbox_messages where channel = $1 limit 1`, [
    userId,
  ])
  return rows.length > 0
}

/** Remembers that the person asked the bot in this thread of a channel. Idempotent. */
export async function engageThread(
  connection: Connection,
  thread: { readonly channel: string; readonly threadTs: string; readonly userId: string },
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into engaged_threads (channel, thread_ts, user_id, engaged_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [thread.channel, thread.threadTs, thread.userId, now],
  )
}

/** Whether the person asked the bot in this thread of a channel before. */
export async function isThreadEngaged(
  connection: Connection,
  channel: string,
  threadTs: string,
  userId: string,
): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from engaged_threads where channel = $1 and thread_ts = $2 and user_id = $3`,
    [channel, threadTs, userId],
  )
  return rows.length > 0
}
