// What was said while nobody listened. Slack delivers an event again for about six minutes; what is older than that when
// the bot is back is read from the conversations themselves, and taken in under the same key, so that nothing is answered twice.
import { setTimeout as pause } from 'node:timers/promises'
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'

/** Silence up to which Slack's own deliveries are relied on, and how far back is looked at most. */
const silenceMs = 120_000
const farthestMs = 3 * 86_400_000

/** What came in is noted once a minute: this much before the last note is looked at again. */
const marginMs = 120_000

/** Slack lets 50 calls a minute through for reading conversations: so many at once, then one in so many milliseconds. */
const atOnce = 30
const everyMs = 1_300

/** Messages read of a conversation, the newest, and threads looked into. */
const messagesRead = 100
const threadsRead = 20

const Conversations = z.object({
  channels: z.array(z.object({ id: z.string(), is_im: z.boolean().default(false) })),
  response_metadata: z.object({ next_cursor: z.string().default('') }).default({ next_cursor: '' }),
})
const Messages = z.object({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        text: z.string().default(''),
        thread_ts: z.string().optional(),
        latest_reply: z.string().optional(),
      }),
    )
    .default([]),
})
type Message = z.infer<typeof Messages>['messages'][number]

/**
 * Takes in what was said to the bot since it last heard anything; nothing where that is only a moment ago, or never was.
 * Never rejects: a conversation that cannot be read is logged and left out.
 *
 * @param parts.take what happens to an event that Slack delivers.
 */
export async function catchUp(parts: {
  readonly client: WebClient
  readonly clock: Clock
  readonly log: Log
  readonly botUserId: string
  readonly teamId: string
  readonly lastHeard: Date | undefined
  readonly signal: AbortSignal
  readonly take: (body: Record<string, unknown>) => Promise<void>
}): Promise<void> {
  const { client, clock, log, signal, lastHeard } = parts
  const nowMs = clock.now().getTime()
  if (lastHeard === undefined || nowMs - lastHeard.getTime() <= silenceMs) return
  const since = (Math.max(lastHeard.getTime() - marginMs, nowMs - farthestMs) / 1_000).toFixed(6)

  let calls = 0
  async function call<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      calls += 1
      signal.throwIfAborted()
      if (calls > atOnce) await pause(everyMs, undefined, { signal })
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError)) throw error
        await pause(error.retryAfter * 1_000, undefined, { signal })
      }
    }
  }

  async function list(): Promise<z.infer<typeof Conversations>['channels']> {
    const found: z.infer<typeof Conversations>['channels'] = []
    const query = { types: 'im,public_channel,private_channel', exclude_archived: true, limit: 200 }
    let cursor = ''
    do {
      const next = cursor === '' ? query : { ...query, cursor }
      const page = Conversations.parse(await call(() => client.users.conversations(next)))
      found.push(...page.channels)
      cursor = page.response_metadata.next_cursor
    } while (cursor !== '')
    return found
  }

  /** The messages since then, those in threads too, oldest first. */
  async function read(channel: string): Promise<Message[]> {
    const { messages } = Messages.parse(
      await call(() => client.conversations.history({ channel, limit: messagesRead })),
    )
    const threads = messages.filter(({ latest_reply: latest }) => latest !== undefined && latest > since)
    const replies: Message[] = []
    for (const { ts } of threads.slice(0, threadsRead)) {
      const query = { channel, ts, oldest: since, limit: messagesRead }
      replies.push(...Messages.parse(await call(() => client.conversations.replies(query))).messages)
    }
    const missed = [...messages, ...replies].filter(({ ts }) => ts > since)
    return [...new Map(missed.map((each) => [each.ts, each])).values()].sort((a, b) => (a.ts < b.ts ? -1 : 1))
  }

  try {
    const mention = new RegExp(`<@${parts.botUserId}[>|]`)
    for (const { id: channel, is_im: isDirect } of await list()) {
      for (const message of await read(channel)) {
        if (!isDirect && !mention.test(message.text)) continue
        const place = { channel, channel_type: isDirect ? 'im' : 'channel' }
        const event = { ...message, ...place, type: isDirect ? 'message' : 'app_mention', edited: undefined }
        const eventId = `catch-up:${channel}:${message.ts}`
        await parts.take({ type: 'event_callback', team_id: parts.teamId, event_id: eventId, event })
      }
    }
    log.info('caught up with what was said while nobody listened', { since })
  } catch (error) {
    if (signal.aborted) return
    log.warn('what was said while nobody listened could not be read', { error })
  }
}
