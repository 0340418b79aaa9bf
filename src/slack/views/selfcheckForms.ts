import type { InputBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { listAsked } from '../../selfcheck/index.ts'
import type { Enquiry, Item, Note, SelfcheckResult, Session } from '../../selfcheck/types.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import {
  actions,
  bullets,
  button,
  context,
  formView,
  option,
  optionalInput,
  paragraph,
  plain,
} from './blocks.ts'
import { buttonValue, dayOf, type Reader } from './selfcheck.ts'

/** The forms of the self-check: callback ids. */
export const selfcheckForms = {
  note: 'selfcheck.note',
  change: 'selfcheck.change',
  ask: 'selfcheck.ask_form',
  enquiry: 'selfcheck.enquiry_form',
} as const

/** The inputs of the forms: `[block_id, action_id]`. */
export const selfcheckInputs = {
  comment: ['comment', 'text'],
  link: ['link', 'url'],
  file: ['file', 'files'],
  expiresOn: ['expires_on', 'date'],
  item: ['item', 'choice'],
  person: ['person', 'user'],
  option: ['option', 'choice'],
} as const

/** The form for comments and evidence of the current item, with those given so far. */
export function noteForm(session: Session, item: Item, notes: readonly Note[], reader: Reader): ModalView {
  const words = sentences[reader.language].selfcheck.note
  const given = notes.filter(({ itemId }) => itemId === item.id)
  return formView(selfcheckForms.note, words, buttonValue({ ...session, current: item.id }), [
    paragraph(words.intro(item.text[reader.language])),
    ...(given.length === 0
      ? []
      : [paragraph({ bold: words.given }), bullets(given.slice(-10).map((note) => noteLine(note, reader)))]),
    input('comment', words.comment, {
      type: 'plain_text_input',
      action_id: selfcheckInputs.comment[1],
      multiline: true,
      max_length: 2_000,
      placeholder: plain(words.commentExample, limits.placeholder),
    }),
    input('link', words.link, { type: 'url_text_input', action_id: selfcheckInputs.link[1] }, words.linkHint),
    input(
      'file',
      words.file,
      { type: 'file_input', action_id: selfcheckInputs.file[1], max_files: 5 },
      words.fileHint,
    ),
    input(
      'expiresOn',
      words.expiresOn,
      { type: 'datepicker', action_id: selfcheckInputs.expiresOn[1] },
      words.expiresHint,
    ),
  ])
}

/** The form that picks an answer of a finished session to change. */
export function changeForm({ session }: SelfcheckResult, language: Language): ModalView {
  const words = sentences[language].selfcheck.change
  const items = listAsked(session.checklist, session.answers)
  const label = (item: Item) => {
    const option = session.checklist.options.find(({ id }) => id === session.answers[item.id])
    return words.answered(`${item.id} ${item.text[language]}`, option?.label[language] ?? '')
  }
  return formView(selfcheckForms.change, words, buttonValue(session), [
    paragraph(words.intro),
    { ...itemSelect(words.item, items, label), optional: false },
  ])
}

/** The form that puts an item not known to a colleague. */
export function askForm({ session, needsCheck }: SelfcheckResult, language: Language): ModalView {
  const words = sentences[language].selfcheck.enquiry
  return formView(selfcheckForms.ask, words, buttonValue(session), [
    paragraph(words.intro),
    { ...itemSelect(words.item, needsCheck, (item) => `${item.id} ${item.text[language]}`), optional: false },
    {
      ...input('person', words.person, { type: 'users_select', action_id: selfcheckInputs.person[1] }),
      optional: false,
    },
  ])
}

/** What a colleague who is asked gets: the item, its example, and the options. */
export function enquiryMessage(enquiry: Enquiry, session: Session, language: Language): MessageView {
  const words = sentences[language].selfcheck
  const item = itemOf(session, enquiry)
  const options = session.checklist.options.map((option) =>
    button({
      actionId: `selfcheck.enquiry.${option.id}`,
      text: option.label[language],
      value: enquiry.id,
    }),
  )
  const comment = button({
    actionId: 'selfcheck.enquiry_comment',
    text: words.enquiry.comment,
    value: enquiry.id,
  })
  return {
    text: `${words.enquiry.request}${item.text[language]}`,
    blocks: [
      paragraph(words.enquiry.request, { person: enquiry.askedBy }),
      paragraph({ bold: item.text[language] }),
      paragraph({ bold: words.item.example }, `\n${item.example[language]}`),
      actions(options, `${enquiry.id}.options`),
      actions([comment], `${enquiry.id}.comment`),
    ],
  }
}

