import { type RefObject, useCallback, useRef, useState } from 'react'

/** A menu that opens at a button, and whoever stands around it hears of it: the row of tools stays while one is open. */
export function useOpening(onOpenChange: (open: boolean) => void): {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly open: boolean
  show(now: boolean): void
  close(): void
} {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback(
    (now: boolean) => {
      setOpen(now)
      onOpenChange(now)
    },
    [onOpenChange],
  )
  const close = useCallback(() => show(false), [show])
  return { anchor, open, show, close }
}
