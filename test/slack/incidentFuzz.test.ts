import { describe, expect } from 'vitest'
import { test } from '../support/database.ts'
import { fuzzSubmissions } from '../support/submissions.ts'

describe('submitting nonsense', () => {
  test('two hundred times stores whole records or nothing, and always answers', async ({ database }) => {
    const fuzzed = await fuzzSubmissions(database, 200, 20_261_123)

    expect(fuzzed.faults).toEqual([])
    expect(Math.min(fuzzed.receipts, fuzzed.refused, fuzzed.broken)).toBeGreaterThan(10)
    expect(fuzzed.receipts + fuzzed.refused + fuzzed.broken).toBe(200)
    expect(fuzzed.receipts).toBeGreaterThan(fuzzed.forms)
  })
})
