import { UnreadableFile } from './faults.ts'
import type { Block } from './sections.ts'

/**
 * The text of bytes in the encoding they are in: by their mark (UTF-8, UTF-16), ISO-2022-JP by its escapes, else UTF-8
 * where they are valid UTF-8, else EUC-JP or Shift_JIS, whichever gives more kana.
 *
 * @throws UnreadableFile where they are none of these, or no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return orThrow(decode(bytes, 'utf-8'))
  if (a === 0xff && b === 0xfe) return orThrow(decode(bytes, 'utf-16le'))
  if (a === 0xfe && b === 0xff) return orThrow(decode(bytes, 'utf-16be'))
  if (bytes.subarray(0, 8192).includes(0)) throw new UnreadableFile('mislabelled', 'other')
  if (Buffer.from(bytes.subarray(0, 65_536)).toString('latin1').includes('\x1b$'))
    return orThrow(decode(bytes, 'iso-2022-jp'))
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== undefined) return utf8
  const candidates = [decode(bytes, 'euc-jp'), decode(bytes, 'shift_jis')].filter(
    (text) => text !== undefined,
  )
  return orThrow(candidates.sort((one, other) => japaneseness(other) - japaneseness(one))[0])
}

/** The paragraphs of a plain text: a line is one, for a Japanese text file has its breaks where they are meant. */
export function readPlain(text: string): Block[] {
  return text.split('\n').map((line) => ({ kind: 'text', text: line }))
}

/** The same for Markdown: its headings are the file's own, and a reader sees none of its comments. */
export function readMarkdown(text: string): Block[] {
  let fence = false
  const seen = text.replaceAll(/<!--[\s\S]*?-->/g, '')
  return seen.split('\n').map((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) fence = !fence
    const heading = fence ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line)
    return heading === null
      ? { kind: 'text', text: line }
      : { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  })
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function orThrow(text: string | undefined): string {
  if (text === undefined) throw new UnreadableFile('corrupt')
  return text
}

// Bytes of one of the two read as the other give half-width kana and rare kanji, hardly ever hiragana.
function japaneseness(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(/[ぁ-んァ-ヶー、。一-龠]/gu) + count(/[ぁ-ん]/gu) - 3 * count(/[ｦ-ﾟ\ue000-\uf8ff]/gu)
}
