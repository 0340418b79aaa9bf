// A way to a server that can be cut and mended: what a network, or a server that restarts, does to its connections.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type BreakableLine = {
  readonly port: number
  /** Cuts every connection and lets none in. */
  cut(): void
  mend(): void
  stop(): Promise<void>
}

/** Starts one on a free port before a server on this machine. */
export async function startBreakableLine(serverPort: number): Promise<BreakableLine> {
  const sockets = new Set<Socket>()
  let isCut = false

  function join(from: Socket, to: Socket): void {
    sockets.add(from)
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.pipe(to)
  }

  const server = createServer((caller) => {
    if (isCut) return void caller.destroy()
    const callee = connect(serverPort, '127.0.0.1')
    join(caller, callee)
    join(callee, caller)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  function cut(): void {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }

  return {
    port: address.port,
    cut,
    mend() {
      isCut = false
    },
    async stop() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
