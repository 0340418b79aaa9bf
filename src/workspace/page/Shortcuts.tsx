import { type ReactNode, useCallback, useRef, useState } from 'react'
import { appName, useDesk } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import { Popup } from './Popup.tsx'

/** The app's shortcuts that belong to no message. */
export function ShortcutsButton(): ReactNode {
  const { t, offers, act } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className="tool"
        aria-label={t.shortcuts}
        title={t.shortcuts}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="bolt" />
      </button>
      {open && (
        <Popup anchor={anchor} label={t.shortcuts} onClose={close}>
          <div className="menu-title">{t.shortcuts}</div>
          {offers.shortcuts.length === 0 && <div className="menu-note">{t.noShortcuts}</div>}
          {offers.shortcuts.map((shortcut) => (
            <button
              type="button"
              role="menuitem"
              className="menu-item menu-app"
              key={shortcut.callbackId}
              onClick={() => {
                setOpen(false)
                void act('shortcut', { callbackId: shortcut.callbackId })
              }}
            >
              <Shield size={28} />
              <span>
                {shortcut.name}
                <small>{shortcut.description || appName}</small>
              </span>
            </button>
          ))}
        </Popup>
      )}
    </>
  )
}
