import { type ReactNode, useRef } from 'react'
import type { AnyElement } from '../values.ts'
import { placeholderOf } from './Select.tsx'

/** The types of elements that are one line or box of text, a date or a time. */
export function isField(element: AnyElement): boolean {
  return element.type in inputTypes || element.type === 'rich_text_input'
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
  const type = inputTypes[element.type] ?? 'text'
  return (
    <input
      {...shared}
      className={pickers.has(type) ? `${shared.className} picker` : shared.className}
      type={type}
      value={type === 'datetime-local' ? toLocal(value) : value}
      step={type === 'number' && element.is_decimal_allowed === true ? 'any' : undefined}
      inputMode={type === 'number' ? 'decimal' : undefined}
      disabled={busy}
      onChange={(event) =>
        onChange(type === 'datetime-local' ? fromLocal(event.target.value) : event.target.value)
      }
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
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
}
const pickers = new Set(['date', 'time', 'datetime-local'])

/** Japan's distance from UTC; the page shows and takes times of Japan, see pageTimeZone. */
const offsetS = 9 * 3600

/** Seconds since 1970 as what a datetime-local field shows. */
function toLocal(epochS: string): string {
  const seconds = Number(epochS)
  if (epochS === '' || !Number.isFinite(seconds)) return ''
  return new Date((seconds + offsetS) * 1000).toISOString().slice(0, 16)
}

function fromLocal(local: string): string {
  const ms = Date.parse(`${local}:00Z`)
  return Number.isNaN(ms) ? '' : String(ms / 1000 - offsetS)
}
