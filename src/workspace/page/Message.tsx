import { memo, type ReactNode, useState } from 'react'
import { Avatar } from './Avatar.tsx'
import { Blocks } from './blocks/Blocks.tsx'
import { Emoji, Mrkdwn } from './blocks/Inline.tsx'
import { SurfaceProvider, useSurfaceState } from './blocks/surface.tsx'
import { isSameRow, type Row } from './conversation.ts'
import { formatDay, formatFull, formatTime, tsToMs } from './dates.ts'
import { appName, isApp, useDesk } from './desk.ts'
import { EditMessage } from './EditMessage.tsx'
import { Files } from './Files.tsx'
import { Icon } from './icons.tsx'
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
      {!editing && !message.deleted && (
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

const noErrors: Readonly<Record<string, string>> = {}

function MessageBody({ message }: { message: Message }): ReactNode {
  const { t } = useDesk()
  const surface = useSurfaceState({ channel: message.channel, ts: message.ts }, undefined, noErrors)
  if (message.deleted) return <div className="message-body message-deleted">{t.deleted}</div>
  const blocks = message.blocks ?? []
  return (
    <div className="message-body">
      {blocks.length > 0 ? (
        <SurfaceProvider surface={surface}>
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {message.streaming === true && (
        <span className="writing" role="status" aria-label={t.writing}>
          <i />
          <i />
          <i />
        </span>
      )}
      {message.edited === true && <span className="edited"> {t.edited}</span>}
      {message.files !== undefined && message.files.length > 0 && <Files files={message.files} />}
      {message.reactions !== undefined && message.reactions.length > 0 && (
        <div className="reactions">
          {message.reactions.map((reaction) => (
            <span className="reaction" key={reaction.name}>
              <Emoji name={reaction.name} /> {reaction.count ?? reaction.users?.length ?? 1}
            </span>
          ))}
        </div>
      )}
    </div>
  )
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

/** The page hides it until the next load, as Slack does: an ephemeral message is kept by nobody. */
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
