import type { Language } from '../common/language.ts'
import type { Database } from '../database/types.ts'
import { type ComposeParts, composeEasy, composeRefusal, composeSections } from './compose.ts'
import type { ModelTask } from './model/index.ts'
import type { ReadQuestion } from './question.ts'
import { listCounterparts, listSections } from './store.ts'
import type { Answer, Question, Refusal, Section } from './types.ts'
import { asksForEasyJapanese, asksForLanguage } from './wish.ts'

/** The answer without a model, and what a model would compose where there are grounds. */
export type Extracted = { readonly answer: Answer; readonly task?: ModelTask }

/** The question before, answered once more; `undefined` where that is not what is asked for. */
type Again = (
  question: Question,
  read: ReadQuestion,
  composed: ComposeParts,
) => Promise<Extracted | undefined>

/** What answers the question before in another language, or in easy Japanese, from the same sections. */
export function createAgain(
  database: Database,
  extractAnswer: (question: Question) => Promise<Extracted>,
): Again {
  // The question before, answered in its own language, then the same sections in the language asked for.
  async function findAgain(
    question: Question,
    language: Language,
  ): Promise<{ refusal: Refusal } | { before: Answer; sections: readonly Section[]; task?: ModelTask }> {
    const { answer: before, task } = await extractAnswer(question)
    if (before.kind === 'not_found' && before.refusal !== 'not-stated') return { refusal: before.refusal }
    const ids = [...new Set(before.citations.map(({ sectionId }) => sectionId))]
    if (before.language !== language)
      return {
        before,
        sections: await listSections(database, await listCounterparts(database, ids, language)),
      }
    return { before, sections: await listSections(database, ids), ...(task === undefined ? {} : { task }) }
  }

  return async (question, read, composed) => {
    const isEasy = asksForEasyJapanese(read.text)
    if (read.context === undefined || !(isEasy || asksForLanguage(read.text))) return undefined
    const language = isEasy ? 'ja' : read.language
    const previous = read.isWished ? (question.previous ?? []) : []
    const again = await findAgain({ ...question, text: read.context, previous }, language)
    if ('refusal' in again) return { answer: composeRefusal(composed, again.refusal) }
    // Whoever asks in one text has had no answer: one that is not written as wished is better than none.
    const plain = read.isWished ? again.before : undefined
    if (!isEasy)
      return {
        answer: composeSections(composed, again.sections) ?? plain ?? composeRefusal(composed, 'no-grounds'),
      }
    const answer = composeEasy(composed, again.sections)
    if (answer !== undefined) return { answer }
    // Nobody wrote it: a model may, from the same grounds.
    const missing = plain ?? composeRefusal(composed, 'no-easy-japanese')
    return { answer: missing, ...(again.task && { task: { ...again.task, isEasy: true } }) }
  }
}
