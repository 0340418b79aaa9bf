import { describe, expect } from 'vitest'
import type { Selfchecks } from '../../src/selfcheck/index.ts'
import type { Session } from '../../src/selfcheck/types.ts'
import { eachDatabase } from '../support/database.ts'
import { answer, nothing, open, press, start } from './frontDoor.ts'

eachDatabase((name, test) => {
  describe(`finishing (${name})`, () => {
    async function finish(
      selfchecks: Selfchecks,
      options: readonly string[],
      key = 'first',
    ): Promise<Session> {
      let session = await start(selfchecks, key)
      for (const optionId of options) session = await answer(selfchecks, session, optionId)
      return session
    }

    test('gives the result with the last answer', async ({ database }) => {
      const { selfchecks } = open(database)
      const last = await finish(selfchecks, ['yes', 'no'])

      const outcome = await selfchecks.click(press(last, { kind: 'answer', optionId: 'unknown' }), nothing)

      expect(outcome).toMatchObject({ kind: 'finished', result: { overall: 100 / 3 } })
      expect(await selfchecks.findUnderWay('U1')).toBeUndefined()
    })

    test('shows the result to the person alone', async ({ database }) => {
      const { selfchecks } = open(database)
      const { id } = await finish(selfchecks, ['yes', 'no', 'not-applicable'])

      const [mine, theirs, theirLast] = [
        await selfchecks.findResult('U1', id),
        await selfchecks.findResult('U2', id),
        await selfchecks.findResult('U2'),
      ]

      expect(mine?.areas.map(({ score }) => score)).toEqual([50, null])
      expect([theirs, theirLast]).toEqual([undefined, undefined])
    })

    test('has no result before the end', async ({ database }) => {
      const { selfchecks } = open(database)
      const { id } = await finish(selfchecks, ['yes', 'no'])

      expect(await selfchecks.findResult('U1', id)).toBeUndefined()
    })

    test('is closed to a click made long before', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      const first = await start(selfchecks)
      let session = first
      for (const optionId of ['yes', 'yes', 'yes']) session = await answer(selfchecks, session, optionId)
      passTime(40 * 86_400)

      const outcome = await selfchecks.click(press(first, { kind: 'answer', optionId: 'no' }), nothing)

      expect(outcome.kind).toBe('closed')
      expect((await selfchecks.findResult('U1'))?.overall).toBe(100)
    })

    test('lets the next one begin, and remembers the last', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      await finish(selfchecks, ['no', 'no', 'no'])
      passTime(365 * 86_400)
      await finish(selfchecks, ['yes', 'yes', 'yes'], 'next year')
      passTime(60)
      await start(selfchecks, 'third')

      const standing = await selfchecks.standingOf('U1')

      expect(standing).toMatchObject({
        underWay: { status: 'open', answered: 0, total: 3 },
        last: { overall: 100, finishedAt: new Date('2027-11-23T01:00:00Z') },
      })
    })

    test('knows nothing of whoever never began', async ({ database }) => {
      const { selfchecks } = open(database)

      expect(await selfchecks.standingOf('U1')).toEqual({ underWay: null, last: null })
    })
  })
})
