import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.ts'
import { emojiFromCodes, emojiOf } from '../emoji.ts'
import { safeHref } from '../links.ts'
import { Each } from './Each.tsx'
import { DateText, OutsideLink, UserMention } from './Inline.tsx'

/** Draws a rich_text block: sections, lists with their depth, quotes and preformatted text. */
export function RichText({ block }: { block: Pick<RichTextBlock, 'elements'> }): ReactNode {
  return (
    <div className="rich">
      <Each of={block.elements} draw={(element) => <RichPart part={element} />} />
    </div>
  )
}

function RichPart({
  part,
}: {
  part: RichTextSection | RichTextList | RichTextQuote | RichTextPreformatted
}): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div className="para">
          <RichElements elements={part.elements} />
        </div>
      )
    case 'rich_text_quote':
      return (
        <blockquote className="quote">
          <RichElements elements={part.elements} />
        </blockquote>
      )
    case 'rich_text_preformatted':
      return <pre className="pre">{part.elements.map((element) => element.text ?? '').join('')}</pre>
    case 'rich_text_list':
      return <RichList list={part} />
  }
  return null
}

function RichList({ list }: { list: RichTextList }): ReactNode {
  const depth = list.indent ?? 0
  const items = (
    <Each
      of={list.elements}
      draw={(item) => (
        <li>
          <RichElements elements={item.elements} />
        </li>
      )}
    />
  )
  const offset: unknown = 'offset' in list ? list.offset : undefined
  const className = `list list-${depth % 3}`
  const style = { marginInlineStart: `${depth * 1.6}em` }
  if (list.style !== 'ordered')
    return (
      <ul className={className} style={style}>
        {items}
      </ul>
    )
  return (
    <ol className={className} style={style} start={typeof offset === 'number' ? offset + 1 : 1}>
      {items}
    </ol>
  )
}

function RichElements({ elements }: { elements: readonly RichTextElement[] }): ReactNode {
  return <Each of={elements} draw={(element) => <>{styled(<RichLeaf element={element} />, element)}</>} />
}

function RichLeaf({ element }: { element: RichTextElement }): ReactNode {
  const desk = useDesk()
  switch (element.type) {
    case 'text':
      return withBreaks(element.text)
    case 'link': {
      const href = safeHref(element.url)
      const text = element.text ?? element.url
      return href === undefined ? text : <OutsideLink href={href}>{text}</OutsideLink>
    }
    case 'emoji': {
      const letter =
        (element.unicode === undefined ? undefined : emojiFromCodes(element.unicode)) ?? emojiOf(element.name)
      if (letter === undefined) return `:${element.name}:`
      return (
        <span className="emoji" role="img" aria-label={element.name}>
          {letter}
        </span>
      )
    }
    case 'user':
      return <UserMention id={element.user_id} />
    case 'channel': {
      const name = desk.channelName(element.channel_id)
      return (
        <button
          type="button"
          className="mention mention-button"
          onClick={() => desk.openChannel(element.channel_id)}
        >
          #{name ?? element.channel_id}
        </button>
      )
    }
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>
    case 'broadcast':
      return <span className="mention mention-me">@{element.range}</span>
    case 'date':
      return (
        <DateText
          epochS={element.timestamp}
          format={element.format}
          href={element.url === undefined ? undefined : safeHref(element.url)}
        />
      )
    case 'color':
      return <code className="code">{element.value}</code>
    case 'team':
      return element.team_id
  }
  return null
}

function withBreaks(text: string): ReactNode {
  if (!text.includes('\n')) return text
  return (
    <Each
      of={text.split('\n')}
      draw={(line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      )}
    />
  )
}

function styled(node: ReactNode, element: RichTextElement): ReactNode {
  const style = element.style
  if (style === undefined) return node
  let drawn = node
  if (style.code === true) drawn = <code className="code">{drawn}</code>
  if (style.bold === true) drawn = <strong>{drawn}</strong>
  if (style.italic === true) drawn = <em>{drawn}</em>
  if (style.strike === true) drawn = <s>{drawn}</s>
  if ('underline' in style && style.underline === true) drawn = <u>{drawn}</u>
  return drawn
}
