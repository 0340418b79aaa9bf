import type { Said } from './details.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Likeness } from './likeness.ts'
import { normalise } from './normalise.ts'
import { isOwnRule, lacksCount } from './ownRules.ts'
import { splitSentences } from './sentences.ts'
import { kindOf, termKinds } from './terms.ts'
import { englishStem } from './words.ts'

/** A kind of thing asked for, and what may be the act it is asked of (「誰が署名する」: 署名): none that is no more than doing or being. */
type Asked = { readonly kind: Kind; readonly acts: readonly Act[] }
type Act = { readonly word: string; readonly written: string }

/** Whether two words, or a word and a text, name one concept of the glossary or of everyday talk. */
type SharesConcept = (word: string, text: string) => boolean

/**
 * Whether a kind of thing is asked for that the section does not tell: no sentence of it holds one (an answer to 「何部
 * まで」 needs copies, one to 「誰が」 somebody), or none that does names the act it is asked of, and no way of asking for
 * the section asks the same. So it was for 70 of 129 near misses that would have been answered, and for one of some
 * 2,000 questions that are. In the company's own rules, which name people and places that no list of ours has, any
 * sentence may tell who and where, and an amount need not name its act.
 */
export function lacksKind(text: string, section: Said, sharesConcept: SharesConcept = never): boolean {
  const isOwn = isOwnRule(section)
  if (isOwn && lacksCount(text, section)) return true
  const asked = findAsked(normalise(text))
  if (asked.length === 0) return false
  const ways = [section.heading, ...section.asked].map(normalise)
  const heading = ways[0] ?? ''
  const sentences = splitSentences(section.text).map(({ raw }) => normalise(raw))
  return asked.some(({ kind, acts }) => {
    const alike = ways.filter((way) => (kind.ways ?? kind.asks).test(way))
    const told = isOwn && kind.isOpen ? undefined : kind.told
    const telling = sentences.filter((sentence) => told?.test(sentence) ?? true)
    if (alike.length === 0 && telling.length === 0 && !(told?.test(heading) ?? true)) return true
    if (isOwn && kind.isAmount) return false
    const places =
      kind.isOfTheSentence && !isOwn
        ? [...alike, ...telling.map((sentence) => `${heading} ${sentence}`)]
        : [...ways, ...sentences]
    return lacksActs(acts, places, ways, sharesConcept)
  })
}

// What stands before the verb ("when will the star rating start") may be the section's subject: then the next word is
// looked for. One alone has to be told.
function lacksActs(
  acts: readonly Act[],
  places: readonly string[],
  ways: readonly string[],
  sharesConcept: SharesConcept,
): boolean {
  const isNamed = ({ word, written }: Act, among: readonly string[]) =>
    among.some((place) => names(place, word)) || among.some((place) => sharesConcept(written, place))
  for (const act of acts) {
    if (isNamed(act, places)) return false
    if (!isNamed(act, ways)) return true
  }
  return acts.length === 1
}

/** By a comparison's concepts. */
export function sharesConceptBy(likeness: Likeness): SharesConcept {
  const conceptsOf = (text: string) =>
    [...likeness.profile(text).weights.keys()].filter((term) => kindOf(term) === termKinds.concept)
  return (word, text) => {
    const named = conceptsOf(word)
    if (named.length === 0) return false
    const held = new Set(conceptsOf(text))
    return named.some((concept) => held.has(concept))
  }
}

function never(): boolean {
  return false
}

function findAsked(text: string): Asked[] {
  const isJapanese = /[ぁ-んァ-ヶ一-龯]/.test(text)
  return kinds.flatMap((kind) => {
    const found = kind.asks.exec(text)
    if (found === null) return []
    const rest = text.slice(found.index + found[0].length)
    const acts = isJapanese
      ? found[1] === undefined
        ? actIn(rest)
        : actOf(found[1], found[0])
      : englishActsIn(found[1] ?? passive.exec(`${found[0]}${rest}`)?.[1] ?? rest)
    // After "who" stands the verb itself.
    return [{ kind, acts: [acts ?? []].flat().slice(0, found[0].startsWith('who') ? 1 : undefined) }]
  })
}

// The last noun or verb of the clause: 「誰がこの紙に印を押すのか」 asks who presses.
function actIn(rest: string): Act | undefined {
  const clause = /^[^、。?？!！\n]*/.exec(rest)?.[0] ?? ''
  if (/^の(?!\p{Script=Han}+[でにがを])/u.test(clause)) return undefined
  const runs = [...clause.matchAll(/(\p{Script=Han}{1,4}|[\p{Script=Katakana}ー]{2,})[ぁ-ん]{0,2}/gu)]
  return runs.flatMap(([written, word = '']) => actOf(word, written) ?? []).at(-1)
}

function actOf(word: string, written: string): Act | undefined {
  return plainActs.test(word) ? undefined : { word, written }
}

function englishActsIn(rest: string): Act[] {
  const words = rest.match(/[a-z][a-z'-]+/g) ?? []
  return words
    .filter((word) => !plainActsInEnglish.has(word) && !/[a-z]{2}ly$/.test(word))
    .map((word) => ({ word: englishStem(word), written: word }))
}

// "When is it handed over": the participle is what is done.
const passive = /\b(?:be|is|are|was|were)\b[^,;]*?\b([a-z]{3,}ed)\b/

function names(place: string, act: string): boolean {
  if (/^[a-z]/.test(act))
    return (place.match(/[a-z][a-z'-]+/g) ?? []).some((word) => isOfOneStem(englishStem(word), act))
  const alike = families.filter((each) => [...act].every((letter) => each.includes(letter))).join('')
  if ([...alike].some((each) => place.includes(each))) return true
  return (
    place.includes(act) ||
    (act.length > 2 && [act.slice(0, 2), act.slice(-2)].some((half) => place.includes(half)))
  )
}

// "Approves" and "approval", "requests" and "requested".
function isOfOneStem(word: string, act: string): boolean {
  return (
    word === act || (act.length >= 5 && word.startsWith(act)) || (word.length >= 5 && act.startsWith(word))
  )
}

/** Kanji of verbs that mean much the same in a question. */
const families: readonly string[] =
  '出渡与送提交 書記答入込 言伝報知告届 貼載付使用示掲 読見閲入込 捨廃棄入 消削 残保存 終切 始開施 置保管納入 代副 頼依注申請求 交換替 集合会 直修理 借貸'.split(
    ' ',
  )

/** Acts that are no more than doing, being or being so. */
const plainActs =
  /^(?:[良行要思考方人者誰何目程頃後前中時間番話多許例持扱]|必要|大丈夫|以内|場合|実際|一番|最[初後近]|普通|正解|問題|理由|外部|責任)$/
const plainActsInEnglish: ReadonlySet<string> = new Set(
  `is are was were be been being am do does did done can could may might must should shall will would have has had having i we you
   he she it they the a an to of our my your their his her us me in on at for from with by this that these those there
   go going get gets got take takes took need needs want allowed permitted supposed responsible people person one who
   else many much long often soon exactly normally usually really company and or if not about when how make makes made
   give gives given giving ask asks handle handles charge right someone somebody into out up ought per each every have let
   kind sort then outside outsider until days number times turn look find run runs happen happens mean means`.split(
    /\s+/,
  ),
)
