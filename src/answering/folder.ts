import { noConcepts } from './concepts.ts'
import { countPassages } from './passages.ts'
import { createRankingPart, rank } from './ranking.ts'
import { createReadables, mostReread, rerank } from './rerank.ts'
import { createAnalyzer } from './terms.ts'
import type { FoundSection, SourceSection } from './types.ts'

/** A document of a folder that is only searched: nothing of it is stored. */
export type FolderDocument = {
  readonly path: string
  readonly title: string
  readonly sections: readonly Omit<SourceSection, 'source' | 'asOf'>[]
}

/**
 * A search over a folder's documents, held in memory.
 *
 * @returns a function giving at most `limit` documents, each with its best section, best first.
 */
export function createFolderSearch(
  documents: readonly FolderDocument[],
): (query: string, limit: number) => FoundSection[] {
  const analyzer = createAnalyzer(noConcepts)
  const sections = documents.flatMap((document, number) =>
    document.sections.map((section) => ({ ...section, document, number })),
  )
  const texts = sections.flatMap((section, sectionId) =>
    countPassages(analyzer, section.document.title, { ...section, source: '', asOf: '' }).map((terms) => ({
      sectionId,
      document: section.number,
      flags: 0,
      terms,
    })),
  )
  const part = createRankingPart(texts)
  const read = createReadables()
  return (query, limit) => {
    const terms = analyzer.count([{ text: query, weight: 1 }])
    const wanted = { limit: Math.max(limit, mostReread), flags: 0, one: 'document' } as const
    const ranked = rerank(analyzer, [part], query, rank([part], terms, wanted), (sectionId) => {
      const section = sections[sectionId]
      return section && read(section, { ...section, title: section.document.title })
    })
    return ranked.slice(0, limit).flatMap(({ sectionId, score }) => {
      const section = sections[sectionId]
      if (section === undefined) return []
      const { path, title } = section.document
      return [{ sectionId, document: path, title, heading: section.heading, score }]
    })
  }
}
