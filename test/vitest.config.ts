import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Two workers for two cores. Without isolation a worker keeps its database over all its files, which is safe because no
// file keeps state; the first database test of a worker pays for opening it, hence the timeout.
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/soak/**', 'node_modules/**'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
