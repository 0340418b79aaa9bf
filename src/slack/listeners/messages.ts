import type { App } from '@slack/bolt'
import type { Answering } from '../../answering/index.ts'
import { detectLanguage, type Language } from '../../common/language.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Incidents } from '../../incident/index.ts'
import type { IntentReader } from '../../intent/index.ts'
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
import { isHelpWish, isThanks, longestQuestion, wishOfSelfcheck } from './wishes.ts'

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
  switch (intent.intent) {
    case 'incident':
      return sayPrivately(
        parts,
        said,
        firstResponseMessage(parts.incidents, intent.leakType, language),
        language,
      )
    case 'selfcheck':
      await startSelfcheck(parts, {
        userId: said.userId,
        key: messageKey('selfcheck', said),
        wish: wishOfSelfcheck(typed),
      })
      if (!said.isDirect) await pointToDirectMessage(parts, said, words.selfcheckInDirectMessage)
      return
    case 'other':
    case 'question':
      return answer(parts, said, person, { typed, language, isSmallTalk: intent.intent === 'other' })
  }
}

type Asked = { readonly typed: string; readonly language: Language; readonly isSmallTalk: boolean }

async function answer(
  parts: ConversationParts,
  said: Said,
  person: Person,
  { typed, language, isSmallTalk }: Asked,
): Promise<void> {
  const words = sentences[language].conversation
  const text = typed.slice(0, longestQuestion)
  const found = await parts.answering.answerQuestion({
    text,
    language: person.language,
    // What a channel shows, everybody in it reads, guests too: only what everyone may know.
    audience: said.isDirect && !person.isGuest ? 'employees' : 'everyone',
    previous: said.inThread ? await earlierQuestions(parts, said) : [],
  })
  // Small talk is known by there being nothing to answer with; a demand that is declined is declined all the same.
  if (isSmallTalk && found.kind === 'not_found' && found.refusal === 'no-grounds') {
    return say(parts, said, sentenceView(isThanks(typed) ? words.thanks : words.hello))
  }
  const askPeople = said.isDirect ? await parts.roles.holders('officer') : []
  const note = typed.length > longestQuestion ? { note: words.tooLong(longestQuestion) } : {}
  await say(parts, said, answerView(found, { askPeople, ...note }))
}

/** Answers where it was asked: in the thread of the message. A rewritten message gets its answer rewritten. */
async function say(parts: ConversationParts, said: Said, view: MessageView): Promise<void> {
  const key = messageKey('reply', said)
  const earlier = firstReplyKey(said)
  await parts.database.transaction(async (transaction) => {
    if (said.revision !== undefined && (await parts.outbox.has(transaction, earlier))) {
      await parts.outbox.enqueue(transaction, { kind: 'update', key, message: { key: earlier }, ...view })
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

function firstReplyKey(said: Said): string {
  return `reply:${said.channel}:${said.ts}`
}
