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
import { isThirdLanguage } from '../common/thirdLanguage.ts'
import type { Connection, Database } from '../database/types.ts'
import { createAgain, type Extracted } from './again.ts'
import { chooseSections } from './choose.ts'
import { findClause } from './clauses.ts'
import { createPairFinder } from './comparisons.ts'
import {
  type ComposeParts,
  closingNotes,
  composeAnswer,
  composeClause,
  composeRefusal,
  composeSections,
  longestAnswer,
} from './compose.ts'
import { createConceptFinder } from './concepts.ts'
import type { Embedding } from './embedding/index.ts'
import { findCompanyNames } from './entities.ts'
import { createForeignAnswers } from './foreign.ts'
import { holdsSurely } from './gate.ts'
import { findAskedTerm, glossaryDocuments, glossaryPath, isGlossary } from './glossary.ts'
import type { Indexer } from './indexing.ts'
import { createLibrary } from './library.ts'
import type { ModelComposer, ModelTask } from './model/index.ts'
import { isUnreadAnswer } from './privacy.ts'
import { longestQuestion, readQuestion } from './question.ts'
import { countPassages, rank } from './ranking.ts'
import { findWordedRefusal, type WordedRefusal } from './refusals.ts'
import { createReadables, mostReread, rerank } from './rerank.ts'
import { createRetriever } from './retrieve.ts'
import { createSectionReader } from './shelf.ts'
import { correctSpelling } from './spelling.ts'
import { listUntold, markTold } from './store/files.ts'
import { findSectionByHeading, listOverdue, listSections, markReviewTold } from './store.ts'
import { createAnalyzer } from './terms.ts'
import type {
  Answer,
  AnsweringSentences,
  AnswerOptions,
  DocumentFile,
  Fallback,
  FileReport,
  FoundSection,
  GlossaryEntry,
  IndexReport,
  OverdueDocument,
  Question,
  Section,
  SourceDocument,
  UntoldFile,
  UpdateOptions,
} from './types.ts'

export { isLiteralQuote } from './citations.ts'
export {
  type ChangedSection,
  type Correction,
  correctionQueues,
} from './corrections/index.ts'
export { type AnswerDesk, createAnswerDesk, digestQueue } from './desk.ts'
export { createEmbedding, type Embedding } from './embedding/index.ts'
export { createFolderSearch } from './folder.ts'
export { gapQueues } from './gaps/index.ts'
export type { Gap, GapDraft, GapSummary } from './gaps/types.ts'
export { keptDays } from './kept/index.ts'
export { type KeptAnswer, type RatingReason, ratingReasons, type Source } from './kept/types.ts'
export { isUnanswered } from './kept/unanswered.ts'
export { createModelComposer, type ModelComposer } from './model/index.ts'
export { type Consent, createModelUse, type ModelUse, modelNoticeQueue } from './model/use.ts'
export { isPrivateAnswer, isPrivateQuestion, isUnreadAnswer } from './privacy.ts'
export { FrontMatter, Glossary } from './schema.ts'
export { createSharedDocuments, indexQueue, readQueue, type SharedDocuments } from './shared/index.ts'
export type { ReadFile, SharedChoice, SharedDocument, SharedSummary } from './shared/types.ts'
export { toSource } from './source.ts'

export type AnsweringParts = {
  readonly database: Database
  readonly clock: Clock
  readonly glossary: readonly GlossaryEntry[]
  readonly sentences: Readonly<Record<Language, AnsweringSentences>>
  /** Composes answers that have grounds; without it they are the extract. */
  readonly model?: ModelComposer
  /** Finds sections by meaning beside those found by their words. */
  readonly embedding?: Embedding
}

