import { type ReactNode, useCallback, useRef, useState } from 'react'
import { formatDate, isDay } from '../calendar.ts'
import { dayKey } from '../dates.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { Popup } from '../Popup.tsx'
import { Calendar } from './Calendar.tsx'

/** What every field that opens something is given. */
export type PickerProps = {
  /** Empty while nothing is chosen. */
  readonly value: string
  readonly label: string
  readonly placeholder: string
  readonly invalid: boolean
  readonly busy: boolean
  readonly action: string | undefined
  readonly describedBy: string | undefined
  readonly autoFocus?: boolean
  onChange(value: string): void
}

/** A day, shown in the reader's words and chosen from a calendar. */
export function DateField({
  value,
  label,
  placeholder,
  invalid,
  busy,
  action,
  describedBy,
  autoFocus = false,
  onChange,
}: PickerProps): ReactNode {
  const { t, locale } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const shown = isDay(value) ? formatDate(value, locale) : ''
  const words = shown || placeholder || t.pickDate
  const choose = (day: string) => {
    close()
    if (day !== value) onChange(day)
  }
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={`field picker ${invalid ? 'picker-wrong' : ''} ${busy ? 'busy' : ''}`}
        aria-label={`${label}: ${words}`}
        aria-describedby={describedBy}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-action={action}
        data-value={value}
        disabled={busy}
        {...{ autoFocus }}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" size={16} />
        <span className={shown === '' ? 'select-empty' : undefined}>{words}</span>
      </button>
      {open && (
        <Popup anchor={anchor} label={label} role="dialog" onClose={close}>
          <Calendar chosen={isDay(value) ? value : undefined} today={dayKey(Date.now())} onChoose={choose} />
        </Popup>
      )}
    </>
  )
}
