import { type ReactNode, useRef, useState } from 'react'
import { appName, type Desk, useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { Popup } from '../Popup.tsx'
import { type AnyElement, plainValue } from '../values.ts'
import { plainText } from './Inline.tsx'

/** One thing to choose. */
export type Choice = { readonly value: string; readonly text: string; readonly description?: string }
type ChoiceGroup = { readonly label?: string; readonly choices: readonly Choice[] }

/** A select, single or multiple, of options, people or conversations. */
export function SelectElement({
  element,
  value,
  label,
  busy = false,
  invalid = false,
  describedBy,
  onChange,
}: {
  element: AnyElement
  value: string | readonly string[] | undefined
  label: string
  busy?: boolean
  invalid?: boolean
  describedBy?: string | undefined
  onChange: (value: string | readonly string[]) => void
}): ReactNode {
  const desk = useDesk()
  const groups = groupsOf(element, desk)
  if (element.type.startsWith('multi_'))
    return (
      <MultiSelect
        groups={groups}
        chosen={Array.isArray(value) ? value : []}
        label={label}
        placeholder={placeholderOf(element) || desk.t.chooseMany}
        max={typeof element.max_selected_items === 'number' ? element.max_selected_items : undefined}
        busy={busy}
        invalid={invalid}
        describedBy={describedBy}
        onChange={onChange}
      />
    )
  const chosen = typeof value === 'string' ? value : ''
  return (
    <span className={busy ? 'select busy' : 'select'}>
      <select
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        data-action={element.action_id}
        value={chosen}
        disabled={busy}
        className={chosen === '' ? 'select-empty' : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="" disabled={true} hidden={chosen !== ''}>
          {placeholderOf(element) || desk.t.choose}
        </option>
        {groups.map((group) =>
          group.label === undefined ? (
            group.choices.map((choice) => <OptionOf key={choice.value} choice={choice} />)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map((choice) => (
                <OptionOf key={choice.value} choice={choice} />
              ))}
            </optgroup>
          ),
        )}
      </select>
      <Icon name="down" size={16} />
    </span>
  )
}

function OptionOf({ choice }: { choice: Choice }): ReactNode {
  const more = choice.description === undefined ? '' : ` – ${choice.description}`
  return <option value={choice.value}>{choice.text + more}</option>
}

function MultiSelect({
  groups,
  chosen,
  label,
  placeholder,
  max,
  busy,
  invalid,
  describedBy,
  onChange,
}: {
  groups: readonly ChoiceGroup[]
  chosen: readonly string[]
  label: string
  placeholder: string
  max: number | undefined
  busy: boolean
  invalid: boolean
  describedBy: string | undefined
  onChange: (value: readonly string[]) => void
}): ReactNode {
  const { t } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState('')
  const all = groups.flatMap((group) => group.choices)
  const names = chosen.map((value) => all.find((choice) => choice.value === value)?.text ?? value)
  const shown = all.filter((choice) => choice.text.toLowerCase().includes(wanted.trim().toLowerCase()))
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={busy ? 'select multi busy' : 'select multi'}
        aria-label={names.length === 0 ? label : `${label}: ${names.join(', ')}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        disabled={busy}
        onClick={() => setOpen(!open)}
      >
        {names.length === 0 ? (
          <span className="select-empty">{placeholder}</span>
        ) : (
          <span className="chips">
            {names.map((name) => (
              <span className="chip" key={name}>
                {name}
              </span>
            ))}
          </span>
        )}
        <Icon name="down" size={16} />
      </button>
      {open && (
        <Popup anchor={anchor} label={label} role="dialog" onClose={() => setOpen(false)}>
          <input
            className="popup-search"
            type="search"
            aria-label={t.search}
            placeholder={t.search}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          {shown.map((choice) => (
            <button
              type="button"
              role="option"
              className="menu-item menu-check"
              key={choice.value}
              aria-selected={chosen.includes(choice.value)}
              disabled={max !== undefined && chosen.length >= max && !chosen.includes(choice.value)}
              onClick={() => toggle(choice.value)}
            >
              <span className="menu-tick">
                {chosen.includes(choice.value) && <Icon name="check" size={16} />}
              </span>
              <span>
                {choice.text}
                {choice.description !== undefined && <small>{choice.description}</small>}
              </span>
            </button>
          ))}
          {shown.length === 0 && <div className="menu-note">{t.noMatches}</div>}
        </Popup>
      )}
    </>
  )
}

/** The name of an element where the block gives it none: its placeholder, or the block's text. */
export function placeholderOf(element: AnyElement): string {
  const placeholder = element.placeholder
  if (typeof placeholder !== 'object' || placeholder === null || !('text' in placeholder)) return ''
  return typeof placeholder.text === 'string' ? plainText(placeholder.text) : ''
}

/** The options of an element as choices; an option that is none is left out. */
export function choicesOf(options: unknown): Choice[] {
  if (!Array.isArray(options)) return []
  return options.flatMap((option: unknown) => {
    const value = plainValue({ value: option })
    if (typeof value !== 'string' || typeof option !== 'object' || option === null) return []
    const text = 'text' in option ? textOf(option.text) : value
    const description = 'description' in option ? textOf(option.description) : ''
    return [{ value, text, ...(description === '' ? {} : { description }) }]
  })
}

function textOf(text: unknown): string {
  if (typeof text === 'string') return plainText(text)
  if (typeof text !== 'object' || text === null || !('text' in text)) return ''
  return typeof text.text === 'string' ? plainText(text.text) : ''
}

function groupsOf(element: AnyElement, desk: Desk): ChoiceGroup[] {
  const kind = element.type.replace(/^multi_/, '')
  const people = desk.people
  const peopleChoices = people.map((person) => ({ value: person.id, text: person.name }))
  const channelChoices = desk.channels
    .filter((channel) => channel.kind !== 'im' && channel.members.includes(desk.me.id))
    .map((channel) => ({ value: channel.id, text: `#${channel.name}` }))
  if (kind === 'users_select') return [{ choices: peopleChoices }]
  if (kind === 'channels_select') return [{ choices: channelChoices }]
  if (kind === 'conversations_select') {
    const own = desk.appChannel === undefined ? [] : [{ value: desk.appChannel.id, text: appName }]
    return [{ choices: [...channelChoices, ...own] }]
  }
  if (!Array.isArray(element.option_groups)) return [{ choices: choicesOf(element.options) }]
  return element.option_groups.flatMap((group: unknown) => {
    if (typeof group !== 'object' || group === null || !('options' in group)) return []
    return [{ label: 'label' in group ? textOf(group.label) : '', choices: choicesOf(group.options) }]
  })
}
