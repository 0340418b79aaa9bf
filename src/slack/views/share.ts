import type { KnownBlock, ModalView } from '@slack/types'
import type { KeptAnswer } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import { answerView, type MessageView } from './answer.ts'
import { context, paragraph, plain, quotation } from './blocks.ts'
import { answerActions, offerBlocks } from './feedback.ts'

/** The block of the form's one input; the action in it is `value`. */
export const shareInput = 'channel'

/** Characters of the question and the answer that the form repeats. */
const repeated = 1_000

/** The form in which the asker chooses where an answer goes, with what will be seen there. */
export function shareModal(
  { id, question, answer }: KeptAnswer,
  channel: string | undefined,
  language: Language,
): ModalView {
  const words = sentences[language].feedback.share
  return {
    type: 'modal',
    callback_id: answerActions.share,
    private_metadata: id,
    title: plain(words.title, limits.viewTitle),
    submit: plain(words.submit, limits.viewButton),
    close: plain(words.cancel, limits.viewButton),
    blocks: [
      {
        type: 'input',
        block_id: shareInput,
        label: plain(words.channel, limits.label),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(channel === undefined ? {} : { initial_conversation: channel }),
        },
      },
      paragraph(words.lead),
      paragraph(words.question(cut(question, repeated))),
      quotation(cut(answer.text, repeated)),
    ],
  }
}

/** The message that shows an answer to a channel; `id` is that of the answer as it is kept for this channel. */
export function sharedView(
  { question, answer, audience }: Pick<KeptAnswer, 'question' | 'answer' | 'audience'>,
  id: string,
  sharer: string,
): MessageView {
  const words = sentences[answer.language].feedback.share
  const head: KnownBlock[] = [context(words.by(sharer)), paragraph(words.question(cut(question, repeated)))]
  const below = offerBlocks({
    id,
    language: answer.language,
    hasSources: true,
    isFolded: false,
    mayShare: false,
    // Where only employees read, who reads may change; nothing more is posted there without the asker.
    inOtherLanguage: audience === 'everyone' && answer.isInBoth !== true,
    inEasyJapanese: audience === 'everyone' && answer.isEasyToHave === true,
    mayReport: false,
    notedIn: [],
  })
  const { text, blocks } = answerView(answer, { below })
  return { text: `${words.by(sharer)}\n${text}`, blocks: [...head, ...blocks] }
}
