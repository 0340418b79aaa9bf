import { setTimeout as pause } from 'node:timers/promises'
import type { MovableClock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'

export type Follower = { stop(): void }

/** Milliseconds before the workspace is asked again after the line broke. */
const retryMs = 500

/** Milliseconds after a try to bring it back that failed. */
const stayLostMs = 5_000

/**
 * Keeps a clock level with the local workspace's, whose time can be moved.
 *
 * @param onMove is called after each change, with the milliseconds the clock moved; again, until it succeeds.
 * @param onLost is called whenever the workspace does not answer, before it is asked again.
 * @returns when the first offset is set.
 */
export async function followWorkspaceClock(parts: {
  readonly url: string
  readonly token: string
  readonly clock: MovableClock
  readonly log: Log
  readonly onMove: (movedMs: number) => Promise<void>
  readonly onLost?: () => Promise<void>
}): Promise<Follower> {
  const stopped = new AbortController()
  let isLost = false
  // The part of a move that the bot's jobs have not been told of.
  let untoldMs = 0
  const { promise: first, resolve: gotFirst } = Promise.withResolvers<void>()

  async function follow(): Promise<void> {
    const response = await fetch(`${parts.url}/workspace/clock/follow`, {
      headers: { authorization: `Bearer ${parts.token}` },
      signal: stopped.signal,
    })
    if (!response.ok || response.body === null)
      throw new Error(`the workspace's clock answered ${response.status}`)
    isLost = false
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
    untoldMs += offsetMs - parts.clock.offsetMs()
    parts.clock.setOffset(offsetMs)
    gotFirst()
    if (untoldMs === 0) return
    await parts.onMove(untoldMs)
    untoldMs = 0
  }

  async function keepFollowing(): Promise<void> {
    while (!stopped.signal.aborted) {
      await follow().catch(tellOnce)
      await pause(retryMs, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (!stopped.signal.aborted) await parts.onLost?.().catch(stayLost)
    }
  }

  async function stayLost(error: unknown): Promise<void> {
    parts.log.error('the local workspace cannot be started again', { error })
    await pause(stayLostMs, undefined, { signal: stopped.signal }).catch(() => undefined)
  }

  function tellOnce(error: unknown): void {
    if (isLost || stopped.signal.aborted) return
    isLost = true
    parts.log.warn('the local workspace is out of sight', { error })
  }

  void keepFollowing()
  await first
  return { stop: () => stopped.abort() }
}
