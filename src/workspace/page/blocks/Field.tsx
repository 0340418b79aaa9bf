import { type ReactNode, useRef } from 'react'
import type { AnyElement } from '../values.ts'
import { DateField } from './DateField.tsx'
import { DateTimeField } from './DateTimeField.tsx'
import { placeholderOf } from './Select.tsx'
import { TimeField } from './TimeField.tsx'

/** The types of elements that are one line or box of text, a date or a time. */
export function isField(element: AnyElement): boolean {
  return element.type in inputTypes || element.type in pickers || element.type === 'rich_text_input'
}

/** A text, number, address, date or time. */
export function FieldElement({
  element,
  value,
  label,
  busy = false,
  invalid = false,
  describedBy,
  onChange,
  onEnter,
}: {
  element: AnyElement
  value: string
  label: string
  busy?: boolean
  invalid?: boolean
  describedBy?: string | undefined
  onChange: (value: string) => void
  onEnter?: (() => void) | undefined
}): ReactNode {
  const composing = useRef(false)
  const shared = {
    className: busy ? 'field busy' : 'field',
    'aria-label': label,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    'data-action': element.action_id,
    placeholder: placeholderOf(element),
    autoFocus: element.focus_on_load === true,
    autoComplete: 'off',
    ...(typeof element.max_length === 'number' ? { maxLength: element.max_length } : {}),
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
    },
  }
  if (element.multiline === true || element.type === 'rich_text_input')
    return <textarea {...shared} rows={4} value={value} onChange={(event) => onChange(event.target.value)} />
  const Picker = pickers[element.type]
  if (Picker !== undefined)
    return (
      <Picker
        value={value}
        label={label}
        placeholder={placeholderOf(element)}
        invalid={invalid}
        busy={busy}
        action={element.action_id}
        describedBy={describedBy}
        autoFocus={element.focus_on_load === true}
        onChange={onChange}
      />
    )
  const type = inputTypes[element.type] ?? 'text'
  return (
    <input
      {...shared}
      type={type}
      value={value}
      step={type === 'number' && element.is_decimal_allowed === true ? 'any' : undefined}
      inputMode={type === 'number' ? 'decimal' : undefined}
      disabled={busy}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (
          event.key !== 'Enter' ||
          event.nativeEvent.isComposing ||
          composing.current ||
          event.keyCode === 229
        )
          return
        if (onEnter === undefined) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}

const inputTypes: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
}

const pickers: Readonly<Record<string, typeof DateField>> = {
  datepicker: DateField,
  timepicker: TimeField,
  datetimepicker: DateTimeField,
}
