import { type KeyboardEvent, type RefObject, useCallback } from 'react'

/**
 * Moves the focus from message to message by the arrow keys, Home and End; Enter opens a message's thread and Escape
 * returns to the composer. Keys pressed inside a message, in one of its buttons or fields, are that element's own.
 */
export function useArrowKeys(box: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const list = box.current
      const { target } = event
      if (list === null || !(target instanceof HTMLElement) || event.nativeEvent.isComposing) return
      const messages = [...list.querySelectorAll<HTMLElement>('.message')]
      const at = messages.indexOf(target)
      if (target !== list && at < 0) return
      const to = (index: number) => {
        event.preventDefault()
        const message = messages[Math.max(0, Math.min(messages.length - 1, index))]
        message?.focus({ preventScroll: true })
        message?.scrollIntoView({ block: 'nearest' })
      }
      const from = at < 0 ? messages.length : at
      if (event.key === 'ArrowUp') to(from - 1)
      else if (event.key === 'ArrowDown') to(from + 1)
      else if (event.key === 'Home') to(0)
      else if (event.key === 'End') to(messages.length - 1)
      else if (event.key === 'Enter' && at >= 0)
        target.querySelector<HTMLElement>('.replies, .message-tools [data-reply]')?.click()
      else if (event.key === 'Escape' && at >= 0) {
        event.stopPropagation()
        list.closest('.pane, .thread')?.querySelector<HTMLElement>('.composer textarea')?.focus()
      }
    },
    [box],
  )
}
