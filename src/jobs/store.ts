import type { Connection } from '../database/types.ts'

// These statements know pg-boss's own tables (schema `pgboss`, version 12.38); nothing else of ours does.

/**
 * Gives every job that has not run yet its time on the database's clock anew, from its own time on ours. Done at a start
 * and whenever our clock was moved; below a second of difference nothing is touched.
 */
export async function retimeWaitingJobs(connection: Connection, now: Date): Promise<void> {
  await connection.query(
    `update pgboss.job
     set start_after = now() + ((data ->> 'runAt')::timestamptz - $1::timestamptz)
     where state = 'created' and data ? 'runAt'
       and abs(extract(epoch from start_after - now() - ((data ->> 'runAt')::timestamptz - $1::timestamptz))) > 1
       and not (start_after <= now() and (data ->> 'runAt')::timestamptz <= $1::timestamptz)`,
    [now],
  )
}

/** Brings jobs that wait for another try nearer by so much: their delay, too, passes on our clock. */
export async function shiftRetries(connection: Connection, deltaMs: number): Promise<void> {
  await connection.query(
    `update pgboss.job set start_after = start_after - $1::bigint * interval '1 millisecond' where state = 'retry'`,
    [Math.round(deltaMs)],
  )
}

/**
 * Lets jobs that a dead process had taken be taken again; one that was on its last try is left without a heartbeat, for
 * pg-boss to give up like any other, so that a job that kills the process does not do so for ever.
 */
export async function releaseActiveJobs(connection: Connection, queues: readonly string[]): Promise<void> {
  await connection.query(
    `update pgboss.job
     set state = case when retry_count < retry_limit then 'retry' else state end::pgboss.job_state,
         start_after = now(),
         heartbeat_on = case when retry_count < retry_limit then null else now() - interval '1 day' end
     where state = 'active' and name = any($1)`,
    [queues],
  )
}
