import { bareAddress, type Inline, joinTexts, parseAngle, unescapeEntities } from './inline.ts'

/** A part of a text in Slack's mrkdwn. */
export type MrkdwnBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string }

/**
 * Reads mrkdwn as Slack's client does: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, fences, quotes, mentions,
 * links, dates and emoji. A mark counts only where it touches the edge of a line, an ASCII space or ASCII
 * punctuation: `日本語*太字*です` keeps its asterisks. Empty for an empty text.
 */
export function parseMrkdwn(text: string): MrkdwnBlock[] {
  const blocks: MrkdwnBlock[] = []
  const parts = text.split(/```\n?([\s\S]*?)\n?```/)
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      blocks.push({
        kind: 'preformatted',
        text: unescapeEntities(part.replace(/<([^<>|]*)(\|[^<>]*)?>/g, '$1')),
      })
      continue
    }
    const prose = part
      .replace(index > 0 ? /^\n/ : /^$/, '')
      .replace(index < parts.length - 1 ? /\n$/ : /(?!)/, '')
    if (prose !== '') blocks.push(...parseProse(prose))
  }
  return blocks
}

/** Reads one stretch of mrkdwn without quotes and fences; line ends become breaks. */
export function parseInlineMrkdwn(text: string): Inline[] {
  const nodes: Inline[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) nodes.push({ kind: 'break' })
    nodes.push(...parseLine(line))
  }
  return joinTexts(nodes)
}

/** Reads a plain_text object: only emoji codes and line ends mean something. */
export function parsePlain(text: string): Inline[] {
  const nodes: Inline[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) nodes.push({ kind: 'break' })
    let rest = line
    while (rest !== '') {
      const match = emojiCode.exec(rest)
      if (match === null) {
        nodes.push({ kind: 'text', text: rest })
        break
      }
      if (match.index > 0) nodes.push({ kind: 'text', text: rest.slice(0, match.index) })
      nodes.push({ kind: 'emoji', name: match[1] ?? '' })
      rest = rest.slice(match.index + match[0].length)
    }
  }
  return joinTexts(nodes)
}

const emojiCode = /:([a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*)(?:::skin-tone-[2-6])?:/
const emojiHere = new RegExp(`^${emojiCode.source}`)
const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const

function parseProse(prose: string): MrkdwnBlock[] {
  const blocks: MrkdwnBlock[] = []
  let lines: string[] = []
  let quoted = false
  let quoteRest = false
  const flush = () => {
    if (lines.length > 0) {
      const children = parseInlineMrkdwn(lines.join('\n'))
      blocks.push({ kind: quoted ? 'quote' : 'paragraph', children })
    }
    lines = []
  }
  for (const line of prose.split('\n')) {
    const rest = /^(?:&gt;|>){3} ?(.*)$/.exec(line)
    const one = /^(?:&gt;|>) ?(.*)$/.exec(line)
    const isQuote = quoteRest || rest !== null || one !== null
    if (isQuote !== quoted) flush()
    quoted = isQuote
    lines.push(quoteRest ? line : (rest?.[1] ?? one?.[1] ?? line))
    quoteRest ||= rest !== null
  }
  flush()
  return blocks
}

function parseLine(line: string): Inline[] {
  const nodes: Inline[] = []
  let at = 0
  while (at < line.length) {
    const found = readNode(line, at)
    if (found === undefined) {
      const entity = /^&(?:lt|gt|amp);/.exec(line.slice(at))?.[0]
      const text = entity ?? line.charAt(at)
      nodes.push({ kind: 'text', text: unescapeEntities(text) })
      at += text.length
    } else {
      nodes.push(found.node)
      at = found.end
    }
  }
  return joinTexts(nodes)
}

function readNode(line: string, at: number): { node: Inline; end: number } | undefined {
  const letter = line.charAt(at)
  if (letter === '<') {
    const inside = /^<([^<>]+)>/.exec(line.slice(at))
    const node = inside?.[1] === undefined ? undefined : parseAngle(inside[1])
    return node === undefined || inside === null ? undefined : { node, end: at + inside[0].length }
  }
  if (letter === ':') {
    const match = emojiHere.exec(line.slice(at))
    return match === null
      ? undefined
      : { node: { kind: 'emoji', name: match[1] ?? '' }, end: at + match[0].length }
  }
  if (letter === 'h' && !isWordBefore(line, at)) {
    const address = bareAddress(line, at)
    if (address === undefined) return undefined
    const href = unescapeEntities(address)
    return {
      node: { kind: 'link', href, children: [{ kind: 'text', text: href }] },
      end: at + address.length,
    }
  }
  if (letter === '`') {
    const end = closingMark(line, at, '`')
    return end === undefined
      ? undefined
      : { node: { kind: 'code', text: unescapeEntities(line.slice(at + 1, end)) }, end: end + 1 }
  }
  if (letter === '*' || letter === '_' || letter === '~') {
    const end = closingMark(line, at, letter)
    if (end === undefined) return undefined
    return { node: { kind: marks[letter], children: parseLine(line.slice(at + 1, end)) }, end: end + 1 }
  }
  return undefined
}

/** Where the mark that opens at `at` closes; skips what stands in angle brackets. */
function closingMark(line: string, at: number, mark: string): number | undefined {
  if (!isEdge(line.charAt(at - 1)) || line.charAt(at - 1) === mark) return undefined
  const first = line.charAt(at + 1)
  if (first === '' || first === mark || (mark !== '`' && first === ' ')) return undefined
  for (let index = at + 1; index < line.length; index++) {
    if (line.charAt(index) === '<' && mark !== '`') {
      const inside = /^<[^<>]+>/.exec(line.slice(index))
      if (inside !== null) index += inside[0].length - 1
      continue
    }
    if (line.charAt(index) !== mark || index === at + 1) continue
    const before = line.charAt(index - 1)
    const closes = isEdge(line.charAt(index + 1)) && line.charAt(index + 1) !== mark
    if (closes && (mark === '`' || before !== ' ')) return index
  }
  return undefined
}

/** An edge of the line, an ASCII space or ASCII punctuation: where Slack lets a mark stand. */
function isEdge(letter: string): boolean {
  return letter === '' || /[\t -/:-@[-`{-~]/.test(letter)
}

function isWordBefore(line: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(line.charAt(at - 1))
}
