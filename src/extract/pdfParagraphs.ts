import { readHeading } from './headings.ts'
import type { Line } from './pdfLines.ts'
import type { Block } from './sections.ts'

/** The size of the type most of the text is set in. */
export function bodySize(pages: readonly (readonly Line[])[]): number {
  const lengths = new Map<number, number>()
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length)
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/**
 * The paragraphs and headings of a page. A line goes on with the next where it reaches the right edge of its column and
 * the next begins nothing new; Japanese is joined without a space, a word cut by a hyphen is made whole.
 */
export function readParagraphs(lines: readonly Line[], page: number, size: number): Block[] {
  const place = { kind: 'page', page } as const
  const blocks: { kind: 'heading' | 'text'; level?: number; text: string; place: typeof place }[] = []
  let before: Line | undefined
  for (const line of lines) {
    const level = headingLevel(line, size)
    const last = blocks.at(-1)
    if (level !== undefined) {
      const isSame =
        last?.kind === 'heading' && before !== undefined && isSameSize(before, line) && fills(before, line)
      if (isSame && last !== undefined) last.text = join(last.text, line.text)
      else blocks.push({ kind: 'heading', level, text: line.text, place })
    } else if (last?.kind === 'text' && before !== undefined && goesOn(before, line))
      last.text = join(last.text, line.text)
    else blocks.push({ kind: 'text', text: line.text, place })
    before = line
  }
  return blocks
}

// Larger type in a short line is a heading; one that says 第2条 is left to its words, which know its depth.
function headingLevel(line: Line, size: number): number | undefined {
  if (line.size < size * 1.15 || line.text.length > 60 || /[。、]$/.test(line.text)) return undefined
  if (readHeading(line.text) !== undefined) return undefined
  return line.size > size * 1.6 ? 1 : line.size > size * 1.3 ? 2 : 3
}

function goesOn(before: Line, line: Line): boolean {
  if (!fills(before, line) || line.gap > 2.4 || !isSameSize(before, line)) return false
  if (readHeading(line.text) !== undefined || isItem(line.text)) return false
  // After the end of a sentence only an indent tells a new paragraph.
  return !/[。！？]$/.test(before.text) || line.left < before.left + line.size * 0.5
}

// A line is full where what follows would not have fitted: a character of Japanese, a whole word of Latin letters.
function fills(line: Line, next: Line): boolean {
  const word = /^[!-~]+/.exec(next.text)?.[0].length ?? 0
  return line.right > line.columnRight - line.size * (2.2 + word * 0.5)
}

function isSameSize(one: Line, two: Line): boolean {
  return Math.abs(one.size - two.size) < 0.8
}

function isItem(text: string): boolean {
  return /^(?:[-・•●○*]|[（(]?[0-9０-９]{1,2}[）).．]|[①-⑳]|[（(]?[ア-ンa-z一二三四五六七八九十]{1,2}[）)])\s?\S/u.test(
    text,
  )
}

function join(one: string, two: string): string {
  if (/[A-Za-z]-$/.test(one) && /^[a-z]/.test(two)) return one.slice(0, -1) + two
  const needsSpace = /[!-~]$/.test(one) && /^[!-~]/.test(two)
  return needsSpace ? `${one} ${two}` : one + two
}
