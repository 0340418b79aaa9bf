/**
 * A Markdown text that still grows, as it will look when its end has come: a mark that is open is closed, one that has
 * nothing behind it is left out, a link shows its words. So no asterisk stands for a moment and then goes away.
 */
export function settleMarkdown(text: string): string {
  if (isInFence(text)) return text
  const start = text.lastIndexOf('\n') + 1
  const before = text.slice(0, start)
  const line = text.slice(start)
  if (/^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|`{1,3}|~{1,3}|-{2,})\s*$/.test(line)) return before.trimEnd()
  if (line.trimStart().startsWith('|')) return settleTable(before, line)
  return before + closeMarks(cutOpenLink(line))
}

function isInFence(text: string): boolean {
  return (text.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1
}

/** A table is one only when its rule has come; its last row is shown when it is whole. */
function settleTable(before: string, line: string): string {
  const earlier = before.trimEnd().split('\n')
  const hasRule = earlier.some((one) => /^\s*\|[\s:|-]+\|\s*$/.test(one) && one.includes('-'))
  if (hasRule) return line.trimEnd().endsWith('|') ? before + line : before
  const lastProse = earlier.findLastIndex((one) => !one.trimStart().startsWith('|'))
  return earlier.slice(0, lastProse + 1).join('\n')
}

function cutOpenLink(line: string): string {
  return line
    .replace(/<[^<>\s]*$/, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*$/, '$1')
    .replace(/!?\[([^[\]]*)$/, '$1')
}

function closeMarks(line: string): string {
  if (count(line, '`') % 2 === 1) return line.endsWith('`') ? line.slice(0, -1) : `${line}\``
  const bare = line.replace(/`[^`]*`/g, '')
  let closed = line
  for (const mark of ['**', '~~', '__']) {
    if (count(bare, mark) % 2 === 0) continue
    if (closed.endsWith(mark)) closed = closed.slice(0, -mark.length)
    else if (closed.endsWith(mark.charAt(0))) closed += mark.charAt(0)
    else closed = closed.trimEnd() + mark
  }
  return closed.replace(/(?<![*_~])[*_~]$/, '')
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
