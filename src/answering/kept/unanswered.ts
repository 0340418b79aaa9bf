import { isThirdLanguage } from '../../common/thirdLanguage.ts'
import type { KeptAnswer } from './types.ts'

/**
 * Whether a question found no answer that could be written: nothing stands on it, or it was in a language that was not
 * understood. What is declined by its kind is none, and neither is the mere wish for another form of such an answer.
 */
export function isUnanswered({ question, answer }: Pick<KeptAnswer, 'question' | 'answer'>): boolean {
  if (answer.kind !== 'not_found') return false
  return answer.refusal === 'no-grounds' || (answer.refusal === 'third-language' && isThirdLanguage(question))
}
