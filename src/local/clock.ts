import type { MovableClock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'

export type Follower = { stop(): void }

/** Milliseconds before the workspace is asked again after the line broke. */
const retryMs = 500

/**
 * Keeps a clock level with the local workspace's, whose time can be moved.
 *
 * @param onMove is called after each change, with the milliseconds the clock moved.
 * @returns when the first offset is set.
 */
export async function followWorkspaceClock(parts: {
  readonly url: string
  readonly token: string
  readonly clock: MovableClock
  readonly log: Log
  readonly onMove: (movedMs: number) => Promise<void>
}): Promise<Follower> {
  const stopped = new AbortController()
  const { promise: first, resolve: gotFirst } = Promise.withResolvers<void>()

  async function follow(): Promise<void> {
    const response = await fetch(`${parts.url}/workspace/clock/follow`, {
      headers: { authorization: `Bearer ${parts.token}` },
      signal: stopped.signal,
    })
    if (!response.ok || response.body === null)
      throw new Error(`the workspace's clock answered ${response.status}`)
    let unread = ''
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      unread += piece
      const events = unread.split('\n\n')
      unread = events.pop() ?? ''
      for (const event of events) await take(event)
    }
  }

  async function take(event: string): Promise<void> {
    const data = event.split('\n').find((line) => line.startsWith('data:'))
    if (data === undefined) return
    const { offsetMs } = JSON.parse(data.slice('data:'.length)) as { offsetMs: number }
    const movedMs = offsetMs - parts.clock.offsetMs()
    parts.clock.setOffset(offsetMs)
    gotFirst()
    if (movedMs !== 0) await parts.onMove(movedMs)
  }

  async function keepFollowing(): Promise<void> {
    while (!stopped.signal.aborted) {
      await follow().catch((error) => {
        if (!stopped.signal.aborted)
          parts.log.warn('the clock of the local workspace is out of sight', { error })
      })
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }

  void keepFollowing()
  await first
  return { stop: () => stopped.abort() }
}
