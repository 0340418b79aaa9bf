import type { InputBlock } from '@slack/types'
import { reportLimits } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { option, optionalInput, plain } from './blocks.ts'

/** The inputs of a report: `block_id.action_id`, as a submission names them. */
export const reportInputs = {
  whatHappened: ['what_happened', 'text'],
  noticedDate: ['noticed_date', 'date'],
  noticedTime: ['noticed_time', 'time'],
  information: ['information', 'text'],
  ongoing: ['ongoing', 'choice'],
  certainty: ['certainty', 'choice'],
  type: ['type', 'choice'],
  personalData: ['personal_data', 'choice'],
  occurredDate: ['occurred_date', 'date'],
  occurredTime: ['occurred_time', 'time'],
  alreadyDone: ['already_done', 'text'],
  evidence: ['evidence', 'files'],
  notTold: ['not_told', 'people'],
  naming: ['naming', 'choice'],
  namedTo: ['named_to', 'person'],
} as const

type InputName = keyof typeof reportInputs

/** An input that may be left empty. */
export function input(
  name: InputName,
  label: string,
  element: InputBlock['element'],
  hint?: string,
): InputBlock {
  return optionalInput(reportInputs[name][0], label, element, hint)
}

/** An input for words. */
export function text(
  name: 'whatHappened' | 'information' | 'alreadyDone',
  label: string,
  example: string,
  options: { readonly multiline: boolean; readonly optional: boolean; readonly value?: string },
): InputBlock {
  const element: InputBlock['element'] = {
    type: 'plain_text_input',
    action_id: reportInputs[name][1],
    multiline: options.multiline,
    max_length: reportLimits[name],
    placeholder: plain(example, limits.placeholder),
    ...(options.value === undefined ? {} : { initial_value: options.value }),
  }
  return { ...input(name, label, element), optional: options.optional }
}

/** A question with a few answers; one is chosen beforehand, so that a reporter who skips it has said the truth. */
export function choice<Id extends string>(
  name: 'ongoing' | 'personalData' | 'certainty',
  label: string,
  names: Readonly<Record<Id, string>>,
  before: NoInfer<Id>,
): InputBlock {
  const ids = Object.keys(names) as Id[]
  return input(name, label, {
    type: 'radio_buttons',
    action_id: reportInputs[name][1],
    options: ids.map((id) => option(names[id], id)),
    initial_option: option(names[before], before),
  })
}

/** A day and a time of day. */
export function dayAndTime(
  name: 'noticed' | 'occurred',
  [day, time]: readonly [string, string],
  hint: string,
  before?: { readonly date: string; readonly time: string },
): InputBlock[] {
  const [dateInput, timeInput] = [reportInputs[`${name}Date`], reportInputs[`${name}Time`]]
  return [
    input(`${name}Date`, day, {
      type: 'datepicker',
      action_id: dateInput[1],
      ...(before === undefined ? {} : { initial_date: before.date }),
    }),
    input(
      `${name}Time`,
      time,
      {
        type: 'timepicker',
        action_id: timeInput[1],
        ...(before === undefined ? {} : { initial_time: before.time }),
      },
      hint,
    ),
  ]
}
