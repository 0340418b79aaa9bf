import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from './conversation.ts'

/** Messages that are drawn at first, and how many more when the reader comes near the oldest drawn one. */
const sizes = { first: 50, more: 100 } as const

/** Pixels from the top within which older messages are drawn. */
const nearTopPx = 900

/** Older than what is looked for, so that it does not stand at the very top. */
const around = 20

/**
 * Draws only the end of a long conversation, so that opening one takes the same time whatever its length; older
 * messages come as the reader scrolls towards them, or when one of them is looked for.
 */
export function useWindow(
  rows: readonly Row[],
  box: RefObject<HTMLElement | null>,
  wanted: string | undefined,
): { start: number; onScroll: () => void } {
  const [first, setFirst] = useState(() => rows[Math.max(0, rows.length - sizes.first)]?.message.ts)
  const fromEnd = useRef<number>(undefined)
  const found = first === undefined ? 0 : rows.findIndex((row) => Number(row.message.ts) >= Number(first))
  const begun = Math.max(0, found)
  const target = wanted === undefined ? -1 : rows.findIndex((row) => row.message.ts === wanted)
  const start = target < 0 ? begun : Math.max(0, Math.min(begun, target - around))

  const reached = start < begun ? rows[start]?.message.ts : undefined
  useEffect(() => {
    if (reached !== undefined) setFirst(reached)
  }, [reached])

  // What is read stays where it is when older messages appear above it.
  useLayoutEffect(() => {
    const list = box.current
    if (list === null || fromEnd.current === undefined) return
    list.scrollTop = list.scrollHeight - fromEnd.current
    fromEnd.current = undefined
  })

  return {
    start,
    onScroll() {
      const list = box.current
      if (list === null || start === 0 || list.scrollTop > nearTopPx || fromEnd.current !== undefined) return
      fromEnd.current = list.scrollHeight - list.scrollTop
      setFirst(rows[Math.max(0, start - sizes.more)]?.message.ts)
    },
  }
}
