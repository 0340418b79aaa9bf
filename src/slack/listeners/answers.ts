import { z } from 'zod'
import {
  type AnswerDesk,
  isPrivateAnswer,
  isPrivateQuestion,
  type KeptAnswer,
  keptDays,
} from '../../answering/index.ts'
import type { Answer, Audience } from '../../answering/types.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import { findSlackError } from '../identity.ts'
import type { SlackParts } from '../parts.ts'
import type { Person } from '../types.ts'
import type { MessageView } from '../views/answer.ts'
import { answeredView, type Shown } from '../views/answered.ts'

/** What everything around an answer needs beside the parts every listener has. */
export type AnswerParts = SlackParts & { readonly answers: AnswerDesk }

/** A question with its answer, as it is shown and kept. */
export type Asked = {
  /** The key of the answer's message, or one made from the command. */
  readonly id: string
  readonly person: Person
  /** Where the answer stands: a channel, or the person's id for what only they see. */
  readonly channel: string
  readonly revision: string
  readonly question: string
  /** Earlier questions it may lean on, oldest first. */
  readonly previous: readonly string[]
  readonly audience: Audience
  readonly answer: Answer
}

/** An answer as a message, and what keeps it: in the transaction that stores the message. */
export type Prepared = {
  readonly view: MessageView
  readonly keep: (transaction: Connection) => Promise<void>
}

/** Draws an answer with what can be done with it. */
export function prepareAnswer(
  parts: AnswerParts,
  asked: Asked,
  shown: Omit<Shown, 'askerLanguage'>,
): Prepared {
  const kept: Omit<KeptAnswer, 'askedAt'> = {
    id: asked.id,
    askedBy: asked.person.id,
    channel: asked.channel,
    revision: asked.revision,
    question: asked.question,
    context: asked.previous.at(-1) ?? '',
    answer: asked.answer,
    audience: asked.audience,
    isPrivate: isPrivateQuestion(asked.question) || isPrivateAnswer(asked.answer),
  }
  return {
    view: answeredView(kept, { ...shown, askerLanguage: asked.person.language }),
    keep: (transaction) => parts.answers.kept.keep(transaction, kept),
  }
}

/**
 * Finds the answer whose button a person pressed, by the id in it. What only its asker sees is nobody else's: anybody can
 * send any value.
 *
 * @returns `undefined` after the person was told that it is gone, or not theirs.
 */
export async function findPressed(
  parts: AnswerParts,
  id: string,
  person: Person,
  whose: 'anybody' | 'asker' = 'anybody',
): Promise<KeptAnswer | undefined> {
  const kept = await parts.answers.kept.find(id)
  const words = sentences[person.language].feedback
  if (kept === undefined) return tell(parts, person, words.gone(keptDays))
  const isOwn = kept.askedBy === person.id
  if (!isOwn && (whose === 'asker' || kept.channel === kept.askedBy))
    return tell(parts, person, words.notYours)
  return kept
}

/** The value of the button that was pressed; empty where it has none. */
export function pressedId(action: unknown): string {
  return Pressed.safeParse(action).data?.value ?? ''
}

const Pressed = z.object({ value: z.string() })

/** Whose documents a person may read. */
export function eyesOf(person: Person): Audience {
  return person.isGuest ? 'everyone' : 'employees'
}

/** The person; `undefined` where Slack knows nobody by this id any more. @throws ExternalError where it cannot be asked. */
export async function findPerson(parts: AnswerParts, userId: string): Promise<Person | undefined> {
  try {
    return await parts.people.get(userId)
  } catch (error) {
    if (/^user_not_(?:found|visible)$/.test(findSlackError(error) ?? '')) return undefined
    throw error
  }
}

async function tell(parts: AnswerParts, person: Person, text: string): Promise<undefined> {
  await parts.interactive.chat.postMessage({ channel: person.id, text })
}
