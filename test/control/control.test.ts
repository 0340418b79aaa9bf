import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { callControl } from '../../src/control/index.ts'
import { echoInput, openFolder, pieces, stdout } from './bot.ts'

const { folder, serve, call } = openFolder()

describe('asking the running bot', () => {
  test('streams both outputs in order and gives the exit code', async () => {
    await serve({
      greet: async ({ arguments: [name], write }) => {
        await write(stdout(`こんにちは ${name}`))
        await write({ kind: 'stderr', line: 'one moment' })
        await write(stdout('line with "quotes" and \u2028'))
        return 3
      },
    })

    const { exitCode, lines } = await call('greet', ['aoi'])

    expect(exitCode).toBe(3)
    expect(lines).toEqual([
      stdout('こんにちは aoi'),
      { kind: 'stderr', line: 'one moment' },
      stdout('line with "quotes" and \u2028'),
    ])
  })

  test('says that no bot listens, in an empty folder and in one that is not there', async () => {
    expect((await call('greet')).exitCode).toBeUndefined()

    await rm(folder.directory, { recursive: true })
    expect((await call('greet')).exitCode).toBeUndefined()
  })

  test('streams an input larger than any buffer, whole and in order', async () => {
    await serve({
      count: async ({ input, write }) => {
        let letters = 0
        for await (const piece of input) letters += String(piece).length
        await write(stdout(String(letters)))
        return 0
      },
    })
    async function* large() {
      for (let n = 0; n < 500; n += 1) yield '漏'.repeat(10_000)
    }

    const { lines } = await call('count', [], large())

    expect(lines).toEqual([stdout('5000000')])
  })

  test('answers a caller whose input nobody wants', async () => {
    await serve({
      refuse: async ({ write }) => {
        await write(stdout('no, thank you'))
        return 2
      },
    })

    const { exitCode, lines } = await call('refuse', [], pieces('x'.repeat(5_000_000)))

    expect(exitCode).toBe(2)
    expect(lines).toEqual([stdout('no, thank you')])
  })

  test('puts together a letter that two pieces of input share', async () => {
    await serve({ echo: echoInput })
    const bytes = Buffer.from('守')
    async function* split() {
      yield bytes.subarray(0, 1)
      yield bytes.subarray(1)
    }

    expect((await call('echo', [], split())).lines).toEqual([stdout('守')])
  })

  test('answers line by line while the input still comes', async () => {
    await serve({
      echo: async ({ input, write }) => {
        for await (const line of createInterface({ input })) await write(stdout(line))
        return 0
      },
    })
    let answered = () => {}
    const firstAnswer = new Promise<void>((resolve) => {
      answered = resolve
    })
    async function* conversation() {
      yield 'first\n'
      await firstAnswer
      yield 'second\n'
    }

    const { lines } = await call('echo', [], conversation(), () => answered())

    expect(lines).toEqual([stdout('first'), stdout('second')])
  })

  test('carries many calls out at once', async () => {
    await serve({ echo: echoInput })

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => call('echo', [], pieces(`call ${n}`))),
    )

    expect(answers.map(({ lines }) => lines)).toEqual(answers.map((_, n) => [stdout(`call ${n}`)]))
  })

  test('stops the work of a caller who hangs up', async () => {
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    let stopped = () => {}
    const abandoned = new Promise<void>((resolve) => {
      stopped = resolve
    })
    await serve({
      wait: async ({ signal }) => {
        started()
        await once(signal, 'abort')
        stopped()
        return 0
      },
    })
    const hangUp = new AbortController()
    const waiting = callControl({
      directory: folder.directory,
      request: { command: 'wait', arguments: [] },
      onLine() {},
      signal: hangUp.signal,
    })
    await running

    hangUp.abort()

    await expect(waiting).rejects.toMatchObject({ name: 'ExternalError' })
    await abandoned
  })

  test('tells an unknown command, and a command that fails without its reason', async () => {
    await serve({
      broken: async () => {
        throw new Error('something private')
      },
    })

    const unknown = await call('toString')
    const broken = await call('broken')

    expect(unknown.exitCode).toBe(2)
    expect(unknown.lines).toEqual([{ kind: 'stderr', line: expect.stringContaining('does not know') }])
    expect(broken.exitCode).toBe(1)
    expect(JSON.stringify(broken.lines)).not.toContain('private')
  })

  test('hands the failure of the input to the caller', async () => {
    await serve({ echo: echoInput })
    async function* failing() {
      yield 'begun'
      throw new Error('the file went away')
    }

    await expect(call('echo', [], failing())).rejects.toThrow('the file went away')
  })
})
