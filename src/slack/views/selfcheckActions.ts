import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Action, Item, SelfcheckResult } from '../../selfcheck/types.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, formView, header, paragraph, plain } from './blocks.ts'
import { dayInWords } from './campaign.ts'
import { buttonValue } from './selfcheck.ts'

/** The forms: callback ids. */
export const actionForms = {
  make: 'selfcheck.action_form',
  done: 'selfcheck.action_done_form',
  certification: 'selfcheck.certification_form',
} as const

/** The inputs of the forms: `[block_id, action_id]`. */
export const actionInputs = {
  item: ['item', 'choice'],
  owner: ['owner', 'user'],
  dueOn: ['due_on', 'date'],
  evidence: ['evidence', 'text'],
  certifiedOn: ['certified_on', 'date'],
} as const

/** The form that makes a gap an action; `undefined` where there is no gap. */
export function makeActionForm(
  { session, gaps }: SelfcheckResult,
  proposed: { readonly owner: string; readonly dueOn: string },
  language: Language,
): ModalView | undefined {
  if (gaps.length === 0) return undefined
  const words = sentences[language].selfcheckActions.action
  const choice = (item: Item): PlainTextOption => ({
    text: plain(`${item.id} ${item.text[language]}`, limits.optionText),
    value: item.id,
  })
  return formView(actionForms.make, words, buttonValue(session), [
    input('item', words.item, {
      type: 'static_select',
      action_id: actionInputs.item[1],
      options: gaps.slice(0, limits.selectOptions).map(choice),
    }),
    input('owner', words.owner, {
      type: 'users_select',
      action_id: actionInputs.owner[1],
      initial_user: proposed.owner,
    }),
    input('dueOn', words.dueOn, {
      type: 'datepicker',
      action_id: actionInputs.dueOn[1],
      initial_date: proposed.dueOn,
    }),
  ])
}

/** The form that closes an action with what shows that it is done. */
export function doneForm(action: Action, language: Language): ModalView {
  const words = sentences[language].selfcheckActions.action
  return formView(
    actionForms.done,
    { ...words, title: words.doneTitle, submit: words.doneSubmit },
    action.id,
    [
      paragraph(action.title),
      input('evidence', words.evidence, {
        type: 'plain_text_input',
        action_id: actionInputs.evidence[1],
        multiline: true,
        max_length: 2_000,
      }),
    ],
  )
}

/** What the owner of an action gets: that it is theirs, that it is due soon, or past its day. */
export function actionView(
  action: Action,
  item: Item | undefined,
  occasion: 'given' | 'due' | 'overdue',
  language: Language,
): MessageView {
  const words = sentences[language].selfcheckActions.action
  const text = words[occasion](item?.text[language] ?? action.title, dayInWords(action.dueOn, language))
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      ...(item === undefined ? [] : [paragraph(words.next, item.next[language])]),
      paragraph(words.by, { person: action.madeBy }),
      actions(
        [
          button({ actionId: 'selfcheck.action_done', text: words.done, value: action.id, style: 'primary' }),
          button({ actionId: 'selfcheck.action_drop', text: words.drop, value: action.id }),
        ],
        `${action.id}.${occasion}`,
      ),
    ],
  }
}

/** What whoever made an action is told when it is closed. */
export function closedActionView(action: Action, item: Item | undefined, language: Language): MessageView {
  const words = sentences[language].selfcheckActions.action
  const name = item?.text[language] ?? action.title
  const text = action.status === 'done' ? words.told(name) : words.dropped(name)
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      ...(action.evidence === '' ? [] : [paragraph(action.evidence)]),
      paragraph(words.ownerLine, { person: action.owner }),
    ],
  }
}

/** The certification's part of the home, for those who may set its day. */
export function certificationHomeBlocks(certifiedOn: string | undefined, language: Language): KnownBlock[] {
  const words = sentences[language].selfcheckActions.certification
  return [
    header(words.title),
    certifiedOn === undefined ? paragraph(words.none) : context(words.set(dayInWords(certifiedOn, language))),
    actions([button({ actionId: 'selfcheck.certification', text: words.button })]),
  ]
}

/** The form for the day of certification. */
export function certificationForm(initial: string, language: Language): ModalView {
  const words = sentences[language].selfcheckActions.certification
  return formView(actionForms.certification, words, '', [
    paragraph(words.none),
    input('certifiedOn', words.label, {
      type: 'datepicker',
      action_id: actionInputs.certifiedOn[1],
      initial_date: initial,
    }),
  ])
}

function input(name: keyof typeof actionInputs, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: actionInputs[name][0], label: plain(label, limits.label), element }
}
