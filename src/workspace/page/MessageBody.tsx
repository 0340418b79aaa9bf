import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Blocks } from './blocks/Blocks.tsx'
import { Writing } from './blocks/Growing.tsx'
import { Mrkdwn } from './blocks/Inline.tsx'
import { SurfaceProvider, useSurfaceState } from './blocks/surface.tsx'
import { appName, isApp, useDesk } from './desk.ts'
import { Files } from './Files.tsx'
import { Reactions } from './Reactions.tsx'
import { spellEmoji } from './spellEmoji.ts'
import type { Message } from './types.ts'

/** Letters of a finished answer that a screen reader is given; the rest is read in its place. */
const announcedLength = 600

/** What a message says: its text or blocks, its files and reactions. */
export function MessageBody({ message }: { message: Message }): ReactNode {
  const { t, people } = useDesk()
  const surface = useSurfaceState({ channel: message.channel, ts: message.ts }, undefined, noErrors)
  const given = message.blocks ?? noBlocks
  const typed = !isApp(people, message.user)
  const blocks = useMemo(() => (typed ? spellEmoji(given) : given), [typed, given])
  const grows = message.streaming === true
  const wasGrowing = useAnnounceWhole(message)
  if (message.deleted) return <div className="message-body message-deleted">{t.deleted}</div>

  return (
    <div className="message-body" aria-live={wasGrowing ? 'off' : undefined}>
      {blocks.length > 0 ? (
        <SurfaceProvider surface={surface}>
          <Blocks blocks={blocks} grows={grows} />
        </SurfaceProvider>
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {grows && blocks.at(-1)?.type !== 'markdown' && <Writing />}
      {message.ended !== undefined && <span className="edited">{t.ended[message.ended]}</span>}
      {message.edited === true && <span className="edited"> {t.edited}</span>}
      {message.files !== undefined && message.files.length > 0 && <Files files={message.files} />}
      <Reactions message={message} />
    </div>
  )
}

const noErrors: Readonly<Record<string, string>> = {}
const noBlocks: NonNullable<Message['blocks']> = []

/** Tells a screen reader of an answer once it is whole, not of each piece. Says whether this one grew before our eyes. */
function useAnnounceWhole(message: Message): boolean {
  const { announce, t } = useDesk()
  const grew = useRef(false)
  const grows = message.streaming === true
  const { text, markdown } = message
  useEffect(() => {
    if (grows) grew.current = true
    else if (grew.current) {
      grew.current = false
      announce(t.finished(appName, (markdown ?? text).slice(0, announcedLength)))
    }
  }, [grows, text, markdown, announce, t])
  return grows || grew.current
}
