import type { InputBlock, KnownBlock, ModalView, PlainTextOption, Select } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type IncidentType, type MessageReference, reportLimits, unknownType } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { context, paragraph, plain } from './blocks.ts'
import { toPickers } from './incidentTime.ts'

/** The modal's callback id, which is also the action id of every button that opens it. */
export const reportCallbackId = 'incident.report'

/** The inputs: `block_id.action_id`, as a submission names them. */
export const reportInputs = {
  whatHappened: ['what_happened', 'text'],
  noticedDate: ['noticed_date', 'date'],
  noticedTime: ['noticed_time', 'time'],
  information: ['information', 'text'],
  ongoing: ['ongoing', 'choice'],
  type: ['type', 'choice'],
  personalData: ['personal_data', 'choice'],
  alreadyDone: ['already_done', 'text'],
} as const

/** What the form is drawn from; nothing of it has to be looked up anywhere slow. */
export type ReportFormState = {
  readonly types: readonly IncidentType[]
  readonly language: Language
  /** The reporter's, for the two pickers. */
  readonly timeZone: string
  readonly now: Date
  readonly leakType?: string | undefined
  /** The message the report is about, by place only. */
  readonly message?: MessageReference | undefined
}

/** The form of a first report: nothing but what happened has to be filled in. */
export function reportFormView(state: ReportFormState): ModalView {
  const { form } = sentences[state.language].incident
  const { date, time } = toPickers(state.now, state.timeZone)
  const blocks: KnownBlock[] = [
    paragraph(form.intro),
    paragraph(`⚠️ ${form.care}`),
    ...(state.message === undefined ? [] : [context(form.aboutMessage)]),
    text('whatHappened', form.whatHappened, form.whatHappenedExample, { multiline: true, optional: false }),
    input('noticedDate', form.noticedDate, {
      type: 'datepicker',
      action_id: reportInputs.noticedDate[1],
      initial_date: date,
    }),
    input(
      'noticedTime',
      form.noticedTime,
      { type: 'timepicker', action_id: reportInputs.noticedTime[1], initial_time: time },
      form.noticedTimeHint,
    ),
    text('information', form.information, form.informationExample, { multiline: false, optional: true }),
    choice('ongoing', form.ongoing, form.ongoingOptions),
    input('type', form.type, typeSelect(state, form.typeUnknown)),
    choice('personalData', form.personalData, form.personalDataOptions),
    text('alreadyDone', form.alreadyDone, form.alreadyDoneExample, { multiline: true, optional: true }),
    context(form.readers),
  ]
  return {
    type: 'modal',
    callback_id: reportCallbackId,
    private_metadata: JSON.stringify({
      language: state.language,
      timeZone: state.timeZone,
      message: state.message,
    }),
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.close, limits.viewButton),
    blocks,
  }
}

type InputName = keyof typeof reportInputs

function input(name: InputName, label: string, element: InputBlock['element'], hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: reportInputs[name][0],
    optional: true,
    label: plain(label, limits.label),
    element,
    ...(hint === undefined ? {} : { hint: plain(hint, limits.hint) }),
  }
}

function text(
  name: 'whatHappened' | 'information' | 'alreadyDone',
  label: string,
  example: string,
  options: { readonly multiline: boolean; readonly optional: boolean },
): InputBlock {
  const element: InputBlock['element'] = {
    type: 'plain_text_input',
    action_id: reportInputs[name][1],
    multiline: options.multiline,
    max_length: reportLimits[name],
    placeholder: plain(example, limits.placeholder),
  }
  return { ...input(name, label, element), optional: options.optional }
}

// Unknown is chosen beforehand: a reporter who skips the question has said the truth.
function choice(
  name: 'ongoing' | 'personalData',
  label: string,
  names: Readonly<Record<'yes' | 'no' | 'unknown', string>>,
): InputBlock {
  const unknown = option(names.unknown, 'unknown')
  return input(name, label, {
    type: 'radio_buttons',
    action_id: reportInputs[name][1],
    options: [option(names.yes, 'yes'), option(names.no, 'no'), unknown],
    initial_option: unknown,
  })
}

function typeSelect(state: ReportFormState, unknownName: string): Select {
  const unknown = option(unknownName, unknownType)
  // Whoever looks for their case should have seen all others before "other".
  const types = state.types.toSorted((a, b) => Number(a.id === 'other') - Number(b.id === 'other'))
  const options = types.map((type) => option(type.name[state.language], type.id))
  const chosen = options.find(({ value }) => value === state.leakType) ?? unknown
  return {
    type: 'static_select',
    action_id: reportInputs.type[1],
    options: [unknown, ...options],
    initial_option: chosen,
  }
}

function option(label: string, value: string): PlainTextOption {
  return { text: plain(label, limits.optionText), value }
}
