import { type ReactNode, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { type Picture, useDesk } from './desk.ts'
import { Icon } from './icons.tsx'

/** A picture over the whole page: to the window's size or in its own, with its file to take away. */
export function Viewer({ picture, onClose }: { picture: Picture; onClose: () => void }): ReactNode {
  const { t } = useDesk()
  const [large, setLarge] = useState(false)
  return (
    <Dialog label={picture.alt} className="viewer" onClose={onClose} onOutside={onClose}>
      <header className="viewer-head">
        <strong>{picture.name ?? picture.alt}</strong>
        <button type="button" className="button" aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? t.zoomOut : t.zoomIn}
        </button>
        <a
          className="icon-button"
          href={picture.source}
          download={picture.name ?? ''}
          aria-label={t.download}
          title={t.download}
        >
          <Icon name="download" />
        </a>
        <button type="button" className="icon-button" aria-label={t.close} title={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <section
        className={large ? 'viewer-body viewer-large' : 'viewer-body'}
        aria-label={picture.alt}
        {...{ tabIndex: 0 }}
      >
        <img src={picture.source} alt={picture.alt} />
      </section>
    </Dialog>
  )
}
