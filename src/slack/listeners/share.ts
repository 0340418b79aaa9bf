import type { App, BlockAction } from '@slack/bolt'
import type { KeptAnswer } from '../../answering/index.ts'
import type { Audience } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { placeOfPrivateAnswer, sharedKey } from '../keys.ts'
import type { Person } from '../types.ts'
import { answerActions } from '../views/feedback.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { sharedView, shareInput, shareModal } from '../views/share.ts'
import { type AnswerParts, findPressed, pressedId } from './answers.ts'
import { readChannelAudience } from './shareChannel.ts'

/** Listens to askers who show an answer of theirs to a channel. What may stand there is looked up anew at the click. */
export function registerShare(app: App, parts: AnswerParts): void {
  app.action<BlockAction>(answerActions.share, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const kept = await findPressed(parts, pressedId(action), person, 'asker')
    if (kept === undefined) return
    const view = shareModal(kept, placeOfPrivateAnswer(kept.id)?.channel, person.language)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view(answerActions.share, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].feedback
    const channel = view.state.values[shareInput]?.value?.selected_conversation ?? ''
    const kept = await parts.answers.kept.find(view.private_metadata)
    const refuse = (error: string) => ack({ response_action: 'errors', errors: { [shareInput]: error } })
    if (kept === undefined || kept.askedBy !== person.id) return refuse(words.notYours)
    const readers = await readChannelAudience(parts, channel, person.id)
    if (readers.kind !== 'readable') return refuse(words.share.channels[readers.kind])
    const unfit = await findUnfit(parts, kept, readers.by, person.language)
    if (unfit !== undefined) return refuse(unfit)
    const isNew = await post(parts, { ...kept, channel, audience: readers.by }, person)
    const told = isNew ? words.share.done : words.share.doneBefore
    await ack({ response_action: 'update', view: sentenceForm(words.share.title, words.close, told) })
    parts.outbox.wake()
  })
}

// Which sources may not go there, as a sentence.
async function findUnfit(
  parts: AnswerParts,
  kept: KeptAnswer,
  readers: Audience,
  language: Language,
): Promise<string | undefined> {
  const words = sentences[language].feedback.share
  const sources = await parts.answers.kept.listSources(kept, 'employees')
  const titles = (which: typeof sources) => [...new Set(which.map(({ citation }) => citation.title))]
  const changed = sources.filter(({ isAsQuoted }) => !isAsQuoted)
  if (changed.length > 0) return words.changed(titles(changed))
  const inside = sources.filter(({ section }) => section?.audience !== 'everyone')
  return readers === 'everyone' && inside.length > 0 ? words.refused(titles(inside)) : undefined
}

/** @param shared the answer as it stands in the channel. @returns `false` where it stands there already. */
async function post(parts: AnswerParts, shared: KeptAnswer, person: Person): Promise<boolean> {
  const { channel } = shared
  const key = sharedKey(shared, channel)
  const origin = placeOfPrivateAnswer(shared.id)
  return await parts.database.transaction(async (transaction) => {
    if (await parts.outbox.has(transaction, key)) return false
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key,
      channel,
      // Back where it was asked, it belongs below the question.
      ...(origin?.channel === channel ? { threadTs: origin.ts } : {}),
      ...sharedView(shared, key, person.name),
    })
    await parts.answers.kept.keep(transaction, { ...shared, id: key, isPrivate: false })
    return true
  })
}
