import { describe, expect } from 'vitest'
import { test } from '../support/database.ts'
import { type FaultReport, mishaps, runFaults, seededPairs } from '../support/faults.ts'

const pairs = 60

describe('faults of Slack', () => {
  test('each alone, during each of the three jobs, lose and double nothing', async ({ database }) => {
    const reports = await runFaults(
      database,
      mishaps.map((mishap) => [mishap]),
      false,
    )
    show(reports)

    expect(reports.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect(reports).toHaveLength(mishaps.length * 3)
  })

  test('in seeded pairs, during all three jobs at once, lose and double nothing', async ({ database }) => {
    const seed = Number(process.env.MAMORI_SOAK_SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed}`)
    const reports = await runFaults(database, seededPairs(pairs, seed), true)
    show(reports)

    expect(reports.filter(({ broken }) => broken.length > 0)).toEqual([])
    expect(reports).toHaveLength(pairs)
  })
})

function show(reports: readonly FaultReport[]): void {
  console.table(reports.map((report) => ({ ...report, broken: report.broken.join('; ') })))
}
