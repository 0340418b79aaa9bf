import { foldForQuote } from './normalise.ts'
import type { Citation, Section } from './types.ts'

/**
 * Whether a quote stands literally in the section it names: compared after Unicode NFKC with white space folded,
 * nothing else. An empty quote never stands.
 */
export function isLiteralQuote(quote: string, sectionText: string): boolean {
  const folded = foldForQuote(quote)
  return folded !== '' && foldForQuote(sectionText).includes(folded)
}

/** The citations that stand in their sections; one whose section is not among the grounds is dropped too. */
export function checkCitations(citations: readonly Citation[], grounds: readonly Section[]): Citation[] {
  const texts = new Map(grounds.map(({ id, text }) => [id, text]))
  return citations.filter(({ sectionId, quote }) => isLiteralQuote(quote, texts.get(sectionId) ?? ''))
}

/** A citation of a section by a quote from it. */
export function cite(section: Section, quote: string): Citation {
  const { id, document, title, heading, asOf, source, layer } = section
  return { sectionId: id, document, title, heading, quote, asOf, source, layer }
}
