import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { allDone, openInbox, states, until } from './inboxParts.ts'

eachDatabase((name, test) => {
  describe(`the inbox (${name})`, () => {
    test('stores a burst in the order it came, without the one that cannot be stored', async ({
      database,
    }) => {
      const handled: string[] = []
      const { inbox } = openInbox(database, async (event) => {
        handled.push(event)
      })
      const names = Array.from({ length: 30 }, (_, index) => (index === 13 ? 'half\0' : `event ${index}`))

      const stored = await Promise.allSettled(
        names.map((each, index) => inbox.store({ key: `key ${index}`, conversation: 'one' }, { name: each })),
      )
      await inbox.start()
      await until(allDone(database))
      await inbox.stop()

      expect(stored.map(({ status }) => status).indexOf('rejected')).toBe(13)
      expect(stored.filter(({ status }) => status === 'rejected')).toHaveLength(1)
      expect(handled).toEqual(names.filter((_, index) => index !== 13))
    })

    test('handles an event once, however often it is delivered, and keeps nothing it said', async ({
      database,
    }) => {
      const handled: string[] = []
      const { inbox, store } = openInbox(database, async (event) => {
        handled.push(event)
      })
      await inbox.start()

      await store('a')
      await store('a')
      await until(allDone(database))
      await store('a')
      await inbox.stop()

      expect(handled).toEqual(['a'])
      expect(await states(database)).toEqual([{ key: 'a', state: 'done', attempts: 1, body: null }])
    })

    test('keeps the order within a conversation, while other conversations go on', async ({ database }) => {
      const order: string[] = []
      const { promise: gate, resolve: open } = Promise.withResolvers<void>()
      const { inbox, store } = openInbox(database, async (event) => {
        if (event === 'first') await gate
        order.push(event)
        if (event === 'elsewhere') open()
      })
      await store('first', 'talk')
      await store('second', 'talk')
      await store('elsewhere')

      await inbox.start()
      await until(allDone(database))
      await inbox.stop()

      expect(order).toEqual(['elsewhere', 'first', 'second'])
    })

    test('resumes after the restart what a crash left half handled', async ({ database }) => {
      const handled: number[] = []
      const { inbox, store } = openInbox(database, async (_, attempt) => {
        handled.push(attempt)
      })
      await store('a')
      // What a kill leaves: a row at work, with a lease that nobody renews and that runs out.
      await database.query(
        `update inbox_events set state = 'running', attempts = 1, lease_until = now() - interval '1 second'`,
      )

      await inbox.start()
      await until(allDone(database))
      await inbox.stop()

      expect(handled).toEqual([2])
    })

    test('begins no event a second time while the first handling is at work', async ({ database }) => {
      const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
      const handled: string[] = []
      const { inbox, store } = openInbox(database, async (event) => {
        handled.push(event)
        if (event === 'a') await answered
      })
      await inbox.start()
      await store('a')
      while (handled.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await database.query(`update inbox_events set lease_until = now() - interval '1 second'`)
      await store('b')
      while (handled.length === 1) await new Promise((resolve) => setImmediate(resolve))
      answer()
      await until(allDone(database))
      await inbox.stop()

      expect(handled).toEqual(['a', 'b'])
    })

    test('leaves alone what another process took over and finished meanwhile', async ({ database }) => {
      const { promise: failed, resolve: fail } = Promise.withResolvers<void>()
      const handled: string[] = []
      const { inbox, store } = openInbox(database, async (event) => {
        handled.push(event)
        await failed
        throw new Error('planted')
      })
      await inbox.start()
      await store('a')
      while (handled.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await database.query(`update inbox_events set state = 'done', attempts = 2, body = null`)
      fail()
      await inbox.stop()

      expect(await states(database)).toMatchObject([{ key: 'a', state: 'done' }])
    })

    test('tries what is worth saying late every minute, and gives up after an hour', async ({ database }) => {
      const { inbox, store, gaveUp } = openInbox(
        database,
        async () => {
          throw new Error('planted')
        },
        () => true,
      )
      await inbox.start()
      await store('a')
      const waits: number[] = []

      for (const attempts of [3, 4, 30, 60]) {
        await until(async () =>
          (await states(database)).some((row) => row.state === 'new' && row.attempts !== 0),
        )
        await database.query(`update inbox_events set attempts = $1, run_after = now()`, [attempts])
        inbox.wake()
        await until(async () =>
          (await states(database)).some((row) => row.attempts === attempts + 1 && row.state !== 'running'),
        )
        const { rows } = await database.query<{ s: number }>(
          `select round(extract(epoch from run_after - now()))::int as s from inbox_events where state = 'new'`,
        )
        waits.push(...rows.map(({ s }) => s))
      }
      await until(allDone(database))
      await inbox.stop()

      expect(waits).toEqual([60, 60, 60])
      expect(gaveUp).toEqual(['a'])
    })

    test('tries again after a failure, then tells the person and gives up', async ({ database }) => {
      const attempts: number[] = []
      const { inbox, store, gaveUp } = openInbox(database, async (_, attempt) => {
        attempts.push(attempt)
        throw new Error('planted')
      })
      await store('a')
      await inbox.start()

      while (gaveUp.length === 0) {
        await database.query(`update inbox_events set run_after = now() where state = 'new'`)
        inbox.wake()
        await new Promise((resolve) => setImmediate(resolve))
      }
      await until(allDone(database))
      await inbox.stop()

      expect(attempts).toEqual([1, 2, 3, 4, 5])
      expect(gaveUp).toEqual(['a'])
      expect(await states(database)).toMatchObject([{ state: 'failed', body: null }])
    })

    test('forgets what was finished more than seven days ago, and nothing younger', async ({ database }) => {
      const { inbox, store, clock } = openInbox(database, async () => {})
      await inbox.start()
      await store('old')
      await until(allDone(database))
      clock.setOffset(8 * 86_400_000)
      await store('young')
      await until(allDone(database))

      const forgotten = await inbox.forget()
      await inbox.stop()

      expect(forgotten).toBe(1)
      expect((await states(database)).map((row) => row.key)).toEqual(['young'])
    })
  })
})
