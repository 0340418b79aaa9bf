import type { KnownBlock, ModalView } from '@slack/types'
import type { Gap, GapDraft, GapSummary } from '../../answering/index.ts'
import { audiences } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, divider, header, paragraph, plain, quotation } from './blocks.ts'
import { answerActions } from './feedback.ts'

/** The actions of gaps and the callbacks of their forms. A button's value is the gap's id, with its version where one counts. */
export const gapActions = {
  write: 'gap.write',
  dismiss: 'gap.dismiss',
  approve: 'gap.approve',
  sendBack: 'gap.send_back',
  withdraw: 'gap.withdraw',
} as const

/** The inputs of the forms as `block_id`s; the action in each is `value`. */
export const gapInputs = {
  heading: 'heading',
  text: 'text',
  source: 'source',
  asked: 'asked',
  audience: 'audience',
  remark: 'remark',
} as const

/** Gaps in one list, and characters of a question in it. */
export const gapsShown = 10
export const questionShown = 300

/** Characters of a section that a message shows. */
export const textShown = 2_800

/** The week's questions without a good answer, for those who keep them all or, `own`, who answer for their documents. */
export function digestView(
  gaps: readonly GapSummary[],
  language: Language,
  whose: 'all' | 'own' = 'all',
): MessageView {
  const { digest } = sentences[language].gaps
  const more = gaps.length - gapsShown
  const lead = digest.lead(gaps.length)
  return {
    text: `${digest.title}\n${lead}`,
    blocks: [
      header(digest.title),
      paragraph(lead),
      ...gaps.slice(0, gapsShown).flatMap((gap) => [divider(), ...gapBlocks(gap, language, whose)]),
      ...(more > 0 ? [context(digest.more(more))] : []),
    ],
  }
}

function gapBlocks(gap: GapSummary, language: Language, whose: 'all' | 'own'): KnownBlock[] {
  const { digest } = sentences[language].gaps
  const { reasons } = sentences[language].feedback.rating
  const facts = [
    digest.counts(gap.unanswered, gap.calledWrong),
    ...(gap.reasons.length === 0 ? [] : [digest.reasons(gap.reasons.map((reason) => reasons[reason]))]),
    ...(gap.remark === '' ? [] : [digest.remark(cut(gap.remark, questionShown))]),
  ]
  return [
    paragraph({ bold: cut(gap.question, questionShown) }),
    context(
      ...facts.filter((fact) => fact !== ''),
      ...gap.comments.map((comment) => cut(comment, questionShown)),
    ),
    actions([
      button({ actionId: gapActions.write, text: digest.write, value: gap.id, style: 'primary' }),
      ...(whose === 'all' ? keepersButtons(gap, language) : []),
    ]),
  ]
}

// To correct an answer for everybody and to leave a gap open is not for those who answer for one document.
function keepersButtons({ id, wrongAnswer }: GapSummary, language: Language) {
  const { digest } = sentences[language].gaps
  return [
    ...(wrongAnswer === undefined
      ? []
      : [button({ actionId: answerActions.correct, text: digest.correct, value: wrongAnswer })]),
    button({
      actionId: gapActions.dismiss,
      text: digest.dismiss,
      value: id,
      confirm: {
        title: plain(digest.dismissTitle, limits.confirmTitle),
        text: plain(digest.dismissText, limits.confirmText),
        confirm: plain(digest.dismissConfirm, limits.confirmButton),
        deny: plain(digest.cancel, limits.confirmButton),
      },
    }),
  ]
}

