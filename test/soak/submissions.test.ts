import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { runKills } from '../support/kills.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import { requireOrSkip } from '../support/require.ts'
import { fuzzSubmissions } from '../support/submissions.ts'

const seed = Number(process.env.MAMORI_SOAK_SEED ?? Date.now() % 1_000_000)

eachDatabase((name, eachTest) => {
  describe(`submitting nonsense (${name})`, () => {
    eachTest(
      'ten thousand times stores whole records or nothing, and always answers',
      {
        timeout: 1_800_000,
      },
      async ({ database }) => {
        console.log(`seed ${seed}`)
        const fuzzed = await fuzzSubmissions(database, 10_000, seed)
        console.table(fuzzed)

        expect(fuzzed.faults).toEqual([])
        expect(fuzzed.receipts).toBeGreaterThan(1_000)
      },
    )
  })
})

describe.skipIf(!requireOrSkip(hasPostgres(), 'a Postgres server'))(
  'killing the bot while a report is submitted, on a served database',
  () => {
    test('two hundred times leaves a record for every receipt, one notice for every record, and none twice', {
      timeout: 3_600_000,
    }, async () => {
      const server = await startPostgres()
      const { url, drop } = await server.createDatabase()
      try {
        console.log(`seed ${seed}`)
        const environment = { DATABASE_URL: url }
        const reports = await runKills(200, seed, { reportsOnly: true, environment })

        expect(reports.filter((report) => report.broken.length > 0)).toEqual([])
        expect(reports).toHaveLength(200)
      } finally {
        await drop()
        await server.stop()
      }
    })
  },
)
