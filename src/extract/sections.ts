import { isCaption, readHeading } from './headings.ts'
import type { ExtractedSection, Place } from './types.ts'

/** A piece of a file in reading order: a heading the file marks (1 is outermost), or a paragraph, list item or row. */
export type Block = {
  readonly kind: 'heading' | 'text'
  readonly level?: number
  readonly text: string
  readonly place?: Place | undefined
}

/** Characters from which a section is cut, and about how long its pieces then are: long enough to hold a rule with its
 * exceptions, short enough to be read in an answer. */
const longestSection = 1200
const usualPiece = 800

/**
 * Cuts blocks into sections at their headings, and at lines that read like one (第2条, 1.2 …). No text is lost: a heading
 * with nothing under it stays as a line of the section before, or above the headings under it.
 */
export function cutSections(blocks: readonly Block[]): ExtractedSection[] {
  const drafts: Draft[] = [{ level: 0, heading: '', text: [] }]
  for (const block of withReadHeadings(blocks)) {
    if (block.kind === 'text') drafts.at(-1)?.text.push(block)
    else drafts.push({ level: block.level ?? 1, heading: block.text, text: [], place: block.place })
  }
  const kept = foldEmpty(drafts)
  return kept.flatMap((draft, index) => cutLong(draft, headingsAbove(kept, index)))
}

type Draft = { level: number; heading: string; text: Block[]; place?: Place | undefined }

// A heading a line only looks like ends nothing that the file itself marks; a bracketed name above a clause is its name.
function withReadHeadings(blocks: readonly Block[]): Block[] {
  const read: Block[] = []
  let caption: Block | undefined
  for (const block of blocks) {
    if (block.text.trim() === '') continue
    const heading = block.kind === 'text' ? readHeading(block.text.split('\n', 1)[0] ?? '') : undefined
    if (caption !== undefined) {
      if (heading === undefined || /[（(【]/.test(heading.heading)) read.push(caption)
      else {
        pushHeading(read, block, heading.level, `${heading.heading}${caption.text.trim()}`, heading.rest)
        caption = undefined
        continue
      }
      caption = undefined
    }
    if (block.kind === 'text' && isCaption(block.text)) caption = block
    else if (heading === undefined) read.push(block)
    else pushHeading(read, block, heading.level, heading.heading, heading.rest)
  }
  return caption === undefined ? read : [...read, caption]
}

function pushHeading(read: Block[], block: Block, level: number, text: string, rest: string): void {
  read.push({ kind: 'heading', level, text, place: block.place })
  const more = [rest, ...block.text.split('\n').slice(1)].filter((line) => line.trim() !== '').join('\n')
  if (more !== '') read.push({ kind: 'text', text: more, place: block.place })
}

function foldEmpty(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1]
    const isParent = next !== undefined && next.level > draft.level
    if (draft.text.length > 0 || (draft.heading !== '' && isParent)) kept.push(draft)
    else if (draft.heading !== '') {
      const before = kept.findLast(({ text }) => text.length > 0)
      const line: Block = { kind: 'text', text: draft.heading, place: draft.place }
      // Entries of a list that look like headings: they belong to what introduces them.
      if (before !== undefined && before === kept.at(-1)) before.text.push(line)
      else kept.push({ ...draft, text: [line] })
    }
  }
  return kept
}

function headingsAbove(drafts: readonly Draft[], index: number): string[] {
  const above: string[] = []
  let level = drafts[index]?.level ?? 0
  for (let i = index - 1; i >= 0; i--) {
    const draft = drafts[i]
    if (draft === undefined || draft.heading === '' || draft.level >= level) continue
    above.unshift(draft.heading)
    level = draft.level
  }
  return above
}

function cutLong({ heading, text, place }: Draft, above: readonly string[]): ExtractedSection[] {
  const pieces: { lines: string[]; length: number; place: Place | undefined }[] = []
  const total = text.reduce((sum, block) => sum + block.text.length, 0)
  for (const block of text.flatMap(cutBlock)) {
    const piece = pieces.at(-1)
    const isFull = total > longestSection && (piece?.length ?? 0) + block.text.length > usualPiece
    if (piece === undefined || isFull)
      pieces.push({ lines: [block.text], length: block.text.length, place: block.place ?? place })
    else {
      piece.lines.push(block.text)
      piece.length += block.text.length
    }
  }
  return pieces.map((piece) => ({
    heading,
    above,
    text: piece.lines.join('\n').trim(),
    ...(piece.place === undefined ? {} : { place: piece.place }),
  }))
}

// A paragraph longer than a piece is cut at the ends of sentences.
function cutBlock(block: Block): Block[] {
  if (block.text.length <= longestSection) return [block]
  const pieces = ['']
  for (const sentence of block.text.split(/(?<=[。！？\n])|(?<=[.!?]\s)/).flatMap(cutHard)) {
    if ((pieces.at(-1)?.length ?? 0) + sentence.length > usualPiece) pieces.push('')
    pieces[pieces.length - 1] += sentence
  }
  return pieces.filter((text) => text.trim() !== '').map((text) => ({ ...block, text }))
}

function cutHard(sentence: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < sentence.length; at += usualPiece) parts.push(sentence.slice(at, at + usualPiece))
  return parts
}
