import { cleanLine } from './cleanText.ts'

/** A run of characters as it stands on a page; points from the lower left corner. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly size: number
  readonly isVertical: boolean
  readonly pageHeight: number
}

/** A line of a column, in reading order. */
export type Line = {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  /** Where it stands on the page: 0 at the upper edge, 1 at the lower. */
  readonly fromTop: number
  /** From the line before in the same column, in sizes of the type; 0 for the first. */
  readonly gap: number
  /** The right edge of its column. */
  readonly columnRight: number
}

type Segment = { pieces: Piece[]; left: number; right: number; y: number; size: number }

/** Spaces wider than this, in sizes of the type, part two columns or the cells of a table. */
const wideGap = 2

/** The lines of a page in reading order, column by column. */
export function readLines(pieces: readonly Piece[]): Line[] {
  const vertical = pieces.filter(({ isVertical }) => isVertical)
  if (vertical.length * 2 > pieces.length) return readHorizontal(vertical.map(turn))
  return readHorizontal(pieces.filter(({ isVertical }) => !isVertical))
}

// Vertical lines run down and follow each other to the left: turned so that they run right and follow downwards.
function turn(piece: Piece): Piece {
  return { ...piece, x: piece.pageHeight - piece.y, y: piece.x, width: piece.height, isVertical: false }
}

function readHorizontal(pieces: readonly Piece[]): Line[] {
  const rows = groupRows(pieces)
  const gutter = findGutter(rows)
  const ordered = gutter === undefined ? rows.map(joinRow) : orderColumns(rows, gutter)
  const columnRight = columnEdges(ordered)
  return ordered.map((segment, index) => {
    const before = ordered[index - 1]
    const pageHeight = segment.pieces[0]?.pageHeight ?? 1
    return {
      text: joinPieces(segment.pieces),
      size: segment.size,
      left: segment.left,
      right: segment.right,
      fromTop: 1 - segment.y / pageHeight,
      gap: before === undefined || before.y <= segment.y ? 0 : (before.y - segment.y) / segment.size,
      columnRight: columnRight(segment),
    }
  })
}

// Pieces on one height make a row; each row is cut into segments where the space is wide.
function groupRows(pieces: readonly Piece[]): Segment[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = []
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row !== undefined && row.y - piece.y < Math.max(row.size, piece.size) * 0.45) {
      row.pieces.push(piece)
      row.size = Math.max(row.size, piece.size)
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
  }
  return rows.map(({ y, size, pieces: row }) => {
    const segments: Segment[] = []
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const last = segments.at(-1)
      if (last !== undefined && piece.x - last.right < size * wideGap) {
        last.pieces.push(piece)
        last.right = Math.max(last.right, piece.x + piece.width)
      } else segments.push({ pieces: [piece], left: piece.x, right: piece.x + piece.width, y, size })
    }
    return segments
  })
}

/**
 * The middle of the white stripe between two columns of text, or `undefined` for one column. A stripe counts where it is
 * crossed by few rows and has much text in long segments on either side: the cells of a table are short.
 */
function findGutter(rows: readonly Segment[][]): number | undefined {
  const segments = rows.flat()
  const left = Math.min(...segments.map((segment) => segment.left))
  const right = Math.max(...segments.map((segment) => segment.right))
  const width = right - left
  let best: { x: number; crossed: number } | undefined
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const x = left + width * share
    const crossed = segments.filter((segment) => segment.left < x && segment.right > x).length
    const sides = [segments.filter((each) => each.right <= x), segments.filter((each) => each.left >= x)]
    const isText = sides.every(
      (side) => side.length >= 5 && median(side.map((each) => each.right - each.left)) > width * 0.28,
    )
    if (isText && crossed <= rows.length * 0.25 && (best === undefined || crossed < best.crossed))
      best = { x, crossed }
  }
  return best?.x
}

// A row over the whole width (a heading) ends the columns above it.
function orderColumns(rows: readonly Segment[][], gutter: number): Segment[] {
  const ordered: Segment[] = []
  let sides: [Segment[], Segment[]] = [[], []]
  const flush = () => {
    ordered.push(...sides[0], ...sides[1])
    sides = [[], []]
  }
  for (const row of rows) {
    if (row.some((segment) => segment.left < gutter && segment.right > gutter)) {
      flush()
      ordered.push(joinRow(row))
      continue
    }
    const [one, two] = [row.filter((each) => each.right <= gutter), row.filter((each) => each.left >= gutter)]
    if (one.length > 0) sides[0].push(joinRow(one))
    if (two.length > 0) sides[1].push(joinRow(two))
  }
  flush()
  return ordered
}

function joinRow(segments: readonly Segment[]): Segment {
  const [first] = segments
  if (first === undefined) throw new Error('a row has no segments')
  const right = Math.max(...segments.map((segment) => segment.right))
  return { ...first, right, pieces: segments.flatMap(({ pieces }) => pieces) }
}

function columnEdges(segments: readonly Segment[]): (segment: Segment) => number {
  return (segment) =>
    Math.max(
      ...segments
        .filter((other) => other.left < segment.right && other.right > segment.left)
        .map(({ right }) => right),
    )
}

// Some programs place every character by itself: a space is where the gap is one.
function joinPieces(pieces: readonly Piece[]): string {
  let text = ''
  let end: number | undefined
  for (const piece of pieces) {
    const gap = end === undefined ? 0 : piece.x - end
    const isWide = gap > piece.size * 0.8
    const isSpace = gap > piece.size * 0.2 && /[A-Za-z0-9.,)]$/.test(text) && /^[A-Za-z0-9(]/.test(piece.text)
    text += isWide || isSpace ? ` ${piece.text}` : piece.text
    end = piece.x + piece.width
  }
  return cleanLine(text)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
