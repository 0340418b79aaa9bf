import type { Language } from '../common/language.ts'
import { normalise } from './normalise.ts'
import type { Candidate, Grounds } from './retrieve.ts'
import { meaningOf } from './retrieve.ts'

/** What the gate looks at, each 0 to 1; shown by the evaluation. */
export type GateSigns = {
  readonly match: number
  readonly likeness: number
  /** The share of the question's words and concepts, by rarity, that the section holds. */
  readonly meaning: number
  /** How far the best stands above the second. */
  readonly lead: number
}

export type GateResult = { readonly open: boolean; readonly confidence: number; readonly signs: GateSigns }

/**
 * Confidence from which a section answers. Chosen by `npm run eval` so that of the product's own questions few that
 * can be answered are refused, and next to none that cannot are answered.
 */
export const gateThreshold = 0.5

/**
 * Judges whether a section holds the answer to the question: by how well it was found, how like the question is to a
 * way of asking for it, and how much of the question's meaning it covers; and it must have a number, a telephone
 * number or a link where one is asked for.
 */
export function judge(grounds: Grounds, candidate: Candidate, text: string, language: Language): GateResult {
  const signs = signsOf(grounds, candidate)
  const confidence = 0.35 * signs.match + 0.6 * signs.likeness + 0.55 * signs.meaning + 0.1 * signs.lead
  const open = confidence >= gateThreshold && !lacksWhatIsAsked(text, language, candidate)
  return { open, confidence, signs }
}

/** Whether a kind of fact is asked for that the section has none of. */
export function lacksWhatIsAsked(text: string, language: Language, candidate: Candidate): boolean {
  const asked = normalise(text)
  const held = normalise(`${candidate.section.heading}\n${candidate.section.text}`)
  return factKinds.some(({ asks, has }) => asks[language].test(asked) && !has.test(held))
}

function signsOf(grounds: Grounds, candidate: Candidate): GateSigns {
  const wanted = meaningOf(grounds.question)
  let all = 0
  let held = 0
  for (const [term, weight] of wanted) {
    all += weight
    if (candidate.profile.weights.has(term)) held += weight
  }
  const second = grounds.candidates.find(({ section }) => section.id !== candidate.section.id)
  return {
    match: candidate.match,
    likeness: candidate.likeness,
    meaning: all === 0 ? 0 : held / all,
    lead: Math.max(0, Math.min(1, candidate.score - (second?.score ?? 0))),
  }
}

const factKinds = [
  {
    asks: {
      ja: /電話(?:番号|は|$|[?？])|携帯|ファックス番号|fax番号/,
      en: /\b(?:phone|telephone|fax) numbers?\b/,
    },
    has: /\d{2,4}-\d{2,4}-\d{3,4}|番号(?:は|を)?(?:公開|ありません|確認でき)|no (?:phone|telephone)|numbers? (?:change|age)/,
  },
  {
    asks: {
      ja: /何(?:年|社|人|件|点|割|日|時間|段階|機関|項目|問|パーセント|回)|いくつ|どのくらいの(?:数|割合)/,
      en: /\bhow (?:many|long|often)\b|\bwhat (?:percentage|share|number)\b/,
    },
    has: /[\d一二三四五六七八九十]|毎|確認でき|決ま|every|each|annual|not (?:been )?(?:confirmed|stated|found)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/,
  },
] as const
