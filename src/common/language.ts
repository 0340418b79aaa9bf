/** The languages the bot speaks. */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

const japaneseLetter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/**
 * The language a text is written in: Japanese as soon as it holds kana or kanji, else English where it holds a
 * Latin letter, else `undefined` (a number, an emoji), so that the caller falls back on the person's locale.
 */
export function detectLanguage(text: string): Language | undefined {
  if (japaneseLetter.test(text)) return 'ja'
  if (/\p{Script=Latin}/u.test(text)) return 'en'
  return undefined
}

/** The bot's language for a Slack locale such as `ja-JP`: Japanese for Japanese, English for all others. */
export function languageOfLocale(locale: string | undefined): Language {
  return locale === undefined || locale.startsWith('ja') ? 'ja' : 'en'
}
