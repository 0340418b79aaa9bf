import { normalise } from './normalise.ts'
import type { Section } from './types.ts'

/**
 * The article a question asks for by its number, however it is written: 「規程5条2項」, 「第五条」, "Article 5". None where
 * the article is a law's, a notice's or a contract's, which the company's rules are not.
 */
export function findClause(text: string): number | undefined {
  const asked = normalise(text)
  if (laws.test(asked)) return undefined
  const found = clause.exec(asked)
  // 「契約書の第3条」 is another's text, 「第3条 契約の管理」 the heading of a rule.
  if (found !== null && otherTexts.test(asked.slice(0, found.index))) return undefined
  const number = found?.[1] ?? found?.[2]
  return number === undefined ? undefined : Number(number)
}

/** The sections headed by this article, in the order given, the first of each document: two rule books may both have one. */
export function sectionsOfClause(sections: readonly Section[], wanted: number): Section[] {
  const found = new Map<string, Section>()
  for (const section of sections)
    if (findClause(section.heading) === wanted && !found.has(section.document))
      found.set(section.document, section)
  return [...found.values()]
}

const clause = /(?<!\d)(\d{1,3})条(?!件|約)|\b(?:article|clause) ?(\d{1,3})\b/
const laws =
  /(?<![方違手作合適司文])法(?![務人的則])|省令|政令|\b(?:act|law|appi|gdpr|ordinance|notice|contract|agreement)\b/
const otherTexts = /告示|指針|命令|契約|覚書|約款|\bnda/
