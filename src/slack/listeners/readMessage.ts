import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { MessageReference } from '../../incident/index.ts'

/** A message as it stands in Slack now; text as Slack sends it, still escaped. */
export type StandingMessage = { readonly userId: string; readonly text: string }

const Page = z.object({
  messages: z
    .array(
      z.object({
        user: z.string().optional(),
        bot_id: z.string().optional(),
        text: z.string().default(''),
        ts: z.string(),
      }),
    )
    .default([]),
})

/**
 * A person's message, read again from Slack; `undefined` where it is gone, out of sight, or no person's.
 *
 * @throws what the client throws when Slack cannot be asked.
 */
export async function readMessage(
  client: WebClient,
  { channel, ts }: MessageReference,
): Promise<StandingMessage | undefined> {
  try {
    // Gives a message that stands alone too; of a thread it gives the first message beside the one asked for.
    const range = { oldest: ts, latest: ts, inclusive: true, limit: 2 }
    const { messages } = Page.parse(await client.conversations.replies({ channel, ts, ...range }))
    const found = messages.find((message) => message.ts === ts)
    if (found?.user === undefined || found.bot_id !== undefined) return undefined
    return { userId: found.user, text: found.text }
  } catch (error) {
    if (error instanceof WebAPIPlatformError && isOutOfSight(error.data.error)) return undefined
    throw error
  }
}

function isOutOfSight(reason: string): boolean {
  return /^(?:thread_not_found|message_not_found|channel_not_found|not_in_channel|is_archived)$/.test(reason)
}
