import { type ReactNode, useEffect, useRef, useState } from 'react'
import { decodeText } from './compose.ts'
import { useDesk } from './desk.ts'
import type { Message } from './types.ts'

/** Changes a message of one's own in its place. */
export function EditMessage({ message, onDone }: { message: Message; onDone: () => void }): ReactNode {
  const desk = useDesk()
  const [text, setText] = useState(() => decodeText(message.text, desk.personName))
  const box = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length)
  }, [])

  const save = async () => {
    if (text.trim() === '') return
    const result = await desk.act('edit', {
      channel: message.channel,
      ts: message.ts,
      text,
    })
    if (result.ok) onDone()
  }
  return (
    <div className="edit">
      <textarea
        ref={box}
        className="field"
        aria-label={desk.t.editMessage}
        rows={Math.min(8, text.split('\n').length + 1)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'Escape') {
            event.stopPropagation()
            onDone()
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void save()
          }
        }}
      />
      <div className="edit-buttons">
        <button type="button" className="button" onClick={onDone}>
          {desk.t.cancel}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          {desk.t.save}
        </button>
      </div>
    </div>
  )
}
