/**
 * Answers questions from documents, with citations.
 *
 * A *section* is a heading with its text, what a citation names; a *passage* is the piece of it that is indexed.
 * *Grounds* are the sections an answer stands on; a *quote* is a literal piece of one.
 * Invariant: an answer shows no sentence whose quote does not stand literally in the section it names, and every
 * section is one that was retrieved for this question and that the asker may read.
 */
import type { Clock } from '../common/clock.ts'
import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import { composeAnswer, composeRefusal, composeSections } from './compose.ts'
import { createConceptFinder } from './concepts.ts'
import { findCompanyNames } from './entities.ts'
import { createLibrary } from './library.ts'
import { asksForLanguage, longestQuestion, readQuestion } from './question.ts'
import { countPassages, rank } from './ranking.ts'
import { findWordedRefusal, type WordedRefusal } from './refusals.ts'
import { createRetriever } from './retrieve.ts'
import { correctSpelling } from './spelling.ts'
import { listCounterparts, listSections } from './store.ts'
import { createAnalyzer } from './terms.ts'
import type {
  Answer,
  AnsweringSentences,
  FoundSection,
  GlossaryEntry,
  IndexReport,
  Question,
  Refusal,
  Section,
  SourceDocument,
} from './types.ts'

export { createFolderSearch } from './folder.ts'
export { FrontMatter, Glossary } from './schema.ts'
export { toSource } from './source.ts'

export type AnsweringParts = {
  readonly database: Database
  readonly clock: Clock
  readonly glossary: readonly GlossaryEntry[]
  readonly sentences: Readonly<Record<Language, AnsweringSentences>>
}

export type Answering = {
  /** Makes the stored documents equal to these. Unchanged ones cost nothing; those not given vanish. */
  indexDocuments(
    documents: readonly SourceDocument[],
    onProgress?: (done: number) => void,
  ): Promise<IndexReport>
  /** Takes over what was indexed since, by this process or another; `true` where anything was. Call before the first
   * question, and every few seconds. */
  refresh(): Promise<boolean>
  /** An answer with its citations, or an honest refusal. Any text is taken, also an empty or a very long one. */
  answerQuestion(question: Question): Promise<Answer>
  /** At most `limit` documents, each with its best section, best first; in every language, for employees' eyes. */
  search(query: string, limit: number): Promise<FoundSection[]>
  /** The section of a citation, whole; `undefined` when it is gone. */
  findSection(sectionId: number): Promise<Section | undefined>
}

/** Parts of a question that are looked up one by one. */
const mostParts = 4

/** Answering over a database that was migrated; knows nothing until its first `refresh`. */
export function createAnswering(parts: AnsweringParts): Answering {
  const analyzer = createAnalyzer(createConceptFinder(parts.glossary))
  const library = createLibrary(parts.database, analyzer)
  const retriever = createRetriever({ database: parts.database, library, analyzer })

  function namesUnknownCompany(text: string, language: Language): boolean {
    return findCompanyNames(text, language).some((name) => {
      const words = analyzer.words(name)
      return words.length === 0 || words.some(({ term }) => countPassages(library.parts(), term) === 0)
    })
  }

  async function answerQuestion(question: Question): Promise<Answer> {
    const asWritten = readQuestion(question)
    const read = { ...asWritten, text: correctSpelling(asWritten.text, analyzer, library.parts()) }
    const wanted = { language: read.language, audience: question.audience }
    const grounds = await retriever.retrieve(read, wanted)
    const refusal: WordedRefusal | 'single-company' | undefined =
      findWordedRefusal(question.text.slice(0, longestQuestion), read.language) ??
      (namesUnknownCompany(asWritten.text, read.language) ? 'single-company' : undefined)
    const several = refusal === undefined && read.parts.length > 1 ? read.parts.slice(0, mostParts) : []
    const composed = {
      parts: await Promise.all(
        several.map(async (text) => ({
          text,
          grounds: await retriever.retrieve({ text, context: read.context }, wanted),
        })),
      ),
      question: read,
      grounds,
      sentences: parts.sentences[read.language],
      documents: library.countDocuments(read.language, question.audience),
      today: parts.clock.now().toISOString().slice(0, 10),
    }
    if (read.context !== undefined && asksForLanguage(asWritten.text)) {
      const again = await answerAgain({ ...question, text: read.context }, read.language)
      return 'refusal' in again
        ? composeRefusal(composed, again.refusal)
        : (composeSections(composed, again.sections) ?? composeRefusal(composed, 'no-grounds'))
    }
    if (refusal !== undefined) return composeRefusal(composed, refusal)
    return composeAnswer(composed) ?? composeRefusal(composed, 'no-grounds')
  }

  // The question before, answered in its own language, then the same sections in the language asked for.
  async function answerAgain(
    question: Question,
    language: Language,
  ): Promise<{ refusal: Refusal } | { sections: readonly Section[] }> {
    const before = await answerQuestion({ ...question, previous: [] })
    if (before.kind === 'not_found' && before.refusal !== 'not-stated') return { refusal: before.refusal }
    const ids = [...new Set(before.citations.map(({ sectionId }) => sectionId))]
    const others = before.language === language ? ids : await listCounterparts(parts.database, ids, language)
    return { sections: await listSections(parts.database, others) }
  }

  return {
    indexDocuments: (documents, onProgress) => library.replaceAll(documents, onProgress),
    refresh: () => library.refresh(),

    answerQuestion,

    async search(query, limit) {
      const terms = analyzer.count([{ text: query, weight: 1 }])
      const ranked = rank(library.parts(), terms, { limit, flags: 0, one: 'document' })
      const sections = await listSections(
        parts.database,
        ranked.map(({ sectionId }) => sectionId),
      )
      const scores = new Map(ranked.map(({ sectionId, score }) => [sectionId, score]))
      return sections.map(({ id, document, title, heading }) => ({
        sectionId: id,
        document,
        title,
        heading,
        score: scores.get(id) ?? 0,
      }))
    },

    async findSection(sectionId) {
      return (await listSections(parts.database, [sectionId]))[0]
    },
  }
}
