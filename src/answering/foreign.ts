import type { Language } from '../common/language.ts'
import { isThirdLanguage } from '../common/thirdLanguage.ts'
import type { Database } from '../database/types.ts'
import { foldChinese } from './chinese.ts'
import { type ComposeParts, composeEasy, composeRefusal, composeSections, longestAnswer } from './compose.ts'
import { gateThreshold, judge } from './gate.ts'
import { findTermAskedAbroad, glossaryPath } from './glossary.ts'
import type { ModelComposer } from './model/index.ts'
import { isPrivateQuestion } from './privacy.ts'
import type { ReadQuestion } from './question.ts'
import type { Grounds, Retriever } from './retrieve.ts'
import { findSectionByHeading, listCounterparts, listSections } from './store.ts'
import type { Answer, AnsweringSentences, AnswerOptions, GlossaryEntry, Question, Section } from './types.ts'
import { asksForEasyJapanese, asksForLanguage, splitWish } from './wish.ts'

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

/** How the answer is said: in easy Japanese and in English, or in the one form that was asked for. */
type Form = 'both' | 'easy' | Language

/** The question in a third language, and the form its answer is wanted in. */
type AskedAbroad = { readonly text: string; readonly form: Form }

/**
 * Answers questions in a language that is neither Japanese nor English, where that can be done honestly: from one section
 * in easy Japanese, and from its pair in English; or in the form that a wish after such a question names.
 *
 * @returns `undefined` where the question is in Japanese or English, and where no section answers surely.
 */
export function createForeignAnswers(
  parts: ForeignParts,
): (question: Question, read: ReadQuestion, options: AnswerOptions) => Promise<Answer | undefined> {
  const { database } = parts

  async function retrieve(question: Question, japanese: string): Promise<Grounds> {
    const asked = { text: japanese, context: undefined, asWritten: question.text }
    return await parts.retriever.retrieve(asked, { language: 'ja', audience: question.audience })
  }

  async function explainTerm(
    question: Question,
    read: ReadQuestion,
    { text, form }: AskedAbroad,
  ): Promise<Answer | undefined> {
    const entry = findTermAskedAbroad(text, parts.glossary)
    if (entry === undefined) return undefined
    const meaning = await findSectionByHeading(database, glossaryPath('ja'), entry.term.ja)
    return meaning && (await answerIn(form, read, meaning, await retrieve(question, entry.term.ja)))
  }

  async function answerAs(
    question: Question,
    read: ReadQuestion,
    form: Form,
    japanese: string,
    least: number,
  ): Promise<Answer | undefined> {
    if (parts.declines(japanese)) return undefined
    const grounds = await retrieve(question, japanese)
    const [best] = grounds.candidates
    if (best === undefined) return undefined
    const { open, confidence } = judge(grounds, best, japanese, 'ja')
    if (!open || confidence < least) return undefined
    const answer = await answerIn(form, { ...read, text: japanese }, best.section, grounds)
    return answer && [japanese, question.text].some(isPrivateQuestion)
      ? { ...answer, isPersonal: true }
      : answer
  }

  async function answerIn(
    form: Form,
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
    if (form === 'en') return composeSections(saidIn('en'), [pair])
    const plain = composeSections(saidIn('ja'), [section])
    if (form === 'ja') return plain
    const easy = composeEasy(saidIn('ja'), [section])
    // Whoever asks in one text has had no answer: one that is not written as wished is better than none.
    if (form === 'easy')
      return easy ?? (read.isWished ? plain : composeRefusal(saidIn('ja'), 'no-easy-japanese'))
    return join(easy ?? plain, composeSections(saidIn('en'), [pair]), read.language)
  }

  return async (wanted, read, options) => {
    const asked = readAskedAbroad(read)
    if (asked === undefined) return undefined
    const { text, form } = asked
    const question = form === 'both' ? wanted : { ...wanted, text }
    const folded = foldChinese(text)
    const own =
      (await explainTerm(question, read, asked)) ??
      (folded === undefined ? undefined : await answerAs(question, read, form, folded, surely))
    if (own !== undefined || options.by === 'extract') return own
    const translated = await parts.translate?.(text, question.text, options)
    return translated === undefined
      ? undefined
      : await answerAs(question, read, form, translated, gateThreshold)
  }
}

// The question itself, or, where only a form is wished for, the one before.
function readAskedAbroad(read: ReadQuestion): AskedAbroad | undefined {
  if (isThirdLanguage(read.text)) return { text: read.text, form: 'both' }
  const isEasy = asksForEasyJapanese(read.text)
  if (read.context === undefined || !(isEasy || asksForLanguage(read.text))) return undefined
  const text = splitWish(read.context)?.rest ?? read.context
  return isThirdLanguage(text) ? { text, form: isEasy ? 'easy' : read.language } : undefined
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
