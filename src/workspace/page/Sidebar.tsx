import type { ReactNode } from 'react'
import { appName, useDesk } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import { PeopleSwitch } from './PeopleSwitch.tsx'
import type { Channel } from './types.ts'

/** The workspace's places on the left and, at the end, who one is. */
export function Sidebar({
  channel,
  unread,
  others,
  open,
  onChannel,
  onApp,
  onPerson,
  onClose,
}: {
  /** The open channel; `undefined` for the app. */
  channel: string | undefined
  unread: ReadonlyMap<string, number>
  /** How many messages of the app other people have not seen. */
  others: ReadonlyMap<string, number>
  /** Whether it stands over the page on a narrow screen. */
  open: boolean
  onChannel: (id: string) => void
  onApp: () => void
  onPerson: (id: string) => void
  onClose: () => void
}): ReactNode {
  const { t, channels, me, appChannel } = useDesk()
  const mine = channels.filter((one) => one.kind !== 'im' && one.members.includes(me.id))
  const news = appChannel === undefined ? 0 : (unread.get(appChannel.id) ?? 0)
  return (
    <>
      {open && (
        <button type="button" className="sidebar-veil" aria-label={t.closeSidebar} onClick={onClose} />
      )}
      <nav className={open ? 'sidebar sidebar-open' : 'sidebar'} aria-label={t.workspace}>
        <header className="sidebar-head">
          <strong>{t.workspace}</strong>
          <small>{t.workspaceNote}</small>
        </header>
        <div className="sidebar-scroll">
          <h2 className="sidebar-title" id="sidebar-app">
            {t.apps}
          </h2>
          <ul className="sidebar-list" aria-labelledby="sidebar-app">
            <li>
              <button
                type="button"
                className={placeClass(channel === undefined, news)}
                aria-current={channel === undefined ? 'page' : undefined}
                onClick={onApp}
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
                  onClick={() => onChannel(one.id)}
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
