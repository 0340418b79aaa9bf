import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import { anyReport, tryReport } from '../incident/anyReport.ts'
import { count, start } from '../incident/running.ts'
import { test } from '../support/database.ts'

const runs = Number(process.env.MAMORI_SOAK_RUNS ?? 10_000)

describe('sending in whatever can be sent', () => {
  test(`keeps or refuses each of ${runs} reports whole, and the audit chain fits`, async ({ database }) => {
    const seed = Number(process.env.MAMORI_SOAK_SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed}`)
    const { incidents } = start(database)
    let submitted = 0

    await fc.assert(
      fc.asyncProperty(anyReport, async (given) => {
        expect(await tryReport(incidents, given, `view:${submitted++}`)).toBeUndefined()
      }),
      { numRuns: runs, seed },
    )

    const reported = await count(database, "incident_register where what = 'reported'")
    expect(reported).toBeGreaterThan(runs / 3)
    expect(await count(database, 'incidents')).toBe(reported)
    expect(await verifyChain(database)).toMatchObject({ ok: true })
  })
})
