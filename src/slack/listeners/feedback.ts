import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { type KeptAnswer, type RatingReason, ratingReasons } from '../../answering/index.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import { isSharedKey } from '../keys.ts'
import { escapeText } from '../text.ts'
import type { Person } from '../types.ts'
import { sentenceView } from '../views/conversation.ts'
import { answerActions, correctionModal, feedbackInputs, ratingModal } from '../views/feedback.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { type AnswerParts, findPressed, pressedId } from './answers.ts'

/** Listens to what people say of answers, to the officer's corrections, and to people taking their questions back. */
export function registerFeedback(app: App, parts: AnswerParts): void {
  app.action<BlockAction>(answerActions.rate, async ({ ack, body, action }) => {
    const person = await parts.people.get(body.user.id)
    const { rating, id } = readThumb(action)
    const kept = await findPressed(parts, id, person)
    if (kept === undefined || rating === undefined) return ack()
    await parts.answers.kept.rate({ id, person: person.id, rating })
    await ack()
    if (rating === 'helpful') return thank(parts, body, person)
    const view = ratingModal(id, await mayCorrect(parts, person), person.language)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view(answerActions.rate, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].feedback
    const kept = await findPressed(parts, view.private_metadata, person)
    const reason = readReason(view)
    if (reason === undefined)
      return ack({
        response_action: 'errors',
        errors: { [feedbackInputs.reason]: words.rating.noReason },
      })
    if (kept === undefined) return ack()
    const comment = readText(view, feedbackInputs.comment)
    await parts.answers.kept.rate({ id: kept.id, person: person.id, rating: 'wrong', reason, comment })
    const correction = readText(view, feedbackInputs.correction)
    const isCorrected = correction !== '' && (await correct(parts, kept, correction, person))
    const told = isCorrected
      ? words.correction.sent
      : kept.isPrivate
        ? words.rating.notedOnly
        : words.rating.told
    await ack({ response_action: 'update', view: sentenceForm(words.rating.title, words.close, told) })
  })

  app.action<BlockAction>(answerActions.correct, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const kept = await findCorrectable(parts, pressedId(action), person)
    const words = sentences[person.language]
    const isAllowed = await mayCorrect(parts, person)
    const view =
      isAllowed && kept !== undefined
        ? correctionModal(kept, person.language)
        : sentenceForm(
            words.feedback.correction.title,
            words.feedback.close,
            isAllowed ? words.gaps.review.stale : words.conversation.notForYou,
          )
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view(answerActions.correct, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const text = readText(view, feedbackInputs.correction)
    const kept = await findCorrectable(parts, view.private_metadata, person)
    const refuse = (error: string) =>
      ack({ response_action: 'errors', errors: { [feedbackInputs.correction]: error } })
    if (text === '') return refuse(words.gaps.form.empty)
    if (kept === undefined) return refuse(words.gaps.review.stale)
    if (!(await correct(parts, kept, text, person))) return refuse(words.conversation.notForYou)
    const { title, sent } = words.feedback.correction
    await ack({ response_action: 'update', view: sentenceForm(title, words.feedback.close, sent) })
  })

  app.action<BlockAction>(answerActions.forget, async ({ ack, body }) => {
    const person = await parts.people.get(body.user.id)
    const removed = await parts.answers.kept.removeAllOf(person.id, (transaction, answers) =>
      withdrawShared(parts, transaction, answers),
    )
    await ack()
    parts.outbox.wake()
    const shared = removed.filter(({ id }) => isSharedKey(id)).length
    const view = sentenceView(sentences[person.language].feedback.mine.done(removed.length, shared))
    // In the home, the home itself shows it.
    if (body.channel === undefined || body.message === undefined) return
    await parts.interactive.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: escapeText(view.text),
      blocks: view.blocks,
    })
  })
}

// What is nobody else's business is not the officer's either: anybody can send any value.
async function findCorrectable(
  parts: AnswerParts,
  id: string,
  person: Person,
): Promise<KeptAnswer | undefined> {
  const kept = await parts.answers.kept.find(id)
  return kept?.isPrivate === true && kept.askedBy !== person.id ? undefined : kept
}

// Nobody can delete a message of the bot's: what its asker showed to a channel goes with their questions.
async function withdrawShared(
  parts: AnswerParts,
  transaction: Connection,
  answers: Awaited<ReturnType<AnswerParts['answers']['kept']['removeAllOf']>>,
): Promise<void> {
  for (const { id, language } of answers.filter((answer) => isSharedKey(answer.id)))
    await parts.outbox.enqueue(transaction, {
      kind: 'update',
      key: `${id}:withdrawn`,
      message: { key: id },
      pace: 'notice',
      ...sentenceView(sentences[language].feedback.share.withdrawn),
    })
}

/** Whether the person may say, in the company's name, what is right. */
async function mayCorrect(parts: AnswerParts, person: Person): Promise<boolean> {
  return (await parts.roles.of(person.id)).has('officer')
}

async function correct(parts: AnswerParts, kept: KeptAnswer, text: string, person: Person): Promise<boolean> {
  if (!(await mayCorrect(parts, person))) return false
  return await parts.answers.corrections.markWrong(kept.id, text, person.id)
}

const Threaded = z.object({ thread_ts: z.string() })

async function thank(parts: AnswerParts, body: BlockAction, person: Person): Promise<void> {
  if (body.channel === undefined) return
  const threadTs = Threaded.safeParse(body.message).data?.thread_ts
  try {
    await parts.interactive.chat.postEphemeral({
      channel: body.channel.id,
      user: person.id,
      text: sentences[person.language].feedback.rating.thanks,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    })
  } catch (error) {
    // It is noted; a thank-you that got lost is worth no apology.
    parts.log.warn('a thank-you was not shown', { error })
  }
}

function readThumb(action: unknown): { rating: 'helpful' | 'wrong' | undefined; id: string } {
  const [, rating, id = ''] = /^(helpful|wrong):(.*)$/s.exec(pressedId(action)) ?? []
  return { rating: rating === 'helpful' || rating === 'wrong' ? rating : undefined, id }
}

function readReason(view: ViewSubmitAction['view']): RatingReason | undefined {
  const chosen = view.state.values[feedbackInputs.reason]?.value?.selected_option?.value
  return ratingReasons.find((reason) => reason === chosen)
}

function readText(view: ViewSubmitAction['view'], block: string): string {
  return view.state.values[block]?.value?.value?.trim() ?? ''
}
