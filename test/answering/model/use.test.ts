import { describe, expect } from 'vitest'
import { createModelUse, modelNoticeQueue } from '../../../src/answering/index.ts'
import { createAudit, verifyChain } from '../../../src/audit/index.ts'
import type { Database } from '../../../src/database/types.ts'
import type { Job } from '../../../src/jobs/types.ts'
import { eachDatabase } from '../../support/database.ts'

function aUse(database: Database, options: { tokensADay?: number; destination?: string; now?: Date } = {}) {
  const clock = { now: () => options.now ?? new Date('2026-04-01T03:00:00Z') }
  const jobs: Job[] = []
  const use = createModelUse({
    database,
    clock,
    audit: createAudit({ clock }),
    destination: options.destination ?? 'a-model (api.example.com)',
    tokensADay: options.tokensADay ?? 1000,
  })
  use.tellBy({
    enqueue: async (_, job) => {
      jobs.push(job)
    },
  })
  return { use, jobs }
}

eachDatabase((name, test) => {
  describe(`permitting a model (${name})`, () => {
    test('keeps everything inside until somebody agrees, and asks once', async ({ database }) => {
      const { use, jobs } = aUse(database)

      const permits = [await use.permit(), await use.permit(), await use.permit()]

      expect(permits).toEqual(['kept-inside', 'kept-inside', 'kept-inside'])
      expect(jobs).toMatchObject([
        { queue: modelNoticeQueue, data: { kind: 'consent', destination: 'a-model (api.example.com)' } },
      ])
      expect(await use.getConsent()).toEqual({ kind: 'undecided' })
    })

    test('writes who agreed and when, once in the audit chain however often it is pressed', async ({
      database,
    }) => {
      const { use } = aUse(database)
      await use.permit()

      await use.decide('U1', true)
      const consent = await use.decide('U2', true)

      expect(consent).toEqual({ kind: 'agreed', by: 'U1', at: new Date('2026-04-01T03:00:00Z') })
      expect(await use.permit()).toBeUndefined()
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 1 })
    })

    test('keeps everything inside again when the officer takes it back', async ({ database }) => {
      const { use } = aUse(database)
      await use.permit()
      await use.decide('U1', true)

      await use.decide('U1', false)

      expect(await use.permit()).toBe('kept-inside')
    })

    test('asks anew for another address', async ({ database }) => {
      const { use } = aUse(database)
      await use.permit()
      await use.decide('U1', true)
      const other = aUse(database, { destination: 'a-model (elsewhere.example.com)' })

      const permit = await other.use.permit()

      expect(permit).toBe('kept-inside')
      expect(other.jobs).toHaveLength(1)
    })

    test('decides nothing that was never asked', async ({ database }) => {
      const { use } = aUse(database)

      const consent = await use.decide('U1', true)

      expect(consent).toEqual({ kind: 'undecided' })
    })

    test('ends with the day’s budget, tells the officer once a day, and begins anew at midnight in Japan', async ({
      database,
    }) => {
      const evening = aUse(database, { now: new Date('2026-04-01T14:59:00Z') })
      await evening.use.permit()
      await evening.use.decide('U1', true)

      await evening.use.spend(600)
      const first = await evening.use.permit()
      await evening.use.spend(600)
      const spent = [await evening.use.permit(), await evening.use.permit()]
      const nextDay = aUse(database, { now: new Date('2026-04-01T15:00:00Z') })

      expect(first).toBeUndefined()
      expect(spent).toEqual(['budget', 'budget'])
      expect(evening.jobs.slice(1)).toMatchObject([{ data: { kind: 'budget', day: '2026-04-01' } }])
      expect(await nextDay.use.permit()).toBeUndefined()
    })

    test('has no end where the budget is 0', async ({ database }) => {
      const { use } = aUse(database, { tokensADay: 0 })
      await use.permit()
      await use.decide('U1', true)

      await use.spend(10_000_000)

      expect(await use.permit()).toBeUndefined()
    })
  })
})
