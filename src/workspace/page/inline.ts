import { safeHref } from './links.ts'

/** A piece of a line of formatted text. Texts are exact: entities are undone, nothing else is changed. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'user' | 'channel' | 'usergroup'; readonly id: string; readonly label?: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date'
      readonly epochS: number
      readonly format: string
      readonly fallback: string
      readonly href?: string
    }
  | { readonly kind: 'emoji'; readonly name: string }

/** Undoes Slack's three entities, once. */
export function unescapeEntities(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) =>
    name === 'lt' ? '<' : name === 'gt' ? '>' : '&',
  )
}

/**
 * Reads what stands between `<` and `>` in Slack's own notation: mentions, dates and links, with an optional label
 * after `|`. `undefined` when it is none of these.
 */
export function parseAngle(inside: string): Inline | undefined {
  const bar = inside.indexOf('|')
  const head = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? undefined : unescapeEntities(inside.slice(bar + 1))
  const labelled = label === undefined || label === '' ? {} : { label }
  if (/^@[A-Z0-9]+$/.test(head)) return { kind: 'user', id: head.slice(1), ...labelled }
  if (/^#[A-Z0-9]+$/.test(head)) return { kind: 'channel', id: head.slice(1), ...labelled }
  if (head.startsWith('!date^')) return parseDate(head, label)
  if (head.startsWith('!subteam^'))
    return { kind: 'usergroup', id: head.slice('!subteam^'.length), ...labelled }
  if (/^!(here|channel|everyone)$/.test(head)) return { kind: 'broadcast', range: head.slice(1) }
  return parseLink(unescapeEntities(head), label)
}

/** A web address that stands bare in text from `start` on; it ends before spaces, brackets and Japanese. */
export function bareAddress(text: string, start: number): string | undefined {
  const match = /^https?:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+/.exec(text.slice(start))
  if (match === null) return undefined
  let address = match[0].replace(/&(gt|lt);.*$/, '')
  address = address.replace(/[.,;:!?'*_~]+$/, '')
  if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1)
  return address.length > 'https://'.length ? address : undefined
}

/** Joins neighbouring texts, so that a reader meets each stretch once. */
export function joinTexts(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}

function parseDate(head: string, label: string | undefined): Inline | undefined {
  const [, seconds, format, address] = head.split('^')
  const epochS = Number(seconds)
  if (!Number.isFinite(epochS) || format === undefined) return undefined
  const href = address === undefined ? undefined : safeHref(unescapeEntities(address))
  return {
    kind: 'date',
    epochS,
    format: unescapeEntities(format),
    fallback: label ?? '',
    ...(href === undefined ? {} : { href }),
  }
}

function parseLink(address: string, label: string | undefined): Inline | undefined {
  const href = safeHref(address)
  if (href !== undefined) {
    const text = label ?? address.replace(/^mailto:/i, '')
    return { kind: 'link', href, children: [{ kind: 'text', text }] }
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { kind: 'text', text: label ?? address }
  return undefined
}
