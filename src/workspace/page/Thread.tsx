import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { Composer } from './Composer.tsx'
import { listThread } from './conversation.ts'
import { useDesk, useLive } from './desk.ts'
import { Icon } from './icons.tsx'
import { MessageList } from './MessageList.tsx'
import { StatusLine } from './StatusLine.tsx'

/** A thread beside its channel: the message it hangs on, the replies, and where to reply. */
export function Thread({
  channel,
  root,
  place,
  drafts,
  current,
  onReadTo,
  onClose,
}: {
  channel: string
  root: string
  /** The name of the channel. */
  place: string
  drafts: Map<string, string>
  /** The message the search stands at. */
  current: string | undefined
  onReadTo: (channel: string, ts: string) => void
  onClose: () => void
}): ReactNode {
  const { t } = useDesk()
  const state = useLive()
  const rows = useMemo(() => listThread(state.messages, channel, root), [state.messages, channel, root])

  const readTo = useCallback((ts: string) => onReadTo(channel, ts), [onReadTo, channel])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      if (document.querySelector('[role=dialog], .popup') === null) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])

  // What had the focus in the thread goes with it: it returns to the message the thread hangs on.
  useEffect(
    () => () => {
      const opener = document.querySelector<HTMLElement>(
        `.pane [data-ts="${root}"] .replies, .thread-entry-open`,
      )
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) opener?.focus()
      })
    },
    [root],
  )

  return (
    <aside className="thread" aria-label={t.thread} data-testid="thread">
      <header className="pane-head">
        <div>
          <h2>{t.thread}</h2>
          <span className="pane-note">{place}</span>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={t.closeThread}
          title={t.closeThread}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList rows={rows} label={t.thread} inThread={true} current={current} onReadTo={readTo} />
      <StatusLine channel={channel} threadTs={root} />
      <Composer
        channel={channel}
        threadTs={root}
        placeholder={t.composeReply}
        draftKey={`${channel} ${root}`}
        drafts={drafts}
      />
    </aside>
  )
}
