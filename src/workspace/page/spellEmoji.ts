import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types'
import { emojiOf } from './emoji.ts'

/**
 * The blocks of what a person typed with `:tada:` and the like as emoji, as Slack's composer makes them. Names the page
 * does not know stay as typed, and so does code.
 */
export function spellEmoji(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.map((block) =>
    block.type !== 'rich_text'
      ? block
      : {
          ...block,
          elements: block.elements.map((part) =>
            part.type === 'rich_text_section' ? spellSection(part) : part,
          ),
        },
  )
}

function spellSection(section: RichTextSection): RichTextSection {
  return {
    ...section,
    elements: section.elements.flatMap((element) =>
      element.type === 'text' && element.style?.code !== true && element.text.includes(':')
        ? spellText(element)
        : [element],
    ),
  }
}

function spellText(element: Extract<RichTextElement, { type: 'text' }>): RichTextElement[] {
  const parts: RichTextElement[] = []
  let rest = 0
  for (const match of element.text.matchAll(code)) {
    const name = match[1] ?? ''
    if (emojiOf(name) === undefined) continue
    if (match.index > rest) parts.push({ ...element, text: element.text.slice(rest, match.index) })
    parts.push({ type: 'emoji', name })
    rest = match.index + match[0].length
  }
  if (rest < element.text.length) parts.push({ ...element, text: element.text.slice(rest) })
  return parts
}

const code = /:([a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*(?:::skin-tone-[2-6])?|[+-]1(?:::skin-tone-[2-6])?|100):/g
