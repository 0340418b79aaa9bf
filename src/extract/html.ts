import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { cleanLine } from './cleanText.ts'
import { decodeText } from './plain.ts'
import type { Block } from './sections.ts'
import { tableRows } from './tables.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements that are not the document's text. */
const left = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'svg',
  'iframe',
  'object',
  'button',
  'select',
  'textarea',
  'dialog',
  // The reading above a kanji would stand in the middle of the word.
  'rt',
  'rp',
])
/** Elements that begin and end a paragraph. */
const blockElements = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'li',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'address',
  'form',
  'fieldset',
  'details',
  'summary',
  'body',
  'hr',
  'br',
  'table',
  'caption',
])

/** The bytes of an HTML file as text: what its `meta` names where they are that, else as any text. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
  try {
    if (named !== undefined) return new TextDecoder(named, { fatal: true }).decode(bytes)
  } catch {
    // A wrong name, or bytes that are something else: then the bytes say.
  }
  return decodeText(bytes)
}

/** The blocks of an HTML text that a reader would see, and its title. */
export function readHtml(html: string): { title: string; blocks: Block[] } {
  const blocks: Block[] = []
  let line = ''
  const flush = (prefix = '') => {
    const text = cleanLine(line)
    line = ''
    if (text !== '') blocks.push({ kind: 'text', text: `${prefix}${text}` })
  }

  function walk(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) line += node.value
      else if ('tagName' in node && !left.has(node.tagName) && !isHidden(node)) enter(node)
    }
  }

  function enter(element: Element): void {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (level !== undefined) {
      flush()
      const text = cleanLine(textOf(element))
      if (text !== '') blocks.push({ kind: 'heading', level: Number(level), text })
      return
    }
    if (!blockElements.has(element.tagName)) {
      walk(element.childNodes)
      return
    }
    flush()
    if (element.tagName === 'table') readTable(element, blocks, walk)
    else walk(element.childNodes)
    flush(element.tagName === 'li' ? '- ' : '')
  }

  const tree = parse(html)
  const root = tree.childNodes.find((node) => node.nodeName === 'html')
  if (root !== undefined && 'childNodes' in root) walk(root.childNodes)
  flush()
  return { title: cleanLine(findTitle(tree.childNodes)), blocks }
}

// A table of one column, or one that holds tables, is layout: its cells are read in order.
function readTable(table: Element, blocks: Block[], walk: (nodes: readonly Node[]) => void): void {
  const rows = elements(table, 'tr')
  const cells = rows.map((row) => row.childNodes.filter(isCell))
  const isLayout = elements(table, 'table').length > 0 || cells.every((row) => row.length < 2)
  if (isLayout) {
    walk(table.childNodes)
    return
  }
  const texts = cells.map((row) => row.map((cell) => cleanLine(textOf(cell))))
  for (const row of tableRows(texts)) blocks.push({ kind: 'text', text: row })
}

function isCell(node: Node): node is Element {
  return node.nodeName === 'td' || node.nodeName === 'th'
}

function elements(element: Element, name: string): Element[] {
  return element.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    const inner = node.tagName === 'table' && name === 'tr' ? [] : elements(node, name)
    return node.tagName === name ? [node, ...inner] : inner
  })
}

// What a page hides from its readers is not what it says: words for programs are put there.
function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' &&
        /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i.test(
          value,
        )),
  )
}

function textOf(element: Element): string {
  return element.childNodes
    .map((node) => {
      if (node.nodeName === '#text' && 'value' in node) return node.value
      if (!('tagName' in node) || left.has(node.tagName) || isHidden(node)) return ''
      return node.tagName === 'br' ? '\n' : textOf(node)
    })
    .join('')
}

function findTitle(nodes: readonly Node[]): string {
  for (const node of nodes) {
    if (!('tagName' in node)) continue
    const found = node.tagName === 'title' ? textOf(node) : findTitle(node.childNodes)
    if (found !== '') return found
  }
  return ''
}
