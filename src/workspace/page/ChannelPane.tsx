import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { Composer } from './Composer.tsx'
import { listRows } from './conversation.ts'
import { appName, useDesk, useLive } from './desk.ts'
import { FindBar } from './FindBar.tsx'
import { Home } from './Home.tsx'
import { Icon, Shield } from './icons.tsx'
import { MessageList } from './MessageList.tsx'
import { PromptChips } from './PromptChips.tsx'
import { isPrivate } from './Sidebar.tsx'
import { StatusLine } from './StatusLine.tsx'
import type { Channel } from './types.ts'
import type { Find } from './useFind.ts'
import { loadRead } from './useRead.ts'

/** The middle of the page: a channel with its messages, or the app with its two tabs. */
export function ChannelPane({
  channel,
  tab,
  drafts,
  find,
  onTab,
  onMenu,
  onReadTo,
  onSent,
}: {
  /** `undefined` while the person has no such channel. */
  channel: Channel | undefined
  /** The app's tab; `undefined` in a channel. */
  tab: 'home' | 'messages' | undefined
  drafts: Map<string, string>
  find: Find
  onTab: (tab: 'home' | 'messages') => void
  onMenu: () => void
  onReadTo: (channel: string, ts: string) => void
  onSent: (channel: string, ts: string) => void
}): ReactNode {
  const { t, me } = useDesk()
  const state = useLive()
  const isApp = tab !== undefined
  const name = isApp ? appName : (channel?.name ?? '')
  const home = state.views.findLast((view) => view.type === 'home')
  return (
    <main className="pane">
      <header className="pane-head">
        <button type="button" className="icon-button only-narrow" aria-label={t.openSidebar} onClick={onMenu}>
          <Icon name="menu" />
        </button>
        <div className="pane-title">
          {isApp ? (
            <Shield size={26} />
          ) : (
            <Icon name={channel !== undefined && isPrivate(channel) ? 'lock' : 'hash'} size={20} />
          )}
          <h1>{name}</h1>
          {!isApp && channel !== undefined && (
            <span className="pane-note">{t.members(channel.members.length)}</span>
          )}
        </div>
        <span className="pane-note pane-topic">{isApp ? '' : channel?.topic}</span>
        {tab !== 'home' && channel !== undefined && (
          <button
            type="button"
            className="icon-button"
            aria-label={t.searchHere}
            title={t.searchHere}
            aria-expanded={find.wanted !== undefined}
            onClick={() => (find.wanted === undefined ? find.look('') : find.close())}
          >
            <Icon name="search" />
          </button>
        )}
      </header>
      {find.wanted !== undefined && <FindBar find={find} />}
      {isApp && (
        <div className="tabs" role="tablist" aria-label={appName}>
          {(['home', 'messages'] as const).map((one) => (
            <button
              type="button"
              key={one}
              role="tab"
              id={`tab-${one}`}
              aria-selected={tab === one}
              aria-controls="tab-panel"
              tabIndex={tab === one ? 0 : -1}
              className={tab === one ? 'tab tab-current' : 'tab'}
              onClick={() => onTab(one)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
                onTab(one === 'home' ? 'messages' : 'home')
                document.getElementById(one === 'home' ? 'tab-messages' : 'tab-home')?.focus()
              }}
            >
              {one === 'home' ? t.home : t.messages}
            </button>
          ))}
        </div>
      )}
      <div
        className="pane-body"
        {...(isApp ? { id: 'tab-panel', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` } : {})}
      >
        {tab === 'home' ? (
          <Home view={home} />
        ) : (
          channel !== undefined && (
            <>
              <ChannelMessages
                key={`${me.id} ${channel.id}`}
                channel={channel}
                label={name}
                isApp={isApp}
                current={find.current}
                onReadTo={onReadTo}
              />
              <StatusLine channel={channel.id} />
              {isApp && <PromptChips channel={channel.id} onSent={(ts) => onSent(channel.id, ts)} />}
              {channel.isArchived === true ? (
                <p className="pane-note pane-archived">{t.archived}</p>
              ) : (
                <Composer
                  key={`composer ${me.id} ${channel.id}`}
                  channel={channel.id}
                  placeholder={t.composeTo(isApp ? appName : `#${name}`)}
                  draftKey={`${me.id} ${channel.id}`}
                  drafts={drafts}
                  onSent={(ts) => onSent(channel.id, ts)}
                />
              )}
            </>
          )
        )}
      </div>
    </main>
  )
}

function ChannelMessages({
  channel,
  label,
  isApp,
  current,
  onReadTo,
}: {
  channel: Channel
  label: string
  isApp: boolean
  current: string | undefined
  onReadTo: (channel: string, ts: string) => void
}): ReactNode {
  const { me } = useDesk()
  const { messages } = useLive()
  const [readTs] = useState(() => loadRead(me.id)[channel.id])
  const rows = useMemo(() => listRows(messages, channel.id), [messages, channel.id])
  const readTo = useCallback((ts: string) => onReadTo(channel.id, ts), [channel.id, onReadTo])
  return (
    <MessageList
      rows={rows}
      label={label}
      intro={<Intro channel={channel} isApp={isApp} />}
      readTs={readTs}
      current={current}
      onReadTo={readTo}
    />
  )
}

function Intro({ channel, isApp }: { channel: Channel; isApp: boolean }): ReactNode {
  const { t } = useDesk()
  return (
    <div className="intro">
      {isApp ? <Shield size={52} /> : <Icon name={isPrivate(channel) ? 'lock' : 'hash'} size={40} />}
      <h2>{isApp ? appName : channel.name}</h2>
      <p>{isApp ? t.appStart : t.channelStart(`#${channel.name}`)}</p>
    </div>
  )
}
