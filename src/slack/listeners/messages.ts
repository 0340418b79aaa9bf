import type { App } from '@slack/bolt'
import { type Answering, isPrivateAnswer, isPrivateQuestion, isUnreadAnswer } from '../../answering/index.ts'
import type { Answer, AnswerOptions, Question } from '../../answering/types.ts'
import { detectLanguage, type Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Incidents } from '../../incident/index.ts'
import { chooseReply, type IntentReader } from '../../intent/index.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import { readNoticed, readSaid, readWithdrawn, type Said } from '../intake.ts'
import { privateAnswerKey, replyKey } from '../keys.ts'
import type { AnswerStream, Streams } from '../stream.ts'
import { readTypedText } from '../text.ts'
import type { Person } from '../types.ts'
import { growingView, namesPeople, stoppedView } from '../views/answer.ts'
import { helpView, sentenceView } from '../views/conversation.ts'
import { forgetView } from '../views/feedback.ts'
import { firstResponseMessage, spokenTo } from '../views/incident.ts'
import { type AnswerParts, eyesOf, prepareAnswer } from './answers.ts'
import { earlierQuestions } from './earlierQuestions.ts'
import { findStanding } from './incidentStanding.ts'
import { messageKey, pointToDirectMessage, say, sayAnswerPrivately, sayPrivately } from './saying.ts'
import { startSelfcheck } from './selfcheck.ts'
import { returnToSelfcheck, takeSelfcheckReply } from './selfcheckReply.ts'
import { beginning, isForgetWish, isHelpWish, isThanks, longestQuestion, wishOfSelfcheck } from './wishes.ts'
import { withdrawAnswer } from './withdrawing.ts'

/** What conversation needs beside the parts every listener has. */
export type ConversationParts = AnswerParts & {
  readonly answering: Answering
  readonly intents: IntentReader
  readonly incidents: Incidents
  readonly selfchecks: Selfchecks
  readonly streams: Streams
  readonly botUserId: string
  readonly teamId: string
}

/** Listens to direct messages, mentions, and follow-ups in threads the bot was asked in. */
export function registerMessages(app: App, parts: ConversationParts): void {
  app.event('message', async ({ event }) => hear(parts, event))
  app.event('app_mention', async ({ event }) => hear(parts, event))
}

async function hear(parts: ConversationParts, event: unknown): Promise<void> {
  const gone = readWithdrawn(event)
  if (gone !== undefined) return withdrawAnswer(parts, gone)
  // Rewritten into what reads like an incident, which has its own listener: the question is gone as well.
  const noticed = readNoticed(event)
  if (noticed?.isRevision === true) return withdrawAnswer(parts, noticed)
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
  // What becomes of files alone is said by who listens to files.
  if (typed === '') return said.hasFiles ? undefined : say(parts, said, sentenceView(words.noWords))
  if (isHelpWish(typed)) return say(parts, said, helpView(language))
  const standing = said.isDirect ? await findStanding(parts, said.userId, typed, language) : undefined
  if (standing !== undefined) return say(parts, said, standing)
  if (isForgetWish(typed)) {
    const view = forgetView(await parts.answers.kept.countOf(said.userId), language)
    return sayPrivately(parts, said, view, language)
  }
  const intent = parts.intents.read(typed)
  if (intent.intent === 'incident') {
    const view = firstResponseMessage(parts.incidents, intent.leakType, spokenTo(typed, language))
    return sayPrivately(parts, said, view, language)
  }
  if (await takeSelfcheckReply(parts, said, person, typed, intent.intent)) return
  const isPrivate = !said.isDirect && isPrivateQuestion(typed)
  const stream = await beginStream(parts, said)
  // Answered before a crash.
  if (stream === undefined) return returnToSelfcheck(parts, said, person)
  try {
    // What may turn out to be no question, or goes elsewhere, shows nothing before that is known.
    const isShown = intent.intent !== 'selfcheck' && !isPrivate
    const progress = isShown ? { progress: showOn(stream, typed, language) } : {}
    const question: Question = {
      text: beginning(typed),
      language: person.language,
      // What a channel shows, everybody in it reads, guests too: only what everyone may know.
      audience: said.isDirect || isPrivate ? eyesOf(person) : 'everyone',
      previous: said.inThread ? await earlierQuestions(parts, said) : [],
    }
    const found = await parts.answering.answerQuestion(question, { ...progress, signal: stream.signal })
    switch (chooseReply(typed, intent.intent, found)) {
      case 'selfcheck':
        return await beginSelfcheck(parts, said, typed, language)
      case 'small-talk':
        return await say(parts, said, sentenceView(isThanks(typed) ? words.thanks : words.hello), stream)
      case 'answer': {
        if (found.stopped) await say(parts, said, stoppedView(found), stream)
        else await sayAnswer(parts, said, person, question, found, stream)
        return await returnToSelfcheck(parts, said, person)
      }
    }
  } finally {
    await stream.close()
  }
}

function beginStream(parts: ConversationParts, said: Said): Promise<AnswerStream | undefined> {
  return parts.streams.begin({
    key: messageKey('reply', said),
    messageKey: replyKey(said),
    channel: said.channel,
    threadTs: said.threadTs,
    userId: said.userId,
    teamId: parts.teamId,
    questionTs: said.ts,
  })
}

/** Shows an answer as a model writes it; without a model none of this is called. */
function showOn(
  stream: AnswerStream,
  typed: string,
  language: Language,
): NonNullable<AnswerOptions['progress']> {
  const about = { title: typed, status: sentences[language].agent.working }
  return {
    translating: () => stream.work(about),
    grounds: (sections) => stream.open({ ...about, ...growingView(sections, language) }),
    sentence: (text) => stream.append(text),
  }
}

/** Gives the answer in the thread, or, where the question is nobody else's business, in the direct message. */
async function sayAnswer(
  parts: ConversationParts,
  said: Said,
  person: Person,
  question: Question,
  answer: Answer,
  stream: AnswerStream,
): Promise<void> {
  const { text, audience, previous = [] } = question
  const isUnread = isUnreadAnswer(answer)
  const isPrivate = !said.isDirect && (isPrivateQuestion(text) || isPrivateAnswer(answer) || isUnread)
  const isAlone = said.isDirect || isPrivate
  const { conversation, feedback } = sentences[answer.language]
  const notes = [
    ...(isPrivate ? [isUnread ? feedback.movedUnread : feedback.movedHere] : []),
    ...(isPrivate ? [feedback.share.question(text)] : []),
    ...(text.length >= longestQuestion ? [conversation.tooLong(longestQuestion)] : []),
  ]
  const askPeople = isAlone && namesPeople(answer) ? await parts.roles.holders('officer') : []
  const asked = {
    id: isPrivate ? privateAnswerKey(said) : replyKey(said),
    person,
    channel: isAlone ? person.id : said.channel,
    revision: said.revision ?? '',
    question: text,
    previous,
    audience,
    answer,
  }
  const prepared = prepareAnswer(parts, asked, { notes, askPeople })
  if (!isPrivate) return say(parts, said, prepared.view, stream, prepared.keep)
  await sayAnswerPrivately(parts, said, prepared)
  await pointToDirectMessage(parts, said, conversation.movedToDirectMessage)
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
