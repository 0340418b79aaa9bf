import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { readBase64 } from './api.ts'
import { maxFileBytes } from './blocks/FileInput.tsx'
import { parseCommand } from './compose.ts'
import { useDesk } from './desk.ts'
import { Icon } from './icons.tsx'
import { ShortcutsButton } from './Shortcuts.tsx'
import { type Suggestion, Suggestions } from './Suggestions.tsx'
import { suggest } from './suggest.ts'

/**
 * Where a message is typed. Enter sends, but not while Japanese is being composed; Shift + Enter begins a line.
 * Drafts are kept by `draftKey` as long as the page is open.
 */
export function Composer({
  channel,
  threadTs,
  placeholder,
  draftKey,
  drafts,
  onSent,
}: {
  channel: string
  threadTs?: string
  placeholder: string
  draftKey: string
  drafts: Map<string, string>
  onSent?: (ts: string) => void
}): ReactNode {
  const desk = useDesk()
  const { t } = desk
  const box = useRef<HTMLTextAreaElement>(null)
  const filePicker = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  const [text, setText] = useState(drafts.get(draftKey) ?? '')
  const [cursor, setCursor] = useState(0)
  const [chosen, setChosen] = useState(0)
  const [hidden, setHidden] = useState(false)
  const [busy, setBusy] = useState(false)
  const suggestions = hidden ? [] : suggest(desk, text, cursor)
  const isEmpty = text.trim() === ''

  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) box.current?.focus()
  }, [])

  // Reading the height makes the browser lay the page out, so it is done once a change.
  useLayoutEffect(() => {
    if (box.current === null || box.current.value !== text) return
    box.current.style.height = 'auto'
    box.current.style.height = `${Math.min(box.current.scrollHeight, 280)}px`
    if (caret.current === undefined) return
    box.current.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  }, [text])

  const change = (next: string, at: number) => {
    drafts.set(draftKey, next)
    setText(next)
    setCursor(at)
    setChosen(0)
    setHidden(false)
  }

  /** Puts the caret where the next letter belongs, before the browser takes another key. */
  const placeCaret = (at: number) => {
    caret.current = at
    box.current?.focus()
  }

  const take = (suggestion: Suggestion) => {
    const next = text.slice(0, suggestion.from) + suggestion.insert + text.slice(cursor)
    const at = suggestion.from + suggestion.insert.length
    change(next, at)
    setHidden(true)
    placeCaret(at)
  }

  const send = async () => {
    if (isEmpty || busy) return
    const command = parseCommand(text)
    if (command !== undefined && threadTs !== undefined)
      return desk.toast(t.noCommandInThread(command.command))
    const sent = text
    setBusy(true)
    change('', 0)
    const result =
      command === undefined
        ? await desk.act('say', { channel, text: sent, ...(threadTs === undefined ? {} : { threadTs }) })
        : await desk.act('command', { channel, ...command })
    setBusy(false)
    box.current?.focus()
    if (!result.ok && drafts.get(draftKey) === '') change(sent, sent.length)
    if (result.ok && result.ts !== undefined && command === undefined) onSent?.(result.ts)
  }

  const attach = async (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > maxFileBytes) desk.toast(t.fileTooBig)
      else
        await desk.act('upload', {
          channel,
          name: file.name,
          base64: await readBase64(file),
          ...(threadTs === undefined ? {} : { threadTs }),
        })
    }
  }

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    // Chrome sends keyCode 229 for the Enter that ends a composition, Safari after its end.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (suggestions.length > 0 && ['ArrowDown', 'ArrowUp', 'Tab', 'Escape', 'Enter'].includes(event.key)) {
      const suggestion = suggestions[chosen]
      const isWhole = suggestion?.insert.trim() === text.trim()
      if (event.key === 'Enter' && isWhole && !event.shiftKey) {
        event.preventDefault()
        return void send()
      }
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') return setHidden(true)
      const size = suggestions.length
      if (event.key === 'ArrowDown') return setChosen((chosen + 1) % size)
      if (event.key === 'ArrowUp') return setChosen((chosen + size - 1) % size)
      if (suggestion !== undefined) take(suggestion)
      return
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      void send()
    }
  }

  const mention = () => {
    const before = text.slice(0, cursor)
    const mark = before === '' || /[\s　]$/.test(before) ? '@' : ' @'
    change(before + mark + text.slice(cursor), cursor + mark.length)
    placeCaret(cursor + mark.length)
  }

  return (
    <div className="composer">
      {suggestions.length > 0 && <Suggestions suggestions={suggestions} chosen={chosen} onTake={take} />}
      <div className="composer-box">
        <textarea
          ref={box}
          aria-label={placeholder}
          placeholder={placeholder}
          data-testid={threadTs === undefined ? 'composer' : 'thread-composer'}
          rows={1}
          value={text}
          {...(suggestions.length > 0 ? completing(chosen) : {})}
          onChange={(event) => change(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...event.clipboardData.files]
            if (files.length === 0) return
            event.preventDefault()
            void attach(files)
          }}
        />
        <div className="composer-bar">
          <button
            type="button"
            className="tool"
            aria-label={t.attach}
            title={t.attach}
            onClick={() => filePicker.current?.click()}
          >
            <Icon name="plus" />
          </button>
          <input
            ref={filePicker}
            className="visually-hidden"
            type="file"
            tabIndex={-1}
            aria-hidden="true"
            multiple={true}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              void attach(files)
            }}
          />
          <button type="button" className="tool" aria-label={t.mention} title={t.mention} onClick={mention}>
            <Icon name="at" />
          </button>
          <ShortcutsButton />
          <span className="composer-hint">{t.formatting}</span>
          <button
            type="button"
            className={isEmpty ? 'send' : 'send send-ready'}
            aria-label={t.send}
            title={t.send}
            disabled={isEmpty || busy}
            onClick={() => void send()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  )
}

/** What a screen reader is told while the list is open. */
function completing(chosen: number): React.AriaAttributes & { role: 'combobox' } {
  return {
    role: 'combobox',
    'aria-expanded': true,
    'aria-controls': 'suggestions',
    'aria-activedescendant': `suggestion-${chosen}`,
  }
}
