import type { ReactNode } from 'react'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { useOpening } from './opening.ts'
import { Popup } from './Popup.tsx'
import { ReactButton } from './Reactions.tsx'
import type { Message } from './types.ts'

/** What can be done with a message: reply, edit and delete one's own, and the app's shortcuts for messages. */
export function MessageMenu({
  message,
  inThread,
  onEdit,
  onOpenChange,
}: {
  message: Message
  inThread: boolean
  onEdit: () => void
  onOpenChange: (open: boolean) => void
}): ReactNode {
  const desk = useDesk()
  const { t } = desk
  const { anchor, open, show, close } = useOpening(onOpenChange)
  const own = message.user === desk.me.id
  const where = { channel: message.channel, ts: message.ts }

  const run = (what: () => void) => {
    show(false)
    what()
  }
  const remove = async () => {
    const agreed = await desk.ask({
      title: t.deleteTitle,
      text: t.deleteText,
      confirm: t.delete,
      deny: t.cancel,
      danger: true,
    })
    if (agreed) await desk.act('delete', where)
  }
  if (message.ephemeralFor !== undefined) return null
  return (
    <div className="message-tools" role="toolbar" aria-label={t.moreActions}>
      <ReactButton message={message} onOpenChange={onOpenChange} />
      {!inThread && (
        <button
          type="button"
          className="tool"
          aria-label={t.replyInThread}
          title={t.replyInThread}
          data-reply={true}
          onClick={() => desk.openThread(message.channel, message.threadTs ?? message.ts)}
        >
          <Icon name="reply" />
        </button>
      )}
      <button
        type="button"
        ref={anchor}
        className="tool"
        aria-label={t.moreActions}
        title={t.moreActions}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => show(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Popup anchor={anchor} label={t.moreActions} onClose={close}>
          {desk.offers.messageShortcuts.map((shortcut) => (
            <button
              type="button"
              role="menuitem"
              className="menu-item"
              key={shortcut.callbackId}
              onClick={() =>
                run(() => void desk.act('messageShortcut', { callbackId: shortcut.callbackId, ...where }))
              }
            >
              {shortcut.name}
              <small>Mamori</small>
            </button>
          ))}
          {!inThread && (
            <button
              type="button"
              role="menuitem"
              className="menu-item"
              onClick={() => run(() => desk.openThread(message.channel, message.threadTs ?? message.ts))}
            >
              {t.replyInThread}
            </button>
          )}
          {own && (
            <>
              <hr className="menu-line" />
              <button type="button" role="menuitem" className="menu-item" onClick={() => run(onEdit)}>
                {t.editMessage}
              </button>
              <button
                type="button"
                role="menuitem"
                className="menu-item menu-danger"
                onClick={() => run(() => void remove())}
              >
                {t.deleteMessage}
              </button>
            </>
          )}
        </Popup>
      )}
    </div>
  )
}
