import { type ReactNode, useMemo } from 'react'
import { Avatar } from './Avatar.tsx'
import { listThreads, type ThreadEntry } from './conversation.ts'
import { formatDay, formatTime, tsToMs } from './dates.ts'
import { appName, isApp, useDesk, useLive } from './desk.ts'
import { wordsOf } from './find.ts'
import { Icon } from './icons.tsx'

/** Letters of a message in the list. */
const excerptLength = 90

/** Every thread the person takes part in, the newest reply first; one that is chosen opens beside the list. */
export function ThreadsPane({
  open,
  read,
  onOpen,
  onMenu,
}: {
  /** The thread that stands open, by the message it hangs on. */
  open: string | undefined
  /** Up to where each channel had been read when the list was opened. */
  read: Readonly<Record<string, string>>
  onOpen: (channel: string, root: string) => void
  onMenu: () => void
}): ReactNode {
  const { t, me, appChannel } = useDesk()
  const { messages } = useLive()
  const threads = useMemo(() => listThreads(messages, me.id, appChannel?.id), [messages, me.id, appChannel])
  return (
    <main className="pane">
      <header className="pane-head">
        <button type="button" className="icon-button only-narrow" aria-label={t.openSidebar} onClick={onMenu}>
          <Icon name="menu" />
        </button>
        <div className="pane-title">
          <Icon name="threads" size={20} />
          <h1>{t.threads}</h1>
        </div>
      </header>
      {threads.length === 0 ? (
        <div className="home home-empty">
          <h2>{t.noThreads}</h2>
          <p>{t.noThreadsHint}</p>
        </div>
      ) : (
        <ul className="thread-list" data-testid="threads">
          {threads.map((thread) => (
            <li key={`${thread.channel} ${thread.root.ts}`}>
              <Entry
                thread={thread}
                isOpen={thread.root.ts === open}
                readTs={read[thread.channel]}
                onOpen={() => onOpen(thread.channel, thread.root.ts)}
              />
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

function Entry({
  thread,
  isOpen,
  readTs,
  onOpen,
}: {
  thread: ThreadEntry
  isOpen: boolean
  readTs: string | undefined
  onOpen: () => void
}): ReactNode {
  const { t, people, personName, channelName, appChannel, locale, nowMs, me } = useDesk()
  const { root, replies, channel } = thread
  const last = replies.at(-1) ?? root
  const app = isApp(people, root.user)
  const author = app ? appName : (personName(root.user) ?? root.user)
  const lastMs = tsToMs(last.ts)
  const isNew = last.user !== me.id && Number(last.ts) > Number(readTs ?? '0')
  const lastApp = isApp(people, last.user)
  const lastAuthor = lastApp ? appName : (personName(last.user) ?? last.user)
  return (
    <button
      type="button"
      className={isOpen ? 'thread-entry thread-entry-open' : 'thread-entry'}
      aria-current={isOpen ? 'true' : undefined}
      onClick={onOpen}
    >
      <span className="thread-place">
        {channel === appChannel?.id ? appName : `#${channelName(channel) ?? ''}`}
        {isNew && <span className="dot" role="img" aria-label={t.unreadMark} />}
      </span>
      <span className="thread-line-one">
        <Avatar id={root.user} name={author} app={app} size={24} />
        <strong>{author}</strong>
        <span className="thread-excerpt">{root.deleted ? t.deleted : excerpt(wordsOf(root))}</span>
      </span>
      <span className="thread-line-one thread-reply">
        <Avatar id={last.user} name={lastAuthor} app={lastApp} size={18} />
        <span className="thread-excerpt">{excerpt(wordsOf(last))}</span>
      </span>
      <span className="thread-foot">
        {t.replies(replies.length)} ·{' '}
        {t.lastReply(`${formatDay(lastMs, nowMs, locale)} ${formatTime(lastMs, locale)}`)}
      </span>
    </button>
  )
}

function excerpt(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line
}
