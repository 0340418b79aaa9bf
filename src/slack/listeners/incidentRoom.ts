import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import type { Incidents } from '../../incident/index.ts'
import { askSlack } from '../askSlack.ts'
import type { WantedEvent } from '../intake.ts'
import { paragraph } from '../views/blocks.ts'
import { archiveRoomActionId, takeEmoji } from '../views/incidentRoom.ts'
import { readerSoon } from './incidentSoon.ts'
import { actorOf, pressedValue, problemOf, responderOf, say, type WorkParts } from './incidentWorkParts.ts'
import { readableText } from './readableText.ts'
import { readMessage } from './readMessage.ts'

/**
 * Listens to reactions in incidents' own channels, by which responders take messages into the timeline, to people who come
 * in, and to the button that archives such a channel. A message that was taken stays when the reaction goes: the register is only added to.
 */
export function registerIncidentRoom(app: App, parts: WorkParts): void {
  app.event('reaction_added', async ({ event }) => {
    if (event.reaction !== takeEmoji || event.item.type !== 'message') return
    const { channel, ts } = event.item
    const room = await parts.incidents.findRoom(channel)
    if (room === undefined) return
    const told = await take(parts, room.incident, { channel, ts }, event.user)
    // To whoever reacted and nobody else; one that gets lost is not missed, for the card shows what was taken.
    await askSlack('chat.postEphemeral', () =>
      parts.interactive.chat.postEphemeral({ channel, user: event.user, text: told }),
    )
  })

  app.event('member_joined_channel', async ({ event }) =>
    parts.incidents.enteredRoom(event.channel, event.user),
  )

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: archiveRoomActionId },
    async ({ ack, body, action }) => {
      const responder = await responderOf(parts, body, ack)
      if (responder === undefined) return
      const result = await parts.incidents.archiveRoom(pressedValue(action), responder.actor)
      await ack()
      const { archiving } = sentences[responder.reader.language].incidentRoom
      const text = problemOf(result, responder.reader) ?? archiving
      await say(parts, body, responder.reader, [paragraph(text)], text)
    },
  )
}

const Taking = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: z.object({
    type: z.literal('reaction_added'),
    reaction: z.literal(takeEmoji),
    item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  }),
})

/** How the inbox knows a reaction that takes a message; `undefined` for all other events: of those nothing is stored. */
export async function readTaking(
  incidents: Pick<Incidents, 'findRoom'>,
  body: unknown,
): Promise<WantedEvent | undefined> {
  const found = Taking.safeParse(body)
  if (!found.success) return undefined
  const { event, event_id: eventId } = found.data
  const { channel, ts } = event.item
  if ((await incidents.findRoom(channel)) === undefined) return undefined
  return { key: `event:${eventId}`, conversation: `${channel}:${ts}` }
}

async function take(
  parts: WorkParts,
  incident: string,
  place: { readonly channel: string; readonly ts: string },
  userId: string,
): Promise<string> {
  const reader = await readerSoon(parts, userId)
  const words = sentences[reader.language].incidentRoom
  const actor = await actorOf(parts, reader)
  if (actor === undefined) return sentences[reader.language].incidentWork.problems['not-sure']
  const message = await readMessage(parts.interactive, place)
  if (message === undefined || message.text.trim() === '') return words.notText
  const taken = { ...place, author: message.userId }
  const text = await readableText(parts, message.text)
  const result = await parts.incidents.takeMessage(incident, actor, taken, text)
  if (result.kind === 'done') return words.taken
  return result.kind === 'refused' && result.problems.includes('unchanged')
    ? words.takenAlready
    : words.notTaken
}
