import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { Popup } from './Popup.tsx'
import { keepTheme, loadTheme, themes } from './theme.ts'

/** How the page looks, and the tour once more. */
export function SettingsButton({ onTour }: { onTour: () => void }): ReactNode {
  const { t } = useDesk()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const chosen = loadTheme()
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className="side-button"
        aria-label={t.settings}
        title={t.settings}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="sliders" />
      </button>
      {open && (
        <Popup anchor={anchor} label={t.settings} onClose={close}>
          <div className="menu-title" role="presentation">
            {t.appearance}
          </div>
          {themes.map((theme) => (
            <button
              type="button"
              role="menuitemradio"
              aria-checked={theme === chosen}
              className="menu-item menu-check"
              key={theme}
              onClick={() => {
                keepTheme(theme)
                close()
              }}
            >
              <span className="menu-tick">{theme === chosen && <Icon name="check" size={16} />}</span>
              {t.themes[theme]}
            </button>
          ))}
          <hr className="menu-line" />
          <button
            type="button"
            role="menuitem"
            className="menu-item"
            onClick={() => {
              close()
              onTour()
            }}
          >
            {t.showTour}
          </button>
        </Popup>
      )}
    </>
  )
}