/** What the colleague's message becomes once they have answered. */
export function enquiryThanks(enquiry: Enquiry, session: Session, language: Language): MessageView {
  const words = sentences[language].selfcheck.enquiry
  const item = itemOf(session, enquiry)
  const thanks = words.thanks(labelOf(session, enquiry, language))
  return { text: thanks, blocks: [paragraph({ bold: item.text[language] }), paragraph(thanks)] }
}

/** The form in which a colleague answers with a comment. */
export function enquiryForm(enquiry: Enquiry, session: Session, language: Language): ModalView {
  const words = sentences[language].selfcheck
  const options = session.checklist.options.map(({ id, label }) => option(label[language], id))
  return formView(
    selfcheckForms.enquiry,
    { ...words.enquiry, title: words.enquiry.commentTitle },
    enquiry.id,
    [
      paragraph({ bold: itemOf(session, enquiry).text[language] }),
      {
        ...input('option', words.enquiry.answerLabel, {
          type: 'radio_buttons',
          action_id: selfcheckInputs.option[1],
          options,
        }),
        optional: false,
      },
      input('comment', words.enquiry.commentLabel, {
        type: 'plain_text_input',
        action_id: selfcheckInputs.comment[1],
        multiline: true,
        max_length: 1_000,
      }),
    ],
  )
}

/** What whoever asked gets when the answer is there, with the colleague's name. */
export function answeredMessage(
  enquiry: Enquiry,
  session: Session,
  became: 'adopted' | 'kept' | 'late',
  language: Language,
): MessageView {
  const words = sentences[language].selfcheck.enquiry
  const item = itemOf(session, enquiry)
  const told = words.answered(item.text[language], labelOf(session, enquiry, language))
  return {
    text: told.trim(),
    blocks: [
      paragraph({ person: enquiry.askedUser }, told),
      ...(enquiry.comment === '' ? [] : [paragraph(enquiry.comment)]),
      context(words[became]),
    ],
  }
}

/** What asks for new evidence once a piece of it has reached its day. */
export function staleMessage(note: Note, session: Session, language: Language): MessageView {
  const words = sentences[language].selfcheck.note
  const item = session.checklist.items.find(({ id }) => id === note.itemId)
  const told = words.stale(item?.text[language] ?? note.itemId)
  const value = buttonValue({ ...session, current: note.itemId })
  const add = button({ actionId: 'selfcheck.note', text: words.title, value })
  return {
    text: told,
    blocks: [paragraph({ bold: told }), paragraph(note.content), context(words.staleHint), actions([add])],
  }
}

/** A modal that says one sentence. */
export function sentenceForm(title: string, close: string, text: string): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.viewTitle),
    close: plain(close, limits.viewButton),
    blocks: [paragraph(text)],
  }
}

function noteLine(note: Note, reader: Reader): string {
  const words = sentences[reader.language].selfcheck.note
  const line = words.line(cut(note.content, 200), dayOf(note.givenAt, reader))
  return note.expiresOn === null ? line : `${line}${words.expires(note.expiresOn)}`
}

function itemOf(session: Session, enquiry: Enquiry): Item {
  const item = session.checklist.items.find(({ id }) => id === enquiry.itemId)
  if (item === undefined) throw new Error('an enquiry is about no item of its checklist')
  return item
}

function labelOf(session: Session, enquiry: Enquiry, language: Language): string {
  return session.checklist.options.find(({ id }) => id === enquiry.optionId)?.label[language] ?? ''
}

function itemSelect(label: string, items: readonly Item[], name: (item: Item) => string): InputBlock {
  return input('item', label, {
    type: 'static_select',
    action_id: selfcheckInputs.item[1],
    options: items.slice(0, limits.selectOptions).map((item) => option(name(item), item.id)),
  })
}

function input(
  name: keyof typeof selfcheckInputs,
  label: string,
  element: InputBlock['element'],
  hint?: string,
): InputBlock {
  return optionalInput(selfcheckInputs[name][0], label, element, hint)
}
