import { z } from 'zod'
import { privateAnswerKey, replyKey } from './keys.ts'

/** An event the bot will handle, and how the inbox knows it again. */
export type WantedEvent = {
  readonly key: string
  /** Events with the same conversation are handled one after the other. */
  readonly conversation: string
}

/** A message that reads like an incident: where it stands, never what it says nor who wrote it. */
export type NoticedPlace = {
  readonly channel: string
  readonly ts: string
  /** The thread it stands in; its own ts where it stands in none. */
  readonly threadTs: string
  readonly isDirect: boolean
  /** Said to the bot, not only where it listens. */
  readonly isAddressed: boolean
  /** Rewritten after it was said. */
  readonly isRevision: boolean
}

/** What the intake looks at before anything is stored. */
export type Sight = {
  /** Of the text of a message as Slack sends it. */
  readsLikeIncident(text: string): boolean
  /** Whether the channel has opted in to being listened to. */
  isWatched(channel: string): boolean | Promise<boolean>
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

/** A message that its author took back. */
export type Withdrawn = Pick<Said, 'channel' | 'ts' | 'threadTs'>

/** Whether an event, or an answer of ours, with one of these keys was stored before. */
type IsStored = (keys: readonly string[]) => Promise<boolean>

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

const Deletion = Place.extend({
  subtype: z.literal('message_deleted'),
  deleted_ts: z.string(),
  previous_message: z.object({ thread_ts: z.string().optional() }).default({}),
})

/** The subtype under which the place of a message that reads like an incident is stored. */
const noticedSubtype = 'mamori_noticed'

const Noticed = z.object({
  type: z.literal('message'),
  subtype: z.literal(noticedSubtype),
  place: z.object({
    channel: z.string(),
    ts: z.string(),
    threadTs: z.string(),
    isDirect: z.boolean(),
    isAddressed: z.boolean(),
    isRevision: z.boolean(),
  }),
})

const Envelope = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().default(''),
  event_id: z.string(),
  event: z.object({ type: z.string() }).loose(),
})

/** The message subtypes that are something a person said. */
const saidByPeople = new Set([undefined, 'file_share', 'thread_broadcast'])

/**
 * Events of which no row is kept: what they ask for can be done anew at any time, and they name who looks at the bot just
 * now, perhaps to report something without their name.
 */
const fleetingEvents = new Set([
  'app_home_opened',
  'member_joined_channel',
  'user_change',
  'subteam_updated',
  'subteam_members_changed',
])

/**
 * The body without the two things that JSON can carry and Postgres cannot keep: NUL, which goes, and half a surrogate
 * pair, which becomes U+FFFD.
 */
export function cleanBody<Body>(body: Body): Body {
  const text = JSON.stringify(body)
  // JSON writes either as an escape. Few bodies have one, and going through every value takes longer than the rest of an ack.
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return body
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}

/** True for an event that is handled before its ack instead of being stored; Slack sends it again where that fails. */
export function isFleeting(body: unknown): boolean {
  return fleetingEvents.has(Envelope.safeParse(body).data?.event.type ?? '')
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

/** The message that was deleted, where the event says that one was. */
export function readWithdrawn(event: unknown): Withdrawn | undefined {
  const deletion = Deletion.safeParse(event)
  if (!deletion.success) return undefined
  const { channel, deleted_ts: ts, previous_message: before } = deletion.data
  return { channel, ts, threadTs: before.thread_ts ?? ts }
}

/**
 * What a person said to somebody else in a thread of a channel, by an event that is not for the bot; `undefined` for all
 * other events.
 */
export function readTalk(event: unknown, botUserId: string): Said | undefined {
  const found = readSaid(event, botUserId)
  if (found === undefined || found.isDirect || !found.inThread || found.mentionsBot) return undefined
  return found.revision === undefined ? found : undefined
}

/** The place in an event that `readIntake` made of a message that reads like an incident; else `undefined`. */
export function readNoticed(event: unknown): NoticedPlace | undefined {
  return Noticed.safeParse(event).data?.place
}

/**
 * What the inbox should store of a delivery, or `undefined` for what the bot will not handle. Of a message that reads
 * like an incident it is the place only, for a text once stored survives in the database's log; it is read again from
 * Slack when it is handled. Of a rewritten message what it said before is left out.
 */
export async function readIntake(
  body: unknown,
  botUserId: string,
  isEngaged: IsEngaged,
  isStored: IsStored = async () => false,
  sight: Sight = blind,
): Promise<(WantedEvent & { readonly body: unknown }) | undefined> {
  const envelope = Envelope.safeParse(body)
  if (!envelope.success) return undefined
  const { event, event_id: eventId, team_id: team } = envelope.data
  if (event.type === 'agent_session_stopped') {
    return { key: `event:${eventId}`, conversation: `event:${eventId}`, body }
  }
  const gone = readWithdrawn(event)
  if (gone !== undefined) return withdrawnIntake(gone, team, isStored)
  const found = readSaid(event, botUserId)
  if (found === undefined) return undefined
  const isAddressed = await isForBot(event.type, found, isEngaged)
  if (!isAddressed && !(await sight.isWatched(found.channel))) return undefined
  const isNoticed = sight.readsLikeIncident(found.text)
  if (!isAddressed && !isNoticed) return undefined
  // A mention in a channel comes as two events with different event ids; the place makes them one.
  const place = `message:${team}:${found.channel}:${found.ts}`
  return {
    key: found.revision === undefined ? place : `${place}:${found.revision}`,
    conversation: `${found.channel}:${found.threadTs}`,
    body: isNoticed
      ? { type: 'event_callback', team_id: team, event: noticedEvent(found, isAddressed) }
      : withoutPrevious(body),
  }
}

// Only a message that was handled, or answered, has anything to take back.
async function withdrawnIntake(gone: Withdrawn, team: string, isStored: IsStored) {
  const { channel, ts, threadTs } = gone
  const place = `message:${team}:${channel}:${ts}`
  if (!(await isStored([place, replyKey(gone), privateAnswerKey(gone)]))) return undefined
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    channel,
    deleted_ts: ts,
    previous_message: { thread_ts: threadTs },
  } satisfies z.input<typeof Deletion>
  const body = { type: 'event_callback', team_id: team, event }
  return { key: `${place}:deleted`, conversation: `${channel}:${threadTs}`, body }
}

const blind: Sight = { readsLikeIncident: () => false, isWatched: () => false }

function noticedEvent(found: Said, isAddressed: boolean): z.infer<typeof Noticed> {
  const { channel, ts, threadTs, isDirect } = found
  return {
    type: 'message',
    subtype: noticedSubtype,
    place: { channel, ts, threadTs, isDirect, isAddressed, isRevision: found.revision !== undefined },
  }
}

// At the module's level: a schema is compiled when it is first used, which takes longer than all else of an ack.
const AnyDelivery = z.looseObject({ event: z.looseObject({}) })

function withoutPrevious(body: unknown): unknown {
  const parsed = AnyDelivery.safeParse(body)
  if (!parsed.success) return body
  const { previous_message: _before, ...event } = parsed.data.event
  return { ...parsed.data, event }
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
