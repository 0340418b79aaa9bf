import type { ReactNode, RefObject } from 'react'
import { Emoji } from './blocks/Inline.tsx'
import { appName, useDesk } from './desk.ts'
import { emojiOf, reactionChoices } from './emoji.ts'
import { Icon } from './icons.tsx'
import { useOpening } from './opening.ts'
import { Popup } from './Popup.tsx'
import type { Message } from './types.ts'

/** The emoji under a message with who put them there; pressing one adds or takes away one's own. */
export function Reactions({ message }: { message: Message }): ReactNode {
  const { me, t, personName, act } = useDesk()
  const reactions = message.reactions ?? []
  if (reactions.length === 0) return null
  return (
    <div className="reactions">
      {reactions.map(({ name, users = [], count }) => {
        const own = users.includes(me.id)
        const names = users.map((user) => personName(user) ?? appName).join(', ')
        return (
          <button
            type="button"
            key={name}
            className={own ? 'reaction reaction-own' : 'reaction'}
            aria-pressed={own}
            aria-label={t.reactedBy(name, names)}
            title={t.reactedBy(`:${name}:`, names)}
            onClick={() => void act('react', { channel: message.channel, ts: message.ts, name })}
          >
            <Emoji name={name} /> <span>{count ?? users.length}</span>
          </button>
        )
      })}
    </div>
  )
}

/** Opens the few emoji one may answer with. */
export function ReactButton({
  message,
  onOpenChange,
}: {
  message: Message
  onOpenChange: (open: boolean) => void
}): ReactNode {
  const { t, act } = useDesk()
  const { anchor, open, show, close } = useOpening(onOpenChange)
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className="tool"
        aria-label={t.react}
        title={t.react}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => show(!open)}
      >
        <Icon name="smile" />
      </button>
      {open && (
        <ReactionMenu
          anchor={anchor}
          onClose={close}
          onChoose={(name) => {
            close()
            void act('react', { channel: message.channel, ts: message.ts, name })
          }}
        />
      )}
    </>
  )
}

function ReactionMenu({
  anchor,
  onClose,
  onChoose,
}: {
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  onChoose: (name: string) => void
}): ReactNode {
  const { t } = useDesk()
  return (
    <Popup anchor={anchor} label={t.react} onClose={onClose}>
      <div className="reaction-choices" role="presentation">
        {reactionChoices.map((name) => (
          <button
            type="button"
            role="menuitem"
            className="reaction-choice"
            key={name}
            aria-label={name}
            title={`:${name}:`}
            onClick={() => onChoose(name)}
          >
            {emojiOf(name)}
          </button>
        ))}
      </div>
    </Popup>
  )
}
