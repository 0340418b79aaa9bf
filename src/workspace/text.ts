import { createBlockId } from './ids.ts'
import { identity } from './seed.ts'
import type { State } from './state.ts'
import type { Fields } from './types.ts'

/** Text with Slack's three control characters escaped. Source: https://docs.slack.dev/messaging/formatting-message-text */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

type Token = { readonly text: string; readonly element: Fields }

/**
 * What Slack's composer makes of typed text: the text on the wire's form, and one rich_text block.
 * `@Name` (of people, the bot, user groups, `here`, `channel`, `everyone`), `#channel` and addresses become what they
 * name, and so do `<@U…>`, `<#C…>` and `<!subteam^S…>`; everything else is literal.
 */
export function parseTyped(typed: string, state: State): { text: string; blocks: Fields[] } {
  const names = listNames(state)
  const tokens: Token[] = []
  let plain = ''

  function endPlain(): void {
    if (plain !== '') tokens.push({ text: escapeText(plain), element: { type: 'text', text: plain } })
    plain = ''
  }

  let at = 0
  while (at < typed.length) {
    const found = findReference(typed, at, state) ?? findName(typed, at, names) ?? findAddress(typed, at)
    if (found === undefined) {
      plain += typed[at]
      at += 1
      continue
    }
    endPlain()
    tokens.push(found.token)
    at += found.length
  }
  endPlain()
  const section = { type: 'rich_text_section', elements: tokens.map((token) => token.element) }
  return {
    text: tokens.map((token) => token.text).join(''),
    blocks: [{ type: 'rich_text', block_id: createBlockId(), elements: [section] }],
  }
}

type Found = { readonly token: Token; readonly length: number }

function findReference(typed: string, at: number, state: State): Found | undefined {
  const match = /^<(@|#|!subteam\^)([A-Z0-9]+)(?:\|[^<>]*)?>/.exec(typed.slice(at, at + 120))
  const id = match?.[2]
  if (match === null || id === undefined) return undefined
  const token = match[1] === '@' ? person(id) : match[1] === '#' ? channel(id) : group(id)
  const known = state.get('people', id) ?? state.get('channels', id) ?? state.get('groups', id)
  return known === undefined ? undefined : { token, length: match[0].length }
}

function findName(
  typed: string,
  at: number,
  names: readonly (readonly [string, Token])[],
): Found | undefined {
  const mark = typed[at]
  if ((mark !== '@' && mark !== '#') || /[\w.]/.test(typed[at - 1] ?? '')) return undefined
  for (const [name, token] of names) {
    if (!typed.startsWith(name, at)) continue
    const next = typed[at + name.length] ?? ''
    if (/\w$/.test(name) && /[\w-]/.test(next)) continue
    return { token, length: name.length }
  }
  return undefined
}

function findAddress(typed: string, at: number): Found | undefined {
  const match = /^https?:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+/.exec(typed.slice(at, at + 3000))
  const url = match?.[0].replace(/[.,!?;:)\]']+$/, '')
  if (url === undefined || url.length < 10) return undefined
  return { token: { text: `<${escapeText(url)}>`, element: { type: 'link', url } }, length: url.length }
}

/** Every name that may follow `@` or `#`, the longest first. */
function listNames(state: State): (readonly [string, Token])[] {
  const names: (readonly [string, Token])[] = [
    ['@here', broadcast('here')],
    ['@channel', broadcast('channel')],
    ['@everyone', broadcast('everyone')],
  ]
  for (const each of state.all('people')) {
    names.push([`@${each.name}`, person(each.id)], [`@${each.realName}`, person(each.id)])
  }
  for (const each of state.all('groups')) names.push([`@${each.handle}`, group(each.id)])
  for (const each of state.all('channels')) {
    if (each.kind !== 'im') names.push([`#${each.name}`, channel(each.id)])
  }
  return names.sort(([a], [b]) => b.length - a.length)
}

function person(id: string): Token {
  return { text: `<@${id}>`, element: { type: 'user', user_id: id } }
}

function channel(id: string): Token {
  return { text: `<#${id}|>`, element: { type: 'channel', channel_id: id } }
}

function group(id: string): Token {
  return { text: `<!subteam^${id}>`, element: { type: 'usergroup', usergroup_id: id } }
}

function broadcast(range: string): Token {
  return { text: `<!${range}>`, element: { type: 'broadcast', range } }
}

/** Whether text on the wire's form mentions the bot. */
export function mentionsBot(text: string): boolean {
  return new RegExp(`<@${identity.botUserId}(\\|[^>]*)?>`).test(text)
}
