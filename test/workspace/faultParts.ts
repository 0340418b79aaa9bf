import { WebSocket } from 'ws'
import type { Workspace } from '../../src/workspace/index.ts'
import { createClient, post } from './support.ts'

/** Arms faults through the door. @returns what it answered. */
export async function arm(workspace: Workspace, ...faults: object[]) {
  const response = await post(workspace, '/workspace/faults', { faults })
  return (await response.json()) as {
    ok: boolean
    faults: { matched: number; struck: number }[]
    error?: string
  }
}

/** Clears them. */
export async function clear(workspace: Workspace): Promise<void> {
  await post(workspace, '/workspace/faults', { clear: true })
}

/** Resolves once an armed fault has struck. */
export async function struck(workspace: Workspace): Promise<void> {
  while (!(await arm(workspace)).faults.some((each) => each.struck > 0)) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Does something to the sockets. */
export async function sockets(workspace: Workspace, what: string) {
  return (await (await post(workspace, '/workspace/sockets', { do: what })).json()) as { open: number }
}

/** Resolves when the workspace waits for no answer of the bot's: what failed is planned anew by then. */
export async function quiet(workspace: Workspace): Promise<void> {
  for (;;) {
    const response = await fetch(`${workspace.url}/workspace/sockets`)
    const { underWay } = (await response.json()) as { underWay: number }
    if (underWay === 0) return
  }
}

/** What came over a socket. */
export type Frame = {
  readonly type: string
  readonly reason?: string
  readonly envelope_id: string
  readonly retry_attempt?: number
  readonly retry_reason?: string
  readonly payload: { readonly type: string; readonly event_id: string; readonly event?: { text?: string } }
}

/** A bare socket that acks nothing by itself; rejects when the connection is refused. */
export async function openSocket(workspace: Workspace) {
  const { url = '' } = await createClient(workspace, workspace.appToken).apps.connections.open({})
  const socket = new WebSocket(String(url))
  const arrived: Frame[] = []
  let wake = () => {}
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
  })
  const refused = new Promise<never>((_, reject) => {
    socket.once('error', reject)
  })
  refused.catch(() => undefined)
  socket.on('message', (data) => {
    arrived.push(JSON.parse(String(data)) as Frame)
    wake()
  })
  async function next(): Promise<Frame> {
    while (arrived.length === 0) {
      const more = new Promise<void>((resolve) => {
        wake = resolve
      })
      await Promise.race([more, refused])
    }
    return arrived.shift() as Frame
  }
  const hello = await next()
  return {
    hello,
    next,
    arrived,
    closed,
    ack: (frame: Frame) => socket.send(JSON.stringify({ envelope_id: frame.envelope_id })),
    kill: () => socket.terminate(),
  }
}