export type Answering = {
  /** Makes the stored documents equal to these. Unchanged ones cost nothing; those not given vanish. */
  indexDocuments(
    documents: readonly SourceDocument[],
    onProgress?: (done: number) => void,
  ): Promise<IndexReport>
  /**
   * Makes the folder's stored documents equal to these files, reading only those that changed, and takes the change over.
   *
   * @returns a line a file, in the order given, then those removed.
   */
  updateFiles(files: readonly DocumentFile[], options?: UpdateOptions): Promise<FileReport[]>
  /** What puts a document in that did not come from the folder, and takes it out: each in the caller's transaction. */
  readonly shelf: Pick<Indexer, 'prepare' | 'remove' | 'has'>
  /** Files of the folder that could not be read, or read like instructions, of which nobody has been told. */
  listUntold(): Promise<UntoldFile[]>
  markTold(transaction: Connection, paths: readonly string[]): Promise<void>
  /** Documents past their review date of which nobody has been told. */
  listOverdue(): Promise<OverdueDocument[]>
  markReviewTold(transaction: Connection, paths: readonly string[]): Promise<void>
  /** Takes over what was indexed since, by this process or another; `true` where anything was. Call before the first
   * question, and every few seconds. */
  refresh(): Promise<boolean>
  /** An answer with its citations, or an honest refusal. Any text is taken, also an empty or a very long one. */
  answerQuestion(question: Question, options?: AnswerOptions): Promise<Answer>
  /** At most `limit` documents, each with its best section, best first; in every language, for employees' eyes. */
  search(query: string, limit: number): Promise<FoundSection[]>
  /** The section of a citation, whole; `undefined` when it is gone. */
  findSection(sectionId: number): Promise<Section | undefined>
}

/** Sections for which the other half of a pair is looked up. */
const mostPaired = 6
/** Parts of a question that are looked up one by one. */
const mostParts = 4

