import { type ReactNode, useCallback, useState } from 'react'
import { Icon } from './icons.tsx'

/** A sentence that stands over the page for a while. */
export type Toast = { readonly id: number; readonly sentence: string }

/** Milliseconds a toast stands: long enough for two lines of Japanese. */
const standsMs = 7000

/** The toasts that stand now, a way to add one, and a way to take one away. */
export function useToasts(): {
  toasts: readonly Toast[]
  toast: (sentence: string) => void
  drop: (id: number) => void
} {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const drop = useCallback((id: number) => setToasts((now) => now.filter((one) => one.id !== id)), [])
  const toast = useCallback(
    (sentence: string) => {
      const id = performance.now()
      setToasts((now) => [...now.filter((one) => one.sentence !== sentence), { id, sentence }].slice(-3))
      setTimeout(() => drop(id), standsMs)
    },
    [drop],
  )
  return { toasts, toast, drop }
}

/** Draws the toasts; a screen reader says them at once. */
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
    <div className="toasts">
      {toasts.map((toast) => (
        <div className="toast" role="alert" key={toast.id}>
          <Icon name="warning" />
          <span>{toast.sentence}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={closeLabel}
            onClick={() => onDrop(toast.id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
