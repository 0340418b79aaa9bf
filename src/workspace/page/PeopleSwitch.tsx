import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Avatar } from './Avatar.tsx'
import { useDesk } from './desk.ts'
import { emojiOf } from './emoji.ts'
import { Icon } from './icons.tsx'
import { Popup } from './Popup.tsx'
import { Count } from './Sidebar.tsx'
import type { Person } from './types.ts'

/** Who one is, and a menu to be somebody else. */
export function PeopleSwitch({
  others,
  onPerson,
}: {
  others: ReadonlyMap<string, number>
  onPerson: (id: string) => void
}): ReactNode {
  const { t, people, me } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const roleOf = (person: Person) => t.roles[person.role] ?? person.role
  return (
    <div className="who">
      <button
        type="button"
        ref={anchor}
        className="who-button"
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid="people"
        onClick={() => setOpen(!open)}
      >
        <Avatar id={me.id} name={me.name} size={34} />
        <span className="who-name">
          <span className="visually-hidden">{t.people}</span>
          <strong>{me.name}</strong>
          <small>{roleOf(me)}</small>
        </span>
        <Count count={[...others.values()].reduce((sum, count) => sum + count, 0)} />
        <Icon name="people" />
      </button>
      {open && (
        <Popup anchor={anchor} label={t.people} onClose={close}>
          <div className="menu-title">
            {t.people}
            <small>{t.peopleHint}</small>
          </div>
          {people.map((person) => (
            <button
              type="button"
              role="menuitemradio"
              aria-checked={person.id === me.id}
              className="menu-item menu-app"
              key={person.id}
              lang={person.locale}
              onClick={() => {
                setOpen(false)
                onPerson(person.id)
              }}
            >
              <Avatar id={person.id} name={person.name} size={28} />
              <span>
                {person.name}
                <small>{roleOf(person)}</small>
                <StatusOf person={person} />
              </span>
              <Count count={others.get(person.id) ?? 0} />
              {person.id === me.id && <Icon name="check" size={16} />}
            </button>
          ))}
        </Popup>
      )}
    </div>
  )
}

/** What somebody says of themselves, and whether they want to be left alone. */
function StatusOf({ person }: { person: Person }): ReactNode {
  const { t } = useDesk()
  const { status, dndUntilS } = person
  if (status === undefined && dndUntilS === undefined) return null
  const emoji = status === undefined ? '' : (emojiOf(status.emoji.replaceAll(':', '')) ?? '')
  const said = [`${emoji} ${status?.text ?? ''}`.trim(), dndUntilS === undefined ? '' : `🔕 ${t.disturbNot}`]
  return <small>{said.filter((one) => one !== '').join(' · ')}</small>
}
