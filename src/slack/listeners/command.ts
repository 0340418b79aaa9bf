import type { App, SlashCommand } from '@slack/bolt'
import { detectLanguage } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { limits } from '../limits.ts'
import { cutEscaped, readTypedText } from '../text.ts'
import type { MessageView } from '../views/answer.ts'
import { helpView, sentenceView } from '../views/conversation.ts'
import { firstResponseMessage, spokenTo } from '../views/incident.ts'
import { eyesOf, prepareAnswer } from './answers.ts'
import { openByWords } from './incident.ts'
import type { ConversationParts } from './messages.ts'
import { startSelfcheck } from './selfcheck.ts'
import { beginning, longestQuestion, wishOfSelfcheck } from './wishes.ts'

/** The words after `/mamori`, in both languages. */
const subcommands = {
  ask: ['ask', 'question', '質問', 'きく', '聞く'],
  check: ['check', 'selfcheck', 'self-check', 'チェック', '自己チェック', 'セルフチェック'],
  report: ['report', 'incident', '報告', '事故', '事故報告'],
  help: ['help', 'ヘルプ', '使い方'],
} as const
type Subcommand = keyof typeof subcommands

/** Listens to `/mamori`. Whatever it says, only the person who typed it sees. */
export function registerCommand(app: App, parts: ConversationParts): void {
  app.command('/mamori', async ({ command, ack }) => {
    const { word, subcommand, rest } = readCommand(readTypedText(command.text, parts.botUserId))
    if (subcommand === 'report') {
      // The trigger lives three seconds: the form first, before anything is looked up.
      await openByWords(parts, { triggerId: command.trigger_id, userId: command.user_id }, rest)
      await ack()
      return
    }
    const view = await reply(parts, command, { word, subcommand, rest })
    await ack({
      response_type: 'ephemeral',
      text: cutEscaped(view.text, limits.messageText),
      blocks: view.blocks,
    })
    parts.outbox.wake()
  })
}

type ReadCommand = {
  readonly word: string
  readonly subcommand: Subcommand | undefined
  readonly rest: string
}

async function reply(
  parts: ConversationParts,
  command: SlashCommand,
  { word, subcommand, rest }: ReadCommand,
): Promise<MessageView> {
  const person = await parts.people.get(command.user_id)
  const words = sentences[detectLanguage(rest) ?? person.language].conversation
  if (subcommand === 'ask') {
    return rest === '' ? sentenceView(words.nothingSaid) : answerCommand(parts, command, rest)
  }
  if (subcommand === 'check') {
    const key = `command:${command.trigger_id}`
    await startSelfcheck(parts, { userId: command.user_id, key, wish: wishOfSelfcheck(rest) })
    return sentenceView(words.selfcheckInDirectMessage)
  }
  if (subcommand === 'help' || word === '') return helpView(person.language)
  return sentenceView(sentences[detectLanguage(word) ?? person.language].conversation.unknownCommand(word))
}

async function answerCommand(
  parts: ConversationParts,
  { user_id: userId, trigger_id: triggerId }: SlashCommand,
  typed: string,
): Promise<MessageView> {
  const person = await parts.people.get(userId)
  const language = detectLanguage(typed) ?? person.language
  const intent = parts.intents.read(typed)
  if (intent.intent === 'incident')
    return firstResponseMessage(parts.incidents, intent.leakType, spokenTo(typed, language))
  const question = { text: beginning(typed), language: person.language, audience: eyesOf(person) }
  // The ack waits for it, three seconds at most: a model would take longer.
  const answer = await parts.answering.answerQuestion(question, { by: 'extract' })
  const words = sentences[language].conversation
  const { text, audience } = question
  const asked = { person, channel: userId, revision: '', question: text, previous: [], audience, answer }
  const { view, keep } = prepareAnswer(
    parts,
    { id: `command:${triggerId}`, ...asked },
    {
      notes: typed.length > longestQuestion ? [words.tooLong(longestQuestion)] : [],
      askPeople: await parts.roles.holders('officer'),
      // A message that only one person sees cannot be changed later.
      isUnfolded: true,
    },
  )
  await parts.database.transaction(keep)
  return view
}

function readCommand(text: string): ReadCommand {
  const [word = '', ...others] = text.normalize('NFKC').trim().split(/\s+/u)
  const folded = word.toLowerCase()
  const found = Object.entries(subcommands).find(([, names]) => names.some((name) => name === folded))
  return { word, subcommand: found?.[0] as Subcommand | undefined, rest: others.join(' ') }
}
