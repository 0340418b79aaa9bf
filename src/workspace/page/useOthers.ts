import { useEffect, useState } from 'react'
import { fetchState } from './api.ts'
import { countUnread } from './conversation.ts'
import { findAppChannel } from './desk.ts'
import type { WorkspaceState } from './types.ts'
import { loadRead } from './useRead.ts'

/** Milliseconds between two looks at what other people have; the stream tells of one person only. */
const everyMs = 4000

/**
 * How many messages in their direct message with the app the other people have not seen, so that whoever tries the
 * bot alone notices that somebody else was told something. `undefined` until they were looked at once.
 */
export function useOthers(
  state: WorkspaceState | undefined,
  me: string,
): ReadonlyMap<string, number> | undefined {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>()
  const people = state?.people

  useEffect(() => {
    if (people === undefined) return
    let stopped = false
    const directs = new Map<string, string>()
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const found = new Map<string, number>()
      for (const { id } of people) if (id !== me) found.set(id, await countNews(id, directs))
      if (!stopped) setCounts((before) => (before !== undefined && isSame(before, found) ? before : found))
    }
    // An outage is shown by the stream; the next look comes anyway.
    const lookAgain = () => void look().catch(() => undefined)
    lookAgain()
    const timer = setInterval(lookAgain, everyMs)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [people, me])
  return counts
}

/** `directs` remembers each person's direct message, for what they have read of it spares asking for the rest. */
async function countNews(person: string, directs: Map<string, string>): Promise<number> {
  const read = loadRead(person)
  const known = directs.get(person)
  const theirs = await fetchState(person, known === undefined ? undefined : read[known])
  const channel = findAppChannel(theirs.channels, person)?.id
  if (channel === undefined) return 0
  directs.set(person, channel)
  return countUnread(theirs.messages, channel, person, read[channel] ?? '0')
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([id, count]) => other.get(id) === count)
}
