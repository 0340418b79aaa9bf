import { bareAddress, type Inline, joinTexts, parseAngle, unescapeEntities } from './inline.ts'
import { safeHref } from './links.ts'

/**
 * Reads the marks inside one paragraph of Markdown: emphasis by CommonMark's flanking rule (so that
 * `**「重要」**な` keeps its asterisks, as in Slack), code, links, Slack's own mentions and dates, emoji. Line ends
 * become breaks.
 */
export function parseInlineMarkdown(text: string): Inline[] {
  const nodes: Inline[] = []
  let at = 0
  while (at < text.length) {
    const found = readNode(text, at)
    if (found === undefined) {
      nodes.push({ kind: 'text', text: text.charAt(at) })
      at++
    } else {
      nodes.push(...found.nodes)
      at = found.end
    }
  }
  return joinTexts(nodes)
}

type Found = { nodes: Inline[]; end: number }

function readNode(text: string, at: number): Found | undefined {
  switch (text.charAt(at)) {
    case '\n':
      return { nodes: [{ kind: 'break' }], end: at + 1 }
    case '\\':
      return /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))
        ? { nodes: [{ kind: 'text', text: text.charAt(at + 1) }], end: at + 2 }
        : undefined
    case '&': {
      const entity = /^&(?:lt|gt|amp);/.exec(text.slice(at))?.[0]
      return entity === undefined
        ? undefined
        : { nodes: [{ kind: 'text', text: unescapeEntities(entity) }], end: at + entity.length }
    }
    case '`':
      return readCode(text, at)
    case '<':
      return readAngle(text, at)
    case '!':
      return text.charAt(at + 1) === '[' ? readLink(text, at + 1) : undefined
    case '[':
      return readLink(text, at)
    case 'h':
      return readBare(text, at)
    case ':': {
      const match = /^:([a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*):/.exec(text.slice(at))
      return match === null
        ? undefined
        : { nodes: [{ kind: 'emoji', name: match[1] ?? '' }], end: at + match[0].length }
    }
    case '*':
    case '_':
    case '~':
      return readEmphasis(text, at)
    default:
      return undefined
  }
}

function readCode(text: string, at: number): Found | undefined {
  const match = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(text.slice(at))
  if (match === null) return undefined
  const inside = (match[2] ?? '').replaceAll('\n', ' ')
  const trimmed = /^ .*\S.* $/.test(inside) ? inside.slice(1, -1) : inside
  return { nodes: [{ kind: 'code', text: unescapeEntities(trimmed) }], end: at + match[0].length }
}

function readAngle(text: string, at: number): Found | undefined {
  const match = /^<([^<>\n]+)>/.exec(text.slice(at))
  const node = match?.[1] === undefined ? undefined : parseAngle(match[1])
  return node === undefined || match === null ? undefined : { nodes: [node], end: at + match[0].length }
}

/** A link's text may hold brackets that are paired; its address may hold paired parentheses. */
function readLink(text: string, at: number): Found | undefined {
  const close = closingBracket(text, at, '[', ']')
  if (close === undefined || text.charAt(close + 1) !== '(') return undefined
  const end = closingBracket(text, close + 1, '(', ')')
  if (end === undefined) return undefined
  const address = text
    .slice(close + 2, end)
    .trim()
    .replace(/\s+["'(].*$/, '')
    .replace(/^<(.*)>$/, '$1')
  const children = parseInlineMarkdown(text.slice(at + 1, close))
  const href = safeHref(unescapeEntities(address))
  return { nodes: href === undefined ? children : [{ kind: 'link', href, children }], end: end + 1 }
}

function closingBracket(text: string, at: number, open: string, close: string): number | undefined {
  let depth = 0
  for (let index = at; index < text.length; index++) {
    const letter = text.charAt(index)
    if (letter === '\\') index++
    else if (letter === open) depth++
    else if (letter === close && --depth === 0) return index
    else if (letter === '\n' && text.charAt(index + 1) === '\n') return undefined
  }
  return undefined
}

function readBare(text: string, at: number): Found | undefined {
  if (/[A-Za-z0-9]/.test(text.charAt(at - 1))) return undefined
  const address = bareAddress(text, at)
  if (address === undefined) return undefined
  const href = unescapeEntities(address)
  return {
    nodes: [{ kind: 'link', href, children: [{ kind: 'text', text: href }] }],
    end: at + address.length,
  }
}

function readEmphasis(text: string, at: number): Found | undefined {
  const letter = text.charAt(at)
  const run = /^(.)\1*/.exec(text.slice(at))?.[0].length ?? 1
  const size = letter === '~' ? 2 : run >= 2 ? 2 : 1
  if (run < size || run > 3 || !isLeftFlanking(text, at, run)) return wholeRun(text, at, run)
  if (letter === '_' && isWord(text.charAt(at - 1))) return wholeRun(text, at, run)
  const mark = letter.repeat(size)
  for (let index = at + size; index < text.length; index++) {
    if (text.charAt(index) === '\\') index++
    else if (text.startsWith(mark, index) && closes(text, index, size)) {
      const kind = letter === '~' ? 'strike' : size === 2 ? 'bold' : 'italic'
      return {
        nodes: [{ kind, children: parseInlineMarkdown(text.slice(at + size, index)) }],
        end: index + size,
      }
    }
  }
  return wholeRun(text, at, run)
}

/** The marks of a run that opens nothing are text together; else its second half would be tried alone. */
function wholeRun(text: string, at: number, run: number): Found {
  return { nodes: [{ kind: 'text', text: text.slice(at, at + run) }], end: at + run }
}

function closes(text: string, at: number, size: number): boolean {
  const letter = text.charAt(at)
  let start = at
  while (text.charAt(start - 1) === letter) start--
  let end = at
  while (text.charAt(end) === letter) end++
  const run = end - start
  if (size === 1 && run === 2) return false
  if (size === 2 && run > 2 && at + size !== end) return false
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (before === '' || /\s/.test(before)) return false
  if (letter === '_' && isWord(after)) return false
  return !isPunctuation(before) || after === '' || /\s/.test(after) || isPunctuation(after)
}

function isLeftFlanking(text: string, at: number, run: number): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + run)
  if (after === '' || /\s/.test(after)) return false
  return !isPunctuation(after) || before === '' || /\s/.test(before) || isPunctuation(before)
}

function isPunctuation(letter: string): boolean {
  return /[\p{P}\p{S}]/u.test(letter)
}

function isWord(letter: string): boolean {
  return /[\p{L}\p{N}]/u.test(letter)
}
