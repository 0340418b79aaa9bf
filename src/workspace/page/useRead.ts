import { useCallback, useMemo, useState } from 'react'
import { countUnread } from './conversation.ts'
import type { Message } from './types.ts'

/** How many messages of each channel one has not seen, and a way to say up to where one has. Kept by the browser. */
export function useRead(
  me: string,
  messages: readonly Message[] | undefined,
): {
  unread: ReadonlyMap<string, number>
  /** The newest message read, by channel. */
  read: Readonly<Record<string, string>>
  readTo: (channel: string, ts: string) => void
} {
  const [read, setRead] = useState<Readonly<Record<string, string>>>(() => loadRead(me))

  const readTo = useCallback(
    (channel: string, ts: string) =>
      setRead((before) => {
        if (Number(before[channel] ?? 0) >= Number(ts)) return before
        const after = { ...before, [channel]: ts }
        localStorage.setItem(storageKey(me), JSON.stringify(after))
        return after
      }),
    [me],
  )
  const unread = useMemo(() => {
    const counts = new Map<string, number>()
    for (const channel of new Set((messages ?? []).map((message) => message.channel)))
      counts.set(channel, countUnread(messages ?? [], channel, me, read[channel] ?? '0'))
    return counts
  }, [messages, me, read])
  return { unread, read, readTo }
}

function storageKey(me: string): string {
  return `mamori read ${me}`
}

/** Up to where somebody has read each channel in this browser. */
export function loadRead(me: string): Readonly<Record<string, string>> {
  const kept = localStorage.getItem(storageKey(me))
  if (kept === null || !kept.startsWith('{')) return {}
  const marks: Record<string, unknown> = JSON.parse(kept)
  return Object.fromEntries(
    Object.entries(marks).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
