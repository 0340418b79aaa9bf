import { describe, expect } from 'vitest'
import { createMovableClock } from '../../src/common/clock.ts'
import type { Database } from '../../src/database/types.ts'
import { createJobs } from '../../src/jobs/index.ts'
import { eachDatabase, requirePostgres, servedTest } from '../support/database.ts'
import { failingLog, hour, inHours, move, startRunner } from './runner.ts'

eachDatabase((name, test) => {
  describe(`running jobs (${name})`, () => {
    test('runs a due job with its data', async ({ database, databaseUrl }) => {
      const { jobs, clock, next } = await startRunner(database, databaseUrl)

      await jobs.enqueue(database, { queue: 'greet', runAt: clock.now(), data: { to: 'aoi', times: 2 } })

      expect(await next()).toEqual({ to: 'aoi', times: 2 })
    })

    test('runs a job once its transaction is committed, and never one that was rolled back', async ({
      database,
      databaseUrl,
    }) => {
      const { jobs, clock, next, seen } = await startRunner(database, databaseUrl)

      const undone = database.transaction(async (transaction) => {
        await jobs.enqueue(transaction, { queue: 'greet', runAt: clock.now(), data: { n: 1 } })
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      await database.transaction((transaction) =>
        jobs.enqueue(transaction, { queue: 'greet', runAt: clock.now(), data: { n: 2 } }),
      )
      jobs.wake()

      expect(await next()).toEqual({ n: 2 })
      expect(seen).toEqual([{ n: 2 }])
    })

    test('lets a handler use the database, and enqueue the next', async ({ database, databaseUrl }) => {
      const { jobs, clock, next } = await startRunner(database, databaseUrl, {
        onJob: async (data, jobs_) => {
          if (data.n !== 1) return
          await database.transaction(async (transaction) => {
            await transaction.query('select 1')
            await jobs_.enqueue(transaction, { queue: 'greet', runAt: clock.now(), data: { n: 2 } })
          })
          jobs_.wake()
        },
      })

      await jobs.enqueue(database, { queue: 'greet', runAt: clock.now(), data: { n: 1 } })
      await next()

      expect(await next()).toEqual({ n: 2 })
    })

    test('leaves a job until its time, and runs it when the clock is moved there', async ({
      database,
      databaseUrl,
    }) => {
      const { jobs, clock, next, seen } = await startRunner(database, databaseUrl)
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 3), data: { n: 3 } })
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 1), data: { n: 1 } })

      await move(jobs, clock, 2 * hour)
      await next()

      expect(seen).toEqual([{ n: 1 }])
      await move(jobs, clock, 2 * hour)
      expect(await next()).toEqual({ n: 3 })
    })

    test('puts a job off again when the clock is moved back', async ({ database, databaseUrl }) => {
      const { jobs, clock, next, seen } = await startRunner(database, databaseUrl)
      await move(jobs, clock, 10 * hour)
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 1), data: { n: 1 } })

      await move(jobs, clock, -10 * hour)
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 2), data: { n: 2 } })
      await move(jobs, clock, 3 * hour)
      await next()

      expect(seen).toEqual([{ n: 2 }])
    })

    test('keeps the time of waiting jobs over a restart with another clock', async ({
      database,
      databaseUrl,
    }) => {
      const before = await startRunner(database, databaseUrl)
      await before.jobs.enqueue(database, { queue: 'greet', runAt: inHours(before.clock, 5), data: { n: 5 } })
      await before.jobs.enqueue(database, { queue: 'greet', runAt: inHours(before.clock, 7), data: { n: 7 } })
      await before.jobs.stop()

      const after = await startRunner(database, databaseUrl, { offsetMs: 6 * hour })

      expect(await after.next()).toEqual({ n: 5 })
      expect(await waiting(database)).toEqual([{ n: 7 }])
    })

    test('makes one of two waiting jobs with one key, and keeps apart those without', async ({
      database,
      databaseUrl,
    }) => {
      const { jobs, clock, next } = await startRunner(database, databaseUrl)
      const runAt = inHours(clock, 1)
      for (const n of [1, 2])
        await jobs.enqueue(database, { queue: 'greet', key: 'same', runAt, data: { n } })
      await jobs.enqueue(database, { queue: 'greet', key: 'other', runAt, data: { n: 3 } })
      for (const n of [4, 5]) await jobs.enqueue(database, { queue: 'greet', runAt, data: { n } })

      expect(await waiting(database)).toEqual([{ n: 1 }, { n: 3 }, { n: 4 }, { n: 5 }])

      await move(jobs, clock, hour)
      for (let count = 0; count < 4; count += 1) await next()
      await jobs.enqueue(database, { queue: 'greet', key: 'same', runAt: clock.now(), data: { n: 6 } })
      expect(await next()).toEqual({ n: 6 })
    })

    test('waits for the running job when it is stopped, and runs no more', async ({
      database,
      databaseUrl,
    }) => {
      let finish = () => {}
      const mayFinish = new Promise<void>((resolve) => {
        finish = resolve
      })
      let finished = false
      const { jobs, clock, next } = await startRunner(database, databaseUrl, {
        onJob: async (_data, jobs_) => {
          await mayFinish
          await jobs_.enqueue(database, { queue: 'greet', runAt: clock.now(), data: { n: 2 } })
          finished = true
        },
      })
      await jobs.enqueue(database, { queue: 'greet', runAt: clock.now(), data: { n: 1 } })
      await next()

      const stopping = jobs.stop()
      finish()
      await stopping

      expect(finished).toBe(true)
      const { rows } = await database.query(
        `select data -> 'data' ->> 'n' as n, state::text from pgboss.job order by n`,
      )
      expect(rows).toEqual([
        { n: '1', state: 'completed' },
        { n: '2', state: 'created' },
      ])
    })

    test('refuses a job nobody handles, and one before the start', async ({ database, databaseUrl }) => {
      const clock = createMovableClock()
      const jobs = createJobs({ database, databaseUrl, clock, log: failingLog })
      jobs.handle('greet', async () => {})
      const job = { queue: 'greet', runAt: clock.now(), data: {} }

      await expect(jobs.enqueue(database, job)).rejects.toThrow('has not been started')
      await expect(jobs.enqueue(database, { ...job, queue: 'other' })).rejects.toThrow('no handler')
      expect(() => jobs.handle('greet', async () => {})).toThrow('has a handler already')
    })
  })
})

describe.skipIf(!requirePostgres())('running jobs in two processes on one served database', () => {
  servedTest('runs every job once', async ({ database, databaseUrl }) => {
    const first = await startRunner(database, databaseUrl)
    const second = await startRunner(database, databaseUrl)
    const runAt = inHours(first.clock, 1)
    for (let n = 0; n < 30; n += 1) await first.jobs.enqueue(database, { queue: 'greet', runAt, data: { n } })

    first.clock.setOffset(hour)
    second.clock.setOffset(hour)
    await first.jobs.clockMoved(hour)
    while (first.seen.length + second.seen.length < 30) await Promise.race([first.next(), second.next()])
    await Promise.all([first.jobs.stop(), second.jobs.stop()])

    const ran = [...first.seen, ...second.seen].map((data) => Number(data.n)).sort((a, b) => a - b)
    expect(ran).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })
})

async function waiting(database: Database): Promise<unknown[]> {
  const { rows } = await database.query<{ data: unknown }>(
    `select data -> 'data' as data from pgboss.job where state = 'created' order by created_on, data::text`,
  )
  return rows.map((row) => row.data)
}
