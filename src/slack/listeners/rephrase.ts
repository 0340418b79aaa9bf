import type { App, BlockAction } from '@slack/bolt'
import type { Answering } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Person } from '../types.ts'
import { answerActions } from '../views/feedback.ts'
import { type AnswerParts, findPressed, prepareAnswer, pressedId } from './answers.ts'

type RephraseParts = AnswerParts & { readonly answering: Pick<Answering, 'answerQuestion'> }

/** How people ask for an answer once more in a language; the answering reads it as a wish about the question before. */
const wishes: Readonly<Record<Language, string>> = { ja: '日本語で教えてください', en: 'In English, please' }

/** Listens to people who want an answer in the other language: it comes below the first, once. */
export function registerRephrase(app: App, parts: RephraseParts): void {
  app.action<BlockAction>(answerActions.otherLanguage, async ({ ack, body, action }) => {
    await ack()
    const presser = await parts.people.get(body.user.id)
    const kept = await findPressed(parts, pressedId(action), presser)
    if (kept === undefined) return
    const person = await parts.people.get(kept.askedBy)
    const language = kept.answer.language === 'ja' ? 'en' : 'ja'
    const whole = kept.context === '' ? kept.question : `${kept.context} ${kept.question}`
    const answer = await parts.answering.answerQuestion(
      { text: wishes[language], language, audience: kept.audience, previous: [whole] },
      { by: 'extract' },
    )
    if (answer.kind !== 'answered') return sayMissing(parts, body, presser, language)
    // A rewritten question is another one.
    const id = `${kept.id}:${kept.revision}:${language}`
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

async function sayMissing(
  parts: RephraseParts,
  body: BlockAction,
  { id }: Person,
  language: Language,
): Promise<void> {
  const text = sentences[language].feedback.notInThisLanguage
  await parts.interactive.chat.postEphemeral({ channel: body.channel?.id ?? id, user: id, text })
}

function threadOf({ message }: BlockAction): string | undefined {
  const threadTs: unknown = message?.thread_ts
  return typeof threadTs === 'string' ? threadTs : undefined
}
