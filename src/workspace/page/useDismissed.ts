import { useCallback, useMemo, useState } from 'react'
import type { Message } from './types.ts'

/** How many dismissed messages are remembered for a person; the oldest are forgotten. */
const remembered = 500

/** The messages without those the person dismissed; kept by the browser, for nobody else keeps them. */
export function useDismissed(
  me: string,
  messages: readonly Message[] | undefined,
): { messages: readonly Message[]; dismiss: (message: Message) => void } {
  const [gone, setGone] = useState<readonly string[]>(() => loadDismissed(me))
  const dismiss = useCallback(
    (message: Message) =>
      setGone((before) => {
        const after = [...before, keyOf(message)].slice(-remembered)
        localStorage.setItem(storageKey(me), JSON.stringify(after))
        return after
      }),
    [me],
  )
  const left = useMemo(() => {
    const all = messages ?? []
    if (gone.length === 0) return all
    const hidden = new Set(gone)
    return all.filter((message) => message.ephemeralFor === undefined || !hidden.has(keyOf(message)))
  }, [messages, gone])
  return { messages: left, dismiss }
}

function keyOf(message: Message): string {
  return `${message.channel} ${message.ts}`
}

function storageKey(me: string): string {
  return `mamori dismissed ${me}`
}

function loadDismissed(me: string): readonly string[] {
  const kept = localStorage.getItem(storageKey(me))
  if (kept === null || !kept.startsWith('[')) return []
  const list: unknown = JSON.parse(kept)
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}
