import { type AnswerDesk, createAnswerDesk } from '../answering/index.ts'
import { sentences } from '../i18n/index.ts'

/** What is kept of answers and what comes of it, in the words of both languages. */
export function openAnswerDesk(parts: Omit<Parameters<typeof createAnswerDesk>[0], 'words'>): AnswerDesk {
  const words = { ja: sentences.ja.gaps.document, en: sentences.en.gaps.document }
  return createAnswerDesk({ ...parts, words })
}
