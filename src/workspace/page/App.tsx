import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { fetchState } from './api.ts'
import { ChannelPane } from './ChannelPane.tsx'
import { AskDialog } from './Dialog.tsx'
import { appName, type Desk, DeskContext, LiveContext } from './desk.ts'
import { Shield } from './icons.tsx'
import { ModalStack } from './Modal.tsx'
import type { Place } from './place.ts'
import { Sidebar } from './Sidebar.tsx'
import { stringsFor } from './strings.ts'
import { Thread } from './Thread.tsx'
import { Toasts, useToasts } from './Toasts.tsx'
import type { Person, WorkspaceState } from './types.ts'
import { useDeskParts } from './useDeskParts.ts'
import { useDismissed } from './useDismissed.ts'
import { useOthers } from './useOthers.ts'
import { type Destination, usePlace } from './usePlace.ts'
import { useQuestion } from './useQuestion.ts'
import { useRead } from './useRead.ts'
import { useReplyOpens } from './useReplyOpens.ts'
import { useWorkspace } from './useWorkspace.ts'

/** The page: asks who there is, then shows the workspace as the person named in the address, or the first. */
export function App(): ReactNode {
  const [people, setPeople] = useState<readonly Person[]>([])
  const [place, go] = usePlace()
  const drafts = useRef(new Map<string, string>()).current
  const me = people.find((person) => person.id === place?.me) ?? people[0]

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = () =>
      fetchState().then(
        (state) => setPeople(state.people),
        () => {
          timer = setTimeout(load, 1000)
        },
      )
    void load()
    return () => clearTimeout(timer)
  }, [])

  if (me === undefined) return <Splash />
  return (
    <Workspace
      key={me.id}
      me={me}
      place={place?.me === me.id ? place : { me: me.id, tab: 'messages' }}
      go={go}
      drafts={drafts}
    />
  )
}

type WorkspaceProps = {
  me: Person
  place: Place
  go: (to: Destination) => void
  /** What was typed and not sent, of everybody. */
  drafts: Map<string, string>
}

function Workspace({ me, place, go, drafts }: WorkspaceProps): ReactNode {
  const { state, offers, connected, refresh } = useWorkspace(me.id)
  const { toasts, toast, drop } = useToasts()
  const { question, ask, answer } = useQuestion()
  const { messages, dismiss } = useDismissed(state?.messages)
  const [sidebarOpen, setSidebarOpen] = useState(false)
  const desk = useDeskParts({ me, state, offers, toast, refresh, ask, dismiss, go })
  const live = useMemo(() => (state === undefined ? undefined : { ...state, messages }), [state, messages])

  const { locale } = me
  const t = stringsFor(locale)
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = t.title
  }, [locale, t])

  const { unread, readTo } = useRead(me.id, messages)
  const others = useOthers(state, me.id)
  const awaitReply = useReplyOpens(messages, place.thread, desk?.openThread)
  const tab = place.channel === undefined ? place.tab : undefined
  const isHome = tab === 'home'
  const act = desk?.act
  useEffect(() => {
    if (tab !== undefined) void act?.('openHome', { tab })
  }, [tab, act])

  if (desk === undefined || live === undefined) return <Splash />
  const channelId = place.channel ?? desk.appChannel?.id
  const channel = desk.channels.find((one) => one.id === channelId)
  return (
    <Providers desk={desk} live={live}>
      <div className={place.thread === undefined || isHome ? 'page' : 'page page-threaded'} lang={locale}>
        <Sidebar
          channel={place.channel}
          unread={unread}
          others={others}
          open={sidebarOpen}
          onChannel={(id) => {
            setSidebarOpen(false)
            desk.openChannel(id)
          }}
          onApp={() => {
            setSidebarOpen(false)
            go({ me: me.id, tab: 'messages' })
          }}
          onPerson={(id) => go({ me: id, tab: 'messages' })}
          onClose={() => setSidebarOpen(false)}
        />
        <ChannelPane
          channel={channel}
          tab={tab}
          drafts={drafts}
          onTab={(tab) => go({ me: me.id, tab })}
          onMenu={() => setSidebarOpen(true)}
          onReadTo={readTo}
          onSent={(_, ts) => awaitReply(ts)}
        />
        {place.thread !== undefined && channel !== undefined && !isHome && (
          <Thread
            key={`${channel.id} ${place.thread}`}
            channel={channel.id}
            root={place.thread}
            place={place.channel === undefined ? appName : `#${channel.name}`}
            drafts={drafts}
            onReadTo={readTo}
            onClose={() => go({ ...place, thread: undefined })}
          />
        )}
      </div>
      <ModalStack views={live.views.filter((view) => view.type === 'modal')} />
      {question !== undefined && <AskDialog question={question} onAnswer={answer} />}
      {!connected && (
        <div className="offline" role="status">
          {t.reconnecting}
        </div>
      )}
      <Toasts toasts={toasts} onDrop={drop} closeLabel={t.close} />
    </Providers>
  )
}

function Providers({
  desk,
  live,
  children,
}: {
  desk: Desk
  live: WorkspaceState
  children: ReactNode
}): ReactNode {
  return (
    <DeskContext value={desk}>
      <LiveContext value={live}>{children}</LiveContext>
    </DeskContext>
  )
}

function Splash(): ReactNode {
  return (
    <div className="splash" role="status" aria-label="Mamori">
      <Shield size={72} />
    </div>
  )
}
