import type { Language } from '../common/language.ts'
import { lacksKind, sharesConceptBy } from './asked.ts'
import { lacksDetail, type Said } from './details.ts'
import { normalise } from './normalise.ts'
import { isOwnRule } from './ownRules.ts'
import type { Candidate, Grounds } from './retrieve.ts'
import { holdsName, meaningOf, shareOfTerms } from './retrieve.ts'
import { countUnstated, holdsTopic, shareOfTopics, type Topic } from './topics.ts'
import { saysUnknown } from './unknown.ts'

/** What the gate looks at, each 0 to 1; shown by the evaluation. */
export type GateSigns = {
  readonly match: number
  readonly likeness: number
  /** The share of the question's words and concepts, by rarity, that the section holds. */
  readonly meaning: number
  /** The share of the question's topics, by rarity, that the section holds; `meaning` where it has none. */
  readonly topics: number
  /** How many of the topics no document knows. */
  readonly unknown: number
  /** How many of the things asked for the section does not hold. */
  readonly unstated: number
}

export type GateResult = { readonly open: boolean; readonly confidence: number; readonly signs: GateSigns }

/**
 * Confidence from which a section answers, 0 to 1. Of questions not seen before that a document answers, it lets about
 * 49 in 50 through where the right section was found; of questions on other subjects about one in thirty; of near misses
 * (on the subject, but stated nowhere; test/eval/nearMisses.jsonl) about one in six when they were first asked.
 */
export const gateThreshold = 0.55

/**
 * Fitted by logistic regression: questions in unusual words, questions on other subjects, and at a quarter of their
 * weight the golden ones, whose wording the ways of asking know. `unknown` counts once: one strange noun is enough to
 * make it another subject. So does `unstated`, whose weight is fitted on 2300 questions of ten sets, each set left out in
 * turn.
 */
const weights = {
  base: -2.93,
  match: 1.09,
  likeness: 2.13,
  meaning: 2.41,
  topics: 2.01,
  unknown: -2.54,
  unstated: -2.5,
} as const

/** Likeness beyond this is a way of asking word for word, which says no more. */
const likeEnough = 0.8

/**
 * A word of kanji that no document knows is as often a common one (余裕, 目玉) as a subject: beside a section found this
 * well it counts this share. Katakana and Latin words are names, and count in full.
 */
const foundWell = 0.6
const commonWordShare = 0.5

/** What a question of everyday words alone counts as holding of its topics: it has none that could be another subject. */
const subjectless = 0.55

/** Without any likeness to a way of asking, words that happen to meet are no grounds; a company's own rules mostly have none. */
const leastLikeness = 0.1

/**
 * Judges whether a section holds the answer to the question: by how well it was found, how like the question is to a
 * way of asking for it, how much of the question's meaning and topics it covers; and it must have a number or a
 * telephone number where one is asked for.
 */
export function judge(grounds: Grounds, candidate: Candidate, text: string, language: Language): GateResult {
  const signs = signsOf(grounds, candidate)
  const sum =
    weights.base +
    weights.match * signs.match +
    weights.likeness * Math.min(likeEnough, signs.likeness) +
    weights.meaning * signs.meaning +
    weights.topics * signs.topics +
    weights.unknown * Math.min(1, signs.unknown) * strangeness(grounds, candidate) +
    weights.unstated * Math.min(1, signs.unstated)
  const confidence = 1 / (1 + Math.exp(-sum))
  const strange = signs.likeness < leastLikeness && grounds.topics.length < 2 && !isOwnRule(candidate.section)
  const open =
    confidence >= gateThreshold &&
    !strange &&
    holdsName(candidate.profile, grounds.names) &&
    !lacksWhatIsAsked(text, language, candidate, sharesConceptBy(grounds.likeness))
  return { open, confidence, signs }
}

/** Whether a document of the company's own answers, on whatever subject: every topic of the question is known. */
export function holdsSurely(grounds: Grounds, text: string, language: Language): boolean {
  const [best] = grounds.candidates
  if (best === undefined || grounds.topics.length === 0) return false
  if (!isOwnRule(best.section)) return false
  const { open } = judge(grounds, best, text, language)
  return open && grounds.topics.every(({ known }) => known)
}

