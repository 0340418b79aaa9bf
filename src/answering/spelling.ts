import { normalise } from './normalise.ts'
import { countPassages, type RankingPart } from './ranking.ts'
import { readKana } from './readings.ts'
import type { Analyzer } from './terms.ts'

/** Letters from which a word is long enough to be known by all but one of them. */
const shortest = 6
/** Letters at the end of an English word that make its form (printer, printed): another one there is another word. */
const ending = 2

/**
 * A question written in kana with its words in their usual form, and with its misspelt English and katakana words set right: a word no document knows becomes the most frequent
 * known word that is one slip away (a letter lost, doubled, exchanged or swapped; a long-vowel mark or small ッ).
 */
export function correctSpelling(text: string, analyzer: Analyzer, parts: readonly RankingPart[]): string {
  if (parts.length === 0) return text
  const known = (word: string) => {
    const term = analyzer.termOf(word)
    return term === undefined ? 0 : countPassages(parts, term)
  }
  return normalise(readKana(text)).replaceAll(/[a-z]{6,}|[\p{Script=Katakana}ー]{4,}/gu, (word) => {
    if (known(word) > 0 || analyzer.words(word).length !== 1 || analyzer.concepts(word).length > 0)
      return word
    const slips = /^[a-z]/.test(word) ? englishSlips(word) : katakanaSlips(word)
    let best = word
    let most = 0
    for (const slip of slips) {
      const count = slip.length >= (/^[a-z]/.test(slip) ? shortest - 1 : 4) ? known(slip) : 0
      if (count <= most) continue
      best = slip
      most = count
    }
    return best
  })
}

function* englishSlips(word: string): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (let i = 0; i <= word.length; i++) {
    const before = word.slice(0, i)
    const after = word.slice(i)
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2)
    if (i > 0 && after.length > ending) yield before + after.slice(1)
    for (const letter of letters) {
      yield before + letter + after
      // The first letter is seldom wrong, and another one makes another word.
      if (i > 0 && after.length > ending) yield before + letter + after.slice(1)
    }
  }
}

function* katakanaSlips(word: string): Generator<string> {
  for (let i = 1; i <= word.length; i++) {
    const before = word.slice(0, i)
    const after = word.slice(i)
    for (const mark of 'ーッ') {
      yield before + mark + after
      if (after.startsWith(mark)) yield before + after.slice(1)
    }
  }
}
