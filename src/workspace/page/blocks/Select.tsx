import type { ReactNode } from 'react'
import { appName, type Desk, useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { type AnyElement, plainValue } from '../values.ts'
import { plainText } from './Inline.tsx'
import { PickSelect } from './PickSelect.tsx'

/** One thing to choose; `person` when it is one of the people. */
export type Choice = {
  readonly value: string
  readonly text: string
  readonly description?: string
  readonly person?: boolean
}
/** Choices under one heading, or under none. */
export type ChoiceGroup = { readonly label?: string; readonly choices: readonly Choice[] }

/** Those one looks through by typing; the rest is the browser's own list. */
const searched: ReadonlySet<string> = new Set(['users_select', 'conversations_select', 'channels_select'])

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
  // Its options would have to be asked of the app at every letter, which this page does not do.
  if (element.type.endsWith('external_select')) return <UnknownElement type={element.type} />
  const groups = groupsOf(element, desk)
  const multiple = element.type.startsWith('multi_')
  if (multiple || searched.has(element.type))
    return (
      <PickSelect
        groups={groups}
        chosen={Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []}
        multiple={multiple}
        label={label}
        placeholder={placeholderOf(element) || (multiple ? desk.t.chooseMany : desk.t.choose)}
        max={typeof element.max_selected_items === 'number' ? element.max_selected_items : undefined}
        action={element.action_id}
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

/** Says of an element that this page does not show it, and names it for whoever wrote the app. */
export function UnknownElement({ type }: { type: string }): ReactNode {
  const { t } = useDesk()
  return (
    <span className="unknown">
      {t.unknownBlock} <code>{type}</code>
    </span>
  )
}

function OptionOf({ choice }: { choice: Choice }): ReactNode {
  const more = choice.description === undefined ? '' : ` – ${choice.description}`
  return <option value={choice.value}>{choice.text + more}</option>
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
  const peopleChoices = people.map((person) => ({
    value: person.id,
    text: person.name,
    description: [desk.t.roles[person.role] ?? person.role, person.title].filter(Boolean).join(' · '),
    person: true,
  }))
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
