import type { Language } from '../common/language.ts'

/** Several things asked in one breath: a name for each, and the question for it alone. Empty where one thing is asked. */
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
 * The one sentence that asks (「現場で一つのIDを使っています。問題はありますか」), apart from those that only tell what it is
 * about; `undefined` where one sentence is all, where several ask, or none.
 */
export function splitCircumstance(
  text: string,
): { readonly asked: string; readonly circumstance: string } | undefined {
  const sentences = text.split(sentenceEnds).flatMap((each) => each.trim() || [])
  const [asked, ...others] = sentences.filter((sentence) => asksSomething.test(sentence))
  if (asked === undefined || others.length > 0 || sentences.length < 2) return undefined
  return { asked, circumstance: sentences.filter((sentence) => sentence !== asked).join(' ') }
}

/**
 * The things of 「認証の期間と費用は」, 「ロゴは誰が使えて、色は変えていい？」 or "who may use the logo and can we change its
 * colour", each asked alone. A comparison (「AとBの違いは」) asks one thing.
 */
export function splitThings(text: string, language: Language): Things {
  const bare = text.replace(/[。.?？！!\s]+$/, '')
  if (language === 'en') return namedInEnglish(bare) ?? askedInEnglish(bare) ?? []
  return named(bare) ?? (asked(bare).length > 1 ? asked(bare) : [])
}

function named(text: string): Things | undefined {
  if (/違|差|関係|どちら|どっち|同じ|比/.test(text)) return undefined
  const owners = ofSeveral.exec(text)
  if (owners !== null) {
    const [, one = '', other = '', what = ''] = owners
    return [one, other].map((owner) => ({ name: `${owner}の${what}`, question: `${owner}の${what}は` }))
  }
  const found = severalOwned.exec(text) ?? several.exec(text)
  if (found === null) return undefined
  const [, subject = '', ...names] = found
  return names.filter((name) => name !== undefined).map((name) => ({ name, question: `${subject}${name}は` }))
}

// 「事故はいつまでに、誰に言えばいい」: what a clause lacks, its subject or what is done, it has from the first or the last.
function asked(text: string): Things {
  if (/[。？?！!\n]/.test(text)) return []
  const clauses = clausesOf(text)
  if (clauses.length < 2 || !clauses.every((clause) => asks.test(clause))) return []
  const [first = ''] = clauses
  const subject = subjectOf.exec(first)?.[1] ?? ''
  const [when = ''] = subject === '' ? (circumstance.exec(first) ?? []) : []
  if (subject === '' && when === '' && !openEnded.test(first)) return []
  const [owner = ''] = subject.split('の')
  const done = new RegExp(`${what}(?:まで)?[にをでがへ]?(.+)$`).exec(clauses.at(-1) ?? '')?.[1] ?? ''
  return clauses.map((clause, at) => {
    const whole =
      openEnded.test(clause) && subject === '' ? `${clause}${done}` : clause.replace(/(?:で|し)$/, '')
    const own = subjectOf.exec(clause)?.[1]
    // A noun alone is one of the subject's (「色は」); one that says whose it is stands alone.
    if (at === 0 || subject === '' || own?.includes('の'))
      return { name: clause, question: at === 0 ? whole : `${when}${whole}` }
    const question = own === undefined ? `${subject}は${whole}` : `${owner}の${whole}`
    return { name: clause, question }
  })
}

// At its commas, but for those after a circumstance (「漏れたときは、誰に」) or inside a number.
function clausesOf(text: string): string[] {
  const clauses: string[] = []
  let before = ''
  for (const piece of text.split(/(?<=[^\d])、/)) {
    const clause = `${before}${piece}`.replace(/(?<=[法順式先類限容割件目数])と$/, 'は')
    before = asks.test(clause) ? '' : `${clause}、`
    if (before === '') clauses.push(clause)
  }
  return before === '' ? clauses : [...clauses, before]
}

// The last noun with an article; in a question with "does" the last word is the verb.
function nounIn(question: string): string | undefined {
  const withoutVerb = /\b(?:do|does|did) (?:the|our|an?)\b/i.test(question)
    ? question.replace(/ [a-z]+$/i, '')
    : question
  return /.*\b(?:the|an?|our|my) ([a-z-]+(?: [a-z-]+)?)/i.exec(withoutVerb)?.[1]
}