/** The form in which somebody writes the section for a gap; filled with what they wrote before. */
export function writeModal(gap: GapSummary, language: Language): ModalView {
  const { form } = sentences[language].gaps
  const { draft } = gap
  const line = (
    block: string,
    label: string,
    hint: string,
    initial: string,
    most: number,
    multiline = false,
  ) => ({
    type: 'input' as const,
    block_id: block,
    label: plain(label, limits.label),
    hint: plain(hint, limits.hint),
    element: {
      type: 'plain_text_input' as const,
      action_id: 'value',
      multiline,
      max_length: most,
      ...(initial === '' ? {} : { initial_value: cut(initial, most) }),
    },
  })
  const option = (audience: GapDraft['audience']) => {
    return { text: plain(form.audiences[audience], limits.optionText), value: audience }
  }
  return {
    type: 'modal',
    callback_id: gapActions.write,
    private_metadata: gap.id,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.cancel, limits.viewButton),
    blocks: [
      paragraph(form.question(cut(gap.question, questionShown))),
      line(gapInputs.heading, form.heading, form.headingHint, draft?.heading ?? '', 100),
      line(gapInputs.text, form.text, form.textHint, draft?.text ?? '', 2_000, true),
      line(gapInputs.source, form.source, form.sourceHint, draft?.source ?? '', 200),
      line(gapInputs.asked, form.asked, form.askedHint, draft?.asked ?? gap.question, 1_000, true),
      {
        type: 'input',
        block_id: gapInputs.audience,
        label: plain(form.audience, limits.label),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [...audiences].reverse().map(option),
          initial_option: option(draft?.audience ?? 'employees'),
        },
      },
    ],
  }
}

/** What somebody is asked to approve; `outcome` once it is decided, and by whom. */
export function reviewView(
  gap: GapSummary,
  language: Language,
  outcome?: { readonly kind: 'approved' | 'returned'; readonly by: string },
): MessageView {
  const words = sentences[language].gaps
  const { review } = words
  const draft = draftOf(gap)
  const value = versionedValue(gap)
  const buttons = actions([
    button({
      actionId: gapActions.approve,
      text: review.approve,
      value,
      style: 'primary',
      confirm: {
        title: plain(review.approveTitle, limits.confirmTitle),
        text: plain(review.approveText, limits.confirmText),
        confirm: plain(review.approve, limits.confirmButton),
        deny: plain(review.cancel, limits.confirmButton),
      },
    }),
    button({ actionId: gapActions.sendBack, text: review.back, value }),
  ])
  return {
    text: `${review.title}\n${draft.heading}`,
    blocks: [
      header(review.title),
      paragraph(review.lead),
      paragraph({ bold: review.question }, `\n${cut(gap.question, questionShown)}`),
      paragraph({ bold: draft.heading }),
      quotation(cut(draft.text, textShown)),
      context(review.source(draft.source), review.audience(words.form.audiences[draft.audience])),
      ...(gap.author === undefined ? [] : [paragraph(review.author, ' ', { person: gap.author })]),
      outcome === undefined
        ? buttons
        : paragraph(review[outcome.kind], ' ', review.by, ' ', { person: outcome.by }),
    ],
  }
}

/** The form that asks why a section is sent back. */
export function sendBackModal(value: string, language: Language): ModalView {
  const { back, form } = sentences[language].gaps
  return {
    type: 'modal',
    callback_id: gapActions.sendBack,
    private_metadata: value,
    title: plain(back.title, limits.viewTitle),
    submit: plain(back.submit, limits.viewButton),
    close: plain(form.cancel, limits.viewButton),
    blocks: [
      {
        type: 'input',
        block_id: gapInputs.remark,
        label: plain(back.reason, limits.label),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 1_000 },
      },
    ],
  }
}

/** The value of a button that is about one draft of a gap. */
export function versionedValue({ id, version }: Pick<Gap, 'id' | 'version'>): string {
  return `${id}:${version}`
}

/** The gap and the draft that such a value names; a value of somebody's own making names none that is there. */
export function readVersioned(value: string): { readonly id: string; readonly version: number } {
  const [, id = '', version = '0'] = /^(gap_[a-z2-7]+):(\d{1,6})$/.exec(value) ?? []
  return { id, version: Number(version) }
}

/** What was written for a gap. @throws Error where nothing was. */
export function draftOf({ draft }: Gap): GapDraft {
  if (draft === undefined) throw new Error('nothing was written for this gap')
  return draft
}
