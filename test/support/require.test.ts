import { afterEach, describe, expect, test, vi } from 'vitest'
import { findProgram, requireOrSkip } from './require.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('needing what a machine may lack', () => {
  test('runs the tests where it is there', () => {
    vi.stubEnv('MAMORI_TEST_REQUIRE', 'all')

    expect(requireOrSkip(true, 'a thing')).toBe(true)
  })

  test('skips them where it is missing, and says so once', () => {
    vi.stubEnv('MAMORI_TEST_REQUIRE', '')
    const told: string[] = []

    const ran = [1, 2].map(() => requireOrSkip(false, 'a rare thing', (line) => told.push(line)))

    expect(ran).toEqual([false, false])
    expect(told).toEqual([expect.stringContaining('SKIPPED: tests that need a rare thing')])
  })

  test('fails where it is missing and no skip is allowed', () => {
    vi.stubEnv('MAMORI_TEST_REQUIRE', 'all')

    expect(() => requireOrSkip(false, 'a thing')).toThrow('a thing is missing on this machine')
  })

  test('finds a program by its name', () => {
    expect(findProgram('sh')).toMatch(/\/sh$/)
    expect(findProgram('no-such-program-anywhere')).toBeUndefined()
  })
})
