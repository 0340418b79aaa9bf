import { once } from 'node:events'
import { chmod, rename, rm, stat } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { z } from 'zod'
import { ConflictError } from '../common/errors.ts'
import { ensureFolder } from '../common/folder.ts'
import type { Log } from '../common/log.ts'
import { connectControl } from './client.ts'
import { socketName, withShortPath } from './path.ts'
import {
  type AnswerFrame,
  type ControlHandler,
  InputFrame,
  type OutputLine,
  Request,
  toWire,
} from './protocol.ts'
import { linesOf, writeTo } from './wire.ts'

type ServeOptions = {
  /** The data folder; made when missing, and closed to other users. */
  readonly directory: string
  readonly handlers: Readonly<Record<string, ControlHandler>>
  readonly log: Log
}

type ControlServer = {
  /** Takes no further calls, aborts the running ones and waits for them. */
  close(): Promise<void>
}

/**
 * Takes calls from now on. The socket of a bot that died is replaced.
 *
 * @throws ConflictError when another bot answers in this folder.
 */
export async function serveControl({ directory, handlers, log }: ServeOptions): Promise<ControlServer> {
  await ensureFolder(directory)
  await chmod(directory, 0o700)
  const other = await connectControl(directory)
  if (other !== undefined) {
    other.destroy()
    throw new ConflictError(`another bot already takes commands in the data folder ${directory}`)
  }

  const running = new Set<Promise<void>>()
  const sockets = new Set<Socket>()
  const stopping = new AbortController()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const call = answer(socket, handlers, log, stopping.signal).finally(() => running.delete(call))
    running.add(call)
  })
  const inode = await listen(server, directory)

  return {
    async close() {
      stopping.abort()
      const closed = once(server, 'close')
      server.close()
      // Callers get a second to read the end and close; one that does not must not keep a stopping bot.
      const late = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, 1000)
      await Promise.all(running)
      await closed
      clearTimeout(late)
      await removeOwn(join(directory, socketName), inode)
    },
  }
}

// Bound under a name of its own, closed to others, and then moved into place: nobody ever meets a socket that is open to
// all, and of two bots that start together neither removes the other's.
async function listen(server: Server, directory: string): Promise<number> {
  const name = `c${process.pid}`
  await rm(join(directory, name), { force: true })
  await withShortPath(directory, name, async (folder) => {
    server.listen(join(folder, name))
    await once(server, 'listening')
  })
  await chmod(join(directory, name), 0o600)
  await rename(join(directory, name), join(directory, socketName))
  return (await stat(join(directory, socketName))).ino
}

async function removeOwn(path: string, inode: number): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found?.ino === inode) await rm(path, { force: true })
}

async function answer(
  socket: Socket,
  handlers: ServeOptions['handlers'],
  log: Log,
  stopping: AbortSignal,
): Promise<void> {
  const hungUp = new AbortController()
  socket.once('close', () => hungUp.abort())
  // A caller who is killed resets the connection: `close` follows and tells all there is to know.
  socket.on('error', () => {})

  const lines = linesOf(socket)
  const first = await lines.next()
  if (first.done === true) return
  const request = Request.safeParse(parseJson(first.value))
  const { command, arguments: arguments_ } = request.success ? request.data : { command: '', arguments: [] }
  const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined

  const input = new PassThrough({ encoding: 'utf8' })
  const signal = AbortSignal.any([hungUp.signal, stopping])
  signal.addEventListener('abort', () => input.destroy())
  const feeding = feed(lines, input)
  try {
    const exitCode = await (handler ?? refuse)({
      arguments: arguments_,
      input,
      write: ({ kind, line }: OutputLine) =>
        send(socket, kind === 'stdout' ? { stdout: line } : { stderr: line }),
      signal,
    })
    await send(socket, { exitCode })
  } catch (error) {
    if (!signal.aborted) log.error('a command failed', { command, error })
    await send(socket, { stderr: 'the bot could not carry the command out; its log says why' })
    await send(socket, { exitCode: 1 })
  } finally {
    input.destroy()
    socket.end()
    // The caller closes once it has the exit code: closing first could throw away what it has not read yet.
    await feeding
    socket.destroy()
  }
}

const refuse: ControlHandler = async ({ write }) => {
  await write({ kind: 'stderr', line: 'the running bot does not know this command' })
  return 2
}

// Reads no faster than the handler does, and on to the end when it takes no more. When the caller hangs up half-way the
// input does not end as if it were whole.
async function feed(lines: AsyncIterator<string>, input: PassThrough): Promise<void> {
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const frame = InputFrame.safeParse(parseJson(next.value))
    if (!frame.success) break
    if (!input.writable) continue
    if ('end' in frame.data) input.end()
    else await writeTo(input, frame.data.input)
  }
  if (!input.writableEnded) input.destroy()
}

function send(socket: Socket, frame: z.infer<typeof AnswerFrame>): Promise<void> {
  return writeTo(socket, toWire(frame))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
