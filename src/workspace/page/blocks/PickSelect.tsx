import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Avatar } from '../Avatar.tsx'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { Popup } from '../Popup.tsx'
import { Each } from './Each.tsx'
import type { Choice, ChoiceGroup } from './Select.tsx'

/** One choice or several, looked through by typing; people with their faces. */
export function PickSelect({
  groups,
  chosen,
  multiple,
  label,
  placeholder,
  max,
  action,
  busy,
  invalid,
  describedBy,
  onChange,
}: {
  groups: readonly ChoiceGroup[]
  chosen: readonly string[]
  multiple: boolean
  label: string
  placeholder: string
  max: number | undefined
  action: string | undefined
  busy: boolean
  invalid: boolean
  describedBy: string | undefined
  onChange: (value: string | readonly string[]) => void
}): ReactNode {
  const { t } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState('')
  const close = useCallback(() => {
    setOpen(false)
    setWanted('')
  }, [])
  const all = groups.flatMap((group) => group.choices)
  const names = chosen.map((value) => all.find((choice) => choice.value === value)?.text ?? value)
  const needle = wanted.trim().normalize('NFKC').toLowerCase()
  const shown = all.filter((choice) => wordsOf(choice).includes(needle))
  const toggle = (value: string) => {
    if (multiple)
      return onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
    close()
    onChange(value)
  }
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={`select multi ${invalid ? 'picker-wrong' : ''} ${busy ? 'busy' : ''}`}
        aria-label={`${label}: ${names.length === 0 ? placeholder : names.join(' ')}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-describedby={describedBy}
        data-action={action}
        disabled={busy}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {names.length === 0 ? (
          <span className="select-empty">{placeholder}</span>
        ) : (
          <span className="chips">
            <Each
              of={names}
              draw={(name, index) => (
                <>
                  {index > 0 && ' '}
                  <span className={multiple ? 'chip' : undefined}>{name}</span>
                </>
              )}
            />
          </span>
        )}
        <Icon name="down" size={16} />
      </button>
      {open && (
        <Popup anchor={anchor} label={label} role="dialog" onClose={close}>
          <input
            className="popup-search"
            type="search"
            aria-label={t.search}
            placeholder={t.search}
            autoComplete="off"
            data-autofocus={true}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
              event.preventDefault()
              const only = shown[0]
              if (needle !== '' && only !== undefined) toggle(only.value)
            }}
          />
          <div role="listbox" aria-label={label} aria-multiselectable={multiple}>
            {shown.map((choice) => (
              <button
                type="button"
                role="option"
                className="menu-item menu-check"
                key={choice.value}
                aria-selected={chosen.includes(choice.value)}
                disabled={
                  multiple && max !== undefined && chosen.length >= max && !chosen.includes(choice.value)
                }
                onClick={() => toggle(choice.value)}
              >
                {choice.person === true && <Avatar id={choice.value} name={choice.text} size={26} />}
                <span className="menu-words">
                  {choice.text}
                  {choice.description !== undefined && <small>{choice.description}</small>}
                </span>
                <span className="menu-tick">
                  {chosen.includes(choice.value) && <Icon name="check" size={16} />}
                </span>
              </button>
            ))}
          </div>
          {shown.length === 0 && (
            <div className="menu-note" role="status">
              {t.noMatches}
            </div>
          )}
        </Popup>
      )}
    </>
  )
}

function wordsOf(choice: Choice): string {
  return `${choice.text} ${choice.text.replaceAll(' ', '')} ${choice.description ?? ''}`
    .normalize('NFKC')
    .toLowerCase()
}
