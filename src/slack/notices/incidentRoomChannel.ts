import { z } from 'zod'
import type { DueRoom } from '../../incident/index.ts'
import { askSlack } from '../askSlack.ts'
import type { RoomParts } from './incidentRoomPeople.ts'

/** Minutes by which Slack's clock may be behind ours. */
const skewMinutes = 10

const Page = z.object({
  channels: z
    .array(
      z.object({
        id: z.string(),
        name: z.string().default(''),
        creator: z.string().optional(),
        created: z.number().default(0),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/**
 * Makes a private channel by the first name that is free, or finds the one that was made when the answer got lost: one of
 * the bot's own, made since the report, with nobody in it yet.
 *
 * @throws ExternalError where Slack gives no clear answer.
 */
export async function makeChannel(
  parts: RoomParts,
  { names, incident }: DueRoom & { kind: 'open' },
): Promise<{ readonly channel: string } | { readonly refused: string }> {
  const { interactive } = parts
  for (const name of names) {
    const made = await askSlack('conversations.create', () =>
      interactive.conversations.create({ name, is_private: true }),
    )
    if ('answer' in made) return { channel: z.string().parse(made.answer.channel?.id) }
    if (made.refused !== 'name_taken') return made
    const own = await findOwn(parts, name, incident.reportedAt)
    if (own !== undefined) return { channel: own }
  }
  return { refused: 'name_taken' }
}

async function findOwn(parts: RoomParts, name: string, since: Date): Promise<string | undefined> {
  const { interactive } = parts
  let cursor: string | undefined
  do {
    const wanted = { types: 'private_channel', exclude_archived: true, limit: 200 }
    const listed = await askSlack('users.conversations', () =>
      interactive.users.conversations({ ...wanted, ...(cursor === undefined ? {} : { cursor }) }),
    )
    if ('refused' in listed) return undefined
    const page = Page.parse(listed.answer)
    const found = page.channels.find((channel) => channel.name === name)
    if (found !== undefined) {
      const isOurs = found.creator === parts.botUserId
      const isNew = found.created * 1_000 >= since.getTime() - skewMinutes * 60_000
      if (!isOurs || !isNew) return undefined
      const members = await askSlack('conversations.members', () =>
        interactive.conversations.members({ channel: found.id, limit: 2 }),
      )
      const isEmpty = 'answer' in members && members.answer.members?.length === 1
      return isEmpty ? found.id : undefined
    }
    cursor = page.response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
  return undefined
}
