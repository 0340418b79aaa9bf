import { askOnce, askWhole } from '../../src/cli/ask.ts'
import { askGolden, type GoldenQuestion, type QuestionsResult } from '../../src/cli/golden.ts'
import { type EvalBot, fileOfDocument } from './bot.ts'

/** Asks every golden question the way `mamori ask` does and scores the answers; `by` without a model. */
export async function askQuestions(
  bot: EvalBot,
  questions: readonly GoldenQuestion[],
  options: { readonly by?: 'extract' } = {},
): Promise<QuestionsResult> {
  const ask = (question: string) => askWhole(bot, question, 'employee', options)
  return await askGolden(questions, ask, ({ document }) => fileOfDocument(document))
}

/** Asks questions on other subjects, which nothing here answers: how many were declined, and those that were not. */
export async function askElsewhere(bot: EvalBot, questions: readonly { readonly question: string }[]) {
  const faults: string[] = []
  for (const { question } of questions) {
    const said = await askOnce(bot, question)
    const declined = !('error' in said) && (said.kind === 'not_found' || said.kind === 'other')
    if (!declined) faults.push(`not declined: ${question} → ${'error' in said ? said.error : said.kind}`)
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
