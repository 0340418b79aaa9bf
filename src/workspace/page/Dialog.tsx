import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Mrkdwn } from './blocks/Inline.tsx'
import { type Question, useDesk } from './desk.ts'

/** A window over the page: holds the focus, is left by Escape, and gives the focus back. */
export function Dialog({
  label,
  labelledBy,
  className = 'dialog',
  onClose,
  onOutside,
  children,
}: {
  label?: string
  labelledBy?: string
  className?: string
  onClose: () => void
  /** Hears of a press beside the window; without it nothing happens there. */
  onOutside?: () => void
  children: ReactNode
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    const wanted = box.current?.querySelector<HTMLElement>(
      '[autofocus],.dialog-body input,.dialog-body textarea',
    )
    if (box.current?.contains(before) !== true) (wanted ?? box.current)?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  // What had the focus may be gone after a change, such as the button that sent the form.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus()
  })

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
      return
    }
    if (event.key !== 'Tab' || box.current === null) return
    const stops = [...box.current.querySelectorAll<HTMLElement>(focusable)].filter(
      (one) => one.offsetParent !== null,
    )
    const first = stops[0]
    const last = stops.at(-1)
    const active = document.activeElement
    if (event.shiftKey ? active === first || active === box.current : active === last) {
      event.preventDefault()
      const target = event.shiftKey ? last : first
      target?.focus()
    }
  }

  return createPortal(
    <div
      className="veil"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onOutside?.()
      }}
    >
      <div
        ref={box}
        className={className}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        aria-labelledby={labelledBy}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </div>,
    document.getElementById('layer') ?? document.body,
  )
}

/** Asks before something is done. */
export function AskDialog({
  question,
  onAnswer,
}: {
  question: Question
  onAnswer: (yes: boolean) => void
}): ReactNode {
  const { t } = useDesk()
  const id = useId()
  return (
    <Dialog className="dialog dialog-small" labelledBy={id} onClose={() => onAnswer(false)}>
      <header className="dialog-head">
        <h2 id={id}>{question.title || t.ok}</h2>
      </header>
      <div className="dialog-body">
        {question.mrkdwn === true ? <Mrkdwn text={question.text} /> : <p className="para">{question.text}</p>}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {question.deny}
        </button>
        <button
          type="button"
          className={question.danger === true ? 'button button-danger' : 'button button-primary'}
          onClick={() => onAnswer(true)}
        >
          {question.confirm}
        </button>
      </footer>
    </Dialog>
  )
}

const focusable =
  'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex="0"]'
