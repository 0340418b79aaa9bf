import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { act as actAtDoor, fetchState } from './api.ts'
import { ChannelPane } from './ChannelPane.tsx'
import { AskDialog } from './Dialog.tsx'
import { tsToMs } from './dates.ts'
import { type Desk, DeskContext, findAppChannel, type Question } from './desk.ts'
import { Shield } from './icons.tsx'
import { ModalStack } from './Modal.tsx'
import type { Place } from './place.ts'
import { Sidebar } from './Sidebar.tsx'
import { errorSentence, stringsFor } from './strings.ts'
import { Thread } from './Thread.tsx'
import { Toasts, useToasts } from './Toasts.tsx'
import type { Person } from './types.ts'
import { useOthers } from './useOthers.ts'
import { type Destination, usePlace } from './usePlace.ts'
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
  const [question, setQuestion] = useState<{ question: Question; answer: (yes: boolean) => void }>()
  const [sidebarOpen, setSidebarOpen] = useState(false)
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const t = stringsFor(me.locale)
  const locale = me.locale

  useEffect(() => {
    document.documentElement.lang = locale
    document.title = t.title
  }, [locale, t])

  const act = useCallback<Desk['act']>(
    async (what, fields) => {
      const result = await actAtDoor(me.id, what, fields)
      const hasFields = result.fieldErrors !== undefined && Object.keys(result.fieldErrors).length > 0
      if (!result.ok && !hasFields) toast(errorSentence(t, result.error))
      refresh()
      return result
    },
    [me.id, t, toast, refresh],
  )
  const ask = useCallback(
    (asked: Question) => new Promise<boolean>((answer) => setQuestion({ question: asked, answer })),
    [],
  )
  const appChannel = state === undefined ? undefined : findAppChannel(state.channels, me.id)
  const openThread = useCallback(
    (channel: string, ts: string) =>
      go(
        channel === appChannel?.id
          ? { me: me.id, tab: 'messages', thread: ts }
          : { me: me.id, tab: 'messages', channel, thread: ts },
      ),
    [go, me.id, appChannel?.id],
  )
  const openChannel = useCallback(
    (channel: string) => go({ me: me.id, tab: 'messages', channel }),
    [go, me.id],
  )

  const desk = useMemo<Desk | undefined>(() => {
    if (state === undefined) return undefined
    const messages = state.messages.filter((message) => !dismissed.has(message.ts))
    const newest = messages.reduce((most, message) => Math.max(most, tsToMs(message.ts)), 0)
    return {
      me,
      locale,
      t,
      state: { ...state, messages },
      offers,
      appChannel,
      nowMs: Math.max(Date.now(), newest),
      personName: (id) =>
        id === state.bot?.id ? state.bot.name : state.people.find((person) => person.id === id)?.name,
      channelName: (id) => state.channels.find((channel) => channel.id === id)?.name,
      file: (id) => state.files.find((file) => file.id === id),
      fileUrl: (id) => `/workspace/file/${encodeURIComponent(id)}?as=${encodeURIComponent(me.id)}`,
      act,
      toast,
      ask,
      dismiss: (message) => setDismissed((before) => new Set(before).add(message.ts)),
      openThread,
      openChannel,
    }
  }, [state, dismissed, me, locale, t, offers, appChannel, act, toast, ask, openThread, openChannel])

  const channelId = place.channel ?? appChannel?.id
  const { unread, readTo } = useRead(me.id, desk?.state.messages)
  const others = useOthers(state, me.id)
  const awaitReply = useReplyOpens(desk?.state.messages, place.thread, openThread)
  const tab = place.channel === undefined ? place.tab : undefined
  const isHome = tab === 'home'
  const ready = desk !== undefined

  useEffect(() => {
    if (ready && tab !== undefined) void act('openHome', { tab })
  }, [ready, tab, act])

  if (desk === undefined) return <Splash />
  const channel = desk.state.channels.find((one) => one.id === channelId)
  const modals = desk.state.views.filter((view) => view.type === 'modal')
  return (
    <DeskContext value={desk}>
      <div className={place.thread === undefined || isHome ? 'page' : 'page page-threaded'} lang={locale}>
        <Sidebar
          channel={place.channel}
          unread={unread}
          others={others}
          open={sidebarOpen}
          onChannel={(id) => {
            setSidebarOpen(false)
            openChannel(id)
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
            place={place.channel === undefined ? 'Mamori' : `#${channel.name}`}
            drafts={drafts}
            onReadTo={readTo}
            onClose={() => go({ ...place, thread: undefined })}
          />
        )}
      </div>
      <ModalStack views={modals} />
      {question !== undefined && (
        <AskDialog
          question={question.question}
          onAnswer={(yes) => {
            setQuestion(undefined)
            question.answer(yes)
          }}
        />
      )}
      {!connected && (
        <div className="offline" role="status">
          {t.reconnecting}
        </div>
      )}
      <Toasts toasts={toasts} onDrop={drop} closeLabel={t.close} />
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
