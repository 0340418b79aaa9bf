import { describe, expect } from 'vitest'
import { createLog, silentLog } from '../../src/common/log.ts'
import { eachDatabase } from '../support/database.ts'
import { hour, inHours, move, startRunner } from './runner.ts'

eachDatabase((name, test) => {
  describe(`running jobs (${name})`, () => {
    test('tries a failed job again, and tells the log', async ({ database, databaseUrl }) => {
      const lines: string[] = []
      let failures = 1
      const { jobs, clock, next, seen } = await startRunner(database, databaseUrl, {
        log: createLog('debug', (line) => lines.push(line)),
        onJob: async () => {
          failures -= 1
          if (failures >= 0) throw new Error('not today')
        },
      })

      await jobs.enqueue(database, { queue: 'greet', runAt: clock.now(), data: { n: 1 } })
      await next()
      await next()

      expect(seen).toEqual([{ n: 1 }, { n: 1 }])
      expect(lines.join()).toContain('a job failed and will be tried again')
    })

    test('keeps a job that failed for the last time, without what the error said', async ({
      database,
      databaseUrl,
    }) => {
      let tellGivenUp = () => {}
      const givenUp = new Promise<void>((resolve) => {
        tellGivenUp = resolve
      })
      const { jobs, clock } = await startRunner(database, databaseUrl, {
        log: createLog('error', tellGivenUp),
        onJob: async () => {
          throw new Error('what somebody typed')
        },
      })
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 1), data: { n: 1 } })
      await database.query('update pgboss.job set retry_limit = 0')

      await move(jobs, clock, hour)
      await givenUp
      await jobs.stop()

      const { rows } = await database.query('select state::text, output from pgboss.job')
      expect(rows).toEqual([{ state: 'failed', output: { error: 'Error' } }])
    })

    test('has something done about a job that failed for the last time, as often as that takes', async ({
      database,
      databaseUrl,
    }) => {
      const { jobs, clock, seen } = await startRunner(database, databaseUrl, {
        log: silentLog,
        onJob: async () => {
          throw new Error('for good')
        },
        onGivenUp: async () => {
          if (told.push('told') === 1) throw new Error('not yet')
          tellDone()
        },
      })
      const told: string[] = []
      let tellDone = () => {}
      const done = new Promise<void>((resolve) => {
        tellDone = resolve
      })
      await jobs.enqueue(database, { queue: 'greet', runAt: inHours(clock, 1), data: { n: 1 } })
      await database.query('update pgboss.job set retry_limit = 0')

      await move(jobs, clock, hour)
      await done

      expect(seen).toEqual([{ n: 1 }])
      expect(told).toEqual(['told', 'told'])
    })
  })
})
