import { commonWords } from './commonWords.ts'
import type { Profile } from './likeness.ts'
import { normalise } from './normalise.ts'
import { countPassages, type RankingPart, rarity } from './ranking.ts'
import { findSpecifics, plainNouns } from './specifics.ts'
import { type Analyzer, hashBigrams } from './terms.ts'
import { wordForm } from './words.ts'

/** A word of a question that says what it is about: a noun by its script, or an English word. */
export type Topic = {
  readonly word: string
  /** The word itself and the concepts it names: any of them in a section covers it. */
  readonly terms: readonly number[]
  readonly bigrams: readonly number[]
  /** Its rarity in the documents. */
  readonly weight: number
  /** Whether any document knows it. */
  readonly known: boolean
  /** Whether the question asks for this very thing, or whether it is to be had so. */
  readonly isAsked: boolean
}

/** The topics of a question. Hiragana words and words any question may hold are none. */
export function findTopics(analyzer: Analyzer, parts: readonly RankingPart[], text: string): Topic[] {
  const seen = new Set<string>()
  const topics: Topic[] = []
  // English words are counted by their stem, and concepts are found by the word as it is written.
  const surfaces = new Map(
    (normalise(text).match(/[a-z][a-z']+/g) ?? []).map((word) => [wordForm(word), word]),
  )
  const specifics = findSpecifics(text)
  const written = normalise(text)
  let before = ''
  for (const { word, term } of analyzer.words(text)) {
    const joint = `${before.slice(-1)}${word.slice(0, 1)}`
    before = word
    if (seen.has(word) || !topicScript.test(word) || isCommon(word, surfaces.get(word))) continue
    seen.add(word)
    const concepts = analyzer.concepts(`${word} ${surfaces.get(word) ?? ''}`)
    const verb = actedBy.exec(word)?.[1] ?? ''
    const verbs = analyzer.words(verb).map((each) => each.term)
    const terms = [term, ...verbs, ...concepts.map((concept) => concept.term)]
    const bigrams = hashBigrams(word)
    const compound =
      /^(?:\p{Script=Han}{3,}|[\p{Script=Katakana}ー]{4,})$/u.test(word) &&
      bigrams.every((bigram) => countPassages(parts, bigram) > 0)
    const known = compound || terms.some((each) => countPassages(parts, each) > 0)
    // Without particles kanji run together and are cut wrong (専門|家来て): the documents know the joint, not the word.
    if (
      !known &&
      isKanji(joint) &&
      written.includes(joint) &&
      hashBigrams(joint).some((each) => countPassages(parts, each) > 0)
    )
      continue
    // 「何枚」 asks for a number of something, and is no thing itself.
    const isCounted = word.startsWith('何')
    if (isCounted && !known) continue
    // Two letters of katakana are as often only a way of talking (アリ, ダメ): they count where a document has them.
    if (!known && /^\p{Script=Katakana}{2}$/u.test(word) && !text.includes(`${word}ー`)) continue
    const isAsked =
      !isCounted && !plainNouns.has(word) && specifics.some((specific) => specific.includes(word))
    topics.push({ word, terms, bigrams, weight: rarity(parts, term), known, isAsked })
  }
  return [...topics, ...strangeNames(analyzer, parts, text), ...strangeCompounds(parts, text, topics)]
}

// A name is cut into words that may each be known (エコ|アクション) or is two (ISO 9001): strange as a whole, it is another subject.
function strangeNames(analyzer: Analyzer, parts: readonly RankingPart[], text: string): Topic[] {
  const written = normalise(text)
  return [...written.matchAll(compoundName)].flatMap(([word]) => {
    // An everyday word inside a name (下請 in 下請法) does not make the name known.
    const concepts = analyzer
      .concepts(word)
      .flatMap(({ id, term }) => (id.startsWith('everyday.') ? [] : [term]))
    const words = analyzer.words(word).map(({ term }) => term)
    const isKnown = (term: number) => countPassages(parts, term) > 0
    const bigrams = hashBigrams(word)
    const known = /\p{Script=Han}/u.test(word) ? bigrams.every(isKnown) : words.every(isKnown)
    if (words.length < 2 || concepts.some(isKnown) || known) return []
    return [{ word, terms: words, bigrams, weight: strangeWeight, known: false, isAsked: false }]
  })
}

// One more kanji makes another thing of a known word (法人|税, 審査|員): strange where no document has the two together.
function strangeCompounds(parts: readonly RankingPart[], text: string, topics: readonly Topic[]): Topic[] {
  const known = new Set(topics.flatMap((topic) => (topic.known ? [topic.word] : [])))
  return [...normalise(text).matchAll(compoundNoun)].flatMap(([word]) => {
    const joint = hashBigrams(word.slice(-2))
    if (!known.has(word.slice(0, -1)) || joint.some((each) => countPassages(parts, each) > 0)) return []
    return [
      { word, terms: [], bigrams: hashBigrams(word), weight: strangeWeight, known: false, isAsked: false },
    ]
  })
}

/** Whether a text holds a topic: the word, a concept of it, or (a compound of kanji) every pair of its characters. */
export function holdsTopic(profile: Profile, topic: Topic): boolean {
  if (topic.terms.some((term) => profile.weights.has(term))) return true
  return topic.word.length >= 3 && topic.bigrams.length >= 2 && isKanji(topic.word)
    ? topic.bigrams.every((bigram) => profile.weights.has(bigram))
    : false
}

/** How many of the things the question asks for, or of the ways it asks about, a text does not hold. */
export function countUnstated(profile: Profile, topics: readonly Topic[]): number {
  return topics.filter((topic) => topic.isAsked && !holdsTopic(profile, topic)).length
}

/** The share of the topics that a text holds, by rarity; 1 where a question has none. */
export function shareOfTopics(profile: Profile, topics: readonly Topic[]): number {
  const all = topics.reduce((sum, { weight }) => sum + weight, 0)
  const held = topics.filter((topic) => holdsTopic(profile, topic))
  return all === 0 ? 1 : held.reduce((sum, { weight }) => sum + weight, 0) / all
}

// English words are listed as they are written and looked up by both forms.
function isCommon(word: string, surface: string | undefined): boolean {
  return commonWords.has(word) || (surface !== undefined && commonWords.has(surface))
}

function isKanji(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word)
}

// Names of two or more words, standards with a number, and laws and subsidies.
const compoundName =
  /\b[a-z]{2,}[ -]?\d{3,}\b|[\p{Script=Katakana}ー]{5,}\d*|[a-z]*\p{Script=Han}{2,}(?:(?<![方違手作合適司])法(?![律令的人])|条例|補助金|助成金|検定)/gu

// Two kanji and one that stands for a person, a place, a thing, a sum: not those that any noun takes (化, 性, 的, 先, 後).
const compoundNoun =
  /(?<!\p{Script=Han})\p{Script=Han}{2}(?:書(?![かきくけい])|[員税会機費料金券証表票室館店院局課部科士師官長役権率額品車器具材剤薬])(?!\p{Script=Han})/gu

/** The rarity of a name no document knows, about that of a word that stands in one passage of two thousand. */
const strangeWeight = 7

// The examination is told where somebody examines.
const actedBy = /^([a-z]{4,}?)(?:ation|ment)$/

const topicScript = /^(?:[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{2,}|[a-z][a-z0-9-]+)$/u
