import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * A menu beside its button, inside the window whatever the room. Arrow keys move in it; Escape, Tab and a click
 * outside close it and give the focus back.
 */
export function Popup({
  anchor,
  label,
  role = 'menu',
  onClose,
  children,
}: {
  anchor: RefObject<HTMLElement | null>
  label: string
  role?: 'menu' | 'listbox' | 'dialog'
  onClose: () => void
  children: ReactNode
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number; maxHeight: number }>()

  useLayoutEffect(() => {
    const around = anchor.current?.getBoundingClientRect()
    const own = box.current?.getBoundingClientRect()
    if (around === undefined || own === undefined) return
    setPlace(placeBeside(around, own, { width: window.innerWidth, height: window.innerHeight }))
    box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true })
    if (box.current?.contains(document.activeElement) === true) return
    box.current?.querySelector<HTMLElement>('button,input')?.focus({ preventScroll: true })
  }, [anchor])

  // Whatever closes it, the focus that was inside goes back to the button.
  useLayoutEffect(() => {
    const own = box.current
    const button = anchor.current
    return () => {
      if (own?.contains(document.activeElement) === true) button?.focus({ preventScroll: true })
    }
  }, [anchor])

  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return
      if (box.current?.contains(event.target) === true || anchor.current?.contains(event.target) === true)
        return
      onClose()
    }
    document.addEventListener('pointerdown', onPointer)
    addEventListener('resize', onClose)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      removeEventListener('resize', onClose)
    }
  }, [anchor, onClose])

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab' && role === 'dialog') return keepInside(event, box.current)
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
      anchor.current?.focus()
    }
    const step = steps[event.key]
    const isTyping = event.target instanceof HTMLInputElement
    if (step !== undefined && !(isTyping && event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) {
      event.preventDefault()
      const items = [...(box.current?.querySelectorAll<HTMLElement>('button:not(:disabled),input') ?? [])]
      const at = items.findIndex((item) => item.matches(':focus'))
      const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : at + step
      items[(next + items.length) % items.length]?.focus()
    }
  }

  return createPortal(
    <div
      ref={box}
      className="popup"
      {...{ role, 'aria-label': label, tabIndex: -1, onKeyDown }}
      style={place === undefined ? { opacity: 0, left: 0, top: 0 } : place}
    >
      {children}
    </div>,
    document.getElementById('layer') ?? document.body,
  )
}

const steps: Readonly<Record<string, 1 | -1 | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: 'first',
  End: 'last',
}

/** In a little window with more than a list, Tab goes round. */
function keepInside(event: React.KeyboardEvent, box: HTMLElement | null): void {
  event.stopPropagation()
  const stops = [...(box?.querySelectorAll<HTMLElement>('button:not(:disabled),input') ?? [])].filter(
    (one) => one.tabIndex >= 0,
  )
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if (document.activeElement !== edge) return
  event.preventDefault()
  const other = event.shiftKey ? stops.at(-1) : stops[0]
  other?.focus()
}

type Size = { readonly width: number; readonly height: number }

function placeBeside(
  around: DOMRect,
  own: Size,
  room: Size,
): { left: number; top: number; maxHeight: number } {
  const gap = 4
  const edge = 8
  const below = room.height - around.bottom - gap - edge
  const above = around.top - gap - edge
  const goesBelow = own.height <= below || below >= above
  const maxHeight = Math.max(120, goesBelow ? below : above)
  const height = Math.min(own.height, maxHeight)
  return {
    left: Math.max(edge, Math.min(around.left, room.width - own.width - edge)),
    top: goesBelow ? around.bottom + gap : around.top - gap - height,
    maxHeight,
  }
}
