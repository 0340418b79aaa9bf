/** The languages the bot speaks. */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

const japaneseLetter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

// An English question may name a thing in Japanese ("What does 自己確認 mean?"): the term is kanji or katakana, or in quotes.
const englishWords =
  /\b(?:what|what's|which|who|when|where|why|how|is|are|was|were|do|does|did|can|may|must|should|the|an?|of|to|for|we|i|our|my|in|on|with|and|or|between|mean|means|meaning|explain)\b/gi

/**
 * The language a text is written in: Japanese as soon as it holds kana or kanji, unless those are a term in an English
 * sentence; else English where it holds a Latin letter, else `undefined` (a number, an emoji), so that the caller falls
 * back on the person's locale.
 */
export function detectLanguage(text: string): Language | undefined {
  if (japaneseLetter.test(text)) return isEnglishAboutJapanese(text) ? 'en' : 'ja'
  if (/\p{Script=Latin}/u.test(text)) return 'en'
  return undefined
}

/** The bot's language for a Slack locale such as `ja-JP`: Japanese for Japanese, English for all others. */
export function languageOfLocale(locale: string | undefined): Language {
  return locale === undefined || locale.startsWith('ja') ? 'ja' : 'en'
}

function isEnglishAboutJapanese(text: string): boolean {
  const unquoted = text.replaceAll(/「[^」]*」|“[^”]*”|"[^"]*"|\([^)]*\)|（[^）]*）/gu, ' ')
  const written = /[\p{L}]/u.test(unquoted) ? unquoted : text
  return !/\p{Script=Hiragana}/u.test(written) && (written.match(englishWords)?.length ?? 0) >= 2
}
