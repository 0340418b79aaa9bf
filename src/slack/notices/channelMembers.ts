import { askSlack } from '../askSlack.ts'
import type { SlackParts } from '../parts.ts'

/**
 * Everybody in a channel, the bot among them; else the word with which Slack refuses to say.
 *
 * @throws ExternalError where Slack gives no clear answer.
 */
export async function findMembers(
  { interactive }: Pick<SlackParts, 'interactive'>,
  channel: string,
): Promise<{ readonly members: readonly string[] } | { readonly refused: string }> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const wanted = { channel, limit: 200, ...(cursor === undefined ? {} : { cursor }) }
    const page = await askSlack('conversations.members', () => interactive.conversations.members(wanted))
    if ('refused' in page) return page
    // An answer that names nobody, not even the bot, says nothing.
    if (page.answer.members === undefined) return { refused: 'no_members' }
    found.push(...page.answer.members)
    cursor = page.answer.response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
  return { members: found }
}