function namedInEnglish(text: string): Things | undefined {
  const found = severalInEnglish.exec(text)
  if (found === null || /\b(?:differ\w*|between|same|both)\b/i.test(text)) return undefined
  const [, first = '', second = '', of = ''] = found
  return [first, second].map((name) => ({ name, question: `What is the ${name}${of}?` }))
}

// A pronoun stands for what the other part names.
function askedInEnglish(text: string): Things | undefined {
  if (/[.?!]\s/.test(text)) return undefined
  const parts = text.split(joined)
  if (parts.length !== 2 || !parts.every((part) => asksInEnglish.test(part))) return undefined
  return parts.map((name, at) => {
    if (at > 0 && name.split(' ').length < 3)
      return { name, question: `${name} ${parts[0]?.replace(askingWord, '') ?? ''}?` }
    const thing = nounIn(parts[1 - at] ?? '')
    const question =
      thing === undefined ? name : name.replace(/\b(?:it|its|they|their|them|this|that)\b/i, `the ${thing}`)
    return { name, question: `${question}?` }
  })
}

const what = '(?:何|誰|だれ|どなた|いつ|どこ|どちら|いくら|いくつ|どう|どの|どれ|どんな|なぜ|なんで)'
const asks = new RegExp(
  `${what}(?!か[がを]|も|でも)|(?:必要|要る|いる|ある|いい|よい|できる|無料|有料|義務|だめ|は)(?:ですか|か)?[でし]?$`,
)
const openEnded = new RegExp(`${what}(?:まで|から)?[にをでがへ]?$`)
const circumstance = /^[^、]{2,20}?(?:たら|れば|とき|場合)(?=は|、|[何誰いど])/
const subjectOf = new RegExp(
  `^([^、]{2,20}?)(?:は|(?<![言思使待持行会知])って)(?=.*${what}|.*(?:いい|必要|$))`,
)

// A noun by its script, with its kana (手続き, 取り方, お金): 「認証とった会社」 and 「漏れたとき」 name no two things.
const noun =
  '(?:お金|[\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z0-9]{2,12}(?:さ|[りきけえい]?方?)|[\\p{Script=Han}]{1,3}(?:さ|[りきけえいめし]方))'
const several = new RegExp(
  `^(?:(.*(?:の|[るたう])))?(${noun})と、?(${noun}|${noun}の${noun}(?=と))(?:と(${noun}))?(?:は|って|について|を|が知りたい)?(?:何|いくら)?(?:ですか)?$`,
  'u',
)
const severalOwned = new RegExp(
  `^(${noun}の)(${noun})と、?(${noun}の${noun})(?:は|って|について)?(?:何|いくら)?(?:ですか)?$`,
  'u',
)
// 「ISMSとPマークの費用」: one thing of several owners.
const ofSeveral = new RegExp(
  `^(${noun})と(${noun})の(${noun})(?:は|って|について)?(?:何|いくら)?(?:ですか)?$`,
  'u',
)
const severalInEnglish =
  /^(?:what(?:'s| is| are) |explain |tell me )?the ([a-z][a-z -]{1,24}) and (?:the )?(?!(?:how|what|when|who|where|why|which|can|is|are|do|does) )([a-z][a-z -]{1,24}?)((?: (?:of|for) .+?)?)$/i
const asking =
  '(?:(?:by|to|for|from|in|at|until|since) )?(?:how|what|whom?|when|where|which|why|is|are|do|does|can|may|must|should)\\b'
const askingWord = /^(?:whom?|what|when|where|which|how(?: (?:many|much|long|often|soon|fast))?)\b/i
const joined = new RegExp(`,?\\s+and\\s+(?=${asking})`, 'i')
const asksInEnglish = new RegExp(`(?:^|, )${asking}`, 'i')

// A point after an abbreviation ends no sentence.
const sentenceEnds =
  /(?<=[。！？])|(?<=[!?])\s+|\n+|(?<=[a-z0-9)]\.)(?<!\b(?:co|ltd|inc|no|mr|mrs|ms|dr|vs)\.)\s+/i
const asksSomething = new RegExp(
  `[?？]|(?:か(?:ね|な|なあ?)?|の|でしょう|っけ|かしら)[。！!]?$|${what}(?!か(?!ら)|も|でも)|教えて|知りたい|[てで](?:ください|ほしい)|^(?:(?:please|and|but|so) )?(?:tell|explain|${asking})`,
  'i',
)
