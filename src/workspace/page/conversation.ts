import { dayKey, tsToMs } from './dates.ts'
import type { Message } from './types.ts'

/** A message with what its neighbours decide about how it is drawn. */
export type Row = {
  readonly message: Message
  /** The message goes on where the same person left off: no second avatar and name. */
  readonly follows: boolean
  /** A day begins here. */
  readonly startsDay: boolean
  readonly replies: readonly Message[]
}

/** Minutes within which a person's next message stands under the same name. Slack's own figure is about five. */
const groupWithinMs = 5 * 60_000

/**
 * The messages of a channel in the order they are shown: those outside threads and those sent to the channel from a
 * thread, with the replies of each. Deleted ones are gone, unless a thread hangs on them.
 */
export function listRows(messages: readonly Message[], channel: string): Row[] {
  const here = sorted(messages.filter((message) => message.channel === channel))
  const replies = new Map<string, Message[]>()
  for (const message of here) {
    if (!isReply(message) || message.deleted || message.ephemeralFor !== undefined) continue
    const thread = replies.get(message.threadTs ?? '') ?? []
    thread.push(message)
    replies.set(message.threadTs ?? '', thread)
  }
  const top = here.filter((message) => {
    if (message.deleted) return replies.has(message.ts)
    return !isReply(message) || message.subtype === 'thread_broadcast'
  })
  return toRows(top, (message) => (isReply(message) ? [] : (replies.get(message.ts) ?? [])))
}

/** A thread in the order it is shown: the message it hangs on, then the replies. */
export function listThread(messages: readonly Message[], channel: string, root: string): Row[] {
  const here = messages.filter(
    (message) => message.channel === channel && (message.ts === root || message.threadTs === root),
  )
  return toRows(sorted(here.filter((message) => !message.deleted || message.ts === root)), () => [])
}

/** A thread as a list of threads shows it. */
export type ThreadEntry = {
  readonly channel: string
  readonly root: Message
  /** Oldest first, and never empty. */
  readonly replies: readonly Message[]
}

/** The threads a person takes part in, by a message of theirs or in their own direct message; the newest reply first. */
export function listThreads(
  messages: readonly Message[],
  me: string,
  direct: string | undefined,
): ThreadEntry[] {
  const replies = new Map<string, Message[]>()
  for (const message of sorted(messages)) {
    if (!isReply(message) || message.deleted || message.ephemeralFor !== undefined) continue
    const key = `${message.channel} ${message.threadTs}`
    replies.set(key, [...(replies.get(key) ?? []), message])
  }
  return messages
    .flatMap((root) => {
      const found = replies.get(`${root.channel} ${root.ts}`)
      if (found === undefined) return []
      const takesPart = root.channel === direct || [root, ...found].some((one) => one.user === me)
      return takesPart ? [{ channel: root.channel, root, replies: found }] : []
    })
    .sort((one, other) => lastOf(other) - lastOf(one))
}

function lastOf(thread: ThreadEntry): number {
  return Number(thread.replies.at(-1)?.ts ?? 0)
}

/** Whether two rows are drawn alike; messages that did not change are the same objects. */
export function isSameRow(one: Row, other: Row): boolean {
  return (
    one.message === other.message &&
    one.follows === other.follows &&
    one.startsDay === other.startsDay &&
    one.replies.length === other.replies.length &&
    one.replies.every((reply, index) => reply === other.replies[index])
  )
}

/** Whether the message is a reply in a thread rather than the message a thread hangs on. */
export function isReply(message: Message): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts
}

/** How many messages of others in the channel are newer than what was read. */
export function countUnread(
  messages: readonly Message[],
  channel: string,
  me: string,
  readTs: string,
): number {
  return messages.filter(
    (message) =>
      message.channel === channel &&
      message.user !== me &&
      !message.deleted &&
      Number(message.ts) > Number(readTs),
  ).length
}

function toRows(messages: readonly Message[], repliesOf: (message: Message) => readonly Message[]): Row[] {
  return messages.map((message, index) => {
    const before = messages[index - 1]
    const ms = tsToMs(message.ts)
    const startsDay = before === undefined || dayKey(tsToMs(before.ts)) !== dayKey(ms)
    const follows =
      before !== undefined &&
      !startsDay &&
      before.user === message.user &&
      before.botName === message.botName &&
      before.ephemeralFor === message.ephemeralFor &&
      !before.deleted &&
      !message.deleted &&
      ms - tsToMs(before.ts) < groupWithinMs &&
      repliesOf(before).length === 0
    return { message, follows, startsDay, replies: repliesOf(message) }
  })
}

function sorted(messages: readonly Message[]): Message[] {
  return [...messages].sort((one, other) => Number(one.ts) - Number(other.ts))
}
