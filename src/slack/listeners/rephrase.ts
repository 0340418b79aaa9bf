import type { App, BlockAction } from '@slack/bolt'
import type { Answering, KeptAnswer } from '../../answering/index.ts'
import type { Audience } from '../../answering/types.ts'
import { isThirdLanguage } from '../../common/thirdLanguage.ts'
import { sentences } from '../../i18n/index.ts'
import { escapeText } from '../text.ts'
import type { Person } from '../types.ts'
import { answerActions } from '../views/feedback.ts'
import { type AnswerParts, eyesOf, findPressed, prepareAnswer, pressedId } from './answers.ts'

type RephraseParts = AnswerParts & { readonly answering: Pick<Answering, 'answerQuestion'> }

/** How people ask for an answer once more in a language; the answering reads it as a wish about the question before. */
const wishes = {
  ja: '日本語で教えてください',
  en: 'In English, please',
  easy: 'やさしい日本語で教えてください',
} as const

/** Listens to people who want an answer in the other language, or in easy Japanese: it comes below the first, once. */
export function registerRephrase(app: App, parts: RephraseParts): void {
  const forms = [
    { actionId: answerActions.otherLanguage, isEasy: false },
    { actionId: answerActions.easyJapanese, isEasy: true },
  ]
  for (const { actionId, isEasy } of forms) registerForm(app, parts, actionId, isEasy)
}

function registerForm(app: App, parts: RephraseParts, actionId: string, isEasy: boolean): void {
  app.action<BlockAction>(actionId, async ({ ack, body, action }) => {
    await ack()
    const presser = await parts.people.get(body.user.id)
    const kept = await findPressed(parts, pressedId(action), presser)
    if (kept === undefined) return
    const person = await parts.people.get(kept.askedBy)
    const language = isEasy || kept.answer.language === 'en' ? 'ja' : 'en'
    const form = isEasy ? 'easy' : language
    const whole = kept.context === '' ? kept.question : `${kept.context} ${kept.question}`
    const answer = await parts.answering.answerQuestion(
      { text: wishes[form], language, audience: readersOf(kept, presser), previous: [whole] },
      // Only a model has easy words for what nobody wrote in them, and reads a question in a third language.
      isEasy || isThirdLanguage(whole) ? {} : { by: 'extract' },
    )
    if (answer.kind !== 'answered') {
      const missing = isEasy ? answer.text : sentences[language].feedback.notInThisLanguage
      return sayMissing(parts, body, presser, missing)
    }
    // A rewritten question is another one.
    const id = `${kept.id}:${kept.revision}:${form}`
    const { view, keep } = prepareAnswer(
      parts,
      { ...kept, id, person, previous: [kept.context], answer },
      { isUnfolded: true },
    )
    const place = await parts.outbox.find(parts.database, kept.id)
    // What a command answered stands in no thread.
    const channel = place?.channel ?? kept.channel
    const threadTs = place === undefined ? undefined : (threadOf(body) ?? place.ts)
    await parts.database.transaction(async (transaction) => {
      if (await parts.outbox.has(transaction, id)) return
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: id,
        channel,
        ...(threadTs === undefined ? {} : { threadTs }),
        ...view,
      })
      await keep(transaction)
    })
    parts.outbox.wake()
  })
}

// Who may read it now: the asker may have become a guest since, and a channel may have got one.
function readersOf(kept: KeptAnswer, presser: Person): Audience {
  const isAlone = kept.channel === kept.askedBy
  return isAlone && kept.audience === 'employees' ? eyesOf(presser) : 'everyone'
}

async function sayMissing(
  parts: RephraseParts,
  body: BlockAction,
  { id }: Person,
  text: string,
): Promise<void> {
  await parts.interactive.chat.postEphemeral({
    channel: body.channel?.id ?? id,
    user: id,
    text: escapeText(text),
  })
}

function threadOf({ message }: BlockAction): string | undefined {
  const threadTs: unknown = message?.thread_ts
  return typeof threadTs === 'string' ? threadTs : undefined
}
