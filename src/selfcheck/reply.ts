/**
 * Reads what somebody typed in answer to an item: which option is meant and whether it is plain enough to be taken
 * without asking. Rules in tables, no model. A reply with two negations, a yes beside a no, or a guess is asked back:
 * an answer nobody gave is worse than one more question.
 */
import { detectLanguage } from '../common/language.ts'
import { readEnglish } from './replyEnglish.ts'
import { readJapanese } from './replyJapanese.ts'
import { meanings, type ReplyReading } from './replyReading.ts'
import { normaliseReply } from './replyText.ts'
import type { Option } from './types.ts'

/** Reads a reply of any length; only its first 300 characters count. Never throws. */
export function readReply(text: string): ReplyReading {
  const reply = normaliseReply(text)
  if (reply === '') return { kind: 'unclear' }
  return detectLanguage(reply) === 'en' ? readEnglish(reply) : readJapanese(reply)
}

/**
 * The option of a checklist that a reply means: first by the words on the buttons, then by meaning. `option` is `null`
 * where the reply is no answer, or means an option this checklist does not have.
 */
export function parseReply(
  text: string,
  options: readonly Option[],
): { readonly option: string | null; readonly sure: boolean; readonly reading: ReplyReading } {
  const typed = normaliseReply(text)
  const named = options.find(({ label }) =>
    Object.values(label).some((word) => normaliseReply(word) === typed),
  )
  if (named !== undefined && !isMeaning(named.id))
    return { option: named.id, sure: true, reading: readReply(text) }
  const reading = readReply(text)
  if (reading.kind !== 'answer') return { option: null, sure: reading.kind === 'command', reading }
  const meant = options.find(({ id }) => id === reading.meaning)
  if (meant === undefined) return { option: null, sure: false, reading: { kind: 'unclear' } }
  return { option: meant.id, sure: reading.sure, reading }
}

function isMeaning(id: string): boolean {
  return meanings.some((meaning) => meaning === id)
}
