import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { isRunning } from '../../src/common/process.ts'

describe('whether a process runs', () => {
  test('is so of this one, and of another user’s', () => {
    const seen = [isRunning(process.pid), isRunning(1)]

    expect(seen).toEqual([true, true])
  })

  test('is not so of one that has ended', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(child, 'exit')

    const seen = isRunning(child.pid ?? 0)

    expect(seen).toBe(false)
  })

  test.runIf(process.platform === 'linux')(
    'is not so of one whose parent never asked how it ended',
    async () => {
      // The shell becomes `sleep`, which knows of no child and asks after none.
      const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [pid] = await once(parent.stdout, 'data')

      await expect.poll(() => isRunning(Number(pid)), { interval: 10 }).toBe(false)
      const isListed = () => process.kill(Number(pid), 0)

      expect(isListed).not.toThrow()
      parent.kill('SIGKILL')
      await once(parent, 'exit')
    },
  )
})
