import { askOnce } from '../../src/cli/ask.ts'
import { type EvalBot, fileOfDocument } from './bot.ts'
import { findBadQuotes, findFaults, type GoldenQuestion } from './score.ts'

export type QuestionsResult = {
  /** Per kind: how many were right, of how many. */
  readonly right: Readonly<Record<GoldenQuestion['kind'], { readonly right: number; readonly all: number }>>
  /** Questions with an answer that were refused, and questions without one that were answered. */
  readonly wronglyRefused: number
  readonly wronglyAnswered: number
  readonly quotes: { readonly right: number; readonly all: number }
  readonly language: { readonly right: number; readonly all: number }
  readonly longest: number
  readonly ms: { readonly p50: number; readonly p95: number }
  /** One line for each question that was not served right. */
  readonly faults: readonly string[]
}

/** Asks every golden question the way `mamori ask` does and scores the answers. */
export async function askQuestions(
  bot: EvalBot,
  questions: readonly GoldenQuestion[],
): Promise<QuestionsResult> {
  const right = { answered: tally(), not_found: tally(), incident: tally() }
  const quotes = tally()
  const language = tally()
  const times: number[] = []
  const faults: string[] = []
  let wronglyRefused = 0
  let wronglyAnswered = 0
  let longest = 0
  for (const question of questions) {
    const said = await askOnce(bot, question.question)
    if ('error' in said) {
      faults.push(`${question.id} ${question.question}: ${said.error}`)
      right[question.kind].all++
      continue
    }
    times.push(said.ms)
    longest = Math.max(longest, said.text.length)
    const bad = findBadQuotes(said, fileOfDocument)
    const found = [...findFaults(question, said), ...bad.map((quote) => `quote not in ${quote}`)]
    count(right[question.kind], found.length === 0)
    quotes.all += said.citations.length
    quotes.right += said.citations.length - bad.length
    count(language, said.language === question.lang)
    const kinds = question.kinds ?? [question.kind]
    if (said.kind === 'not_found' && !kinds.includes('not_found')) wronglyRefused++
    if (said.kind === 'answered' && !kinds.includes('answered')) wronglyAnswered++
    if (found.length > 0) faults.push(`${question.id} ${question.question} → ${found.join('; ')}`)
  }
  return {
    right,
    wronglyRefused,
    wronglyAnswered,
    quotes,
    language,
    longest,
    ms: percentiles(times),
    faults,
  }
}

/** Asks questions on other subjects, which nothing here answers: how many were declined, and those that were not. */
export async function askElsewhere(bot: EvalBot, questions: readonly { readonly question: string }[]) {
  const faults: string[] = []
  for (const { question } of questions) {
    const said = await askOnce(bot, question)
    const declined = !('error' in said) && (said.kind === 'not_found' || said.kind === 'other')
    if (!declined) faults.push(`elsewhere: ${question} → ${'error' in said ? said.error : said.kind}`)
  }
  return { declined: questions.length - faults.length, all: questions.length, faults }
}

/** How well the sections that answer are found: shares of the questions that name them, and mean reciprocal rank. */
export async function retrieveSections(bot: EvalBot, questions: readonly GoldenQuestion[]) {
  const ranks: number[] = []
  for (const question of questions.filter(({ sections }) => sections !== undefined)) {
    const { candidates } = await bot.retriever.retrieve(
      { text: question.question, context: undefined },
      { language: question.lang, audience: 'employees' },
    )
    ranks.push(
      candidates.findIndex(({ section }) =>
        question.sections?.includes(`${section.document}#${section.heading}`),
      ),
    )
  }
  return shares(ranks)
}

/** Recall at 1 and 5 and the mean reciprocal rank at 10 of ranks from 0; -1 is not found. */
export function shares(ranks: readonly number[]) {
  const all = Math.max(1, ranks.length)
  return {
    questions: ranks.length,
    recall1: ranks.filter((rank) => rank === 0).length / all,
    recall5: ranks.filter((rank) => rank >= 0 && rank < 5).length / all,
    mrr10: ranks.reduce((sum, rank) => sum + (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0), 0) / all,
  }
}

/** The middle and the 95th percentile. */
export function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

function tally() {
  return { right: 0, all: 0 }
}

function count(into: { right: number; all: number }, isRight: boolean): void {
  into.all++
  if (isRight) into.right++
}
