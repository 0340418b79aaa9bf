import type { Message, WorkspaceState } from './types.ts'

/**
 * The new state with the old objects where nothing changed, so that only what changed is drawn again. `isPart` says
 * that `next` has only the messages that changed; the others stand as they were.
 */
export function mergeState(before: WorkspaceState, next: WorkspaceState, isPart: boolean): WorkspaceState {
  const messages = reuse(before.messages, next.messages, keyOf)
  return {
    ...next,
    people: same(before.people, next.people),
    ...(next.bot === undefined ? {} : { bot: same(before.bot ?? next.bot, next.bot) }),
    channels: same(before.channels, next.channels),
    messages: isPart ? putIn(before.messages, messages) : messages,
    views: reuse(before.views, next.views, (view) => view.id),
    files: same(before.files, next.files),
    statuses: same(before.statuses, next.statuses),
    prompts: same(before.prompts, next.prompts),
    sessions: same(before.sessions, next.sessions),
  }
}

/** The timestamp of the newest message, or `before` when it is newer; whatever changes later has a later one. */
export function newestTs(messages: readonly Message[], before?: string): string | undefined {
  return messages.reduce<string | undefined>(
    (newest, { ts }) => (newest === undefined || Number(ts) > Number(newest) ? ts : newest),
    before,
  )
}

function putIn(before: readonly Message[], changed: readonly Message[]): readonly Message[] {
  const known = new Map(before.map((message) => [keyOf(message), message]))
  const news = changed.filter((message) => known.get(keyOf(message)) !== message)
  if (news.length === 0) return before
  for (const message of news) known.set(keyOf(message), message)
  return [...known.values()]
}

function keyOf(message: Message): string {
  return `${message.channel} ${message.ts}`
}

function reuse<T>(before: readonly T[], next: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const wanted = new Set(next.map(keyOf))
  const known = new Map(before.filter((one) => wanted.has(keyOf(one))).map((one) => [keyOf(one), one]))
  const kept = next.map((one) => {
    const old = known.get(keyOf(one))
    return old !== undefined && JSON.stringify(old) === JSON.stringify(one) ? old : one
  })
  return kept.length === before.length && kept.every((one, index) => one === before[index]) ? before : kept
}

function same<T>(before: T, next: T): T {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next
}
