/** A line that begins a section: what it is called, and what of the section's text stands on the same line. */
export type HeadingLine = {
  /** Smaller is further out; comparable within one file, and always deeper than a heading the file itself marks. */
  readonly level: number
  readonly heading: string
  readonly rest: string
}

const number = '[0-9０-９一二三四五六七八九十百〇]+'
const clauseLevels: Readonly<Record<string, number>> = { 編: 11, 章: 12, 節: 13, 款: 14, 条: 15 }

/** 第2条（持ち出し） 従業員は… ; the branch の2 belongs to the number. */
const clause = new RegExp(`^(第\\s*${number}\\s*([編章節款条])(?:の${number})*)(?=[\\s（(【:：]|$)(.*)$`, 'u')
const appendix = new RegExp(
  `^((?:別表|別紙|様式|附則|付則|付録|Appendix)(?:第?${number}号?|[A-Z])?)(?=[\\s（(【:：]|$)(.*)$`,
  'u',
)
const numbered = /^([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){0,3})[.．]?[\s　]+(\S.*)$/u
const marked = /^(?:[■◆●▼□◇○◎★▶►]\s*|【)(\S.*?)】?$/u
const article = /^((?:Article|Section|Chapter|Part)\s+[0-9IVX]+)(?=[\s.:(]|$)(.*)$/u

/** Characters of the longest heading; a longer line is a sentence. */
const longest = 50

/**
 * Reads a line as a heading: 第2条, 1.2 …, ■…, 【…】, 別表1, Article 3. `undefined` for any other line, also for one that
 * only begins like one (「第2条に定める…」).
 */
export function readHeading(line: string): HeadingLine | undefined {
  const text = line.trim()
  const found = clause.exec(text) ?? undefined
  if (found !== undefined) return withRest(clauseLevels[found[2] ?? ''] ?? 15, found[1] ?? '', found[3] ?? '')
  const attached = appendix.exec(text)
  if (attached !== null) return withRest(11, attached[1] ?? '', attached[2] ?? '')
  const english = article.exec(text)
  if (english !== null) {
    const level = /^Art/.test(text) ? 15 : /^Sec/.test(text) ? 13 : 11
    return withRest(level, english[1] ?? '', (english[2] ?? '').replace(/^[.:]\s*/, ' '))
  }
  const listed = numbered.exec(text)
  if (listed !== null && isTitle(text)) {
    return { level: 20 + (listed[1]?.split(/[.．]/).length ?? 1), heading: text, rest: '' }
  }
  if (marked.test(text) && isTitle(text)) return { level: 25, heading: text, rest: '' }
  return undefined
}

/** Whether a line is nothing but a name in brackets, as stands above a clause: （目的）. */
export function isCaption(line: string): boolean {
  return /^[（(][^）)]{1,30}[）)]$/u.test(line.trim())
}

// What follows the number is its name when it is short or bracketed, and the section's text when it is a sentence.
function withRest(level: number, name: string, after: string): HeadingLine {
  const trimmed = after.trim().replace(/^[:：]\s*/, '')
  const bracketed = /^([（(【][^）)】]{1,40}[）)】])\s*(.*)$/su.exec(trimmed)
  if (bracketed !== null) {
    const glue = /^[（(]/.test(after) ? '' : ' '
    return { level, heading: `${name}${glue}${bracketed[1]}`, rest: bracketed[2] ?? '' }
  }
  if (trimmed === '') return { level, heading: name, rest: '' }
  return isTitle(trimmed)
    ? { level, heading: `${name} ${trimmed}`, rest: '' }
    : { level, heading: name, rest: trimmed }
}

function isTitle(text: string): boolean {
  return (
    text.length <= longest &&
    !/[。．、，,;；]$|[^.]\.$|です$|ます$|こと$|する$/u.test(text) &&
    !/。/u.test(text)
  )
}
