import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import { WebAPIRateLimitedError } from '@slack/web-api'
import { z } from 'zod'
import { detectLanguage, type Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IntentReader } from '../../intent/index.ts'
import { type NoticedPlace, readNoticed } from '../intake.ts'
import { replyKey } from '../keys.ts'
import { limits } from '../limits.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { cutEscaped, readTypedText } from '../text.ts'
import type { MessageView } from '../views/answer.ts'
import { firstResponseMessage, reportAgainMessage, spokenTo } from '../views/incident.ts'
import type { AnswerParts } from './answers.ts'
import { readMessage } from './readMessage.ts'

/** What noticing needs beside the parts of everything around incidents. */
export type NoticingParts = IncidentParts &
  Pick<AnswerParts, 'answers'> & { readonly intents: IntentReader; readonly botUserId: string }

/** Minutes in which somebody who talks in a watched channel is spoken to once. */
const watchedEveryMinutes = 60

/** Minutes in which the whole advice is given once in a thread with the bot; after it the button alone. */
const adviceEveryMinutes = 10

/** Names our first responses among the messages of a conversation. */
const metadataType = 'mamori_first_response'

/**
 * Answers messages that read like an incident, seen by their author only. The message is read again from Slack, and the
 * answer goes out directly: neither is ever stored, so that whoever reports without a name afterwards has left no trace
 * here. In a conversation it is said once in a while.
 */
export function registerNoticing(app: App, parts: NoticingParts): void {
  const lastAt = new Map<string, number>()

  /** Whether this comes again within so many minutes; after it counts as said. */
  function isAgain(key: string, everyMinutes: number): boolean {
    const before = lastAt.get(key)
    return before !== undefined && Math.abs(parts.clock.now().getTime() - before) < everyMinutes * 60_000
  }

  function remember(key: string): void {
    const now = parts.clock.now().getTime()
    for (const [old, at] of lastAt) if (now - at > watchedEveryMinutes * 60_000) lastAt.delete(old)
    lastAt.set(key, now)
  }

  app.event('message', async ({ event, context }) => {
    const place = readNoticed(event)
    if (place === undefined) return
    const message = await readMessage(parts.interactive, place)
    if (message === undefined) return
    const author = await parts.people.get(message.userId)
    if (author.isBot) return
    const typed = readTypedText(message.text, parts.botUserId)
    const read = parts.intents.read(typed)
    // Rewritten since, and that comes by an event of its own.
    if (read.intent !== 'incident') return
    const { leakType } = read
    const language = detectLanguage(typed) ?? author.language
    const key = place.isDirect ? `${place.channel}:${place.threadTs}` : `${place.channel}:${author.id}`
    const isFirstTry = (context.retryNum ?? 0) === 0
    if (!place.isAddressed && isAgain(key, watchedEveryMinutes)) return
    const isShort = place.isDirect && !place.isRevision && isFirstTry && isAgain(key, adviceEveryMinutes)
    const { channel, ts } = place
    const view = isShort
      ? reportAgainMessage(sentences[language].incidentReporting.nudge.again, language, {
          leakType,
          message: { channel, ts },
        })
      : firstResponseMessage(parts.incidents, leakType, spokenTo(typed, language), { channel, ts })
    await respond(parts, place, { userId: author.id, language }, view, !isFirstTry)
    remember(key)
  })
}

type Author = { readonly userId: string; readonly language: Language }

/**
 * Shows the first response to the author of a message only: in the thread of their direct message, or, for what was said
 * elsewhere, in their direct message with a pointer to it.
 *
 * @param mayStand whether it may be out already: it is then looked for first. A rewritten message gets it rewritten.
 */
async function respond(
  parts: NoticingParts,
  place: NoticedPlace,
  author: Author,
  view: MessageView,
  mayStand: boolean,
): Promise<void> {
  const content = { text: cutEscaped(view.text, limits.messageText), blocks: [...view.blocks] }
  const standing = mayStand || place.isRevision ? await findResponse(parts, place, author.userId) : undefined
  if (standing !== undefined) {
    if (place.isRevision) await patiently(() => parts.interactive.chat.update({ ...standing, ...content }))
    return
  }
  const target = place.isDirect
    ? { channel: place.channel, thread_ts: place.threadTs }
    : { channel: author.userId }
  await patiently(() =>
    parts.interactive.chat.postMessage({
      ...target,
      ...content,
      metadata: { event_type: metadataType, event_payload: { channel: place.channel, ts: place.ts } },
      unfurl_links: false,
      unfurl_media: false,
    }),
  )
  if (!place.isDirect) await point(parts, place, author)
}

// The pointer may get lost, as every ephemeral message may; what it points to does not.
async function point(parts: NoticingParts, place: NoticedPlace, author: Author): Promise<void> {
  try {
    await parts.interactive.chat.postEphemeral({
      channel: place.channel,
      user: author.userId,
      text: sentences[author.language].conversation.movedToDirectMessage,
      ...(place.threadTs === place.ts ? {} : { thread_ts: place.threadTs }),
    })
  } catch (error) {
    parts.log.warn('a pointer to a direct message was not shown', { error })
  }
}

const Found = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({
            event_type: z.string(),
            event_payload: z.object({ channel: z.string().optional(), ts: z.string().optional() }),
          })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
})

async function findResponse(
  parts: NoticingParts,
  place: NoticedPlace,
  userId: string,
): Promise<{ channel: string; ts: string } | undefined> {
  const { conversations } = parts.interactive
  const options = { include_all_metadata: true, limit: 200 }
  const channel = place.isDirect
    ? place.channel
    : ((await conversations.open({ users: userId })).channel?.id ?? userId)
  const page = place.isDirect
    ? await conversations.replies({ channel, ts: place.threadTs, ...options })
    : await conversations.history({ channel, oldest: place.ts, ...options })
  const found = Found.parse(page).messages.find(
    ({ metadata }) =>
      metadata?.event_type === metadataType &&
      metadata.event_payload.channel === place.channel &&
      metadata.event_payload.ts === place.ts,
  )
  if (found !== undefined) return { channel, ts: found.ts }
  return place.isDirect && place.isRevision ? await findAnswer(parts, place) : undefined
}

// The message was a question before it was rewritten. Its answer gives way, and is no answer any more.
async function findAnswer(
  parts: NoticingParts,
  place: NoticedPlace,
): Promise<{ channel: string; ts: string } | undefined> {
  const key = replyKey(place)
  const standing = await parts.outbox.find(parts.database, key)
  if (standing !== undefined)
    await parts.database.transaction((transaction) => parts.answers.kept.remove(transaction, key))
  return standing
}

// Slack takes one message a second in a conversation. Nothing of this stands in the outbox, which would wait by itself.
async function patiently(call: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await call()
      return
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || tries === 5) throw error
      await pause(Math.min(error.retryAfter, 10) * 1000)
    }
  }
}
