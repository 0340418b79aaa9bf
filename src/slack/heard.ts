import { z } from 'zod'
import type { Clock } from '../common/clock.ts'
import type { Database } from '../database/types.ts'
import { upsertHeard } from './store.ts'

/** Milliseconds in which one type of event is noted once. */
const notedEveryMs = 60_000

const Event = z.object({ event: z.object({ type: z.string(), channel_type: z.string().optional() }) })

/** What the manifest calls a message event of each kind of conversation. */
const messageEvents: Readonly<Record<string, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
}

/** Notes which events come in at all: nothing else tells whether the app is subscribed to them. */
export function createHeard(parts: { readonly database: Database; readonly clock: Clock }): {
  note(body: unknown): Promise<void>
} {
  const notedAtMs = new Map<string, number>()
  return {
    async note(body) {
      const type = nameEvent(body)
      if (type === undefined) return
      const now = parts.clock.now()
      const before = notedAtMs.get(type)
      if (before !== undefined && Math.abs(now.getTime() - before) < notedEveryMs) return
      notedAtMs.set(type, now.getTime())
      await upsertHeard(parts.database, type, now)
    },
  }
}

/** The name by which an app subscribes to the event of a delivery (`message.im`); `undefined` where it holds none. */
export function nameEvent(body: unknown): string | undefined {
  const parsed = Event.safeParse(body)
  if (!parsed.success) return undefined
  const { type, channel_type: kind } = parsed.data.event
  return type === 'message' ? messageEvents[kind ?? ''] : type
}