/** Whether a kind of fact is asked for that the section has none of; one that says it is not known lacks nothing. */
export function lacksWhatIsAsked(
  text: string,
  language: Language,
  { section }: { readonly section: Said },
  sharesConcept?: Parameters<typeof lacksKind>[2],
): boolean {
  if (saysUnknown(section.text)) return false
  const asked = normalise(text)
  const held = normalise(`${section.heading}\n${section.text}`)
  return (
    factKinds.some(({ asks, has }) => asks[language].test(asked) && !has.test(held)) ||
    lacksDetail(text, section) ||
    lacksKind(text, section, sharesConcept)
  )
}

function strangeness(grounds: Grounds, candidate: Candidate): number {
  const isCommon = grounds.topics.every((topic) =>
    topic.known ? !isOnlyOwn(grounds, candidate, topic) : /^\p{Script=Han}+$/u.test(topic.word),
  )
  return isCommon && candidate.score >= foundWell ? commonWordShare : 1
}

function signsOf(grounds: Grounds, candidate: Candidate): GateSigns {
  const words = meaningOf(grounds.question)
  // A question of filler words only means nothing that could be covered.
  const meaning = words.size === 0 ? 0 : shareOfTerms(candidate.profile, words)
  return {
    match: candidate.match,
    likeness: candidate.likeness,
    meaning,
    topics:
      grounds.topics.length === 0
        ? Math.max(meaning, subjectless)
        : shareOfTopics(candidate.profile, grounds.topics),
    unknown: grounds.topics.filter((topic) => !topic.known || isOnlyOwn(grounds, candidate, topic)).length,
    unstated: countUnstated(candidate.profile, grounds.topics),
  }
}

// A noun that only the company's own rules know is as strange to the other documents as one that none knows.
function isOnlyOwn({ candidates }: Grounds, { section }: Candidate, topic: Topic): boolean {
  if (isOwnRule(section)) return false
  const holding = candidates.filter(({ profile }) => holdsTopic(profile, topic))
  return holding.length > 0 && holding.every((each) => isOwnRule(each.section))
}

const factKinds = [
  {
    asks: { ja: /何(?:[かヶカケ]?月|日|週間?)前/, en: /\bhow (?:early|far (?:ahead|in advance))\b/ },
    has: /[\d一二三四五六七八九十].{0,4}前|\bbefore\b|\b(?:days?|weeks?|months?) (?:ahead|in advance)\b/,
  },
  { asks: { ja: /\burl\b|リンク先/, en: /\burl\b|\bweb address\b/ }, has: /https?:/ },
  {
    asks: {
      ja: /(?:合格|採択|取得|普及|達成)率|割合/,
      en: /\bwhat (?:percentage|share|proportion)\b|\b(?:pass|success|failure|adoption) rate\b/,
    },
    has: /\d ?(?:割|%)|半数|半分|per ?cent|\bthirds?\b|\bhalf\b|\b(?:most|majority)\b/,
  },
  {
    asks: {
      ja: /(?:事故|漏えい|漏洩|流出|インシデント)[^。?]{0,12}(?:件数|何件)|(?:件数|何件)[^。?]{0,8}(?:事故|漏え|漏洩|流出)/,
      en: /\bhow many (?:\w+ ){0,2}(?:incidents?|leaks?|accidents?|breaches)\b/,
    },
    has: /\d+件|件数|\d+ (?:incidents?|leaks?)|number of (?:past )?incidents/,
  },
  {
    asks: {
      ja: /電話(?:番号|は(?:$|[?？]))|携帯|ファックス番号|fax番号/,
      en: /\b(?:phone|telephone|fax) numbers?\b/,
    },
    has: /\d{2,4}-\d{2,4}-\d{3,4}|番号(?:は|を)?(?:公開|ありません|確認でき)|no (?:phone|telephone)|numbers? (?:change|age)/,
  },
  {
    asks: {
      ja: /何(?:年|件|点|日|時間|段階|回)|いくつ|どのくらいの(?:数|割合)/,
      en: /\bhow (?:many|long|often)\b|\bwhat (?:percentage|share|number)\b/,
    },
    has: /[\d一二三四五六七八九十]|毎|確認でき|決ま|示され|every|each|annual|not (?:been )?(?:confirmed|stated|found)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)\b/,
  },
] as const
