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
 * person saw, entities unescaped, white space trimmed.
 */
export function readTypedText(text: string, botUserId: string): string {
  const words = text
    .replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' ')
    .replaceAll(/<([@#!])([^>|]*)(?:\|([^>]*))?>/g, (_, sign, id, label) => label ?? `${sign}${id}`)
    .replaceAll(/<(?:mailto:)?([^>|]*)\|([^>]*)>/g, (_, _address, label) => label)
    .replaceAll(/<([^>|]*)>/g, (_, address) => address)
  return unescapeText(words).trim()
}

/**
 * Plain words as a streamed Markdown text shows them: nobody is pinged by a broadcast word or a mention in them, and no
 * link hides behind a label, whatever Slack makes of it: an invisible space (U+200B) parts what would have to stand together.
 */
export function harmlessMarkdown(text: string): string {
  return text.replaceAll(/[<@\]]/g, (mark) => `${mark}\u200b`)
}
