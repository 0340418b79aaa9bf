import { detectLanguage } from '../../common/language.ts'
import { isThirdLanguage } from '../../common/thirdLanguage.ts'
import type { ModelComposer, ModelComposerParts } from './index.ts'
import { createPlaceholders, holdsPlaceholder } from './placeholders.ts'
import { readPieces } from './reading.ts'
import { createMarker, fillSlots, languageNames } from './task.ts'
import { estimateTokens } from './use.ts'

/** Characters of a question that is translated, and of what comes back, at most: a question, not a document. */
const longestForeign = 600
const longestJapanese = 300

/** Puts questions into Japanese by the model. What comes back finds sections and is never shown. */
export function createTranslator(parts: ModelComposerParts): ModelComposer['translate'] {
  return async (text, asWritten, { progress, signal: stopped } = {}) => {
    if (text.length > longestForeign || ![text, asWritten].every(parts.maySend)) return undefined
    if ((await parts.use.permit()) !== undefined || stopped?.aborted === true) return undefined
    progress?.translating()
    const marker = createMarker()
    const { hide, restore } = createPlaceholders()
    const instructions = fillSlots(parts.prompts.translate, { language: languageNames.ja, marker })
    const task = `${marker} question\n${hide(text)}\n${marker} end of question`
    const reading = await readPieces({
      pieces: (signal) => parts.model.compose({ instructions, task, signal }),
      read: () => 'go on',
      hasSentence: () => false,
      limits: parts.limits,
      stopped,
    })
    const asked = instructions.length + task.length
    await parts.use.spend(reading.tokens ?? estimateTokens(asked + reading.text.length))
    const japanese = restore(reading.text.trim())
    return reading.end === 'whole' && isQuestion(japanese) && parts.maySend(japanese) ? japanese : undefined
  }
}

function isQuestion(text: string): boolean {
  return (
    text !== '' &&
    text.length <= longestJapanese &&
    !/[\n{}<>]/.test(text) &&
    !holdsPlaceholder(text) &&
    detectLanguage(text) === 'ja' &&
    !isThirdLanguage(text)
  )
}
