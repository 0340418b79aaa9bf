/**
 * Reads what a message wants before any domain is asked: a live leak (incident), a self-check, small talk, or a
 * question, which is everything else. Rules in tables, no model, no I/O: a text that may be a leak report goes nowhere.
 *
 * Words: a *cue* speaks for a type of leak (from the incident types' files); a *sign* speaks for or against the mishap
 * being real and now. A message is an incident when a mishap is named strongly enough and some sentence asserts it,
 * once everything merely supposed, taught, forbidden or reported of others is masked.
 */
import { detectLanguage, type Language } from '../common/language.ts'
import { isThirdLanguage } from '../common/thirdLanguage.ts'
import { readAsking } from './asking.ts'
import { findForeignLeak } from './foreign.ts'
import { livenessTables } from './liveness.ts'
import type { Cue, IncidentCues, LeakType } from './schema.ts'
import { readsLikeSelfcheck } from './selfcheck.ts'
import { readsLikeSmallTalk } from './smallTalk.ts'
import { normalise, splitSentences } from './text.ts'
import type { LivenessTables, Sign } from './types.ts'
import { compilePattern } from './vocabulary.ts'

export { chooseReply } from './reply.ts'
export { IncidentCues, leakTypes } from './schema.ts'

/**
 * What a message wants. `score` is 0..1, how strongly it reads as a live leak, whatever the intent; an incident has
 * at least 0.5. Not a probability.
 */
export type Intent =
  | { readonly intent: 'incident'; readonly leakType: LeakType; readonly score: number }
  | { readonly intent: 'question' | 'selfcheck' | 'other'; readonly score: number }

/** Reads messages; never keeps one. */
export type IntentReader = {
  /** The intent of one message of any length; only its first 2,000 characters count. Never throws. */
  read(text: string): Intent
}

/**
 * A reader that knows the given types of leak.
 *
 * @throws SyntaxError when a cue is not a regular expression or names an unknown word group; the message names the
 *   type and the cue.
 */
export function createIntentReader(parts: { readonly types: readonly IncidentCues[] }): IntentReader {
  const compiled = parts.types.map(compileType)
  return {
    read(text) {
      const message = normalise(text)
      const foreign = isThirdLanguage(message) ? findForeignLeak(message) : undefined
      if (foreign !== undefined) return { intent: 'incident', leakType: foreign, score: foreignScore }
      const leak = readLeak(message, compiled)
      if (leak !== undefined && leak.score >= 0.5) {
        return { intent: 'incident', leakType: leak.leakType, score: leak.score }
      }
      const score = leak?.score ?? 0
      if (readsLikeSelfcheck(message)) return { intent: 'selfcheck', score }
      if (readsLikeSmallTalk(message)) return { intent: 'other', score }
      return { intent: 'question', score }
    },
  }
}

type CompiledCue = {
  readonly all: readonly RegExp[]
  readonly unless: RegExp | undefined
  readonly weight: number
}
type CompiledType = {
  readonly id: LeakType
  readonly cues: Readonly<Record<Language, readonly CompiledCue[]>>
}

/** Of a mention in a language that is not understood: enough to be an incident, and no surer. */
const foreignScore = 0.5
/** Cues must weigh this much together before a mishap counts as named. */
const namedFrom = 3
/** What a well-named mishap adds to its liveness: up to 8 × 0.15. */
const namedShare = 0.15
const namedUpTo = 8
/** What is lost when the mishap and its assertion stand in different sentences. */
const apart = 1
/** The cues of `other` are wide enough to fit most mishaps; a type of its own goes before it. */
const otherHandicap = 3
/**
 * What circumstances with a question about a rule, a cost or a term count. Of 253 such messages -5.5, -4, -3, -2 and 0 left
 * 250, 249, 247, 243 and 208 unalarmed; the least that does most lets the surest leaks through as leaks all the same.
 */
const circumstancesOnly = -3
/** Strength at which the score is 0.5. Chosen on the tuning half of test/intent/messages.jsonl. */
const incidentFrom = 2.25

