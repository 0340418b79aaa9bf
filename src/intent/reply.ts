/** What the documents hold for a message, as far as the choice needs it. */
type Found = { readonly kind: 'answered' } | { readonly kind: 'not_found'; readonly refusal: string }

/** Refusals that only say that nothing was found; all others decline a demand by its kind. */
const nothingFound = new Set(['no-grounds', 'not-stated'])

/**
 * How a message that is no incident is replied to, once its intent and what the documents hold are known. What is
 * declined by its kind is declined however it is dressed; all else follows the intent. Small talk is known by there
 * being nothing to answer with.
 */
export function chooseReply(
  text: string,
  intent: 'question' | 'selfcheck' | 'other',
  found: Found,
): 'answer' | 'selfcheck' | 'small-talk' {
  const isDeclined = found.kind === 'not_found' && !nothingFound.has(found.refusal)
  // 「안녕하세요」 is in a language that is not read, and a greeting all the same.
  const isGreeting = intent === 'other' && found.kind === 'not_found' && found.refusal === 'third-language'
  if (isGreeting) return 'small-talk'
  if (isDeclined) return 'answer'
  if (intent === 'selfcheck') return 'selfcheck'
  return intent === 'other' && found.kind === 'not_found' && !asksForFacts(text) ? 'small-talk' : 'answer'
}

// A question on another subject is told that nothing was found; a greeting, or a question about the bot, is talk.
function asksForFacts(text: string): boolean {
  if (/こん(?:にち|ばん)は[。!！]?\s*$/.test(text)) return false
  if (/君|きみ|あなた|お前|名前|元気|調子|mamori|まもり|ボット|\b(?:you|your|who are|how are)\b/i.test(text))
    return false
  return /[?？]\s*$|(?:は|か|の|方法|教えて(?:ください|ほしい)?|ください|したい)[。!！]?\s*$/.test(text)
}
