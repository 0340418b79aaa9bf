import type { Analyzer, WeightedText } from './terms.ts'
import { encodeTerms } from './terms.ts'
import type { SourceSection } from './types.ts'

/** Characters from which a section is cut, and about how long its passages then are. */
const longestPassage = 1000
const usualPassage = 600

/**
 * How much a word counts by where it stands. Chosen by `npm run eval`: ways of asking count less than the text since
 * a section lists many of them, and they are compared one by one later.
 */
const fieldWeights = { title: 0.75, above: 0.5, heading: 1.5, text: 1, asked: 0.5 } as const

/** The counted passages of a section, in order; each counts the headings too. */
export function countPassages(analyzer: Analyzer, title: string, section: SourceSection): Uint8Array[] {
  const around: WeightedText[] = [
    { text: section.above.join('\n'), weight: fieldWeights.above },
    { text: section.asked.join('\n'), weight: fieldWeights.asked },
  ]
  // A section that has no heading of its own carries the title as heading: counted once, as plain text.
  if (section.heading === title) around.push({ text: title, weight: 1 })
  else
    around.push(
      { text: title, weight: fieldWeights.title },
      { text: section.heading, weight: fieldWeights.heading },
    )
  return cutPassages(section.text).map((text) =>
    encodeTerms(analyzer.count([...around, { text, weight: fieldWeights.text }])),
  )
}

/** Cuts a long text at the ends of paragraphs, then of sentences; a short one stays whole. */
export function cutPassages(text: string): string[] {
  if (text.length <= longestPassage) return [text]
  const pieces = text.split(/(?<=\n\s*\n)|(?<=[。！？]|[.!?]\s)/).flatMap(cutHard)
  const passages: string[] = []
  let current = ''
  for (const piece of pieces) {
    if (current !== '' && current.length + piece.length > usualPassage) {
      passages.push(current)
      current = ''
    }
    current += piece
  }
  return current.trim() === '' ? passages : [...passages, current]
}

function cutHard(piece: string): string[] {
  if (piece.length <= longestPassage) return [piece]
  const parts: string[] = []
  for (let i = 0; i < piece.length; i += usualPassage) parts.push(piece.slice(i, i + usualPassage))
  return parts
}
