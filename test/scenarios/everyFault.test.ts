import { describe, expect } from 'vitest'
import { test } from '../support/database.ts'
import { mishaps, runFaults } from '../support/faults.ts'

describe('faults of Slack', () => {
  test('each alone, during a question, a self-check answer and a report at once, lose and double nothing', {
    timeout: 180_000,
  }, async ({ database }) => {
    const reports = await runFaults(
      database,
      mishaps.map((mishap) => [mishap]),
      true,
    )

    expect(reports.filter(({ broken }) => broken.length > 0)).toEqual([])
    const struck = new Map(reports.map((report) => [report.mishaps, report.struck]))
    const idle = mishaps.filter(({ name, faults }) => faults !== undefined && !struck.get(name))
    expect(idle.map(({ name }) => name)).toEqual([])
  })
})
