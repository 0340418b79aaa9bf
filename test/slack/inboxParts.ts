import { createMovableClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { createInbox } from '../../src/slack/inbox.ts'

type Body = { name: string }

/** An inbox whose handler is scripted; `settled` resolves when every stored row is finished. */
export function openInbox(
  database: Database,
  handle: (name: string, attempt: number) => Promise<void>,
  isWorthWaiting = () => false,
) {
  const clock = createMovableClock()
  const gaveUp: string[] = []
  const inbox = createInbox({
    database,
    clock,
    log: silentLog,
    handle: (body, attempt) => handle((body as Body).name, attempt),
    isWorthWaiting,
    giveUp: async (body) => {
      gaveUp.push((body as Body).name)
    },
  })
  const store = (name: string, conversation = name) => inbox.store({ key: name, conversation }, { name })
  return { inbox, store, clock, gaveUp }
}

/** An inbox whose claims are noted by the time of a pulse that only the test moves. */
export function openWatched(database: Database) {
  const pulse = { ms: 0, now: () => pulse.ms, pause: () => new Promise(setImmediate) }
  const claims: number[] = []
  const handled: string[] = []
  const watched: Database = {
    ...database,
    query(sql, values) {
      if (sql.includes('claim_inbox_events')) claims.push(pulse.ms)
      return database.query(sql, values)
    },
  }
  const inbox = createInbox({
    database: watched,
    clock: createMovableClock(),
    log: silentLog,
    handle: async (body) => void handled.push((body as Body).name),
    giveUp: () => Promise.reject(new Error('given up')),
    pulse,
  })
  const store = (each: string) => inbox.store({ key: each, conversation: each }, { name: each })
  const storeMany = (wave: string) =>
    Promise.all(Array.from({ length: 10 }, (_, index) => store(`${wave}${index}`)))
  return { inbox, pulse, claims, handled, store, storeMany }
}

/** Every stored event, in its order. */
export async function states(database: Database) {
  const { rows } = await database.query(
    `select key, state, attempts, body from inbox_events order by sequence`,
  )
  return rows
}

/** Asks again and again until the rows satisfy the condition; the test's own timeout is the limit. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}

/** Whether every stored event is finished. */
export const allDone = (database: Database) => async () =>
  (await states(database)).every((row) => row.state === 'done' || row.state === 'failed')
