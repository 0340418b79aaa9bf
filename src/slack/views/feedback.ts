import type { ContextActionsBlock, KnownBlock, ModalView } from '@slack/types'
import { type KeptAnswer, keptDays, ratingReasons } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, divider, header, paragraph, plain, quotation } from './blocks.ts'
import { reportButton } from './incidentButtons.ts'

/** The actions below an answer and the callbacks of their forms; the value of a button is the answer's id. */
export const answerActions = {
  sources: 'answer.sources',
  more: 'answer.more',
  share: 'answer.share',
  otherLanguage: 'answer.other_language',
  easyJapanese: 'answer.easy_japanese',
  rate: 'answer.rate',
  correct: 'answer.correct',
  forget: 'answer.forget',
} as const

/** The inputs of the forms as `block_id`s; the action in each is `value`. */
export const feedbackInputs = { reason: 'reason', comment: 'comment', correction: 'correction' } as const

/** Characters of a question or an answer that a form repeats. */
const repeated = 600

/** What an answer offers below itself. */
export type Offer = {
  readonly id: string
  readonly language: Language
  readonly hasSources: boolean
  /** Part of it is folded away. */
  readonly isFolded: boolean
  /** Only the asker sees it, and may show it to others. */
  readonly mayShare: boolean
  readonly inOtherLanguage: boolean
  readonly inEasyJapanese: boolean
  /** It may have been a report that was not understood. */
  readonly mayReport: boolean
  /** The languages in which it is said that the officer will hear of the question; none where they will not. */
  readonly notedIn: readonly Language[]
}

/** The buttons below an answer, the thumbs last. */
export function offerBlocks(offer: Offer): KnownBlock[] {
  const words = sentences[offer.language].feedback
  const { id } = offer
  const buttons = [
    ...(offer.mayReport ? [reportButton(offer.language)] : []),
    ...(offer.isFolded
      ? [button({ actionId: answerActions.more, text: words.buttons.more, value: id })]
      : []),
    ...(offer.hasSources
      ? [button({ actionId: answerActions.sources, text: words.buttons.sources, value: id })]
      : []),
    ...(offer.mayShare
      ? [button({ actionId: answerActions.share, text: words.buttons.share, value: id })]
      : []),
    ...(offer.inOtherLanguage
      ? [button({ actionId: answerActions.otherLanguage, text: words.buttons.otherLanguage, value: id })]
      : []),
    ...(offer.inEasyJapanese
      ? [button({ actionId: answerActions.easyJapanese, text: words.buttons.easyJapanese, value: id })]
      : []),
  ]
  const thumb = (text: string, rating: string) => {
    return { text: plain(text, limits.buttonText), accessibility_label: text, value: `${rating}:${id}` }
  }
  const thumbs: ContextActionsBlock = {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: answerActions.rate,
        positive_button: thumb(words.buttons.helpful, 'helpful'),
        negative_button: thumb(words.buttons.wrong, 'wrong'),
      },
    ],
  }
  return [
    ...offer.notedIn.map((language) => context(sentences[language].feedback.gapNoted)),
    ...(buttons.length === 0 ? [] : [actions(buttons)]),
    thumbs,
  ]
}

/** The form that asks what was not right; `mayCorrect` adds the officer's own field. */
export function ratingModal(answer: string, mayCorrect: boolean, language: Language): ModalView {
  const { rating: words, correction } = sentences[language].feedback
  return {
    type: 'modal',
    callback_id: answerActions.rate,
    private_metadata: answer,
    title: plain(words.title, limits.viewTitle),
    submit: plain(words.submit, limits.viewButton),
    close: plain(words.cancel, limits.viewButton),
    blocks: [
      {
        type: 'input',
        block_id: feedbackInputs.reason,
        label: plain(words.reason, limits.label),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: ratingReasons.map((reason) => {
            return { text: plain(words.reasons[reason], limits.optionText), value: reason }
          }),
        },
      },
      textInput(feedbackInputs.comment, words.comment, words.commentHint, true),
      ...(mayCorrect ? [textInput(feedbackInputs.correction, correction.field, correction.hint, true)] : []),
    ],
  }
}

/** The form in which the officer says what is right in place of an answer. */
export function correctionModal({ id, question, answer }: KeptAnswer, language: Language): ModalView {
  const words = sentences[language].feedback.correction
  return {
    type: 'modal',
    callback_id: answerActions.correct,
    private_metadata: id,
    title: plain(words.title, limits.viewTitle),
    submit: plain(words.submit, limits.viewButton),
    close: plain(sentences[language].feedback.rating.cancel, limits.viewButton),
    blocks: [
      paragraph(words.question(cut(question, repeated))),
      paragraph({ bold: words.answer }),
      quotation(cut(answer.text, repeated)),
      textInput(feedbackInputs.correction, words.field, words.hint, false),
    ],
  }
}

/** The question whether a person's own questions are to be deleted, with the button that does it. */
export function forgetView(count: number, language: Language): MessageView {
  const words = sentences[language].feedback.mine
  if (count === 0) return { text: words.none(keptDays), blocks: [paragraph(words.none(keptDays))] }
  const text = words.ask(count)
  return { text, blocks: [paragraph(text), actions([forgetButton(language)])] }
}

/** The home's part about what is kept of a person. */
export function mineHomeBlocks(count: number, language: Language): KnownBlock[] {
  const words = sentences[language].feedback.mine
  return [
    divider(),
    header(words.title),
    paragraph(words.text(count, keptDays)),
    ...(count === 0 ? [] : [actions([forgetButton(language)])]),
  ]
}

function forgetButton(language: Language) {
  const words = sentences[language].feedback.mine
  return button({
    actionId: answerActions.forget,
    text: words.button,
    confirm: {
      title: plain(words.confirmTitle, limits.confirmTitle),
      text: plain(words.confirmText, limits.confirmText),
      confirm: plain(words.confirm, limits.confirmButton),
      deny: plain(words.cancel, limits.confirmButton),
      style: 'danger',
    },
  })
}

function textInput(block: string, label: string, hint: string, optional: boolean) {
  return {
    type: 'input' as const,
    block_id: block,
    optional,
    label: plain(label, limits.label),
    hint: plain(hint, limits.hint),
    element: { type: 'plain_text_input' as const, action_id: 'value', multiline: true, max_length: 1_000 },
  }
}
