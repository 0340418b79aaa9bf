import { z } from 'zod'
import type { Said } from '../intake.ts'
import type { SlackParts } from '../parts.ts'
import { readTypedText } from '../text.ts'

/** Earlier messages of the thread that are read. */
const pageSize = 30

const Thread = z.object({
  messages: z
    .array(z.object({ user: z.string().optional(), text: z.string().default(''), ts: z.string() }))
    .default([]),
})

/**
 * What the person said in this thread before this message, oldest first, so that a follow-up is understood.
 * Empty when Slack cannot be asked: the question is then answered on its own.
 */
export async function earlierQuestions(
  parts: Pick<SlackParts, 'interactive' | 'log'> & { readonly botUserId: string },
  said: Said,
): Promise<string[]> {
  try {
    const page = await parts.interactive.conversations.replies({
      channel: said.channel,
      ts: said.threadTs,
      latest: said.ts,
      limit: pageSize,
    })
    return Thread.parse(page)
      .messages.filter((message) => message.user === said.userId && message.ts !== said.ts)
      .map((message) => readTypedText(message.text, parts.botUserId))
      .filter((text) => text !== '')
  } catch (error) {
    parts.log.warn('the thread before a follow-up could not be read', { error })
    return []
  }
}
