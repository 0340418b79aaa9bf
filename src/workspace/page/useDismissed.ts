import { useCallback, useMemo, useState } from 'react'
import type { Message } from './types.ts'

/** The messages without those that were dismissed; the dismissed ones come back with the next load of the page. */
export function useDismissed(messages: readonly Message[] | undefined): {
  messages: readonly Message[]
  dismiss: (message: Message) => void
} {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const dismiss = useCallback((message: Message) => setGone((before) => new Set(before).add(message.ts)), [])
  const left = useMemo(() => (messages ?? []).filter((message) => !gone.has(message.ts)), [messages, gone])
  return { messages: left, dismiss }
}
