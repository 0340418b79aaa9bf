import type { KnownBlock } from '@slack/types'

/** What blocks say to a reader, a line each, without buttons: for a message whose blocks Slack refuses. */
export function plainWords(blocks: readonly KnownBlock[]): string {
  return blocks
    .filter((block) => block.type !== 'actions')
    .flatMap(linesOf)
    .join('\n')
}

// Walks what may be there: a block that Slack refused need not have the shape its type promises.
function linesOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(linesOf)
  if (typeof part !== 'object' || part === null) return []
  const { text, elements, fields, title } = part as Record<string, unknown>
  if (typeof text === 'string') return [text]
  const lines = [title, text, elements, fields].flatMap(linesOf)
  return 'type' in part && typeof part.type === 'string' && isOneLine(part.type) ? [lines.join('')] : lines
}

function isOneLine(type: string): boolean {
  return ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(type)
}
