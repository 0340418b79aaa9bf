import { type ReactNode, useEffect, useRef } from 'react'
import { appName, useDesk } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import { PeopleSwitch } from './PeopleSwitch.tsx'
import { SettingsButton } from './Settings.tsx'
import type { Channel } from './types.ts'

/** A place of the sidebar: the app, the list of threads, or a channel. */
export type SidebarPlace = { readonly channel?: string; readonly list?: 'threads' }

/** The workspace's places on the left and, at the end, who one is. */
export function Sidebar({
  place,
  unread,
  others,
  open,
  onGo,
  onPerson,
  onTour,
  onClose,
}: {
  place: SidebarPlace
  unread: ReadonlyMap<string, number>
  /** How many messages of the app other people have not seen. */
  others: ReadonlyMap<string, number>
  /** Whether it stands over the page on a narrow screen. */
  open: boolean
  onGo: (to: SidebarPlace) => void
  onPerson: (id: string) => void
  onTour: () => void
  onClose: () => void
}): ReactNode {
  const { t, channels, me, appChannel } = useDesk()
  const box = useRef<HTMLElement>(null)
  const mine = channels.filter((one) => one.kind !== 'im' && one.members.includes(me.id))
  const news = appChannel === undefined ? 0 : (unread.get(appChannel.id) ?? 0)
  const channel = place.list === undefined ? place.channel : undefined
  const isApp = place.list === undefined && place.channel === undefined

  // Over the page it is a drawer: it takes the focus, and gives it back when Escape closes it.
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    box.current?.querySelector<HTMLElement>('[aria-current=page], .place')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector('.popup') === null) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open, onClose])

  return (
    <>
      {open && (
        <button type="button" className="sidebar-veil" aria-label={t.closeSidebar} onClick={onClose} />
      )}
      <nav ref={box} className={open ? 'sidebar sidebar-open' : 'sidebar'} aria-label={t.workspace}>
        <header className="sidebar-head">
          <div>
            <strong>{t.workspace}</strong>
            <small>{t.workspaceNote}</small>
          </div>
          <SettingsButton onTour={onTour} />
        </header>
        <div className="sidebar-scroll">
          <ul className="sidebar-list">
            <li>
              <button
                type="button"
                className={placeClass(place.list === 'threads', 0)}
                aria-current={place.list === 'threads' ? 'page' : undefined}
                onClick={() => onGo({ list: 'threads' })}
              >
                <Icon name="threads" size={17} />
                <span className="place-name">{t.threads}</span>
              </button>
            </li>
          </ul>
          <h2 className="sidebar-title" id="sidebar-app">
            {t.apps}
          </h2>
          <ul className="sidebar-list" aria-labelledby="sidebar-app">
            <li>
              <button
                type="button"
                className={placeClass(isApp, news)}
                aria-current={isApp ? 'page' : undefined}
                onClick={() => onGo({})}
              >
                <Shield size={22} />
                <span className="place-name">{appName}</span>
                <Count count={news} />
              </button>
            </li>
          </ul>
          <h2 className="sidebar-title" id="sidebar-channels">
            {t.channels}
          </h2>
          <ul className="sidebar-list" aria-labelledby="sidebar-channels">
            {mine.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={placeClass(one.id === channel, unread.get(one.id) ?? 0)}
                  aria-current={one.id === channel ? 'page' : undefined}
                  onClick={() => onGo({ channel: one.id })}
                >
                  <Icon name={isPrivate(one) ? 'lock' : 'hash'} size={17} />
                  <span className="place-name">{one.name}</span>
                  <Count count={unread.get(one.id) ?? 0} />
                </button>
              </li>
            ))}
          </ul>
        </div>
        <PeopleSwitch others={others} onPerson={onPerson} />
      </nav>
    </>
  )
}

/** Whether only members know of the channel. */
export function isPrivate(channel: Channel): boolean {
  return channel.kind.includes('private') || channel.kind === 'group'
}

/** How many messages are new. */
export function Count({ count }: { count: number }): ReactNode {
  const { t } = useDesk()
  if (count === 0) return null
  return (
    <span className="count" role="img" aria-label={t.news(count)}>
      {count > 99 ? '99+' : count}
    </span>
  )
}

function placeClass(current: boolean, news: number): string {
  return `place${current ? ' place-current' : ''}${news > 0 ? ' place-news' : ''}`
}