function readLeak(
  message: string,
  types: readonly CompiledType[],
): { leakType: LeakType; score: number } | undefined {
  const language = detectLanguage(message) ?? 'ja'
  const tables = livenessTables[language]
  const whole = weighTypes(message, types, language)
  if (Math.max(...whole.values()) < namedFrom) return undefined
  const sentences = splitSentences(message)
  const confessed = sentences.some((sentence) => tables.confesses.test(sentence))
  const masked = confessed ? sentences : sentences.map((sentence) => mask(sentence, tables))
  const strength = strengthOf(masked, tables, (text) =>
    Math.max(...weighTypes(text, types, language).values(), 0),
  )
  if (strength === undefined) return undefined
  const asking = readAsking(sentences, language)
  const total =
    strength +
    sum(tables.supports, masked.join('\n')) +
    sum(tables.distance, asking?.after === 'mishap' ? asking.told.join('\n') : message) +
    (asking?.after === 'circumstances' ? circumstancesOnly : 0)
  return { leakType: heaviestType(whole), score: round(1 / (1 + Math.exp(incidentFrom - total))) }
}

/** How strongly one sentence, or failing that the whole, names a mishap and asserts it; undefined when none does. */
function strengthOf(
  masked: readonly string[],
  tables: LivenessTables,
  weigh: (text: string) => number,
): number | undefined {
  const asserted = masked.map((sentence) => sum(tables.assertions, sentence))
  const bySentence = masked.map((sentence, i) => together(weigh(sentence), asserted[i] ?? 0))
  const acrossSentences = together(weigh(masked.join('\n')), Math.max(...asserted, 0) - apart)
  const found = [...bySentence, acrossSentences].filter((strength) => strength !== undefined)
  return found.length === 0 ? undefined : Math.max(...found)
}

function together(named: number, asserted: number): number | undefined {
  if (named < namedFrom || asserted <= 0) return undefined
  return asserted + Math.min(named, namedUpTo) * namedShare
}

function mask(sentence: string, tables: LivenessTables): string {
  return tables.masks.reduce((left, pattern) => left.replace(pattern, ' '), sentence).trim()
}

function sum(signs: readonly Sign[], text: string): number {
  return signs.reduce((total, sign) => (sign.pattern.test(text) ? total + sign.weight : total), 0)
}

function weighTypes(
  text: string,
  types: readonly CompiledType[],
  language: Language,
): ReadonlyMap<LeakType, number> {
  const weigh = (type: CompiledType) =>
    type.cues[language].reduce((total, cue) => (holds(cue, text) ? total + cue.weight : total), 0)
  return new Map(types.map((type) => [type.id, weigh(type)]))
}

/** The type whose cues weigh most; of equals, the one that stands first among the types given. */
function heaviestType(weights: ReadonlyMap<LeakType, number>): LeakType {
  let best: { id: LeakType; weight: number } = { id: 'other', weight: 0 }
  for (const [id, weight] of weights) {
    const standing = id === 'other' ? weight - otherHandicap : weight
    if (standing > best.weight) best = { id, weight: standing }
  }
  return best.id
}

function holds(cue: CompiledCue, text: string): boolean {
  return cue.all.every((pattern) => pattern.test(text)) && !(cue.unless?.test(text) ?? false)
}

function compileType(type: IncidentCues): CompiledType {
  const compile = (cue: Cue): CompiledCue => {
    try {
      const all = (typeof cue.match === 'string' ? [cue.match] : cue.match).map(compilePattern)
      const unless = cue.unless === undefined ? undefined : compilePattern(cue.unless)
      return { all, unless, weight: cue.weight }
    } catch (error) {
      throw new SyntaxError(`incident type ${type.id}, cue ${JSON.stringify(cue.match)}: ${String(error)}`, {
        cause: error,
      })
    }
  }
  return { id: type.id, cues: { ja: type.cues.ja.map(compile), en: type.cues.en.map(compile) } }
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
