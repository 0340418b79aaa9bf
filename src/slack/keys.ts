/** Where a message stands. */
type Place = { readonly channel: string; readonly ts: string }

/** The key of the answer in the thread of a message. */
export function replyKey({ channel, ts }: Place): string {
  return `reply:${channel}:${ts}`
}

/** The key of an answer that only the asker sees, in their direct message. */
export function privateAnswerKey({ channel, ts }: Place): string {
  return `private-answer:${channel}:${ts}`
}

/** The key of an answer in a channel that its asker shared it to. */
export function sharedKey({ id, revision }: { id: string; revision: string }, channel: string): string {
  return `${sharesOf(id)}:${revision}:${channel}`
}

/** What the keys of all shared copies of an answer begin with, before a colon. */
export function sharesOf(id: string): string {
  return `${shared}${id}`
}

/** Whether an answer is one that was shared, or the same in another language below it. */
export function isSharedKey(key: string): boolean {
  return key.startsWith(shared)
}

const shared = 'share:'

/** The message that such a private answer is to; `undefined` for the key of any other message. */
export function placeOfPrivateAnswer(key: string): Place | undefined {
  const [, channel, ts] = /^private-answer:([^:]+):([^:]+)$/.exec(key) ?? []
  return channel === undefined || ts === undefined ? undefined : { channel, ts }
}
