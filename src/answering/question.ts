import { detectLanguage, type Language } from '../common/language.ts'
import type { Question } from './types.ts'

/** A question as it is searched for. */
export type ReadQuestion = {
  /** Without greetings, mentions and padding; at most `longestQuestion` characters. */
  readonly text: string
  /** The question of the thread it leans on, where it leans on one. */
  readonly context: string | undefined
  readonly language: Language
  /** The parts of a question that asks several things, at least one. */
  readonly parts: readonly string[]
  readonly wasCut: boolean
}

/** Characters of a question that are read; what stands beyond is left out, and the answer says so. */
export const longestQuestion = 2000

/** Reads a question: its language, what it is without politeness, its parts, and what it leans on. */
export function readQuestion(question: Question): ReadQuestion {
  const whole = question.text.replaceAll(/<[@#!][^>]*>/g, ' ').trim()
  const cut = whole.slice(0, longestQuestion)
  const text = withoutPadding(cut)
  const language = askedLanguage(text) ?? detectLanguage(text) ?? question.language
  return {
    text,
    context: leansOnBefore(text)
      ? question.previous?.findLast((before) => !asksForLanguage(before))
      : undefined,
    language,
    parts: splitParts(text),
    wasCut: whole.length > cut.length,
  }
}

/** Greetings, thanks and pleas taken off; the text itself where nothing else would remain. */
export function withoutPadding(text: string): string {
  let bare = text
  for (const pattern of padding) bare = bare.replaceAll(pattern, ' ')
  bare = bare.replaceAll(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(bare) ? bare : text.trim()
}

const padding = [
  /お疲れ(?:様|さま)(?:です|でした)?[。、！!]?/g,
  /お世話になって(?:おり|い)ます[。、！!]?/g,
  /(?:おはようございます|こんにち[はわ]|こんばん[はわ]|はじめまして)[。、！!]?/g,
  /(?:大変)?(?:恐れ入りますが|恐縮ですが|すみません(?:が)?|すいません(?:が)?|申し訳(?:ありません|ございません)が|お忙しいところ)[。、！!]?/g,
  /(?:ちょっと|少し|一つ|ひとつ)?(?:お聞きしたい|お伺いしたい|伺いたい|質問したい|聞きたい)(?:の|ん)?(?:ですが|です|だけど|ことがあります(?:が)?)[。、]?/g,
  /(?:について)?(?:教えて(?:いただけ(?:ます|ません)(?:か|でしょうか)|いただきたいです|ください(?:ませんか)?|もらえます(?:か)?|ほしいです|欲しいです)?|お教えください|ご教示(?:ください|いただけますか|願います))[。？?！!]?/g,
  /(?:について)?(?:簡単に|簡潔に|詳しく|くわしく|わかりやすく|分かりやすく|ざっくり|かんたんに|手短に|具体的に)?(?:説明|解説)(?:して(?:ください|下さい|くれ(?:ます|ません)か|ほしい(?:です)?|欲しい(?:です)?|もらえ(?:ます|ません)か)?|を?お願いします)[。？?！!]*/g,
  /(?:ざっくり|簡単に|かんたんに|手短に|要するに|一言で)(?:言うと|いうと|でいいので)?[、,]?/g,
  /(?:どうぞ)?(?:よろしく|宜しく)(?:お願い(?:し|いたし|致し)ます)?[。！!]?/g,
  /ありがとうございます[。！!]?/g,
  /^(?:あの|えっと|ええと|ねえ|ちなみに|ところで)[、,ー〜…\s]*/g,
  /\b(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: there| team| mamori)?[,.!]?\s/gi,
  /\b(?:thanks|thank you)(?: in advance| so much| very much)?[,.!]?(?=\s|$)/gi,
  /\b(?:could|can|would) you (?:please )?(?:tell me|explain|let me know|help me understand)\b,?/gi,
  /\b(?:please|kindly) (?:tell me|explain|let me know)\b,?/gi,
  /^\s*(?:list|name|give me|show me|tell me)\s+(?=(?:all |me )?(?:what|the|how|which|who|when|where|every)\b)/gi,
  /\b(?:walk me through|give me (?:a|an) (?:quick |short |brief )?(?:overview|summary) of|remind me(?: again)?(?: of)?|talk me through)\b/gi,
  /\b(?:briefly|in short|in a nutshell|in simple terms|in a few words)\b[,.]?/gi,
  /\bi(?:'d| would) like to (?:know|ask)\b(?: about| whether)?/gi,
  /\b(?:sorry to bother you|excuse me|quick question)\b[,.:!]?(?: but)?/gi,
]

/** Whether a text cannot be understood without the question before it. */
export function leansOnBefore(text: string): boolean {
  if (asksForLanguage(text)) return true
  const length = [...text.replaceAll(/[\s\p{P}]/gu, '')].length
  if (
    /^(?:それ|その|これ|この場合|そこ|じゃあ|では|なら|あと|で、|ほかに|他に|もっと|具体的|例えば|なぜ|なんで|どうして|英語で|日本語で)/.test(
      text,
    )
  )
    return length <= 25
  if (/^(?:and|but|so|then|what about|how about|why|in english|in japanese|for how|since when)\b/i.test(text))
    return text.split(/\s+/).length <= 8
  if (/\b(?:it|that|this|they|those|these|one)\b/i.test(text) && detectLanguage(text) === 'en')
    return text.split(/\s+/).length <= 7
  return /(?:それ|その場合|その時|そのとき|これ|この場合|そこ)/.test(text)
    ? length <= 30
    : length <= 7 && detectLanguage(text) === 'ja'
}

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

/** Characters up to which a text may be, or hold, a wish for a language. */
const longestWish = 60

function askedLanguage(text: string): Language | undefined {
  if (text.length > longestWish) return undefined
  if (wishFor('英語|えいご', 'english').test(text)) return 'en'
  if (wishFor('日本語|にほんご', 'japanese').test(text)) return 'ja'
  return undefined
}

// 「英語で教えて」 is a wish for the answer; 「英語で紹介したい」 and "what is it called in Japanese" ask about something.
function wishFor(japanese: string, english: string): RegExp {
  return new RegExp(
    `(?:${japanese})(?:で|だと|に)(?:も|は)?(?:もう一度)?(?:$|[。、?？!！]|答え|教え|説明して|回答|お願い|おねがい|ください|下さい|頼|言って|書いて|して(?:ください|ほしい|$|[。?？])|訳して|翻訳して)|(?<!\\b(?:called|say|said|name|named|term|word|write|spell)\\b.{0,40})\\b(?:in|into|to) ${english}\\b\\W*(?:please|pls)?\\W*$|^(?:please )?(?:answer|reply|say|tell|explain|write|translate)\\b.{0,20}\\b(?:in|into) ${english}\\b|^(?:and )?(?:in|into) ${english}\\b`,
    'iu',
  )
}

function splitParts(text: string): string[] {
  const parts = text
    .split(
      /[。？?！!\n]+|、(?:あと|それと|また)|(?:それと|それから|あと、)|[,;]?\s+and\s+(?=(?:how|what|who|when|where|which|is|are|do|does|can)\b)/i,
    )
    .map((part) => part.trim())
    .filter((part) => [...part].length >= 3)
  return parts.length === 0 ? [text] : parts
}
