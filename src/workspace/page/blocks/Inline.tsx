import type { ReactNode } from 'react'
import { formatFull, formatSlackDate } from '../dates.ts'
import { appName, useDesk } from '../desk.ts'
import { emojiOf } from '../emoji.ts'
import type { Inline } from '../inline.ts'
import { type MrkdwnBlock, parseInlineMrkdwn, parseMrkdwn, parsePlain } from '../text.ts'
import { Each } from './Each.tsx'

/** Draws pieces of a line. */
export function InlineText({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return <Each of={nodes} draw={(node) => <InlineNode node={node} />} />
}

/** Draws a text in mrkdwn with its quotes and fences. */
export function Mrkdwn({ text }: { text: string }): ReactNode {
  return <Each of={parseMrkdwn(text)} draw={drawBlock} />
}

/** Draws a text object: plain text as it stands, mrkdwn with its marks. */
export function TextObject({
  text,
  inline = false,
}: {
  text: { readonly type: string; readonly text: string } | undefined
  inline?: boolean
}): ReactNode {
  if (text === undefined) return null
  if (text.type !== 'mrkdwn') return <InlineText nodes={parsePlain(text.text)} />
  return inline ? <InlineText nodes={parseInlineMrkdwn(text.text)} /> : <Mrkdwn text={text.text} />
}

/** A text object as plain letters, for labels and options; emoji codes become emoji. */
export function plainText(text: { readonly text: string } | string | null | undefined): string {
  const raw = typeof text === 'string' ? text : (text?.text ?? '')
  return parsePlain(raw)
    .map((node) => {
      if (node.kind === 'emoji') return emojiOf(node.name) ?? `:${node.name}:`
      return node.kind === 'text' ? node.text : ' '
    })
    .join('')
}

/** A link that opens elsewhere and tells the other side nothing. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  return (
    <a className="link" href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

/** A mention of somebody; one's own stands out. */
export function UserMention({ id, label }: { id: string; label?: string | undefined }): ReactNode {
  const desk = useDesk()
  const name = id === desk.bot?.id ? appName : (desk.personName(id) ?? label ?? id)
  return <span className={id === desk.me.id ? 'mention mention-me' : 'mention'}>@{name}</span>
}

/** A moment in the reader's words. */
export function DateText({
  epochS,
  format,
  href,
}: {
  epochS: number
  format: string
  href?: string | undefined
}): ReactNode {
  const { nowMs, locale } = useDesk()
  const time = (
    <time dateTime={new Date(epochS * 1000).toISOString()} title={formatFull(epochS * 1000, locale)}>
      {formatSlackDate(epochS * 1000, format, nowMs, locale)}
    </time>
  )
  return href === undefined ? time : <OutsideLink href={href}>{time}</OutsideLink>
}

/** An emoji by its name; an unknown one stays as it was typed. */
export function Emoji({ name }: { name: string }): ReactNode {
  const letter = emojiOf(name)
  if (letter === undefined) return `:${name}:`
  return (
    <span className="emoji" role="img" aria-label={name}>
      {letter}
    </span>
  )
}

function drawBlock(block: MrkdwnBlock): ReactNode {
  switch (block.kind) {
    case 'preformatted':
      return <pre className="pre">{block.text}</pre>
    case 'quote':
      return (
        <blockquote className="quote">
          <InlineText nodes={block.children} />
        </blockquote>
      )
    case 'paragraph':
      return (
        <div className="para">
          <InlineText nodes={block.children} />
        </div>
      )
  }
}

function InlineNode({ node }: { node: Inline }): ReactNode {
  const desk = useDesk()
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'bold':
      return (
        <strong>
          <InlineText nodes={node.children} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <InlineText nodes={node.children} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <InlineText nodes={node.children} />
        </s>
      )
    case 'code':
      return <code className="code">{node.text}</code>
    case 'link':
      return (
        <OutsideLink href={node.href}>
          <InlineText nodes={node.children} />
        </OutsideLink>
      )
    case 'user':
      return <UserMention id={node.id} label={node.label} />
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />
    case 'usergroup':
      return <span className="mention">{node.label ?? `@${node.id}`}</span>
    case 'broadcast':
      return <span className="mention mention-me">@{node.range}</span>
    case 'date':
      return Math.abs(node.epochS) < 8e12 ? (
        <DateText epochS={node.epochS} format={node.format} href={node.href} />
      ) : (
        node.fallback
      )
    case 'emoji':
      return <Emoji name={node.name} />
  }
  return desk.t.unknownBlock
}

function ChannelMention({ id, label }: { id: string; label?: string | undefined }): ReactNode {
  const desk = useDesk()
  const name = desk.channelName(id) ?? label
  if (name === undefined) return <span className="mention">#{id}</span>
  return (
    <button type="button" className="mention mention-button" onClick={() => desk.openChannel(id)}>
      #{name}
    </button>
  )
}
