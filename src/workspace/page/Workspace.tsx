import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { ChannelPane } from './ChannelPane.tsx'
import { appName, DeskContext, LiveContext } from './desk.ts'
import { Overlays } from './Overlays.tsx'
import type { Place } from './place.ts'
import { Sidebar } from './Sidebar.tsx'
import { Splash } from './Splash.tsx'
import { stringsFor } from './strings.ts'
import { Thread } from './Thread.tsx'
import { ThreadsPane } from './ThreadsPane.tsx'
import { Tour } from './Tour.tsx'
import type { Person } from './types.ts'
import { useDeskParts } from './useDeskParts.ts'
import { useDismissed } from './useDismissed.ts'
import { useFind } from './useFind.ts'
import { useHighlight } from './useHighlight.ts'
import { useNews } from './useNews.ts'
import { useOthers } from './useOthers.ts'
import { useOthersNews } from './useOthersNews.ts'
import { useOverlays } from './useOverlays.ts'
import type { Destination } from './usePlace.ts'
import { useRead } from './useRead.ts'
import { useReplyOpens } from './useReplyOpens.ts'
import type { TourState } from './useTour.ts'
import { useWorkspace } from './useWorkspace.ts'

/** The workspace as one person sees it. */
export function Workspace({
  me,
  place,
  go,
  drafts,
  tour,
}: {
  me: Person
  place: Place
  go: (to: Destination) => void
  /** What was typed and not sent, of everybody. */
  drafts: Map<string, string>
  tour: TourState
}): ReactNode {
  const { state, offers, connected, refresh } = useWorkspace(me.id)
  const overlays = useOverlays()
  const { toast, tell, ask, announce, showPicture } = overlays
  const { messages, dismiss } = useDismissed(me.id, state?.messages)
  const [sidebarOpen, setSidebarOpen] = useState(false)
  const desk = useDeskParts({ me, state, offers, toast, refresh, ask, dismiss, announce, showPicture, go })
  const live = useMemo(() => (state === undefined ? undefined : { ...state, messages }), [state, messages])

  const { locale } = me
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = stringsFor(locale).title
  }, [locale])

  const { unread, read, readTo } = useRead(me.id, messages)
  const others = useOthers(state, me.id)
  const awaitReply = useReplyOpens(messages, place.thread, desk?.openThread)
  const tab = place.channel === undefined && place.list === undefined ? place.tab : undefined
  const isHome = tab === 'home'
  const channelId = place.channel ?? desk?.appChannel?.id
  const find = useFind(messages, isHome || place.list !== undefined ? undefined : channelId)
  useHighlight(find.wanted, find.current)
  useNews(desk, messages, unread, isHome || place.list !== undefined ? undefined : channelId, tell)
  const closeSidebar = useCallback(() => setSidebarOpen(false), [])
  const bePerson = useCallback((id: string) => go({ me: id, tab: 'messages' }), [go])
  useOthersNews(desk, others, tell, bePerson)

  const act = desk?.act
  useEffect(() => {
    if (tab !== undefined) void act?.('openHome', { tab })
  }, [tab, act])

  // What is found inside a thread is shown there.
  const found = messages.find((message) => message.channel === channelId && message.ts === find.current)
  const foundThread = found?.threadTs === found?.ts ? undefined : found?.threadTs
  const openThread = desk?.openThread
  useEffect(() => {
    if (foundThread !== undefined && channelId !== undefined) openThread?.(channelId, foundThread)
  }, [foundThread, channelId, openThread])

  if (desk === undefined || live === undefined) return <Splash />
  const channel = desk.channels.find((one) => one.id === channelId)
  const hasThread = place.thread !== undefined && channel !== undefined && !isHome
  const leave = (to: Destination) => {
    setSidebarOpen(false)
    go(to)
  }
  const openSidebar = () => setSidebarOpen(true)
  return (
    <DeskContext value={desk}>
      <LiveContext value={live}>
        <div className={hasThread ? 'page page-threaded' : 'page'} lang={locale}>
          <Sidebar
            place={place}
            unread={unread}
            others={others ?? noCounts}
            open={sidebarOpen}
            onGo={(to) => leave({ me: me.id, tab: 'messages', ...to })}
            onPerson={bePerson}
            onTour={tour.restart}
            onClose={closeSidebar}
          />
          <Tour
            tour={tour}
            onPerson={bePerson}
            onSaid={(ts) => {
              go({ me: me.id, tab: 'messages' })
              awaitReply(ts)
            }}
          />
          {place.list === 'threads' ? (
            <ThreadsPane
              open={place.thread}
              read={read}
              onMenu={openSidebar}
              onOpen={(channel, thread) =>
                go({ me: me.id, tab: 'messages', list: 'threads', channel, thread })
              }
            />
          ) : (
            <ChannelPane
              channel={channel}
              tab={tab}
              drafts={drafts}
              find={find}
              onTab={(tab) => go({ me: me.id, tab })}
              onMenu={openSidebar}
              onReadTo={readTo}
              onSent={(_, ts) => awaitReply(ts)}
            />
          )}
          {hasThread && place.thread !== undefined && (
            <Thread
              key={`${channel.id} ${place.thread}`}
              channel={channel.id}
              root={place.thread}
              place={channel.id === desk.appChannel?.id ? appName : `#${channel.name}`}
              drafts={drafts}
              current={find.current}
              onReadTo={readTo}
              onClose={() => go({ ...place, thread: undefined })}
            />
          )}
        </div>
        <Overlays overlays={overlays} views={live.views} connected={connected} />
      </LiveContext>
    </DeskContext>
  )
}

const noCounts: ReadonlyMap<string, number> = new Map()
