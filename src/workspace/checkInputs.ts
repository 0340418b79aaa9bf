import { type Interactive, listInteractive, plainValue } from './inputs.ts'
import type { InputValues, ViewRecord } from './types.ts'
import type { Wording } from './wording.ts'

/**
 * What Slack's client finds wrong before it submits a modal: required inputs left empty, lengths, forms of addresses
 * and numbers.
 *
 * @returns a sentence for each `block_id` concerned, empty when the modal may go.
 */
export function checkInputs(view: ViewRecord, values: InputValues, wording: Wording): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const each of listInteractive(view.blocks)) {
    if (each.block.type !== 'input') continue
    const state = values[each.blockId]?.[each.actionId]
    const error = checkInput(each, state === undefined ? null : plainValue(state), wording)
    if (error !== undefined) errors[each.blockId] = error
  }
  return errors
}

function checkInput({ element, block }: Interactive, value: unknown, wording: Wording): string | undefined {
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  const isBlank = typeof value === 'string' && value.trim() === ''
  if (isEmpty || isBlank) return block.optional === true ? undefined : wording.required
  if (Array.isArray(value)) {
    const most = Number(element.max_selected_items ?? element.max_files ?? Number.POSITIVE_INFINITY)
    return value.length > most ? wording.tooManyChosen(most) : undefined
  }
  switch (element.type) {
    case 'plain_text_input':
      return checkLength(
        String(value),
        Number(element.min_length ?? 0),
        Number(element.max_length ?? 3000),
        wording,
      )
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(String(value)) ? undefined : wording.notAnAddress
    case 'url_text_input':
      return URL.canParse(String(value)) ? undefined : wording.notAnAddress
    case 'datepicker':
      return isDate(String(value)) ? undefined : wording.notAnAddress
    case 'timepicker':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : wording.notAnAddress
    case 'datetimepicker':
      return Number.isInteger(value) ? undefined : wording.notAnAddress
    case 'number_input':
      return isNumberWithin(element, String(value)) ? undefined : wording.notANumber
    default:
      return undefined
  }
}

function checkLength(text: string, min: number, max: number, wording: Wording): string | undefined {
  if (text.length < min) return wording.tooShort(min)
  return text.length > max ? wording.tooLong(max) : undefined
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function isNumberWithin(element: Interactive['element'], text: string): boolean {
  const form = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!form.test(text)) return false
  const number = Number(text)
  return number >= Number(element.min_value ?? -Infinity) && number <= Number(element.max_value ?? Infinity)
}
