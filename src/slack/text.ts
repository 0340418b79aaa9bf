// The border between people's text and Slack's. Slack reads `&`, `<` and `>` as markup in `text` and mrkdwn:
// unescaped, `<!channel>` or `<@U…>` in a quoted sentence would ping people. Emphasis is never written as
// mrkdwn: `日本語*太字*です` shows its asterisks, so views use rich_text styles (views/blocks.ts).

import { cut } from './limits.ts'

/** The text as Slack's `text` and mrkdwn fields show it literally; exactly the three characters Slack names. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The text escaped, and cut to `most` characters so that no `&amp;` is torn. */
export function cutEscaped(text: string, most: number): string {
  const escaped = escapeText(text)
  if (escaped.length <= most) return escaped
  // Every character kept costs what its escaped form is long: the longest beginning that fits is searched by halves.
  let fits = 0
  let tooLong = text.length
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (escapeText(cut(text, middle)).length <= most) fits = middle
    else tooLong = middle
  }
  return escapeText(cut(text, fits))
}

/** What a person typed, from the text of an event; the inverse of `escapeText`, applied once. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/**
 * What a person typed to the bot: the mention of the bot taken out, links and mentions of others as the words the
 * person saw, entities unescaped, invisible marks and white space around it taken off.
 */
export function readTypedText(text: string, botUserId: string): string {
  const words = readWords(text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' '))
  return words.replaceAll(invisible, '').trim()
}

// Copied along from web pages and documents: inside a word they would hide a leak, or a number that must not leave. Not
// the joiners, which emoji and some scripts are written with.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Links and mentions as the words the person saw, as far as the text has them; entities unescaped. */
export function readWords(text: string): string {
  const words = text
    .replaceAll(/<([@#!])([^>|]*)(?:\|([^>]*))?>/g, (_, sign, id, label) => label ?? `${sign}${id}`)
    .replaceAll(/<(?:mailto:)?([^>|]*)\|([^>]*)>/g, (_, _address, label) => label)
    .replaceAll(/<([^>|]*)>/g, (_, address) => address)
  return unescapeText(words)
}

/**
 * Plain words as a streamed Markdown text shows them: nobody is pinged by a broadcast word or a mention in them, and no
 * link hides behind a label, whatever Slack makes of it: an invisible space (U+200B) parts what would have to stand together.
 */
export function harmlessMarkdown(text: string): string {
  return text.replaceAll(/[<@\]]/g, (mark) => `${mark}\u200b`)
}
