import { useCallback, useEffect, useMemo, useState } from 'react'
import { findMessages } from './find.ts'
import type { Message } from './types.ts'

/** The search in the open conversation. */
export type Find = {
  /** `undefined` while nobody searches. */
  readonly wanted: string | undefined
  readonly hits: readonly string[]
  /** The message one stands at. */
  readonly current: string | undefined
  /** Counts from 1; 0 when nothing is found. */
  readonly position: number
  look(wanted: string): void
  /** To the next message, or with -1 to the one before; the newest comes first. */
  step(by: 1 | -1): void
  close(): void
}

/** Searches the messages of a channel; another channel ends the search. */
export function useFind(messages: readonly Message[], channel: string | undefined): Find {
  const [search, setSearch] = useState<{ channel: string; wanted: string; at?: string }>()
  const open = search !== undefined && search.channel === channel ? search : undefined
  const wanted = open?.wanted
  const hits = useMemo(
    () => (wanted === undefined || channel === undefined ? [] : findMessages(messages, channel, wanted)),
    [messages, channel, wanted],
  )
  const current = open?.at !== undefined && hits.includes(open.at) ? open.at : hits.at(-1)
  const position = current === undefined ? 0 : hits.length - hits.indexOf(current)

  const look = useCallback(
    (wanted: string) => {
      if (channel !== undefined) setSearch({ channel, wanted })
    },
    [channel],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      if (channel === undefined || wanted === undefined || current === undefined) return
      const at = hits[(hits.indexOf(current) - by + hits.length) % hits.length]
      setSearch({ channel, wanted, ...(at === undefined ? {} : { at }) })
    },
    [channel, wanted, current, hits],
  )
  const close = useCallback(() => setSearch(undefined), [])

  // A second Ctrl+F, in the field itself, is the browser's own search.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey ||
        event.key.toLowerCase() !== 'f'
      )
        return
      if (channel === undefined || document.querySelector('[aria-modal=true]') !== null) return
      const field = document.getElementById(findFieldId)
      if (field !== null && field === document.activeElement) return
      event.preventDefault()
      if (field === null) look('')
      else field.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [channel, look])

  return { wanted, hits, current, position, look, step, close }
}

/** The id of the field in which one types what to look for. */
export const findFieldId = 'find-field'
