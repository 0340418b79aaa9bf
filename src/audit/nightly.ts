import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'
import type { Connection } from '../database/types.ts'
import { verifyChain } from './reading.ts'
import { insertWitness } from './store.ts'
import type { ChainCheck } from './types.ts'

/** What is told outside after the nightly check; `key` is the same for the same thing said again. */
export type WitnessNotice = {
  readonly key: string
  readonly kind: 'head' | 'broken'
  readonly at: Date
  readonly check: ChainCheck
}

/**
 * Checks the whole chain, and has its end told outside, or that something is wrong with it.
 *
 * @param parts.tell hands the notice on to a place outside of the database; what it throws has the job run again.
 */
export async function checkNightly(parts: {
  readonly database: Connection
  readonly clock: Clock
  readonly log: Log
  readonly tell: (notice: WitnessNotice) => Promise<void>
}): Promise<ChainCheck> {
  const { database, clock, log, tell } = parts
  const started = performance.now()
  const at = clock.now()
  const day = at.toISOString().slice(0, 10)
  const check = await verifyChain(database)
  const ms = Math.round(performance.now() - started)
  if (!check.ok) {
    log.error('the audit chain is broken', { ...check, ms })
    await tell({ key: `audit:broken:${day}`, kind: 'broken', at, check })
    return check
  }
  log.info('the audit chain was checked', { lines: check.lines, head: check.head, ms })
  await tell({ key: `audit:head:${day}`, kind: 'head', at, check })
  if (check.lines > 0) await insertWitness(database, { sequence: check.lines, hash: check.head }, at)
  return check
}
