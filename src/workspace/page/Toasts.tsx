import { type ReactNode, useCallback, useState } from 'react'
import { Icon } from './icons.tsx'

/** A sentence that stands over the page for a while: what went wrong, or that somebody wrote. */
export type Toast = {
  readonly id: number
  readonly sentence: string
  readonly kind: 'problem' | 'news'
  /** What pressing its button does. */
  readonly action?: { readonly label: string; run(): void }
}

/** Milliseconds a toast stands: long enough for two lines of Japanese, longer where there is something to press. */
const standsMs = { problem: 7000, news: 12_000 } as const

/** The toasts that stand now, a way to add one, and a way to take one away. */
export function useToasts(): {
  toasts: readonly Toast[]
  /** Says what went wrong. */
  toast: (sentence: string) => void
  /** Says that something came, with a way to it. */
  tell: (sentence: string, action: NonNullable<Toast['action']>) => void
  drop: (id: number) => void
} {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const drop = useCallback((id: number) => setToasts((now) => now.filter((one) => one.id !== id)), [])
  const add = useCallback(
    (toast: Omit<Toast, 'id'>) => {
      const id = performance.now()
      setToasts((now) =>
        [...now.filter((one) => one.sentence !== toast.sentence), { id, ...toast }].slice(-3),
      )
      setTimeout(() => drop(id), standsMs[toast.kind])
    },
    [drop],
  )
  const toast = useCallback((sentence: string) => add({ sentence, kind: 'problem' }), [add])
  const tell = useCallback(
    (sentence: string, action: NonNullable<Toast['action']>) => add({ sentence, kind: 'news', action }),
    [add],
  )
  return { toasts, toast, tell, drop }
}

/** Draws the toasts; a screen reader says problems at once and news when it has time. */
export function Toasts({
  toasts,
  onDrop,
  closeLabel,
}: {
  toasts: readonly Toast[]
  onDrop: (id: number) => void
  closeLabel: string
}): ReactNode {
  return (
    <>
      <div className="toasts">
        {toasts
          .filter((toast) => toast.kind === 'problem')
          .map((toast) => (
            <ToastView key={toast.id} toast={toast} onDrop={onDrop} closeLabel={closeLabel} />
          ))}
      </div>
      <div className="toasts toasts-news">
        {toasts
          .filter((toast) => toast.kind === 'news')
          .map((toast) => (
            <ToastView key={toast.id} toast={toast} onDrop={onDrop} closeLabel={closeLabel} />
          ))}
      </div>
    </>
  )
}

function ToastView({
  toast,
  onDrop,
  closeLabel,
}: {
  toast: Toast
  onDrop: (id: number) => void
  closeLabel: string
}): ReactNode {
  const { action, kind } = toast
  return (
    <div className="toast" role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={kind === 'problem' ? 'warning' : 'bell'} />
      <span>
        {toast.sentence}
        {action !== undefined && (
          <button
            type="button"
            className="toast-action"
            onClick={() => {
              onDrop(toast.id)
              action.run()
            }}
          >
            {action.label}
          </button>
        )}
      </span>
      <button type="button" className="icon-button" aria-label={closeLabel} onClick={() => onDrop(toast.id)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}
