import { z } from 'zod'
import type { Said } from '../intake.ts'
import type { SlackParts } from '../parts.ts'
import { readTypedText } from '../text.ts'

/** Messages a call asks for, and pages of them that are read: Slack gives a thread from its beginning. */
const pageSize = 200
const mostPages = 5

/** Questions kept, the latest: what a follow-up refers to stands near it. */
const kept = 10

const Page = z.object({
  messages: z
    .array(z.object({ user: z.string().optional(), text: z.string().default(''), ts: z.string() }))
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().default('') }).default({ next_cursor: '' }),
})

/**
 * What the person said last in this thread before this message, oldest first, so that a follow-up is understood.
 * Empty when Slack cannot be asked: the question is then answered on its own.
 */
export async function earlierQuestions(
  parts: Pick<SlackParts, 'interactive' | 'log'> & { readonly botUserId: string },
  said: Said,
): Promise<string[]> {
  const place = { channel: said.channel, ts: said.threadTs, latest: said.ts, limit: pageSize }
  let found: string[] = []
  let cursor = ''
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const answer = Page.parse(
        await parts.interactive.conversations.replies(cursor === '' ? place : { ...place, cursor }),
      )
      const questions = answer.messages
        .filter((message) => message.user === said.userId && message.ts !== said.ts)
        .map((message) => readTypedText(message.text, parts.botUserId))
        .filter((text) => text !== '')
      found = [...found, ...questions].slice(-kept)
      cursor = answer.response_metadata.next_cursor
      if (cursor === '') break
    }
    return found
  } catch (error) {
    parts.log.warn('the thread before a follow-up could not be read', { error })
    return []
  }
}
