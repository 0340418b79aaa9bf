import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'

/**
 * The lines that come in over a connection, until it ends in whatever way. Split at `\n` only: readline also splits at
 * U+2028, which JSON leaves as it is.
 */
export async function* linesOf(socket: Socket): AsyncGenerator<string, undefined> {
  socket.setEncoding('utf8')
  let begun: string[] = []
  for (let next = await read(socket); next !== undefined; next = await read(socket)) {
    const pieces = next.split('\n')
    for (const piece of pieces.slice(0, -1)) {
      yield [...begun, piece].join('')
      begun = []
    }
    begun.push(pieces.at(-1) ?? '')
  }
  return undefined
}

/** Writes, and resolves when there is room for more, or nobody to read it any longer. */
export async function writeTo(stream: Writable, text: string): Promise<void> {
  if (!stream.writable || stream.write(text)) return
  await change(stream, ['drain', 'close'])
}

async function read(socket: Socket): Promise<string | undefined> {
  while (!socket.destroyed && !socket.readableEnded) {
    const text: string | null = socket.read()
    if (text !== null) return text
    await change(socket, ['readable', 'end', 'close'])
  }
  return undefined
}

function change(stream: Writable, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    function happened(): void {
      for (const event of events) stream.off(event, happened)
      resolve()
    }
    for (const event of events) stream.on(event, happened)
    if (stream.destroyed) happened()
  })
}
