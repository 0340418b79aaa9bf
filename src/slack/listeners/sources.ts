import type { App, BlockAction } from '@slack/bolt'
import { answeredView } from '../views/answered.ts'
import { wrongNote } from '../views/correction.ts'
import { answerActions } from '../views/feedback.ts'
import { sourcesModal } from '../views/source.ts'
import { type AnswerParts, eyesOf, findPressed, pressedId } from './answers.ts'

/** Listens to people opening the sources of an answer, and reading on in a folded one. */
export function registerSources(app: App, parts: AnswerParts): void {
  app.action<BlockAction>(answerActions.sources, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const kept = await findPressed(parts, pressedId(action), person)
    if (kept === undefined) return
    const sources = await parts.answers.kept.listSources(kept, eyesOf(person))
    const view = sourcesModal(sources, person.language)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.action<BlockAction>(answerActions.more, async ({ ack, body, action }) => {
    const person = await parts.people.get(body.user.id)
    const kept = await findPressed(parts, pressedId(action), person)
    if (kept !== undefined) {
      const asker = await parts.people.get(kept.askedBy)
      const right = await parts.answers.corrections.findRight(kept.id)
      const notes = right === undefined ? [] : [wrongNote(right, kept, asker)]
      await parts.outbox.enqueue(parts.database, {
        kind: 'update',
        key: `${kept.id}:unfolded:${kept.askedAt.getTime()}:${notes.length}`,
        message: { key: kept.id },
        ...answeredView(kept, { notes, askerLanguage: asker.language, isUnfolded: true }),
      })
    }
    await ack()
    parts.outbox.wake()
  })
}
