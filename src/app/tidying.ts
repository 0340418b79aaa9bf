import type { Clock } from '../common/clock.ts'
import type { Database } from '../database/types.ts'
import type { Jobs } from '../jobs/types.ts'

/** The queue of the daily tidying. */
const tidyQueue = 'tidy'

/** Names the handler of the daily tidying. @returns what begins it once the jobs run. */
export function keepTidy(
  parts: { readonly jobs: Jobs; readonly database: Database; readonly clock: Clock },
  tidy: () => Promise<void>,
): { begin(): Promise<void> } {
  const { jobs, database, clock } = parts
  jobs.handle(tidyQueue, async () => {
    await tidy()
    await database.transaction((transaction) => jobs.enqueue(transaction, tomorrow(clock)))
  })
  return { begin: () => jobs.enqueue(database, tomorrow(clock)) }
}

// One job a day that enqueues the next: unlike cron it follows the clock that the local workspace moves.
function tomorrow(clock: Clock) {
  const runAt = new Date(clock.now().getTime() + 86_400_000)
  return { queue: tidyQueue, key: runAt.toISOString().slice(0, 10), runAt, data: {} }
}
