import { describe, expect, test } from 'vitest'
import { runKills } from '../support/kills.ts'

describe('killing the bot', () => {
  test('five times at random moments loses nothing acknowledged and doubles nothing visible', {
    timeout: 180_000,
  }, async () => {
    const reports = await runKills(5, 20_261_123)

    expect(reports.filter((report) => report.broken.length > 0)).toEqual([])
    expect(reports).toHaveLength(5)
  })
})
