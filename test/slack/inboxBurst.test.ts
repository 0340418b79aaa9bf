import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { allDone, openWatched, until } from './inboxParts.ts'

eachDatabase((name, test) => {
  describe(`the inbox (${name})`, () => {
    test('in a burst acks go first: work begins when none came for a while, or one piece every two seconds', async ({
      database,
    }) => {
      const { inbox, pulse, claims, handled, storeMany } = openWatched(database)
      await storeMany('first')

      await inbox.start()
      while (pulse.ms < 1_920) {
        pulse.ms += 80
        await storeMany(`after ${pulse.ms} ms `)
      }
      const claimedMeanwhile = claims.length
      pulse.ms = 2_000
      await until(async () => handled.length > 0)
      await storeMany('last')
      const handledInTheBurst = handled.length
      pulse.ms = 4_000
      await until(allDone(database))
      await inbox.stop()

      expect([claimedMeanwhile, handledInTheBurst]).toEqual([0, 1])
      expect(handled).toHaveLength(260)
    })

    test('the first of a burst is not worked on while the others wait for their acks', async ({
      database,
    }) => {
      const { inbox, pulse, claims, handled, store, storeMany } = openWatched(database)
      await inbox.start()
      await until(async () => claims.length > 0)
      const claimsBefore = claims.length

      const first = store('first')
      await Promise.all([first, storeMany('with it ')])
      const claimedMeanwhile = claims.length - claimsBefore
      pulse.ms = 100
      await until(allDone(database))
      await inbox.stop()

      expect(claimedMeanwhile).toBe(0)
      expect(handled).toHaveLength(11)
    })
  })
})
