import type { Language } from '../common/language.ts'

/** Several things asked of one subject: a name for each, and the question for it alone. Empty where one thing is asked. */
type Things = readonly { readonly name: string; readonly question: string }[]

/** The parts of a question that asks several things one after the other, at least one. */
export function splitParts(text: string): string[] {
  const parts = text
    .split(
      /[。？?！!\n]+|、(?:あと|それと|また)|(?:それと|それから|あと、)|[,;]?\s+and\s+(?=(?:how|what|who|when|where|which|is|are|do|does|can)\b)/i,
    )
    .map((part) => part.trim())
    .filter((part) => [...part].length >= 3)
  return parts.length === 0 ? [text] : parts
}

/**
 * The things of 「認証の期間と費用は」 or "the steps and the cost of certification", each asked alone. A comparison
 * (「AとBの違いは」) asks one thing.
 */
export function splitThings(text: string, language: Language): Things {
  if (language === 'en') return englishThings(text)
  const found = several.exec(text)
  if (found === null || /違|差|関係|どちら|どっち|同じ|比/.test(text)) return []
  const [, subject = '', ...names] = found
  return names.filter((name) => name !== undefined).map((name) => ({ name, question: `${subject}${name}は` }))
}

function englishThings(text: string): Things {
  const found = severalInEnglish.exec(text)
  if (found === null || /\b(?:differ\w*|between|same|both)\b/i.test(text)) return []
  const [, first = '', second = '', of = ''] = found
  return [first, second].map((name) => ({ name, question: `What is the ${name}${of}?` }))
}

// A noun by its script, with its kana (手続き, 取り方, お金): 「認証とった会社」 and 「漏れたとき」 name no two things.
const noun = '(?:お金|[\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z0-9]{2,12}[りきけえい]?方?)'
const several = new RegExp(
  `^(?:(.*(?:の|[るたう])))?(${noun})と(${noun}|${noun}の${noun}(?=と))(?:と(${noun}))?(?:は|って|について|を|が知りたい)?(?:何|いくら)?(?:ですか)?[。?？\\s]*$`,
  'u',
)
const severalInEnglish =
  /^(?:what(?:'s| is| are) |explain |tell me )?the ([a-z][a-z -]{1,24}) and (?:the )?([a-z][a-z -]{1,24}?)((?: (?:of|for) .+?)?)[.?\s]*$/i
