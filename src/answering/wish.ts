import type { Language } from '../common/language.ts'

/** Whether a text asks for nothing but another language: 「英語で教えて」, "in Japanese, please". */
export function asksForLanguage(text: string): boolean {
  const rest = text
    .toLowerCase()
    .replaceAll(/(?:英語|日本語|えいご|にほんご)(?:で|だと|に(?:して|訳して|翻訳して)?)(?:は|も)?/g, ' ')
    .replaceAll(/\b(?:in|into|to) (?:english|japanese)\b/g, ' ')
    .replaceAll(
      /もう一度|お願いします|お願い|ください|下さい|教えて|答えて|説明して|言って|書いて|それ(?:を)?|今の|回答/g,
      ' ',
    )
    .replaceAll(
      /\b(?:please|can|could|you|say|tell|explain|answer|repeat|write|translate|that|it|this|me|and|now|the)\b/g,
      ' ',
    )
  return askedLanguage(text) !== undefined && !/[\p{L}\p{N}]{2,}/u.test(rest)
}

/** Whether a text asks for nothing but easy Japanese: 「やさしい日本語で」, "in easy Japanese, please". */
export function asksForEasyJapanese(text: string): boolean {
  const bare = text.replace(easy, '')
  return bare !== text && asksForLanguage(bare)
}

const easy =
  /(?:やさしい|優しい|易しい|簡単な|かんたんな|わかりやすい|分かりやすい) ?(?=日本語|にほんご)|\b(?:easy|simple|plain) (?=japanese)/iu

/** Characters up to which a text may be, or hold, a wish for a language. */
const longestWish = 60

export function askedLanguage(text: string): Language | undefined {
  if (text.length > longestWish) return undefined
  if (wishFor('英語|えいご', 'english').test(text)) return 'en'
  if (wishFor('日本語|にほんご', 'japanese').test(text)) return 'ja'
  return undefined
}

// 「英語で教えて」 is a wish for the answer; 「英語で紹介したい」 and "what is it called in Japanese" ask about something.
function wishFor(japanese: string, english: string): RegExp {
  return new RegExp(
    `(?:${japanese})(?:で|だと|に)(?:も|は)?(?:もう一度)?(?:$|[。、?？!！\\s]|答え|教え|説明して|回答|お願い|おねがい|ください|下さい|頼|言って|書いて|して(?:ください|ほしい|$|[。?？])|訳して|翻訳して)|(?<!\\b(?:called|say|said|name|named|term|word|write|spell)\\b.{0,40})\\b(?:in|into|to) ${english}\\b\\W*(?:please|pls)?\\W*$|^(?:please )?(?:answer|reply|say|tell|explain|write|translate)\\b.{0,20}\\b(?:in|into) ${english}\\b|^(?:and )?(?:in|into) ${english}\\b`,
    'iu',
  )
}

/** A question that says in one text what it asks and how the answer is wished: in which language, or in easy Japanese. */
type WishedQuestion = { readonly wish: string; readonly rest: string; readonly language: Language }

/** Takes the wish out of a question; `undefined` where there is none, or nothing beside it. */
export function splitWish(text: string): WishedQuestion | undefined {
  if (asksForLanguage(text) || asksForEasyJapanese(text)) return undefined
  const language = easyWish.test(text) ? 'ja' : askedLanguage(text)
  const wish = easyWish.exec(text)?.[0] ?? languageWish.exec(text)?.[0]
  if (language === undefined || wish === undefined) return undefined
  const rest = text
    .replace(wish, ' ')
    .replace(/[をは、,\s]+$/u, '')
    .trim()
  return /[\p{L}\p{N}]{2,}/u.test(rest) ? { wish: wish.trim(), rest, language } : undefined
}

const asking =
  '(?:(?:お願い|おねがい)(?:します|できますか)?|(?:教え|答え|説明し|書い|言っ)て(?:ください|下さい|ほしい(?:です)?)?|ください|下さい)'

const easyWish = new RegExp(
  `(?:やさしい|優しい|易しい|簡単な|かんたんな|わかりやすい|分かりやすい) ?(?:日本語|にほんご)で(?:${asking}|(?=$|[\\s。、?？!！]))|,?\\s*\\bin (?:easy|simple|plain) japanese\\b,?(?:\\s*please)?`,
  'iu',
)

const languageWish = new RegExp(
  `(?:英語|えいご|日本語|にほんご)(?:で|だと)(?:も|は)?(?:もう一度)?(?:${asking}|(?=$|[\\s。、?？!！]))|,?\\s*\\b(?:in|into) (?:english|japanese)\\b,?(?:\\s*please)?`,
  'iu',
)
