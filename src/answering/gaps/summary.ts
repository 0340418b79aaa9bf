import { cover } from '../cover.ts'
import type { Gap, GapQuestion, GapSummary } from './types.ts'

/** Comments a list shows of one gap, the latest. */
const shownComments = 2

/**
 * A gap as a list shows it, from its questions, oldest first. Others read it: names, numbers and addresses in what people
 * typed are covered.
 */
export function toSummary(gap: Gap, questions: readonly GapQuestion[]): GapSummary {
  const wrong = questions.filter(({ isUnanswered }) => !isUnanswered)
  return {
    ...gap,
    question: cover(questions[0]?.text ?? gap.draft?.asked ?? ''),
    unanswered: questions.length - wrong.length,
    calledWrong: wrong.length,
    reasons: [...new Set(questions.flatMap(({ reasons }) => reasons))],
    comments: questions
      .flatMap(({ comments }) => comments)
      .slice(-shownComments)
      .map((comment) => cover(comment)),
    owners: [...new Set(wrong.flatMap(({ owners }) => owners))],
    wrongAnswer: wrong.at(-1)?.answer,
  }
}
