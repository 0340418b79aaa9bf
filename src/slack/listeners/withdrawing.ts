import { sentences } from '../../i18n/index.ts'
import type { Withdrawn } from '../intake.ts'
import { privateAnswerKey, replyKey, sharesOf } from '../keys.ts'
import { sentenceView } from '../views/conversation.ts'
import type { AnswerParts } from './answers.ts'

/**
 * Takes back the answer to a question that is gone, its shared copies too, and forgets them. What was said to a leak
 * stays: whoever deletes the message needs the first response all the more.
 *
 * @param gone.isDirect of a message that was rewritten into what reads like an incident: in the direct message the first
 *   response takes the place of the answer that is out, and must not be written over.
 */
export async function withdrawAnswer(
  parts: AnswerParts,
  gone: Withdrawn & { readonly isDirect?: boolean },
): Promise<void> {
  const keys = [replyKey(gone), privateAnswerKey(gone)]
  for (const key of [...keys, ...keys.map(sharesOf)]) {
    for (const { id, answer } of await parts.answers.kept.listUnder(key)) {
      const givesWay = gone.isDirect === true && id === replyKey(gone)
      if (givesWay && (await parts.outbox.find(parts.database, id)) !== undefined) continue
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