/** Answering over a database that was migrated; knows nothing until its first `refresh`. */
export function createAnswering(parts: AnsweringParts): Answering {
  const analyzer = createAnalyzer(createConceptFinder(parts.glossary))
  const library = createLibrary(parts.database, analyzer)
  const terms = glossaryDocuments(parts.glossary, {
    ja: parts.sentences.ja.glossary,
    en: parts.sentences.en.glossary,
  })
  const readSections = createSectionReader(parts.database, library)
  const findPairs = createPairFinder(parts.database, library, readSections)
  const readableOf = createReadables()
  const retriever = createRetriever({ readSections, library, analyzer, embedding: parts.embedding })
  const answerAgain = createAgain(parts.database, extractAnswer)
  const answerForeign = createForeignAnswers({
    ...parts,
    retriever,
    today,
    translate: parts.model?.translate,
    declines: (text) => findWordedRefusal(text, 'ja') !== undefined || namesUnknownCompany(text, 'ja'),
  })

  function today(): string {
    return parts.clock.now().toISOString().slice(0, 10)
  }

  function namesUnknownCompany(text: string, language: Language): boolean {
    return findCompanyNames(text, language).some((name) => {
      const words = analyzer.words(name)
      return words.length === 0 || words.some(({ term }) => countPassages(library.parts(), term) === 0)
    })
  }

  async function answerQuestion(question: Question, options: AnswerOptions = {}): Promise<Answer> {
    const read = readQuestion(question)
    const foreign = await answerForeign(question, read, options)
    if (foreign !== undefined) return foreign
    const { answer, task } = await extractAnswer(question)
    if (isUnreadAnswer(answer) && options.signal?.aborted === true) return { ...answer, stopped: true }
    if (parts.model === undefined || task === undefined || options.by === 'extract') return answer
    const composed = await parts.model.compose(task, options)
    if (task.isEasy) return composed.composedBy === 'model' ? composed : answer
    const mayBeAsked = composed.kind === 'answered' && !isKeptInside(composed.fallback)
    return composed.language === 'ja' && mayBeAsked ? { ...composed, isEasyToHave: true } : composed
  }

  // The answer without a model, and what a model would compose where there are grounds.
  async function extractAnswer(question: Question): Promise<Extracted> {
    const asWritten = readQuestion(question)
    const read = { ...asWritten, text: correctSpelling(asWritten.text, analyzer, library.parts()) }
    const wanted = { language: read.language, audience: question.audience }
    const grounds = await retriever.retrieve({ ...read, asWritten: question.text }, wanted)
    const wording = findWordedRefusal(question.text.slice(0, longestQuestion), read.language)
    const isAnswerable = () =>
      (read.things.length > 0 && read.parts.some((part) => !findWordedRefusal(part, read.language))) ||
      holdsSurely(grounds, read.text, read.language)
    const worded = wording === 'other-subject' && isAnswerable() ? undefined : wording
    const refusal: WordedRefusal | 'single-company' | 'third-language' | undefined =
      (isThirdLanguage(asWritten.text) ? 'third-language' : undefined) ??
      worded ??
      (namesUnknownCompany(asWritten.text, read.language) ? 'single-company' : undefined)
    const candidates = grounds.candidates.slice(0, mostPaired).map(({ section }) => section)
    const { context = read.circumstance } = read
    const isApart = read.parts.length > 1 || read.circumstance !== undefined
    const apart = refusal === undefined && isApart ? read.parts.slice(0, mostParts) : []
    const composed = {
      parts: await Promise.all(
        apart.map(async (text) => ({
          text,
          grounds: await retriever.retrieve({ text, context, asWritten: question.text }, wanted),
        })),
      ),
      question: read,
      grounds,
      pairs: await findPairs(candidates, question.audience),
      sentences: parts.sentences[read.language],
      documents: library.countDocuments(read.language, question.audience),
      today: today(),
    }
    const again = await answerAgain(question, asWritten, composed)
    if (again !== undefined) return again
    if (refusal !== undefined) return { answer: composeRefusal(composed, refusal) }
    const clause = findClause(read.text)
    const extract =
      clause === undefined
        ? ((await explainTerm(composed)) ?? composeAnswer(composed))
        : composeClause(composed, clause)
    if (extract === undefined) return { answer: composeRefusal(composed, 'no-grounds') }
    if (extract.kind !== 'answered') return { answer: extract }
    const found = [grounds, ...composed.parts.map((part) => part.grounds)]
    const task: ModelTask = {
      question: { ...read, asWritten: question.text },
      extract,
      candidates: found.flatMap(({ candidates }) => candidates),
      notes: (sections) => closingNotes(composed, sections),
      longest: longestAnswer,
      search: async (text) => (await retriever.retrieve({ text, context: undefined }, wanted)).candidates,
    }
    return { answer: extract, task }
  }

  // What a term means, by the glossary, and after it what a section says on it. A section that is headed by the very
  // question (「自己確認とは」) says it better alone.
  async function explainTerm(composed: ComposeParts): Promise<Answer | undefined> {
    const { language, text } = composed.question
    const entry = findAskedTerm(text, language, parts.glossary)
    if (entry === undefined) return undefined
    const path = glossaryPath(language)
    const meaning = await findSectionByHeading(parts.database, path, entry.term[language])
    if (meaning === undefined) return undefined
    const chosen = chooseSections(composed).map(({ section }) => section)
    if (chosen.some(({ heading }) => findAskedTerm(heading, language, parts.glossary) === entry))
      return undefined
    return composeSections(composed, [meaning, ...chosen.slice(0, 1)])
  }

  return {
    indexDocuments: (documents, onProgress) => library.replaceAll([...documents, ...terms], onProgress),
    async updateFiles(files, options) {
      const report = await library.indexer.update([...files, ...terms.map(asFile)], options)
      await library.refresh()
      return report.filter(({ path }) => !isGlossary(path))
    },
    shelf: library.indexer,
    listUntold: () => listUntold(parts.database),
    markTold,
    listOverdue: () => listOverdue(parts.database, today()),
    markReviewTold,
    async refresh() {
      const isChanged = await library.refresh()
      parts.embedding?.keepUp(library.parts())
      return isChanged
    },

    answerQuestion,

    async search(query, limit) {
      const terms = analyzer.count([{ text: query, weight: 1 }])
      const wanted = { limit: Math.max(limit, mostReread), flags: 0, one: 'document' } as const
      const ranked = rank(library.parts(), terms, wanted)
      const ids = ranked.map(({ sectionId }) => sectionId)
      const sections = new Map((await readSections(ids)).map((each) => [each.id, each]))
      const ordered = rerank(analyzer, library.parts(), query, ranked, (id) => {
        const section = sections.get(id)
        return section && readableOf(section, section)
      })
      return ordered.slice(0, limit).flatMap(({ sectionId, score }) => {
        const section = sections.get(sectionId)
        if (section === undefined) return []
        const { document, title, heading } = section
        return [{ sectionId, document, title, heading, score }]
      })
    },

    async findSection(sectionId) {
      return (await listSections(parts.database, [sectionId]))[0]
    },
  }
}

function isKeptInside(fallback: Fallback | undefined): boolean {
  return fallback === 'kept-inside' || fallback === 'budget'
}

function asFile(document: SourceDocument): DocumentFile {
  const { path, contentHash } = document
  return { path, contentHash, isSlow: false, load: async () => ({ kind: 'document', document }) }
}
