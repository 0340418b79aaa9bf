import { z } from 'zod'

/** An event the bot will handle, and how the inbox knows it again. */
export type WantedEvent = {
  readonly key: string
  /** Events with the same conversation are handled one after the other. */
  readonly conversation: string
}

/** Something a person said where the bot can hear it; text as Slack sends it, still escaped. */
export type Said = {
  readonly channel: string
  readonly ts: string
  /** The thread it stands in; its own ts where it stands in none. */
  readonly threadTs: string
  readonly userId: string
  readonly text: string
  /** In the person's direct message with the bot. */
  readonly isDirect: boolean
  readonly inThread: boolean
  readonly hasFiles: boolean
  readonly mentionsBot: boolean
  /** For a rewritten message: which revision. */
  readonly revision?: string
}

/** Whether a person asked the bot in this thread before. */
export type IsEngaged = (channel: string, threadTs: string, userId: string) => Promise<boolean>

const Words = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(z.unknown()).default([]),
  edited: z.object({ ts: z.string() }).optional(),
})

const Place = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
})

const Message = z.intersection(Place, Words)

const Revision = Place.extend({
  subtype: z.literal('message_changed'),
  message: Words,
  previous_message: z.object({ text: z.string().default('') }).optional(),
})

const Envelope = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().default(''),
  event_id: z.string(),
  event: z.object({ type: z.string() }).loose(),
})

/** The message subtypes that are something a person said. */
const saidByPeople = new Set([undefined, 'file_share', 'thread_broadcast'])

/** Events beside messages that have a listener. */
const otherEvents = new Set(['app_home_opened', 'user_change', 'subteam_updated', 'subteam_members_changed'])

/**
 * The body without the two things that JSON can carry and Postgres cannot keep: NUL, which goes, and half a surrogate
 * pair, which becomes U+FFFD.
 */
export function cleanBody<Body>(body: Body): Body {
  return JSON.parse(JSON.stringify(body), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}

/** True for a delivery of the Events API; commands and interactions are answered directly and never stored. */
export function isEvent(body: unknown): boolean {
  return Envelope.safeParse(body).success
}

/**
 * What a person said in a `message` or `app_mention` event, or `undefined` for what no person said: bots, the bot itself,
 * joins, and edits that changed no word of a person (Slack sends those for unfurls, replies and language tags too).
 */
export function readSaid(event: unknown, botUserId: string): Said | undefined {
  const revision = Revision.safeParse(event)
  if (revision.success) {
    const { message, previous_message: previous } = revision.data
    if (message.edited === undefined || message.text === previous?.text) return undefined
    return said(revision.data, message, botUserId)
  }
  const message = Message.safeParse(event)
  if (!message.success || !saidByPeople.has(message.data.subtype)) return undefined
  return said(message.data, { ...message.data, edited: undefined }, botUserId)
}

/** What the inbox should store of a delivery, or `undefined` for what the bot will not handle. */
export async function readIntake(
  body: unknown,
  botUserId: string,
  isEngaged: IsEngaged,
): Promise<WantedEvent | undefined> {
  const envelope = Envelope.safeParse(body)
  if (!envelope.success) return undefined
  const { event, event_id: eventId, team_id: team } = envelope.data
  if (otherEvents.has(event.type)) {
    return { key: `event:${eventId}`, conversation: `event:${eventId}` }
  }
  const found = readSaid(event, botUserId)
  if (found === undefined || !(await isForBot(event.type, found, isEngaged))) return undefined
  // A mention in a channel comes as two events with different event ids; the place makes them one.
  const place = `message:${team}:${found.channel}:${found.ts}`
  return {
    key: found.revision === undefined ? place : `${place}:${found.revision}`,
    conversation: `${found.channel}:${found.threadTs}`,
  }
}

async function isForBot(type: string, found: Said, isEngaged: IsEngaged): Promise<boolean> {
  if (type === 'app_mention' || found.isDirect) return true
  // Of a new mention the app_mention counts; a rewritten one comes as a message only.
  if (found.mentionsBot) return found.revision !== undefined
  if (!found.inThread && found.revision === undefined) return false
  // Whoever asked the bot in a thread also talks with colleagues there.
  if (/^\s*<@/.test(found.text)) return false
  return isEngaged(found.channel, found.threadTs, found.userId)
}

function said(
  place: z.infer<typeof Place>,
  words: z.infer<typeof Words>,
  botUserId: string,
): Said | undefined {
  const { user, ts } = words
  if (user === undefined || user === botUserId || words.bot_id !== undefined) return undefined
  return {
    channel: place.channel,
    ts,
    threadTs: words.thread_ts ?? ts,
    userId: user,
    text: words.text,
    isDirect: place.channel_type === 'im' || place.channel.startsWith('D'),
    inThread: words.thread_ts !== undefined,
    hasFiles: words.files.length > 0,
    mentionsBot: new RegExp(`<@${botUserId}[>|]`).test(words.text),
    ...(words.edited === undefined ? {} : { revision: words.edited.ts }),
  }
}
