import { detectLanguage, type Language } from '../../common/language.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Said } from '../intake.ts'
import { privateAnswerKey, replyKey } from '../keys.ts'
import { engageThread } from '../store.ts'
import type { AnswerStream } from '../stream.ts'
import type { MessageView } from '../views/answer.ts'
import { sentenceView } from '../views/conversation.ts'
import type { AnswerParts, Prepared } from './answers.ts'
import { withLateWord } from './lateness.ts'

/**
 * Answers where it was asked: in the thread of the message. A message has one answer, whichever of its revisions called
 * for it first; a rewritten message gets it rewritten.
 *
 * @param also what else belongs into the transaction, such as keeping the answer.
 */
export async function say(
  parts: AnswerParts,
  said: Said,
  given: MessageView,
  stream?: AnswerStream,
  also?: (transaction: Connection) => Promise<void>,
): Promise<void> {
  const view = withLateWord(parts, said, given)
  if (stream?.isOpen())
    return stream.finish(view, async (transaction) => {
      await engage(parts, transaction, said)
      await also?.(transaction)
    })
  const key = replyKey(said)
  await parts.database.transaction(async (transaction) => {
    // What takes an answer's place is one that can be kept, or none.
    await (also === undefined ? parts.answers.kept.remove(transaction, key) : also(transaction))
    if (said.revision !== undefined && (await parts.outbox.has(transaction, key))) {
      const change = messageKey('reply', said)
      await parts.outbox.enqueue(transaction, { kind: 'update', key: change, message: { key }, ...view })
      return
    }
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key,
      channel: said.channel,
      threadTs: said.threadTs,
      ...view,
    })
    await engage(parts, transaction, said)
  })
}

/** Answers so that only the person sees it: in their direct message, whatever channel they wrote in. */
export async function sayPrivately(
  parts: AnswerParts,
  said: Said,
  view: MessageView,
  language: Language,
): Promise<void> {
  if (said.isDirect) return say(parts, said, view)
  const key = messageKey('private', said)
  if (await parts.outbox.has(parts.database, key)) return
  const shown = withLateWord(parts, said, view)
  await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: said.userId, ...shown })
  await pointToDirectMessage(parts, said, sentences[language].conversation.movedToDirectMessage)
}

/** Answers a question in a channel that is nobody else's business in the direct message; a rewritten question rewrites it. */
export async function sayAnswerPrivately(
  parts: AnswerParts,
  said: Said,
  { view, keep }: Prepared,
): Promise<void> {
  const key = privateAnswerKey(said)
  const language = detectLanguage(said.text) ?? 'ja'
  const shown = withLateWord(parts, said, view)
  await parts.database.transaction(async (transaction) => {
    const change = { kind: 'update' as const, key: messageKey('private-answer', said), message: { key } }
    if (!(await parts.outbox.has(transaction, key)))
      await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: said.userId, ...shown })
    else if (change.key !== key) await parts.outbox.enqueue(transaction, { ...change, ...shown })
    // The question was another one before it was rewritten, and answered for all to see.
    const before = { key: replyKey(said) }
    if (await parts.outbox.has(transaction, before.key)) {
      const moved = sentenceView(sentences[language].conversation.movedToDirectMessage)
      const update = { kind: 'update' as const, key: messageKey('reply', said), message: before }
      await parts.outbox.enqueue(transaction, { ...update, ...moved })
      await parts.answers.kept.remove(transaction, before.key)
    }
    await keep(transaction)
  })
}

/** Says in a channel, to the person alone, where to look. It may get lost, as every ephemeral message may; what it points to does not. */
export async function pointToDirectMessage(parts: AnswerParts, said: Said, text: string): Promise<void> {
  try {
    await parts.interactive.chat.postEphemeral({
      channel: said.channel,
      user: said.userId,
      text,
      ...(said.inThread ? { thread_ts: said.threadTs } : {}),
    })
  } catch (error) {
    parts.log.warn('a pointer to a direct message was not shown', { error })
  }
}

/** The key of what is said to one revision of a message. */
export function messageKey(purpose: string, said: Said): string {
  const place = `${purpose}:${said.channel}:${said.ts}`
  return said.revision === undefined ? place : `${place}:${said.revision}`
}

async function engage(parts: AnswerParts, transaction: Connection, said: Said): Promise<void> {
  if (said.isDirect) return
  await engageThread(transaction, said, parts.clock.now())
}
