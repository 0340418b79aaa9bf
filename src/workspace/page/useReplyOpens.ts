import { useCallback, useEffect, useState } from 'react'
import type { Message } from './types.ts'

/**
 * Opens the thread of what one has just said when its first reply comes, so that a newcomer sees the answer without
 * looking for it. Only once for each message; a thread that was open gives way.
 */
export function useReplyOpens(
  messages: readonly Message[] | undefined,
  openTs: string | undefined,
  open: ((channel: string, ts: string) => void) | undefined,
): (ts: string) => void {
  const [awaited, setAwaited] = useState<string>()

  useEffect(() => {
    if (awaited === undefined) return
    const reply = messages?.find((message) => message.threadTs === awaited && message.ts !== awaited)
    if (reply === undefined) return
    setAwaited(undefined)
    if (openTs === undefined || openTs !== awaited) open?.(reply.channel, awaited)
  }, [messages, awaited, openTs, open])

  return useCallback((ts: string) => setAwaited(ts), [])
}
