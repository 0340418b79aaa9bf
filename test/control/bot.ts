import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, onTestFinished } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { type ControlHandler, callControl, type OutputLine, serveControl } from '../../src/control/index.ts'

/** A line on stdout. */
export const stdout = (line: string): OutputLine => ({ kind: 'stdout', line })

/** A data folder for each test of a file, with what a bot and a command do in it. */
export function openFolder() {
  const folder = { directory: '' }
  let parent = ''

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'mamori-control-'))
    folder.directory = join(parent, 'data')
    await mkdir(folder.directory)
  })

  afterEach(async () => {
    await rm(parent, { recursive: true, force: true })
  })

  /** A bot that carries these commands out, closed after the test. */
  async function serve(handlers: Record<string, ControlHandler>) {
    const server = await serveControl({ directory: folder.directory, handlers, log: silentLog })
    let closed = false
    const close = async () => {
      if (!closed) await server.close()
      closed = true
    }
    onTestFinished(close)
    return { close }
  }

  /** Asks the bot; the exit code is missing where none listens. */
  async function call(
    command: string,
    arguments_: string[] = [],
    input?: AsyncIterable<string | Uint8Array>,
    onLine: () => void = () => {},
  ) {
    const lines: OutputLine[] = []
    const request = { command, arguments: arguments_, ...(input === undefined ? {} : { input }) }
    const exitCode = await callControl({
      directory: folder.directory,
      request,
      onLine(line) {
        lines.push(line)
        onLine()
      },
    })
    return { exitCode, lines }
  }

  return { folder, serve, call }
}

/** Gives back what comes in. */
export const echoInput: ControlHandler = async ({ input, write }) => {
  let text = ''
  for await (const piece of input) text += String(piece)
  await write(stdout(text))
  return 0
}

/** An input of one piece. */
export async function* pieces(text: string) {
  yield text
}
