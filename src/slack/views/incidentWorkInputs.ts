import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import { cut, limits } from '../limits.ts'
import { option, optionalInput, plain } from './blocks.ts'

/** What can be chosen: its value, and how it reads. */
export type Choice = readonly [value: string, label: string]

type Labelled = { readonly label: string; readonly hint?: string; readonly optional?: boolean }

/** The action id of every input of these forms; the block's id names it. */
export const inputAction = 'input'

/** A modal that is sent in; its inputs are named by their blocks. */
export function formModal(form: {
  readonly callbackId: string
  readonly metadata: string
  readonly title: string
  readonly submit: string
  readonly close: string
  readonly blocks: readonly KnownBlock[]
}): ModalView {
  return {
    type: 'modal',
    callback_id: form.callbackId,
    private_metadata: form.metadata,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.close, limits.viewButton),
    blocks: [...form.blocks],
  }
}

/** Lines to write in. `initial` is cut where it is too long to be taken back. */
export function textInput(
  blockId: string,
  labelled: Labelled & { readonly initial?: string; readonly most?: number; readonly lines?: 'one' | 'many' },
): InputBlock {
  const { initial = '', most = limits.plainTextInput, lines = 'many' } = labelled
  return input(blockId, labelled, {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline: lines === 'many',
    max_length: most,
    ...(initial === '' ? {} : { initial_value: cut(initial, most) }),
  })
}

/** A few choices, all in sight. */
export function radioInput(
  blockId: string,
  labelled: Labelled & { readonly choices: readonly Choice[]; readonly initial?: string },
): InputBlock {
  const options = optionsOf(labelled.choices)
  const chosen = options.find(({ value }) => value === labelled.initial)
  return input(blockId, labelled, {
    type: 'radio_buttons',
    action_id: inputAction,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  })
}

/** One of many choices; at most a hundred are offered. */
export function selectInput(
  blockId: string,
  labelled: Labelled & {
    readonly choices: readonly Choice[]
    readonly initial?: string
    readonly placeholder?: string
  },
): InputBlock {
  const options = optionsOf(labelled.choices.slice(0, limits.selectOptions))
  const chosen = options.find(({ value }) => value === labelled.initial)
  const { placeholder } = labelled
  return input(blockId, labelled, {
    type: 'static_select',
    action_id: inputAction,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  })
}

/** Check boxes, up to ten. */
export function checkInput(
  blockId: string,
  labelled: Labelled & { readonly choices: readonly Choice[]; readonly initial: readonly string[] },
): InputBlock {
  const options = optionsOf(labelled.choices.slice(0, limits.choices))
  const chosen = options.filter(({ value }) => labelled.initial.includes(value ?? ''))
  return input(blockId, labelled, {
    type: 'checkboxes',
    action_id: inputAction,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  })
}

/** Several of many choices. */
export function severalInput(
  blockId: string,
  labelled: Labelled & { readonly choices: readonly Choice[]; readonly initial: readonly string[] },
): InputBlock {
  const options = optionsOf(labelled.choices.slice(0, limits.selectOptions))
  const chosen = options.filter(({ value }) => labelled.initial.includes(value ?? ''))
  return input(blockId, labelled, {
    type: 'multi_static_select',
    action_id: inputAction,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  })
}

/** One person. */
export function personInput(blockId: string, labelled: Labelled & { readonly initial?: string }): InputBlock {
  const { initial } = labelled
  return input(blockId, labelled, {
    type: 'users_select',
    action_id: inputAction,
    ...(initial === undefined ? {} : { initial_user: initial }),
  })
}

/** Several persons. */
export function peopleInput(
  blockId: string,
  labelled: Labelled & { readonly initial: readonly string[] },
): InputBlock {
  const { initial } = labelled
  return input(blockId, labelled, {
    type: 'multi_users_select',
    action_id: inputAction,
    ...(initial.length === 0 ? {} : { initial_users: [...initial] }),
  })
}

/** A day, as `2026-11-30`. */
export function dayInput(blockId: string, labelled: Labelled & { readonly initial?: string }): InputBlock {
  const { initial } = labelled
  return input(blockId, labelled, {
    type: 'datepicker',
    action_id: inputAction,
    ...(initial === undefined ? {} : { initial_date: initial }),
  })
}

/** A time of day, as `08:30`. */
export function timeInput(blockId: string, labelled: Labelled & { readonly initial?: string }): InputBlock {
  const { initial } = labelled
  return input(blockId, labelled, {
    type: 'timepicker',
    action_id: inputAction,
    ...(initial === undefined ? {} : { initial_time: initial }),
  })
}

/** The choices as Slack's options. */
export function optionsOf(choices: readonly Choice[]): PlainTextOption[] {
  return choices.map(([value, label]) => option(label, value))
}

function input(
  blockId: string,
  { label, hint, optional }: Labelled,
  element: InputBlock['element'],
): InputBlock {
  return { ...optionalInput(blockId, label, element, hint), optional: optional ?? false }
}
