import { sentences } from '../../i18n/index.ts'
import type { Withdrawn } from '../intake.ts'
import { privateAnswerKey, replyKey } from '../keys.ts'
import { sentenceView } from '../views/conversation.ts'
import type { AnswerParts } from './answers.ts'

/**
 * Takes back the answer to a question that its author deleted, and forgets both. What was said to a leak stays: whoever
 * deletes the message needs the first response all the more.
 */
export async function withdrawAnswer(parts: AnswerParts, gone: Withdrawn): Promise<void> {
  for (const key of [replyKey(gone), privateAnswerKey(gone)]) {
    for (const { id, answer } of await parts.answers.kept.listUnder(key)) {
      const view = sentenceView(sentences[answer.language].feedback.withdrawn)
      await parts.database.transaction(async (transaction) => {
        if (!(await parts.answers.kept.remove(transaction, id))) return
        const update = { kind: 'update' as const, key: `${id}:withdrawn`, message: { key: id } }
        await parts.outbox.enqueue(transaction, { ...update, ...view })
      })
    }
  }
  parts.outbox.wake()
}
