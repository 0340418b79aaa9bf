import { spellOut } from '../common/contractions.ts'
import { detectLanguage, type Language } from '../common/language.ts'
import { splitCircumstance, splitParts, splitThings } from './parts.ts'
import { preambles } from './preambles.ts'
import type { Question } from './types.ts'
import { askedLanguage, asksForEasyJapanese, asksForLanguage, splitWish } from './wish.ts'

/** A question as it is searched for. */
export type ReadQuestion = {
  /** Without greetings, mentions and padding; at most `longestQuestion` characters. */
  readonly text: string
  /** The question of the thread it leans on, where it leans on one; of a question with a wish in it, the question. */
  readonly context: string | undefined
  /** Whether the text held both: `context` is the question, and `text` the wish for its answer. */
  readonly isWished: boolean
  readonly language: Language
  /** The parts of a question that asks several things, at least one. */
  readonly parts: readonly string[]
  /** What is told around the one sentence that asks, which is then the only part; `undefined` for other questions. */
  readonly circumstance: string | undefined
  /** What the parts are about, where it is several things of one subject; else empty. */
  readonly things: readonly string[]
  readonly wasCut: boolean
}

/** Characters of a question that are read; what stands beyond is left out, and the answer says so. */
export const longestQuestion = 2000

/** Reads a question: its language, what it is without politeness, its parts, and what it leans on. */
export function readQuestion(question: Question): ReadQuestion {
  const whole = question.text.replaceAll(/<[@#!][^>]*>/g, ' ').trim()
  const cut = whole.slice(0, longestQuestion)
  const wasCut = whole.length > cut.length
  const wished = splitWish(cut)
  if (wished !== undefined) {
    const { wish: text, rest: context, language } = wished
    const parts = [text]
    return { text, context, isWished: true, language, parts, circumstance: undefined, things: [], wasCut }
  }
  const text = withoutPadding(cut)
  const language = askedLanguage(text) ?? detectLanguage(text) ?? question.language
  const things = splitThings(text, language)
  const told = things.length > 0 ? undefined : splitCircumstance(text)
  return {
    text,
    context: leansOnBefore(text)
      ? question.previous?.findLast((before) => !asksForLanguage(before) && !asksForEasyJapanese(before))
      : undefined,
    isWished: false,
    language,
    parts:
      told !== undefined
        ? [told.asked]
        : things.length > 0
          ? things.map((thing) => thing.question)
          : splitParts(text),
    circumstance: told?.circumstance,
    things: things.map(({ name }) => name),
    wasCut,
  }
}

/** Greetings, preambles, thanks and pleas taken off; the text itself where nothing else would remain. */
export function withoutPadding(text: string): string {
  let bare = spellOut(text)
  for (const pattern of [...preambles, ...padding]) bare = bare.replaceAll(pattern, ' ')
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
  /\b(?:briefly|in short|in a nutshell|in simple terms|in a few words|in (?:one|1|a|two|2) (?:short )?(?:sentences?|lines?))\b[,.]?/gi,
  /\bi(?:'d| would) like to (?:know|ask)\b(?: about| whether)?/gi,
  /\b(?:sorry to bother you|excuse me|quick question)\b[,.:!]?(?: but)?/gi,
]

/** Whether a text cannot be understood without the question before it. */
export function leansOnBefore(text: string): boolean {
  if (asksForLanguage(text) || asksForEasyJapanese(text)) return true
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
