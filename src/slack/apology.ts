import { randomBytes } from 'node:crypto'
import type { ReceiverEvent } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { type Language, languages } from '../common/language.ts'
import type { Log } from '../common/log.ts'
import { sentences } from '../i18n/index.ts'
import { type NoticedPlace, readNoticed, readSaid } from './intake.ts'
import type { ConversationParts } from './listeners/messages.ts'
import type { OutgoingPost, People } from './types.ts'
import { reportAgainMessage } from './views/incident.ts'

/** What the face is built from; the rest it makes itself. */
export type FaceParts = Omit<
  ConversationParts,
  'people' | 'roles' | 'outbox' | 'interactive' | 'streams' | 'botUserId' | 'teamId'
>

const Interaction = z.object({
  type: z.string().optional(),
  command: z.string().optional(),
  user_id: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
  view: z.object({ blocks: z.array(z.object({ type: z.string(), block_id: z.string() })) }).optional(),
})

/**
 * Tells the person that their command, click or form failed, with a reference that the log has too; never the message of
 * the error. A form stays open with what they typed. Never rejects: what cannot be told is logged.
 *
 * @param parts.isAnswered the delivery was acked before it failed: then only a message can still tell.
 */
export async function apologise(
  event: ReceiverEvent,
  error: unknown,
  parts: {
    readonly people: People
    readonly log: Log
    readonly client: WebClient
    readonly isAnswered: boolean
  },
): Promise<void> {
  const reference = `e-${randomBytes(4).toString('hex')}`
  const interaction = Interaction.safeParse(event.body).data ?? {}
  const type = interaction.type ?? 'command'
  parts.log.error('interaction failed', { reference, type, error })
  const userId = interaction.user_id ?? interaction.user?.id
  if (userId === undefined) return
  try {
    await tell(event, interaction, userId, reference, parts)
  } catch (untold) {
    parts.log.error('nobody could be told that an interaction failed', { reference, error: untold })
  }
}

async function tell(
  event: ReceiverEvent,
  interaction: z.infer<typeof Interaction>,
  userId: string,
  reference: string,
  parts: { readonly people: People; readonly client: WebClient; readonly isAnswered: boolean },
): Promise<void> {
  const text = sentences[await languageOf(parts.people, userId)].conversation.failed(reference)
  if (parts.isAnswered) {
    await parts.client.chat.postMessage({ channel: userId, text })
    return
  }
  if (interaction.type === 'view_submission') {
    const field = interaction.view?.blocks.find((block) => block.type === 'input')?.block_id
    await event.ack(
      field === undefined ? undefined : { response_action: 'errors', errors: { [field]: text } },
    )
    return
  }
  if (interaction.command !== undefined) {
    await event.ack({ response_type: 'ephemeral', text })
    return
  }
  await event.ack()
  await parts.client.chat.postMessage({ channel: userId, text })
}

/** Tells the person that what they pressed is of an older day: nothing listens to it any more. */
export async function explainUnheard(
  event: ReceiverEvent,
  parts: { readonly people: People; readonly log: Log; readonly client: WebClient },
): Promise<void> {
  const interaction = Interaction.safeParse(event.body).data ?? {}
  parts.log.warn('nobody listens to an interaction', { type: interaction.type ?? 'command' })
  await event.ack()
  if (interaction.type !== 'block_actions' || interaction.user === undefined) return
  const language = await languageOf(parts.people, interaction.user.id)
  await parts.client.chat.postMessage({
    channel: interaction.user.id,
    text: sentences[language].conversation.staleButton,
  })
}

/** The message that says a message could not be handled; `undefined` for events nobody waits for. */
export async function apologyPost(
  body: ReceiverEvent['body'],
  people: People,
  botUserId: string,
  reference: string,
): Promise<OutgoingPost | undefined> {
  const noticed = readNoticed(body.event)
  if (noticed !== undefined) return noticedPost(noticed, reference)
  const said = readSaid(body.event, botUserId)
  if (said === undefined) return undefined
  return {
    kind: 'post',
    key: `apology:${reference}`,
    channel: said.channel,
    threadTs: said.threadTs,
    text: sentences[await languageOf(people, said.userId)].conversation.failed(reference),
  }
}

// Who wrote it, and in which language, was not stored. Elsewhere than in a direct message everybody would read it.
function noticedPost(place: NoticedPlace, reference: string): OutgoingPost | undefined {
  if (!place.isDirect) return undefined
  const both = languages.map((language) => sentences[language].incidentReporting.nudge.failed).join('\n')
  return {
    kind: 'post',
    key: `apology:${reference}`,
    channel: place.channel,
    threadTs: place.threadTs,
    ...reportAgainMessage(both, 'ja'),
  }
}

// Slack not telling who they are may be the very thing that failed.
async function languageOf(people: People, userId: string): Promise<Language> {
  const person = await people.get(userId).catch(() => undefined)
  return person?.language ?? 'ja'
}
