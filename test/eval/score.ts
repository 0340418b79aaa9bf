import { foldForQuote } from '../../src/answering/normalise.ts'
import type { Language } from '../../src/common/language.ts'

/** A golden question; `kinds` where more than `kind` alone counts as right. */
export type GoldenQuestion = {
  readonly id: string
  readonly lang: Language
  readonly question: string
  readonly kind: 'answered' | 'not_found' | 'incident'
  readonly kinds?: readonly string[]
  readonly must: readonly string[]
  readonly mustNot: readonly string[]
  /** `path#heading` of the sections that answer; any of them found counts. */
  readonly sections?: readonly string[]
}

export type Said = {
  readonly kind: string
  readonly language: Language
  readonly text: string
  readonly citations: readonly { readonly document: string; readonly quote: string }[]
}

/** What is wrong with an answer to a golden question, in words; empty where it is right. */
export function findFaults(question: GoldenQuestion, said: Said): string[] {
  const text = comparable(said.text)
  const kinds = question.kinds ?? [question.kind]
  return [
    ...(kinds.includes(said.kind) ? [] : [`kind ${said.kind}, expected ${kinds.join(' or ')}`]),
    ...question.must
      .filter((pattern) => !new RegExp(pattern, 'iu').test(text))
      .map((pattern) => `lacks /${pattern}/`),
    ...question.mustNot
      .filter((pattern) => new RegExp(pattern, 'iu').test(text))
      .map((pattern) => `has /${pattern}/`),
    ...(said.language === question.lang ? [] : [`language ${said.language}`]),
    ...(said.text.length <= 1200 ? [] : [`${said.text.length} characters`]),
  ]
}

/** The citations whose quote does not stand in the file they name. */
export function findBadQuotes(said: Said, fileOf: (document: string) => string): string[] {
  return said.citations
    .filter(
      ({ document, quote }) => quote === '' || !foldForQuote(fileOf(document)).includes(foldForQuote(quote)),
    )
    .map(({ document, quote }) => `${document}: ${quote}`)
}

// NFKC, and no spaces between two CJK characters: `有効 期間` is `有効期間`.
function comparable(text: string): string {
  const cjk = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー、。]'
  return text.normalize('NFKC').replaceAll(new RegExp(`(?<=${cjk})[ \\t\\u3000]+(?=${cjk})`, 'gu'), '')
}
