import { useEffect, useRef } from 'react'
import { appName, type Desk, isApp } from './desk.ts'
import { newestTs } from './merge.ts'
import type { Toast } from './Toasts.tsx'
import type { Message } from './types.ts'

type Tell = (sentence: string, action: NonNullable<Toast['action']>) => void

/**
 * Tells the chosen person of what somebody writes to them elsewhere than where they look, and counts in the window's
 * title what they have not read.
 */
export function useNews(
  desk: Desk | undefined,
  messages: readonly Message[],
  unread: ReadonlyMap<string, number>,
  /** The channel before the person's eyes; `undefined` while they look at something else. */
  seen: string | undefined,
  tell: Tell,
): void {
  const told = useRef<string>(undefined)
  const isThere = desk !== undefined
  useEffect(() => {
    if (desk === undefined) return
    const since = told.current
    told.current = newestTs(messages, since)
    // What stood there when the page was opened is marked as unread, and no news.
    if (since === undefined) return
    const mine = new Set(desk.channels.filter((one) => one.members.includes(desk.me.id)).map((one) => one.id))
    const news = messages.filter(
      (message) =>
        Number(message.ts) > Number(since) &&
        message.user !== desk.me.id &&
        !message.deleted &&
        message.channel !== seen &&
        mine.has(message.channel),
    )
    for (const message of news) {
      const app = isApp(desk.people, message.user)
      const who = app ? appName : (desk.personName(message.user) ?? message.user)
      const isDirect = message.channel === desk.appChannel?.id
      const where = isDirect ? desk.t.messages : `#${desk.channelName(message.channel) ?? ''}`
      const thread = message.threadTs
      tell(desk.t.newsFrom(who, where), {
        label: desk.t.open,
        run: () =>
          thread === undefined ? desk.openChannel(message.channel) : desk.openThread(message.channel, thread),
      })
    }
  }, [desk, messages, seen, tell])

  const title = desk?.t.title
  const count = [...unread.values()].reduce((sum, one) => sum + one, 0)
  useEffect(() => {
    if (isThere && title !== undefined) document.title = count === 0 ? title : `(${count}) ${title}`
  }, [isThere, title, count])
}
