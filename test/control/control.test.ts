import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { type ControlHandler, callControl, type OutputLine, serveControl } from '../../src/control/index.ts'

let parent = ''
let directory = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'mamori-control-'))
  directory = join(parent, 'data')
  await mkdir(directory)
})

afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

const stdout = (line: string): OutputLine => ({ kind: 'stdout', line })

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

    await rm(directory, { recursive: true })
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

  test('is not kept from stopping by a connection that says nothing', async () => {
    const server = await serve({})
    const silent = connect(join(directory, 'control.sock'))
    await once(silent, 'connect')

    await server.close()

    expect(await readdir(directory)).toEqual([])
    silent.destroy()
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
      directory,
      request: { command: 'wait', arguments: [] },
      onLine() {},
      signal: hangUp.signal,
    })
    await running

    hangUp.abort()

    await expect(waiting).rejects.toMatchObject({ name: 'ExternalError' })
    await abandoned
  })

  test('tells the caller when the bot goes away half-way', async () => {
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const server = await serve({
      wait: async ({ signal }) => {
        started()
        await once(signal, 'abort')
        throw new Error('stopping')
      },
    })
    const waiting = call('wait')
    await running

    await server.close()

    expect((await waiting).exitCode).toBe(1)
    expect(await readdir(directory)).toEqual([])
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

  test('keeps folder and socket closed to other users', async () => {
    await serve({})

    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    expect((await stat(join(directory, 'control.sock'))).mode & 0o777).toBe(0o600)
    expect(await readdir(directory)).toEqual(['control.sock'])
  })

  test('replaces the socket that a killed bot left', async () => {
    await leaveSocketOfKilledBot()
    expect((await call('echo')).exitCode).toBeUndefined()

    await serve({ echo: echoInput })

    expect((await call('echo', [], pieces('again'))).lines).toEqual([stdout('again')])
  })

  test('refuses a second bot in the folder, and the first goes on', async () => {
    await serve({ echo: echoInput })

    await expect(serveControl({ directory, handlers: {}, log: silentLog })).rejects.toMatchObject({
      name: 'ConflictError',
    })
    expect((await call('echo', [], pieces('still here'))).lines).toEqual([stdout('still here')])
  })

  test('works in a folder whose path is longer than a socket address', async () => {
    const long = join(directory, 'd'.repeat(120), '守'.repeat(30))
    await mkdir(long, { recursive: true })
    directory = long

    await serve({ echo: echoInput })

    expect((await call('echo', [], pieces('far away'))).lines).toEqual([stdout('far away')])
    expect(await readdir(long)).toEqual(['control.sock'])
  })
})

async function serve(handlers: Record<string, ControlHandler>) {
  const server = await serveControl({ directory, handlers, log: silentLog })
  let closed = false
  const close = async () => {
    if (!closed) await server.close()
    closed = true
  }
  onTestFinished(close)
  return { close }
}

async function call(
  command: string,
  arguments_: string[] = [],
  input?: AsyncIterable<string | Uint8Array>,
  onLine: () => void = () => {},
) {
  const lines: OutputLine[] = []
  const request = { command, arguments: arguments_, ...(input === undefined ? {} : { input }) }
  const exitCode = await callControl({
    directory,
    request,
    onLine(line) {
      lines.push(line)
      onLine()
    },
  })
  return { exitCode, lines }
}

const echoInput: ControlHandler = async ({ input, write }) => {
  let text = ''
  for await (const piece of input) text += String(piece)
  await write(stdout(text))
  return 0
}

async function* pieces(text: string) {
  yield text
}

async function leaveSocketOfKilledBot(): Promise<void> {
  const program = `
    import { serveControl } from ${JSON.stringify(join(import.meta.dirname, '../../src/control/index.ts'))}
    import { silentLog } from ${JSON.stringify(join(import.meta.dirname, '../../src/common/log.ts'))}
    await serveControl({ directory: ${JSON.stringify(directory)}, handlers: {}, log: silentLog })
    console.log('listening')`
  const bot = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(createInterface(bot.stdout), 'line')
  bot.kill('SIGKILL')
  await once(bot, 'exit')
}
