import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Long seeded runs, one at a time, outside the suite: MAMORI_SOAK_SEED repeats one.
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['test/soak/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 900_000,
  },
})
