import { describe, expect, test } from 'vitest'
import { runKills } from '../support/kills.ts'

describe('killing the bot', () => {
  test('twenty times at random moments loses nothing acknowledged and doubles nothing visible', {
    timeout: 900_000,
  }, async () => {
    const seed = Number(process.env.MAMORI_SOAK_SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed}`)
    const reports = await runKills(20, seed)
    console.table(reports.map((report) => ({ ...report, broken: report.broken.join('; ') })))

    expect(reports.filter((report) => report.broken.length > 0)).toEqual([])
    expect(reports).toHaveLength(20)
  })
})
