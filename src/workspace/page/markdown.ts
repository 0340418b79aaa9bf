import type { Inline } from './inline.ts'
import { parseInlineMarkdown } from './markdownInline.ts'

/** A part of a text in standard Markdown, as Slack's `markdown` block takes it. */
export type MarkdownNode =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly MarkdownNode[])[]
    }
  | {
      readonly kind: 'table'
      readonly align: readonly ('left' | 'center' | 'right')[]
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** Reads Markdown: headings, lists, quotes, fences, tables, rules and paragraphs. Empty for an empty text. */
export function parseMarkdown(text: string): MarkdownNode[] {
  return parseLines(text.replaceAll('\r\n', '\n').split('\n'))
}

const heading = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/
const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const quote = /^ {0,3}> ?(.*)$/
const item = /^( *)([-*+]|\d{1,9}[.)])( +)(.*)$/
const tableRule = /^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/

function parseLines(lines: readonly string[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '') at++
    else {
      const found =
        readFence(lines, at) ?? readSingle(line, at) ?? readQuote(lines, at) ?? readList(lines, at)
      const taken = found ?? readTable(lines, at) ?? readParagraph(lines, at)
      nodes.push(taken.node)
      at = taken.next
    }
  }
  return nodes
}

type Taken = { node: MarkdownNode; next: number }

function readSingle(line: string, at: number): Taken | undefined {
  const head = heading.exec(line)
  if (head !== null) {
    const level = head[1]?.length ?? 1
    return { node: { kind: 'heading', level, children: parseInlineMarkdown(head[2] ?? '') }, next: at + 1 }
  }
  return rule.test(line) ? { node: { kind: 'rule' }, next: at + 1 } : undefined
}

/** A fence that is never closed runs to the end, as a streamed answer's does while it grows. */
function readFence(lines: readonly string[], at: number): Taken | undefined {
  const mark = fence.exec(lines[at] ?? '')?.[1]
  if (mark === undefined) return undefined
  let end = at + 1
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith(mark)) end++
  return { node: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 }
}

function readQuote(lines: readonly string[], at: number): Taken | undefined {
  const inside: string[] = []
  let next = at
  for (; next < lines.length; next++) {
    const match = quote.exec(lines[next] ?? '')
    if (match === null) break
    inside.push(match[1] ?? '')
  }
  return inside.length === 0 ? undefined : { node: { kind: 'quote', children: parseLines(inside) }, next }
}

function readList(lines: readonly string[], at: number): Taken | undefined {
  const first = item.exec(lines[at] ?? '')
  if (first === null) return undefined
  const ordered = /\d/.test(first[2] ?? '')
  const outer = first[1]?.length ?? 0
  const items: string[][] = []
  let next = at
  let inner = 0
  for (; next < lines.length; next++) {
    const line = lines[next] ?? ''
    const match = item.exec(line)
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const startsItem = match !== null && indent < outer + 2 && /\d/.test(match[2] ?? '') === ordered
    if (startsItem) {
      inner = indent + (match[2]?.length ?? 1) + Math.min(match[3]?.length ?? 1, 4)
      items.push([match[4] ?? ''])
    } else if (line.trim() === '') {
      if (!belongsToList(lines, next + 1, outer, ordered)) break
      items.at(-1)?.push('')
    } else if (indent >= outer + 2) items.at(-1)?.push(line.slice(Math.min(indent, inner)))
    else if (match !== null || opensBlock(line) || lines[next - 1]?.trim() === '') break
    else items.at(-1)?.push(line.trim())
  }
  const start = Number.parseInt(first[2] ?? '1', 10)
  return {
    node: {
      kind: 'list',
      ordered,
      start: Number.isNaN(start) ? 1 : start,
      items: items.map((one) => parseLines(one)),
    },
    next,
  }
}

function belongsToList(lines: readonly string[], at: number, outer: number, ordered: boolean): boolean {
  const line = lines[at]
  if (line === undefined || line.trim() === '') return false
  const indent = /^ */.exec(line)?.[0].length ?? 0
  const match = item.exec(line)
  if (indent >= outer + 2) return true
  return match !== null && indent >= outer && /\d/.test(match[2] ?? '') === ordered
}

function readTable(lines: readonly string[], at: number): Taken | undefined {
  const headLine = lines[at] ?? ''
  const ruleLine = lines[at + 1] ?? ''
  if (!headLine.includes('|') || !ruleLine.includes('-') || !tableRule.test(ruleLine)) return undefined
  const head = cells(headLine)
  const align = cells(ruleLine).map((cell) =>
    cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left',
  )
  if (align.length !== head.length) return undefined
  const rows: Inline[][][] = []
  let next = at + 2
  for (; next < lines.length && (lines[next] ?? '').includes('|'); next++)
    rows.push(cells(lines[next] ?? '').map(parseInlineMarkdown))
  return { node: { kind: 'table', align, head: head.map(parseInlineMarkdown), rows }, next }
}

function cells(line: string): string[] {
  const bare = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function readParagraph(lines: readonly string[], at: number): Taken {
  let next = at + 1
  while (next < lines.length && (lines[next] ?? '').trim() !== '' && !opensBlock(lines[next] ?? '')) next++
  const text = lines.slice(at, next).join('\n')
  return { node: { kind: 'paragraph', children: parseInlineMarkdown(text) }, next }
}

function opensBlock(line: string): boolean {
  return heading.test(line) || rule.test(line) || fence.test(line) || quote.test(line) || item.test(line)
}
