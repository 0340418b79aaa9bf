import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { ExternalError } from '../common/errors.ts'
import { socketName, withShortPath } from './path.ts'
import { AnswerFrame, type OutputLine, toWire } from './protocol.ts'
import { linesOf, writeTo } from './wire.ts'

type CallOptions = {
  /** The data folder of the bot that is asked. */
  readonly directory: string
  readonly request: {
    readonly command: string
    readonly arguments: readonly string[]
    /** Piped in as it comes, however much it is. */
    readonly input?: AsyncIterable<string | Uint8Array>
  }
  /** Told every line of output in order. */
  readonly onLine: (line: OutputLine) => void | Promise<void>
  /** Hangs up; the bot stops the work. */
  readonly signal?: AbortSignal
}

/**
 * Has the running bot carry a command out.
 *
 * @returns its exit code; `undefined` when no bot listens in this folder, and nothing was done.
 * @throws ExternalError when the bot goes away before the command has ended, or when `signal` hangs up.
 */
export async function callControl({
  directory,
  request,
  onLine,
  signal,
}: CallOptions): Promise<number | undefined> {
  const socket = await connectControl(directory)
  if (socket === undefined) return undefined
  const hangUp = () => socket.destroy()
  signal?.addEventListener('abort', hangUp)
  if (signal?.aborted) hangUp()
  // What went wrong with the connection shows as an answer without an end.
  socket.on('error', () => {})

  // Not awaited: the answer may be whole while the input, a terminal say, stays open.
  let inputFailure: { error: unknown } | undefined
  sendRequest(socket, request).catch((error) => {
    inputFailure = { error }
    socket.destroy()
  })
  try {
    for await (const line of linesOf(socket)) {
      const frame = AnswerFrame.parse(JSON.parse(line))
      if ('exitCode' in frame) return frame.exitCode
      await onLine(
        'stdout' in frame ? { kind: 'stdout', line: frame.stdout } : { kind: 'stderr', line: frame.stderr },
      )
    }
    if (inputFailure !== undefined) throw inputFailure.error
    throw new ExternalError('bot', request.command, true, 'The bot went away before the command had ended.')
  } finally {
    signal?.removeEventListener('abort', hangUp)
    socket.destroy()
  }
}

/** A connection to the bot of this folder; `undefined` when none listens. */
export async function connectControl(directory: string): Promise<Socket | undefined> {
  return await withShortPath(directory, socketName, async (folder) => {
    const socket = connect(join(folder, socketName))
    try {
      await once(socket, 'connect')
      return socket
    } catch (error) {
      socket.destroy()
      if (isAbsent(error)) return undefined
      throw error
    }
  })
}

// No socket, one that a dead bot left, or a folder that is none.
function isAbsent(error: unknown): boolean {
  const codes = ['ENOENT', 'ECONNREFUSED', 'ENOTDIR', 'ENAMETOOLONG']
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

async function sendRequest(socket: Socket, request: CallOptions['request']): Promise<void> {
  await writeTo(socket, toWire({ command: request.command, arguments: [...request.arguments] }))
  const decoder = new TextDecoder()
  for await (const piece of request.input ?? []) {
    if (socket.destroyed) return
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    if (text !== '') await writeTo(socket, toWire({ input: text }))
  }
  const rest = decoder.decode()
  if (rest !== '') await writeTo(socket, toWire({ input: rest }))
  await writeTo(socket, toWire({ end: true }))
}
