import type { App } from '@slack/bolt'
import type { Answering } from '../../answering/index.ts'
import type { Answer } from '../../answering/types.ts'
import { detectLanguage, type Language } from '../../common/language.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Incidents } from '../../incident/index.ts'
import { chooseReply, type IntentReader } from '../../intent/index.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import { readSaid, type Said } from '../intake.ts'
import type { SlackParts } from '../parts.ts'
import { engageThread } from '../store.ts'
import { readTypedText } from '../text.ts'
import type { Person } from '../types.ts'
import { answerView, type MessageView } from '../views/answer.ts'
import { helpView, sentenceView } from '../views/conversation.ts'
import { firstResponseMessage } from '../views/incident.ts'
import { earlierQuestions } from './earlierQuestions.ts'
import { startSelfcheck } from './selfcheck.ts'
import { beginning, isHelpWish, isThanks, longestQuestion, wishOfSelfcheck } from './wishes.ts'

/** What conversation needs beside the parts every listener has. */
export type ConversationParts = SlackParts & {
  readonly answering: Answering
  readonly intents: IntentReader
  readonly incidents: Incidents
  readonly selfchecks: Selfchecks
  readonly botUserId: string
}

/** Listens to direct messages, mentions, and follow-ups in threads the bot was asked in. */
export function registerMessages(app: App, parts: ConversationParts): void {
  app.event('message', async ({ event }) => hear(parts, event))
  app.event('app_mention', async ({ event }) => hear(parts, event))
}

async function hear(parts: ConversationParts, event: unknown): Promise<void> {
  const said = readSaid(event, parts.botUserId)
  if (said === undefined) return
  const person = await parts.people.get(said.userId)
  if (person.isBot) return
  await reply(parts, said, person)
  parts.outbox.wake()
}

async function reply(parts: ConversationParts, said: Said, person: Person): Promise<void> {
  const typed = readTypedText(said.text, parts.botUserId)
  const language = detectLanguage(typed) ?? person.language
  const words = sentences[language].conversation
  if (typed === '') return say(parts, said, sentenceView(said.hasFiles ? words.onlyFiles : words.noWords))
  if (isHelpWish(typed)) return say(parts, said, helpView(language))
  const intent = parts.intents.read(typed)
  if (intent.intent === 'incident') {
    const view = firstResponseMessage(parts.incidents, intent.leakType, language)
    return sayPrivately(parts, said, view, language)
  }
  const found = await findAnswer(parts, said, person, typed)
  switch (chooseReply(typed, intent.intent, found)) {
    case 'selfcheck':
      return beginSelfcheck(parts, said, typed, language)
    case 'small-talk':
      return say(parts, said, sentenceView(isThanks(typed) ? words.thanks : words.hello))
    case 'answer': {
      const askPeople = said.isDirect ? await parts.roles.holders('officer') : []
      const note = typed.length > longestQuestion ? { note: words.tooLong(longestQuestion) } : {}
      return say(parts, said, answerView(found, { askPeople, ...note }))
    }
  }
}

async function findAnswer(
  parts: ConversationParts,
  said: Said,
  person: Person,
  typed: string,
): Promise<Answer> {
  return parts.answering.answerQuestion({
    text: beginning(typed),
    language: person.language,
    // What a channel shows, everybody in it reads, guests too: only what everyone may know.
    audience: said.isDirect && !person.isGuest ? 'employees' : 'everyone',
    previous: said.inThread ? await earlierQuestions(parts, said) : [],
  })
}

// The self-check stands at the top level of the direct message: whoever asked elsewhere is told where it is.
async function beginSelfcheck(
  parts: ConversationParts,
  said: Said,
  typed: string,
  language: Language,
): Promise<void> {
  const key = messageKey('selfcheck', said)
  await startSelfcheck(parts, { userId: said.userId, key, wish: wishOfSelfcheck(typed) })
  const isAtHand = said.isDirect && !said.inThread
  if (!isAtHand) {
    await pointToDirectMessage(parts, said, sentences[language].conversation.selfcheckInDirectMessage)
  }
}

/**
 * Answers where it was asked: in the thread of the message. A message has one answer, whichever of its revisions called
 * for it first; a rewritten message gets it rewritten.
 */
async function say(parts: ConversationParts, said: Said, view: MessageView): Promise<void> {
  const key = `reply:${said.channel}:${said.ts}`
  await parts.database.transaction(async (transaction) => {
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
async function sayPrivately(
  parts: ConversationParts,
  said: Said,
  view: MessageView,
  language: Language,
): Promise<void> {
  if (said.isDirect) return say(parts, said, view)
  const key = messageKey('private', said)
  if (await parts.outbox.has(parts.database, key)) return
  await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: said.userId, ...view })
  await pointToDirectMessage(parts, said, sentences[language].conversation.movedToDirectMessage)
}

// The pointer may get lost, as every ephemeral message may; what it points to does not.
async function pointToDirectMessage(parts: ConversationParts, said: Said, text: string): Promise<void> {
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

async function engage(parts: ConversationParts, transaction: Connection, said: Said): Promise<void> {
  if (said.isDirect) return
  await engageThread(transaction, said, parts.clock.now())
}

function messageKey(purpose: string, said: Said): string {
  const place = `${purpose}:${said.channel}:${said.ts}`
  return said.revision === undefined ? place : `${place}:${said.revision}`
}
