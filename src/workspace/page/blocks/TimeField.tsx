import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { formatClock, parseClock } from '../calendar.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import type { PickerProps } from './DateField.tsx'

/** A time of day, typed in any common form or chosen from half hours, shown in the reader's words. */
export function TimeField({
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
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const isWrong = typed !== undefined && !open && typed.trim() !== '' && parseClock(typed) === undefined
  const shown = typed ?? (value === '' ? '' : formatClock(value, locale))

  useEffect(() => {
    if (open) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [open, chosen])

  const unfold = () => {
    const at = halfHours.findLastIndex((time) => time <= (value || '09:00'))
    setChosen(Math.max(0, at))
    setOpen(true)
  }
  const take = (time: string) => {
    setTyped(undefined)
    setOpen(false)
    if (time !== value) onChange(time)
  }
  const settle = () => {
    setOpen(false)
    if (typed === undefined) return
    const time = typed.trim() === '' ? '' : parseClock(typed)
    if (time !== undefined) take(time)
    else if (value !== '') onChange('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return unfold()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setChosen((chosen + by + halfHours.length) % halfHours.length)
      setTyped(undefined)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (open && typed === undefined) take(halfHours[chosen] ?? '')
      else settle()
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setTyped(undefined)
      setOpen(false)
    }
  }
  return (
    <span className="time">
      <input
        className={`field picker ${invalid || isWrong ? 'picker-wrong' : ''} ${busy ? 'busy' : ''}`}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={invalid || isWrong}
        aria-describedby={
          [describedBy, isWrong ? `${id}-wrong` : undefined].filter(Boolean).join(' ') || undefined
        }
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        data-action={action}
        data-value={value}
        autoComplete="off"
        placeholder={placeholder || formatClock('14:05', locale)}
        disabled={busy}
        {...{ autoFocus }}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value)
          const time = parseClock(event.target.value)
          if (time !== undefined)
            setChosen(
              Math.max(
                0,
                halfHours.findLastIndex((one) => one <= time),
              ),
            )
          setOpen(true)
        }}
        onClick={unfold}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      <Icon name="clock" size={16} />
      <div
        ref={list}
        id={`${id}-list`}
        className="time-list"
        role="listbox"
        aria-label={label}
        hidden={!open}
      >
        {open &&
          halfHours.map((time, index) => (
            <button
              type="button"
              role="option"
              id={`${id}-${index}`}
              key={time}
              className={index === chosen ? 'menu-item suggestion-chosen' : 'menu-item'}
              aria-selected={time === value}
              tabIndex={-1}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(time)}
            >
              {formatClock(time, locale)}
            </button>
          ))}
      </div>
      {isWrong && (
        <span className="input-error" id={`${id}-wrong`} role="alert">
          {t.badTime}
        </span>
      )}
    </span>
  )
}

const halfHours: readonly string[] = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0')
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`
})
