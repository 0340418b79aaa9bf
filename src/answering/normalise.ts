/**
 * The form in which texts are compared: Unicode NFKC (full width is half width), ⑥ as 6番, lower case, kanji numbers
 * before a counter as digits (三年, 第五条, 千人), 1,000 as 1000, one kind of dash. Shown to nobody.
 */
export function normalise(text: string): string {
  return text
    .replaceAll(/[①-⑳]/g, (circled) => `${circled.charCodeAt(0) - 0x245f}番`)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll('’', "'")
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll(countedKanji, (number) => String(kanjiValue(number)))
    .replaceAll(englishNumber, (word) => String(englishNumbers.indexOf(word)))
}

/** Folds white space and NFKC, the form in which a quote is compared with its document. */
export function foldForQuote(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}

/** Markdown's marks taken out: links keep their words, emphasis and code their content. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, '$1 ($2)')
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/`([^`]*)`/g, '$1')
}

const countedKanji =
  /(?<![一-鿿])[一二三四五六七八九十百千]+(?=(?:年|か年|ヶ年|カ年|月|日|時間|社|者|機関|団体|割|番|つの|段階|次審査|類型|要件|条|項|号|分野|人|名|点|件|回))|(?<=第)[一二三四五六七八九十百]+/g

// Not "one" ("no one", "one of") nor "zero": they say other things as often.
const englishNumbers = 'zero one two three four five six seven eight nine'.split(' ')
const englishNumber = /\b(?:two|three|four|five|six|seven|eight|nine)\b/g

const digits = '一二三四五六七八九'

function kanjiValue(number: string): number {
  let sum = 0
  let current = 0
  for (const letter of number) {
    const digit = digits.indexOf(letter) + 1
    if (digit > 0) current = digit
    else {
      sum += (current || 1) * (letter === '千' ? 1000 : letter === '百' ? 100 : 10)
      current = 0
    }
  }
  return sum + current
}
