import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeLock } from '../../src/database/lock.ts'

let folder = ''
let processes: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mamori-lock-'))
  processes = []
})

afterEach(async () => {
  for (const process of processes) process.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const now = new Date('2026-04-01T00:00:00Z')

describe('locking the data folder', () => {
  test('refuses the second process, naming the first, what it is and since when', async () => {
    const holder = await startHolder()

    await expect(takeLock(folder, 'command', now)).rejects.toThrow(
      `is in use by the bot (process ${holder.pid}, since 2026-11-23T00:00:00.000Z)`,
    )
    await expect(takeLock(folder, 'command', now)).rejects.toMatchObject({ name: 'ConflictError' })
  })

  test('refuses a second opening in the same process', async () => {
    const lock = await takeLock(folder, 'bot', now)

    await expect(takeLock(folder, 'command', now)).rejects.toThrow(`process ${process.pid}`)
    await lock.release()
  })

  test('lets the next in when it is released', async () => {
    await (await takeLock(folder, 'bot', now)).release()

    const lock = await takeLock(folder, 'command', now)

    await lock.release()
  })

  test('takes over from a process that was killed', async () => {
    const holder = await startHolder()
    holder.kill('SIGKILL')
    await once(holder, 'exit')

    const lock = await takeLock(folder, 'command', now)

    await lock.release()
  })

  test('lets exactly one of several in that come together', async () => {
    for (let round = 0; round < 3; round += 1) {
      const outcomes = await Promise.all([1, 2, 3].map(() => startTaker()))

      expect(outcomes.map((outcome) => outcome.said).sort()).toEqual(['refused', 'refused', 'taken'])
      for (const { taker } of outcomes) taker.kill('SIGKILL')
      await Promise.all(
        outcomes.map(({ taker }) => taker.exitCode ?? taker.signalCode ?? once(taker, 'exit')),
      )
    }
  })

  test('keeps who holds it from other users of the machine', async () => {
    const lock = await takeLock(folder, 'bot', now)

    expect((await stat(join(folder, 'lock.json'))).mode & 0o777).toBe(0o600)
    await lock.release()
  })
})

const lockModule = JSON.stringify(join(import.meta.dirname, '../../src/database/lock.ts'))

async function startHolder(): Promise<ChildProcess> {
  const { taker } = await startTaker()
  return taker
}

// A process that says `taken` or `refused` and then stays.
async function startTaker(): Promise<{ taker: ChildProcess; said: string }> {
  const program = `
    import { takeLock } from ${lockModule}
    setInterval(() => {}, 60_000)
    try {
      await takeLock(${JSON.stringify(folder)}, 'bot', new Date('2026-11-23T00:00:00Z'))
      console.log('taken')
    } catch (error) {
      console.log(error.name === 'ConflictError' ? 'refused' : error.stack)
    }`
  const taker = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  processes.push(taker)
  const [said] = await once(createInterface(taker.stdout), 'line')
  return { taker, said }
}
