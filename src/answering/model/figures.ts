import { normalise } from '../normalise.ts'

type Figure = { readonly value: string; readonly unit: string | undefined }

/**
 * Whether every figure of a sentence stands in its quotes: the same number, of the same unit where both name one, and
 * with the same bound (以上, at most) where it has one.
 */
export function figuresStand(sentence: string, quotes: string): boolean {
  const said = fold(sentence)
  const quoted = fold(quotes)
  const known = listFigures(quoted)
  return (
    listFigures(said).every(({ value, unit }) =>
      known.some(
        (other) =>
          other.value === value && (unit === undefined || other.unit === undefined || other.unit === unit),
      ),
    ) &&
    bounds.every(({ near, anywhere }) => !near.test(said) || anywhere.test(quoted)) &&
    (said.match(kanjiFigure) ?? []).every((figure) => quoted.includes(figure))
  )
}

const units: readonly (readonly [RegExp, string])[] = [
  [/^[ -]?(?:years?\b)|^(?:か|ヶ|カ)?年/, 'year'],
  [/^[ -]?(?:calendar )?months?\b|^(?:か|ヶ|カ|箇)月/, 'month'],
  [/^[ -]?weeks?\b|^週/, 'week'],
  [/^[ -]?(?:(?:business|working|calendar) )?days?\b|^(?:営業)?日/, 'day'],
  [/^[ -]?hours?\b|^時間/, 'hour'],
  [/^[ -]?minutes?\b|^分(?!野|類)/, 'minute'],
  [/^ ?(?:%|percent|パーセント)/, '%'],
  [/^ ?(?:yen\b|円|万円|億円)/, 'yen'],
  [/^[ -]?(?:people|persons?|employees)\b|^[人名]/, 'person'],
  [/^[ -]?(?:characters?|letters?)\b|^(?:文字|桁)/, 'character'],
  [/^ ?(?:times)\b|^[回度]/, 'time'],
  [/^社|^ (?:companies|businesses)\b/, 'company'],
]

function listFigures(text: string): Figure[] {
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: digits, index }) => {
    const after = text.slice(index + digits.length, index + digits.length + 24)
    return {
      value: digits.replace(/^0+(?=\d)/, ''),
      unit: units.find(([pattern]) => pattern.test(after))?.[1],
    }
  })
}

// Kanji numbers that `normalise` leaves, since other words hold them too: 三か月, 一週間.
const kanjiFigure = /[一二三四五六七八九十百千]+(?:か月|ヶ月|カ月|箇月|週間|分間|円|倍|割)/g

const bounds: readonly { readonly near: RegExp; readonly anywhere: RegExp }[] = [
  {
    near: /\d\D{0,5}以上|(?:少なくとも|最低)\D{0,4}\d|at least \d|\d[\w ]{0,14} or more/,
    anywhere: /以上|少なくとも|最低|at least|or more|minimum|no (?:less|fewer) than/,
  },
  {
    near: /\d\D{0,5}(?:以下|以内)|(?:最大|最長)\D{0,4}\d|(?:at most|up to|within) \d|\d[\w ]{0,14} or (?:less|fewer)/,
    anywhere:
      /以下|以内|まで|最大|最長|at most|up to|within|or (?:less|fewer)|no (?:more|later) than|maximum/,
  },
  { near: /\d\D{0,5}未満|(?:less|fewer) than \d/, anywhere: /未満|満たない|(?:less|fewer) than|under|below/ },
  { near: /\d\D{0,5}(?:を超|超)|more than \d|over \d/, anywhere: /超|more than|over|exceed/ },
]

const words: readonly string[] = [
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

// Number words as digits; not "one", which is as often a pronoun.
function fold(text: string): string {
  return normalise(text).replaceAll(new RegExp(`\\b(?:${words.join('|')})\\b`, 'g'), (word) =>
    String(words.indexOf(word) + 2),
  )
}
