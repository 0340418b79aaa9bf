import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'

eachDatabase((name, test) => {
  describe(`a transaction (${name})`, () => {
    test('keeps everything when the work resolves', async ({ database }) => {
      await withTable(database, async (list) => {
        const result = await database.transaction(async (transaction) => {
          await transaction.query('insert into numbers values (1)')
          await transaction.query('insert into numbers values (2)')
          return 'done'
        })

        expect(result).toBe('done')
        expect(await list()).toEqual([1, 2])
      })
    })

    test('keeps nothing when the work rejects, and rejects with its error', async ({ database }) => {
      await withTable(database, async (list) => {
        const broken = database.transaction(async (transaction) => {
          await transaction.query('insert into numbers values (1)')
          throw new Error('changed my mind')
        })

        await expect(broken).rejects.toThrow('changed my mind')
        expect(await list()).toEqual([])
      })
    })

    test('keeps nothing, and says so, when the work hides that a statement failed', async ({ database }) => {
      await withTable(database, async (list) => {
        const hiding = database.transaction(async (transaction) => {
          await transaction.query('insert into numbers values (1)')
          await transaction.query('select 1 / 0').catch(() => undefined)
        })

        await expect(hiding).rejects.toThrow(/rolled back/i)
        expect(await list()).toEqual([])
      })
    })

    test('runs statements that were started together in order', async ({ database }) => {
      await withTable(database, async (list) => {
        await database.transaction(async (transaction) => {
          await Promise.all([1, 2, 3].map((n) => transaction.query('insert into numbers values ($1)', [n])))
        })

        expect(await list()).toEqual([1, 2, 3])
      })
    })

    test('refuses a query, a script and a transaction on the outer connection', async ({ database }) => {
      await database.transaction(async () => {
        await expect(database.query('select 1')).rejects.toThrow('inside a transaction')
        await expect(database.script('select 1')).rejects.toThrow('inside a transaction')
        await expect(database.transaction(async () => 1)).rejects.toThrow('inside a transaction')
      })
    })

    test('refuses it from a timer and from a promise that the work started', async ({ database }) => {
      await database.transaction(async () => {
        const fromTimer = nextTurn().then(() => database.query('select 1'))

        await expect(fromTimer).rejects.toThrow('inside a transaction')
      })
    })

    test('lets what outlives it use the outer connection, and no longer its own', async ({ database }) => {
      let carryOn = () => {}
      const over = new Promise<void>((resolve) => {
        carryOn = resolve
      })
      const outcome = await database.transaction(async (transaction) => ({
        outer: over.then(() => database.query<{ n: number }>('select 1 as n')),
        own: over.then(() => transaction.query('select 1')).catch((error: Error) => error.message),
      }))

      carryOn()

      expect((await outcome.outer).rows).toEqual([{ n: 1 }])
      expect(await outcome.own).toContain('is over')
    })

    test('lets a query of another request go through as soon as it can', async ({ database }) => {
      let finish = () => {}
      const mayFinish = new Promise<void>((resolve) => {
        finish = resolve
      })
      const first = database.transaction(async (transaction) => {
        await transaction.query('select 1')
        await mayFinish
      })
      const other = database.query<{ n: number }>('select 2 as n')

      finish()

      expect((await other).rows).toEqual([{ n: 2 }])
      await first
    })

    test('is out of sight for work that is detached from it', async ({ database }) => {
      let later: Promise<unknown> = Promise.resolve()
      await database.transaction(async () => {
        later = database.detached(() => nextTurn().then(() => database.query('select 1')))
      })

      await expect(later).resolves.toMatchObject({ rowCount: 1 })
    })

    test('leaves nothing behind when a script with its own begin fails', async ({ database }) => {
      await expect(database.script('begin; select 1 / 0; commit')).rejects.toThrow('division by zero')

      await expect(database.query('select 1')).resolves.toMatchObject({ rowCount: 1 })
    })
  })
})

async function withTable(database: Database, work: (list: () => Promise<number[]>) => Promise<void>) {
  await database.query('create table numbers (n int)')
  try {
    await work(async () =>
      (await database.query<{ n: number }>('select n from numbers order by n')).rows.map((row) => row.n),
    )
  } finally {
    await database.query('drop table numbers')
  }
}
