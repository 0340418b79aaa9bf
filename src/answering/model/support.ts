import type { Language } from '../../common/language.ts'
import { normalise } from '../normalise.ts'

/** The share of a sentence's words that its quotes hold at least. */
const leastSupported = 0.4
/** The share of its words that stand neither in the quotes, nor in their headings, nor in the question, at most. */
const mostStrange = 0.35

/**
 * Whether a sentence is about what its quotes are about: they share words, few come from nowhere, and it does not say
 * no where they say yes. It cannot tell whether the sentence follows from them; it stops a true quote from being hung on
 * something else. Shares chosen on hand-made sentences, see test/answering/model.
 */
export function isSupported(
  sentence: string,
  material: { readonly quotes: readonly string[]; readonly headings: string; readonly question: string },
  language: Language,
): boolean {
  const pieces = contentOf(sentence, language)
  if (pieces.size === 0) return false
  const quoted = contentOf(material.quotes.join('\n'), language)
  const around = contentOf(`${material.headings}\n${material.question}`, language)
  const supported = [...pieces].filter((piece) => quoted.has(piece)).length
  const strange = [...pieces].filter((piece) => !quoted.has(piece) && !around.has(piece)).length
  return (
    supported / pieces.size >= leastSupported &&
    strange / pieces.size <= mostStrange &&
    hasPolarityOf(sentence, material.quotes, language)
  )
}

/** Whether a text is written in a language: with kana for Japanese, mostly Latin letters with English words for English. */
export function isWrittenIn(text: string, language: Language): boolean {
  if (language === 'ja') return /[\p{Script=Hiragana}]/u.test(text)
  // A name in its own letters may stand behind its translation, in brackets.
  const bare = text.replaceAll(/[(（][^)）]*[)）]/g, '')
  const letters = bare.match(/\p{L}/gu) ?? []
  const latin = bare.match(/\p{Script=Latin}/gu) ?? []
  return latin.length > letters.length * 0.7 && englishWord.test(bare)
}

const englishWord =
  /\b(?:the|a|an|is|are|be|of|to|and|or|for|with|by|on|at|it|you|your|must|should|may|can|not|within|from|has|have|this|that|please|when|who|if|do|all|each|no)\b/i

// Japanese: pairs of neighbouring kanji or katakana, and Latin words; hiragana carry grammar. English: beginnings of words.
function contentOf(text: string, language: Language): Set<string> {
  const folded = normalise(text)
  if (language === 'en') {
    const words = folded.match(/[a-z][a-z'-]{2,}/g) ?? []
    return new Set(words.filter((word) => !fillers.has(word)).map((word) => word.slice(0, 5)))
  }
  const pieces = new Set<string>()
  for (const run of folded.match(/[\p{Script=Han}々]+|[\p{Script=Katakana}ー]+|[a-z][a-z0-9-]+/gu) ?? []) {
    if (run.length < 3 || /[a-z]/.test(run)) pieces.add(run)
    else for (let at = 0; at + 2 <= run.length; at += 1) pieces.add(run.slice(at, at + 2))
  }
  return pieces
}

const fillers = new Set(
  'the and for are was were has have had with that this these those from into its their them they you your can may must should will would could shall been being also such than then there when where which while who what how any all each every both other more most some about'.split(
    ' ',
  ),
)

function hasPolarityOf(sentence: string, quotes: readonly string[], language: Language): boolean {
  const pieces = quotes
    .flatMap((quote) => quote.split(/(?<=[。！？\n])|(?<=[.!?])\s/))
    .filter((piece) => piece.trim() !== '')
  return denies(sentence, language)
    ? pieces.some((piece) => denies(piece, language))
    : pieces.some((piece) => !denies(piece, language))
}

function denies(text: string, language: Language): boolean {
  const bare = normalise(text).replaceAll(notDenying[language], ' ')
  return denying[language].test(bare)
}

// Duties in double negation (なければなりません) and words that only look like one (少ない, no later than) say yes.
const notDenying: Readonly<Record<Language, RegExp>> = {
  ja: /な(?:ければ|くては|いと)(?:なりません|ならない|いけません|いけない)|かもしれ(?:ません|ない)|少な[いく]|ないし|に限(?:りません|らない)|(?:だけ|のみ)で(?:は)?なく|だけではありません/g,
  en: /\bnot only\b|\bno (?:later|more|less|fewer) than\b|\bwhether or not\b|\bif not\b|\bwithout delay\b/g,
}
const denying: Readonly<Record<Language, RegExp>> = {
  ja: /ません|ない|なく|ず(?=に|、|。|$)|不要|不可|禁止|対象外|だめ/,
  en: /\b(?:not|no|never|nobody|none|neither|nor|without|cannot|prohibited|forbidden)\b|n't\b/,
}
