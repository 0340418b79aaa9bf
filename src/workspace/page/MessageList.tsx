import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from './conversation.ts'
import { formatDay, tsToMs } from './dates.ts'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { MessageView } from './Message.tsx'

/** Pixels from the end within which a reader counts as reading the newest message. */
const nearEndPx = 80

/** Messages by day, the newest at the end; follows the end unless the reader has scrolled back. */
export function MessageList({
  rows,
  label,
  intro,
  inThread = false,
  onReadTo,
}: {
  rows: readonly Row[]
  label: string
  intro?: ReactNode
  inThread?: boolean
  /** The newest message that the reader has had before their eyes. */
  onReadTo?: (ts: string) => void
}): ReactNode {
  const { t, nowMs, locale, me } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  /** A message taller than the list is in sight without the list standing at its end. */
  const inSight = useRef(true)
  const [missed, setMissed] = useState(false)
  const last = rows.at(-1)?.message
  const lastTs = last?.ts
  const lastIsOwn = last?.user === me.id

  useLayoutEffect(() => {
    if (lastTs === undefined) return
    inSight.current = atEnd.current || lastIsOwn
    if (inSight.current) atEnd.current = toNewest(box.current)
    else setMissed(true)
  }, [lastTs, lastIsOwn])

  // A message that grows while it is streamed, or an image that arrives late, moves the end.
  useEffect(() => {
    if (content.current === null) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) atEnd.current = toNewest(box.current)
    })
    observer.observe(content.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (lastTs !== undefined && inSight.current && document.visibilityState === 'visible') onReadTo?.(lastTs)
  }, [lastTs, onReadTo])

  const onScroll = () => {
    const element = box.current
    if (element === null) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx
    if (!atEnd.current) return
    setMissed(false)
    if (lastTs !== undefined) onReadTo?.(lastTs)
  }

  return (
    <div className="messages-frame">
      <div
        className="messages"
        ref={box}
        role="log"
        aria-label={label}
        aria-live="polite"
        aria-relevant="additions"
        onScroll={onScroll}
      >
        <div className="messages-content" ref={content}>
          {intro}
          {rows.map((row, index) => (
            <div key={row.message.ts}>
              {row.startsDay && !inThread && (
                <div className="day">
                  <span>{formatDay(tsToMs(row.message.ts), nowMs, locale)}</span>
                </div>
              )}
              <MessageView row={row} inThread={inThread} />
              {inThread && index === 0 && (
                <div className="thread-line">
                  <span>{t.replies(rows.length - 1)}</span>
                </div>
              )}
            </div>
          ))}
        </div>
      </div>
      {missed && (
        <button
          type="button"
          className="missed"
          onClick={() => {
            if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
            setMissed(false)
          }}
        >
          {t.newMessages}
          <Icon name="down" size={16} />
        </button>
      )}
    </div>
  )
}

/**
 * Shows the newest message: its end, or its beginning when it is taller than the list, for an answer is read from its
 * beginning. Says whether the list now stands at its end.
 */
function toNewest(list: HTMLElement | null): boolean {
  if (list === null) return true
  const newest = [...list.querySelectorAll<HTMLElement>('.message')].at(-1)
  const isTall = newest !== undefined && newest.offsetHeight > list.clientHeight
  const top = isTall ? newest.getBoundingClientRect().top - list.getBoundingClientRect().top : 0
  list.scrollTop = isTall ? list.scrollTop + top - 8 : list.scrollHeight
  return !isTall
}
