import { describe, expect, test } from 'vitest'
import { runKills } from '../support/kills.ts'

describe('killing the bot while a report is submitted', () => {
  test('five times leaves a record for every receipt, one notice for every record, and none twice', {
    timeout: 180_000,
  }, async () => {
    const reports = await runKills(5, 20_261_124, { reportsOnly: true })

    expect(reports.filter((report) => report.broken.length > 0)).toEqual([])
    expect(reports.map(({ what }) => what)).toEqual(Array.from({ length: 5 }, () => 'a report'))
  })
})
