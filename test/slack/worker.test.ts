import { describe, expect, test } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { createWorker, type Work } from '../../src/slack/worker.ts'

/** A worker over a list of what waits, three at a time; nothing is swept within a test. */
function startWorker(waiting: Work[]) {
  const asked: number[] = []
  const worker = createWorker({
    name: 'test',
    concurrency: 3,
    sweepMs: 60_000,
    log: silentLog,
    async claim(most) {
      asked.push(most)
      return waiting.splice(0, most)
    },
  })
  return { worker, asked }
}

describe('taking work', () => {
  test('takes at once as much as can be done at once, and the rest as it gets free', async () => {
    const done: number[] = []
    const waiting = [0, 1, 2, 3, 4].map((each) => async () => {
      done.push(each)
    })
    const { worker, asked } = startWorker(waiting)

    worker.start()
    await worker.stop(1_000)

    expect(done).toEqual([0, 1, 2, 3, 4])
    expect(asked[0]).toBe(3)
    expect(asked.every((most) => most >= 1 && most <= 3)).toBe(true)
  })

  test('does not wait for the slowest before it takes more', async () => {
    const { promise: slow, resolve: end } = Promise.withResolvers<void>()
    const done: string[] = []
    const quick = (name: string) => async () => {
      done.push(name)
      if (name === 'last') end()
    }
    const { worker } = startWorker([() => slow, quick('a'), quick('b'), quick('c'), quick('last')])

    worker.start()
    await worker.stop(1_000)

    expect(done).toEqual(['a', 'b', 'c', 'last'])
  })

  test('sees what came while it was looking', async () => {
    const { promise: seen, resolve } = Promise.withResolvers<string>()
    const late: Work[] = []
    let looks = 0
    const worker = createWorker({
      name: 'test',
      concurrency: 3,
      sweepMs: 60_000,
      log: silentLog,
      async claim() {
        looks += 1
        if (looks > 1) return late.splice(0)
        late.push(async () => resolve('seen'))
        worker.wake()
        return []
      },
    })

    worker.start()

    expect(await seen).toBe('seen')
    await worker.stop()
  })

  test('looks again when what was put off is due', async () => {
    const { promise: done, resolve } = Promise.withResolvers<string>()
    const waiting: Work[] = []
    const { worker } = startWorker(waiting)
    worker.start()
    worker.wakeIn(0.01)

    waiting.push(async () => resolve('done'))

    expect(await done).toBe('done')
    await worker.stop()
  })

  test('goes on after work that failed', async () => {
    const { promise: failing, reject } = Promise.withResolvers<void>()
    const { promise: done, resolve } = Promise.withResolvers<string>()
    const waiting: Work[] = [() => failing]
    const { worker } = startWorker(waiting)
    worker.start()
    reject(new Error('gone'))
    await failing.catch(() => undefined)
    waiting.push(async () => resolve('done'))

    worker.wake()

    expect(await done).toBe('done')
    await worker.stop()
  })
})
