import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from './conversation.ts'
import { formatDay, tsToMs } from './dates.ts'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { MessageView } from './Message.tsx'
import { useArrowKeys } from './useArrowKeys.ts'
import { useWindow } from './useWindow.ts'

/** Pixels from the end within which a reader counts as reading the newest message. */
const nearEndPx = 80

/** Pixels of empty room at the end that nobody misses. */
const slackPx = 16

/** Messages by day, the newest at the end; follows the end unless the reader has scrolled back. */
export function MessageList({
  rows,
  label,
  intro,
  inThread = false,
  readTs,
  current,
  onReadTo,
}: {
  rows: readonly Row[]
  label: string
  intro?: ReactNode
  inThread?: boolean
  /** Up to where the reader had read when they came; a line stands behind it. */
  readTs?: string | undefined
  /** The message the search stands at. */
  current?: string | undefined
  /** The newest message that the reader has had before their eyes. */
  onReadTo?: (ts: string) => void
}): ReactNode {
  const { t, nowMs, locale, me } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  /** What is read from its beginning is in sight without the list standing at its end. */
  const inSight = useRef(true)
  /** The reader has taken the list in hand: it no longer goes to where reading begins. */
  const moved = useRef(false)
  const [missed, setMissed] = useState(false)
  const shown = useWindow(rows, box, current)
  const onKeyDown = useArrowKeys(box)
  const last = rows.at(-1)?.message
  const lastTs = last?.ts
  const lastIsOwn = last?.user === me.id
  const newestTs = newestOf(rows)

  const firstNew = rows.find((row) => isNews(row, readTs ?? '0', me.id))?.message.ts
  const begin = useRef<string>(undefined)
  // A thread is read with its newest reply, which may be one that grows.
  begin.current = inThread ? undefined : firstNew
  const follow = useCallback(() => {
    atEnd.current = toNewest(box.current, moved.current ? undefined : begin.current)
  }, [])

  useLayoutEffect(() => {
    if (lastTs === undefined) return
    const wasFollowing = atEnd.current || !moved.current
    inSight.current = wasFollowing || lastIsOwn
    if (lastIsOwn) moved.current = true
    if (inSight.current) follow()
    if (!atEnd.current && !lastIsOwn && !isInSight(box.current)) setMissed(true)
  }, [lastTs, lastIsOwn, follow])

  // A message that grows while it is streamed, or an image that arrives late, moves the end.
  useEffect(() => {
    if (content.current === null) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) follow()
    })
    observer.observe(content.current)
    return () => observer.disconnect()
  }, [follow])

  useEffect(() => {
    if (current === undefined) return
    atEnd.current = false
    box.current?.querySelector(`[data-ts="${current}"]`)?.scrollIntoView({ block: 'center' })
  }, [current])

  useEffect(() => {
    if (newestTs !== undefined && inSight.current && document.visibilityState === 'visible')
      onReadTo?.(newestTs)
  }, [newestTs, onReadTo])

  const onScroll = () => {
    const element = box.current
    if (element === null) return
    shown.onScroll()
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx
    if (!atEnd.current) return
    setMissed(false)
    if (newestTs !== undefined) onReadTo?.(newestTs)
  }

  const take = () => {
    moved.current = true
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
        {...{ tabIndex: 0 }}
        onScroll={onScroll}
        onWheel={take}
        onTouchMove={take}
        onPointerDown={take}
        onKeyDown={(event) => {
          take()
          onKeyDown(event)
        }}
      >
        <div className="messages-content" ref={content}>
          {shown.start === 0 && intro}
          {rows.slice(shown.start).map((row, index) => (
            <div key={row.message.ts} className={row.message.ts === current ? 'row row-found' : 'row'}>
              {row.startsDay && !inThread && (
                <div className="day">
                  <span>{formatDay(tsToMs(row.message.ts), nowMs, locale)}</span>
                </div>
              )}
              {readTs !== undefined && row.message.ts === firstNew && (
                <div className="new-line">
                  <span>{t.fromHere}</span>
                </div>
              )}
              <MessageView row={row} inThread={inThread} />
              {inThread && shown.start + index === 0 && (
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

/** The newest message or reply: whoever sees a message sees that it was answered. */
function newestOf(rows: readonly Row[]): string | undefined {
  const all = rows.flatMap((row) => [row.message, ...row.replies.slice(-1)])
  return all.reduce<string | undefined>(
    (newest, { ts }) => (newest === undefined || Number(ts) > Number(newest) ? ts : newest),
    undefined,
  )
}

function isNews({ message }: Row, readTs: string, me: string): boolean {
  return message.user !== me && !message.deleted && Number(message.ts) > Number(readTs)
}

/**
 * Shows the end of the list; or, where that would push it out of sight, the beginning of the message from which on one
 * reads: the first unread one, or else the newest. Says whether the list now stands at its end.
 */
function toNewest(list: HTMLElement | null, begin: string | undefined): boolean {
  if (list === null) return true
  const unread = begin === undefined ? null : list.querySelector<HTMLElement>(`[data-ts="${begin}"]`)
  const from = unread ?? lastMessage(list)
  const top = from === undefined ? 0 : from.getBoundingClientRect().top - list.getBoundingClientRect().top
  const isLong = from !== undefined && list.scrollHeight - list.scrollTop - top > list.clientHeight + slackPx
  list.scrollTop = isLong ? list.scrollTop + top - 8 : list.scrollHeight
  return !isLong
}

/** Whether the newest message begins above the lower edge of the list. */
function isInSight(list: HTMLElement | null): boolean {
  const newest = list === null ? undefined : lastMessage(list)
  if (list === null || newest === undefined) return true
  return newest.getBoundingClientRect().top < list.getBoundingClientRect().bottom - 24
}

function lastMessage(list: HTMLElement): HTMLElement | undefined {
  return [...list.querySelectorAll<HTMLElement>('.message')].at(-1)
}
