/** A sentence as it stands in a section's text: `raw` is literal, `block` counts paragraphs and list items. */
export type Sentence = {
  readonly raw: string
  readonly start: number
  readonly end: number
  readonly block: number
  readonly kind: 'prose' | 'item' | 'row'
}

/** The sentences of a section's text in order. A list item or a row of a table is one sentence. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let block = 0
  let offset = 0
  let inProse = false
  for (const line of text.split('\n')) {
    const start = offset
    offset += line.length + 1
    const trimmed = line.trim()
    if (trimmed === '' || /^#{1,6}\s|^(?:```|~~~|-{3,}$)|^\|?[\s|:-]+\|?$/.test(trimmed)) {
      block++
      inProse = false
      continue
    }
    const kind = /^(?:[-*+]|\d+[.)])\s/.test(trimmed) ? 'item' : trimmed.startsWith('|') ? 'row' : 'prose'
    if (kind !== 'prose' || !inProse) block++
    inProse = kind === 'prose'
    const indent = line.length - line.trimStart().length
    if (kind !== 'prose') {
      const raw = line.trim()
      sentences.push({ raw, start: start + indent, end: start + indent + raw.length, block, kind })
      continue
    }
    for (const { index, 0: piece } of line.matchAll(sentencePattern)) {
      const raw = piece.trim()
      if (raw === '') continue
      const at = start + index + (piece.length - piece.trimStart().length)
      sentences.push({ raw, start: at, end: at + raw.length, block, kind })
    }
  }
  return sentences
}

// Japanese sentences end at 。！？ (with a closing bracket or mark after it), English ones at .!? before a space and a
// capital letter; a bracket that is open keeps its sentence together.
const sentencePattern =
  /(?:\b(?:No|Co|Ltd|Inc|[Aa]rts?|e\.g|i\.e|attn|vs|approx|Mr|Ms|Dr)\.(?=\s)|[^。！？.!?「『（(]|「[^」]*」|『[^』]*』|（[^）]*）|\([^)]*\)|[「『（(]|[.!?](?!\s+["'(]?[A-Z0-9]|\s*$))*(?:[。！？]+[」』）]?|[.!?]+["')]*(?=\s|$)|$)/g
