import { type ReactNode, useEffect, useRef } from 'react'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { type Find, findFieldId } from './useFind.ts'

/** Where one types what to look for in the conversation, and walks from one message to the next. */
export function FindBar({ find }: { find: Find }): ReactNode {
  const { t } = useDesk()
  const field = useRef<HTMLInputElement>(null)
  const { wanted, hits, position, look, step, close } = find

  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
    }
  }, [])

  if (wanted === undefined) return null
  return (
    <search className="find">
      <Icon name="search" size={16} />
      <input
        ref={field}
        id={findFieldId}
        type="search"
        aria-label={t.searchHere}
        placeholder={t.searchHere}
        autoComplete="off"
        value={wanted}
        onChange={(event) => look(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'Escape') {
            event.stopPropagation()
            close()
          }
          if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          step(event.shiftKey || event.key === 'ArrowDown' ? -1 : 1)
        }}
      />
      <span className="find-count" role="status">
        {wanted.trim() === '' ? '' : t.searchCount(position, hits.length)}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t.searchNext}
        title={t.searchNext}
        disabled={hits.length < 2}
        onClick={() => step(1)}
      >
        <Icon name="upward" size={16} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t.searchBefore}
        title={t.searchBefore}
        disabled={hits.length < 2}
        onClick={() => step(-1)}
      >
        <Icon name="down" size={16} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t.searchClose}
        title={t.searchClose}
        onClick={close}
      >
        <Icon name="close" size={16} />
      </button>
    </search>
  )
}
