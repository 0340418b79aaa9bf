import { z } from 'zod'
import { isLiteralQuote } from '../answering/index.ts'
import type { Citation } from '../answering/types.ts'
import { languages } from '../common/language.ts'
import type { AskResult, WholeResult } from './ask.ts'

/** A golden question: what is asked, and what a right answer has and has not; `kinds` where more than `kind` counts as right. */
export const GoldenQuestion = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  lang: z.enum(languages),
  question: z.string().min(1),
  kind: z.enum(['answered', 'not_found', 'incident']),
  kinds: z.array(z.string()).optional(),
  must: z.array(pattern()).default([]),
  mustNot: z.array(pattern()).default([]),
  /** `path#heading` of the sections that answer; any of them found counts. */
  sections: z.array(z.string()).optional(),
})
export type GoldenQuestion = z.output<typeof GoldenQuestion>

type Share = { readonly right: number; readonly all: number }

/** How golden questions were answered. */
export type QuestionsResult = {
  /** Per kind: how many were right, of how many. */
  readonly right: Readonly<Record<GoldenQuestion['kind'], Share>>
  /** Questions with an answer that were refused, and questions without one that were answered. */
  readonly wronglyRefused: number
  readonly wronglyAnswered: number
  readonly quotes: Share
  readonly language: Share
  /** Characters of the longest answer. */
  readonly longest: number
  /** Answers that a model composed, of those that were answered. */
  readonly byModel: Share
  readonly ms: { readonly p50: number; readonly p95: number }
  /** One line for each question that was not served right. */
  readonly faults: readonly string[]
}

/**
 * Asks every question and scores the answers.
 *
 * @param textOf the text of the document or section a citation names; empty where there is none.
 */
export async function askGolden(
  questions: readonly GoldenQuestion[],
  ask: (question: string) => Promise<WholeResult | { readonly error: string }>,
  textOf: (citation: Citation) => string | Promise<string>,
): Promise<QuestionsResult> {
  const right = { answered: tally(), not_found: tally(), incident: tally() }
  const quotes = tally()
  const language = tally()
  const byModel = tally()
  const times: number[] = []
  const faults: string[] = []
  let wronglyRefused = 0
  let wronglyAnswered = 0
  let longest = 0
  for (const question of questions) {
    const said = await ask(question.question)
    if ('error' in said) {
      faults.push(`${question.id} ${question.question}: ${said.error}`)
      right[question.kind].all++
      continue
    }
    times.push(said.ms)
    longest = Math.max(longest, said.text.length)
    const bad = await findBadQuotes(said.citations, textOf)
    const found = [...findFaults(question, said), ...bad.map((quote) => `quote not in ${quote}`)]
    count(right[question.kind], found.length === 0)
    quotes.all += said.citations.length
    quotes.right += said.citations.length - bad.length
    count(language, said.language === question.lang)
    if (said.kind === 'answered') count(byModel, said.composedBy === 'model')
    const kinds = question.kinds ?? [question.kind]
    if (said.kind === 'not_found' && !kinds.includes('not_found')) wronglyRefused++
    if (said.kind === 'answered' && !kinds.includes('answered')) wronglyAnswered++
    if (found.length > 0) faults.push(`${question.id} ${question.question} → ${found.join('; ')}`)
  }
  const ms = percentiles(times)
  return { right, wronglyRefused, wronglyAnswered, quotes, language, longest, byModel, ms, faults }
}

/** What a result says, one figure a row: its name and its value. */
export function rowsOf(result: QuestionsResult): [string, string][] {
  const share = ({ right, all }: Share) => `${right}/${all}`
  return [
    ...Object.entries(result.right).map(([kind, each]): [string, string] => [`${kind} right`, share(each)]),
    ['wrongly refused', String(result.wronglyRefused)],
    ['wrongly answered', String(result.wronglyAnswered)],
    ['quotes literal', share(result.quotes)],
    ['language right', share(result.language)],
    ['longest answer', `${result.longest} characters`],
    ['composed by a model', share(result.byModel)],
    ['p50 / p95 ms', `${result.ms.p50.toFixed(1)} / ${result.ms.p95.toFixed(1)}`],
  ]
}

/** What is wrong with an answer to a golden question, in words; empty where it is right. */
export function findFaults(
  question: GoldenQuestion,
  said: Pick<AskResult, 'kind' | 'language' | 'text'>,
): string[] {
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

/** The middle and the 95th percentile. */
export function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

async function findBadQuotes(
  citations: readonly Citation[],
  textOf: (citation: Citation) => string | Promise<string>,
): Promise<string[]> {
  const bad: string[] = []
  for (const citation of citations)
    if (!isLiteralQuote(citation.quote, await textOf(citation)))
      bad.push(`${citation.document}: ${citation.quote}`)
  return bad
}

// NFKC, and no spaces between two CJK characters: `有効 期間` is `有効期間`.
function comparable(text: string): string {
  const cjk = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー、。]'
  return text.normalize('NFKC').replaceAll(new RegExp(`(?<=${cjk})[ \\t\\u3000]+(?=${cjk})`, 'gu'), '')
}

function pattern() {
  return z.string().refine((text) => {
    try {
      return new RegExp(text, 'iu') !== undefined
    } catch {
      return false
    }
  }, 'expected a regular expression')
}

function tally() {
  return { right: 0, all: 0 }
}

function count(into: { right: number; all: number }, isRight: boolean): void {
  into.all++
  if (isRight) into.right++
}
