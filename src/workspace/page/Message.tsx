import { memo, type ReactNode, useState } from 'react'
import { Avatar } from './Avatar.tsx'
import { isSameRow, type Row } from './conversation.ts'
import { formatDay, formatFull, formatTime, tsToMs } from './dates.ts'
import { appName, isApp, useDesk } from './desk.ts'
import { EditMessage } from './EditMessage.tsx'
import { Icon } from './icons.tsx'
import { MessageBody } from './MessageBody.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import type { Message } from './types.ts'

/** A message with its author, what it says, and what can be done with it. Drawn again only when it changed. */
export const MessageView = memo(
  DrawnMessage,
  (before, after) => before.inThread === after.inThread && isSameRow(before.row, after.row),
)

function DrawnMessage({ row, inThread = false }: { row: Row; inThread?: boolean }): ReactNode {
  const { message, follows, replies } = row
  const desk = useDesk()
  const [editing, setEditing] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const [near, setNear] = useState(false)
  const app = isApp(desk.people, message.user)
  const name = app ? (message.botName ?? appName) : (desk.personName(message.user) ?? message.user)
  const shown = name.toLowerCase() === appName.toLowerCase() ? appName : name
  const classes = ['message']
  if (follows) classes.push('message-follows')
  if (message.ephemeralFor !== undefined) classes.push('message-ephemeral')
  if (menuOpen) classes.push('message-active')
  return (
    <article
      className={classes.join(' ')}
      aria-label={`${shown} ${formatTime(tsToMs(message.ts), desk.locale)}`}
      data-testid="message"
      data-ts={message.ts}
      data-user={message.user}
      data-ephemeral={message.ephemeralFor !== undefined}
      aria-busy={message.streaming === true}
      {...{ tabIndex: -1 }}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setNear(false)
      }}
    >
      <div className="message-gutter">
        {follows ? (
          <MessageTime message={message} short={true} />
        ) : (
          <Avatar id={message.user} name={shown} app={app} />
        )}
      </div>
      <div className="message-main">
        {message.ephemeralFor !== undefined && !follows && (
          <div className="only-you">
            <Icon name="eye" size={14} />
            {desk.t.onlyYou}
          </div>
        )}
        {message.isPinned === true && (
          <div className="only-you">
            <Icon name="pin" size={14} />
            {desk.t.pinned}
          </div>
        )}
        {!follows && (
          <div className="message-head">
            <span className="message-author">{shown}</span>
            {app && <span className="badge">{desk.t.app}</span>}
            <MessageTime message={message} />
          </div>
        )}
        {editing ? (
          <EditMessage message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} />
        )}
        {message.ephemeralFor !== undefined && <DismissButton message={message} />}
        {!inThread && replies.length > 0 && <ReplyCount message={message} replies={replies} />}
      </div>
      {!editing && !message.deleted && (near || menuOpen || isTouched()) && (
        <MessageMenu
          message={message}
          inThread={inThread}
          onEdit={() => setEditing(true)}
          onOpenChange={setMenuOpen}
        />
      )}
    </article>
  )
}

/** Where nothing can hover, what can be done with a message is always in sight. */
function isTouched(): boolean {
  return matchMedia('(hover: none)').matches
}

function MessageTime({ message, short = false }: { message: Message; short?: boolean }): ReactNode {
  const { locale } = useDesk()
  const ms = tsToMs(message.ts)
  const time = formatTime(ms, locale)
  return (
    <time className="message-time" dateTime={new Date(ms).toISOString()} title={formatFull(ms, locale)}>
      {short ? time.replace(/ [AP]M$/, '') : time}
    </time>
  )
}

/** The browser remembers it: an ephemeral message is kept by nobody else. */
function DismissButton({ message }: { message: Message }): ReactNode {
  const { t, dismiss } = useDesk()
  return (
    <button type="button" className="text-button" onClick={() => dismiss(message)}>
      {t.dismiss}
    </button>
  )
}

function ReplyCount({ message, replies }: { message: Message; replies: readonly Message[] }): ReactNode {
  const desk = useDesk()
  const last = replies.at(-1)
  const authors = [...new Set(replies.map((reply) => reply.user))].slice(0, 3)
  return (
    <button
      type="button"
      className="replies"
      data-testid="replies"
      onClick={() => desk.openThread(message.channel, message.ts)}
    >
      {authors.map((user) => (
        <Avatar
          key={user}
          id={user}
          name={desk.personName(user) ?? appName}
          app={isApp(desk.people, user)}
          size={22}
        />
      ))}
      <strong>{desk.t.replies(replies.length)}</strong>
      {last !== undefined && (
        <span className="replies-last">
          {desk.t.lastReply(
            `${formatDay(tsToMs(last.ts), desk.nowMs, desk.locale)} ${formatTime(tsToMs(last.ts), desk.locale)}`,
          )}
        </span>
      )}
      <Icon name="right" size={16} />
    </button>
  )
}
