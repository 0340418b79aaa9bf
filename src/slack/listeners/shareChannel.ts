import { z } from 'zod'
import { ExternalError } from '../../common/errors.ts'
import { findSlackError } from '../identity.ts'
import type { SlackParts } from '../parts.ts'

/** Who reads a channel: `everyone` where guests or people of other companies may. */
export type ChannelAudience =
  | { readonly kind: 'readable'; readonly by: 'everyone' | 'employees' }
  | { readonly kind: 'not-there' }
  | { readonly kind: 'not-member' }
  | { readonly kind: 'unsure' }

/** Members looked at; a channel that has more counts as one that everyone reads. */
const mostMembers = 400
const pageSize = 200

const Info = z.object({
  channel: z.object({
    is_im: z.boolean().default(false),
    is_mpim: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_shared: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
})
const Members = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().default('') }).default({ next_cursor: '' }),
})

/**
 * Who reads a channel that a person wants to write to, as it stands now. A public channel is read by everyone: any guest
 * may be let in tomorrow, and find what was written today. Where it cannot be found out, nothing is taken for granted.
 */
export async function readChannelAudience(
  parts: SlackParts,
  channel: string,
  userId: string,
): Promise<ChannelAudience> {
  try {
    const { channel: facts } = Info.parse(await parts.interactive.conversations.info({ channel }))
    if (!facts.is_member || facts.is_archived || facts.is_im || facts.is_mpim) return { kind: 'not-there' }
    const { members, isWhole } = await listMembers(parts, channel)
    if (isWhole ? !members.includes(userId) : facts.is_private)
      return { kind: isWhole ? 'not-member' : 'unsure' }
    const isOpen =
      !facts.is_private || facts.is_shared || facts.is_ext_shared || facts.is_pending_ext_shared || !isWhole
    if (isOpen) return { kind: 'readable', by: 'everyone' }
    const people = await Promise.all(members.map((member) => parts.people.get(member)))
    return { kind: 'readable', by: people.some(({ isGuest }) => isGuest) ? 'everyone' : 'employees' }
  } catch (error) {
    const refused = findSlackError(error)
    if (refused === 'channel_not_found' || refused === 'not_in_channel') return { kind: 'not-there' }
    if (refused === undefined && !(error instanceof ExternalError)) throw error
    parts.log.warn('it could not be found out who reads a channel', { error })
    return { kind: 'unsure' }
  }
}

async function listMembers(
  parts: SlackParts,
  channel: string,
): Promise<{ members: string[]; isWhole: boolean }> {
  const members: string[] = []
  let cursor = ''
  do {
    const page = Members.parse(
      await parts.interactive.conversations.members({
        channel,
        limit: pageSize,
        ...(cursor === '' ? {} : { cursor }),
      }),
    )
    members.push(...page.members)
    cursor = page.response_metadata.next_cursor
  } while (cursor !== '' && members.length < mostMembers)
  return { members, isWhole: cursor === '' }
}
