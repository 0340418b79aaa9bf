import type { ReactNode } from 'react'
import { AskDialog } from './Dialog.tsx'
import { useDesk } from './desk.ts'
import { ModalStack } from './Modal.tsx'
import { Toasts } from './Toasts.tsx'
import type { View } from './types.ts'
import type { OverlayState } from './useOverlays.ts'
import { Viewer } from './Viewer.tsx'

/** What stands over the page: modals, a question, a picture, toasts, and that the workspace is out of reach. */
export function Overlays({
  overlays,
  views,
  connected,
}: {
  overlays: OverlayState
  views: readonly View[]
  connected: boolean
}): ReactNode {
  const { t } = useDesk()
  const { question, answer, picture, closePicture, toasts, drop, told } = overlays
  return (
    <>
      <ModalStack views={views.filter((view) => view.type === 'modal')} />
      {picture !== undefined && <Viewer picture={picture} onClose={closePicture} />}
      {question !== undefined && <AskDialog question={question} onAnswer={answer} />}
      {!connected && (
        <div className="offline" role="status">
          {t.reconnecting}
        </div>
      )}
      <Toasts toasts={toasts} onDrop={drop} closeLabel={t.close} />
      <div className="visually-hidden" role="status" data-testid="announced">
        {told}
      </div>
    </>
  )
}
