import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import { foldChinese } from './chinese.ts'
import { type ComposeParts, composeEasy, composeSections, longestAnswer } from './compose.ts'
import { gateThreshold, judge } from './gate.ts'
import { findTermAskedAbroad, glossaryPath } from './glossary.ts'
import type { ModelComposer } from './model/index.ts'
import type { ReadQuestion } from './question.ts'
import type { Grounds, Retriever } from './retrieve.ts'
import { findSectionByHeading, listCounterparts, listSections } from './store.ts'
import type { Answer, AnsweringSentences, AnswerOptions, GlossaryEntry, Question, Section } from './types.ts'

type ForeignParts = {
  readonly database: Database
  readonly retriever: Retriever
  readonly glossary: readonly GlossaryEntry[]
  readonly sentences: Readonly<Record<Language, AnsweringSentences>>
  /** Puts a question into Japanese where its own words do not find a section surely. */
  readonly translate: ModelComposer['translate'] | undefined
  /** Whether a question in Japanese is declined by its kind. */
  readonly declines: (text: string) => boolean
  readonly today: () => string
}

/**
 * Confidence from which a section answers a question of which only the words were understood, not how they hang
 * together; above the gate's own, since nobody here can tell the asker's words from a near miss.
 */
const surely = 0.85

/**
 * Answers questions in a language that is neither Japanese nor English, where that can be done honestly: from one section
 * in easy Japanese, and from its pair in English.
 *
 * @returns `undefined` where no section answers surely.
 */
export function createForeignAnswers(
  parts: ForeignParts,
): (question: Question, read: ReadQuestion, options: AnswerOptions) => Promise<Answer | undefined> {
  const { database } = parts

  async function retrieve(question: Question, japanese: string): Promise<Grounds> {
    const asked = { text: japanese, context: undefined, asWritten: question.text }
    return await parts.retriever.retrieve(asked, { language: 'ja', audience: question.audience })
  }

  async function explainTerm(question: Question, read: ReadQuestion): Promise<Answer | undefined> {
    const entry = findTermAskedAbroad(read.text, parts.glossary)
    if (entry === undefined) return undefined
    const meaning = await findSectionByHeading(database, glossaryPath('ja'), entry.term.ja)
    return meaning && (await answerInBoth(read, meaning, await retrieve(question, entry.term.ja)))
  }

  async function answerAs(
    question: Question,
    read: ReadQuestion,
    japanese: string,
    least: number,
  ): Promise<Answer | undefined> {
    if (parts.declines(japanese)) return undefined
    const grounds = await retrieve(question, japanese)
    const [best] = grounds.candidates
    if (best === undefined) return undefined
    const { open, confidence } = judge(grounds, best, japanese, 'ja')
    if (!open || confidence < least) return undefined
    return await answerInBoth({ ...read, text: japanese }, best.section, grounds)
  }

  async function answerInBoth(
    read: ReadQuestion,
    section: Section,
    grounds: Grounds,
  ): Promise<Answer | undefined> {
    const [pairId] = await listCounterparts(database, [section.id], 'en')
    const [pair] = pairId === undefined ? [] : await listSections(database, [pairId])
    if (pair === undefined) return undefined
    const saidIn = (language: Language): ComposeParts => ({
      question: { ...read, language, context: undefined },
      grounds,
      parts: [],
      pairs: [],
      sentences: parts.sentences[language],
      documents: 0,
      today: parts.today(),
    })
    const japanese = composeEasy(saidIn('ja'), [section]) ?? composeSections(saidIn('ja'), [section])
    return join(japanese, composeSections(saidIn('en'), [pair]), read.language)
  }

  return async (question, read, options) => {
    const folded = foldChinese(read.text)
    const own =
      (await explainTerm(question, read)) ??
      (folded === undefined ? undefined : await answerAs(question, read, folded, surely))
    if (own !== undefined || options.by === 'extract') return own
    const translated = await parts.translate?.(read.text, question.text, options.signal)
    return translated === undefined ? undefined : await answerAs(question, read, translated, gateThreshold)
  }
}

function join(
  japanese: Answer | undefined,
  english: Answer | undefined,
  language: Language,
): Answer | undefined {
  if (japanese?.kind !== 'answered' || english?.kind !== 'answered') return undefined
  const text = [japanese.text, english.text].join('\n\n')
  if (text.length > longestAnswer) return undefined
  const { isEasyToHave: _, ...rest } = japanese
  return {
    ...rest,
    language,
    text,
    citations: [...japanese.citations, ...english.citations],
    nearest: [],
    isInBoth: true,
  }
}
