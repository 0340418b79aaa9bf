import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Blocks } from './blocks/Blocks.tsx'
import { plainText } from './blocks/Inline.tsx'
import { inputKey, SurfaceProvider, useSurfaceState } from './blocks/surface.tsx'
import { Dialog } from './Dialog.tsx'
import { appName, useDesk } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import type { InputValue, View } from './types.ts'
import { type AnyElement, inputBlocks } from './values.ts'

/** The stack of modals before a person: the top one is seen, the way back is an arrow. */
export function ModalStack({ views }: { views: readonly View[] }): ReactNode {
  const { act } = useDesk()
  const top = views.at(-1)
  if (top === undefined) return null
  return (
    <Modal
      key={top.id}
      view={top}
      depth={views.length}
      onLeave={() => act('close', { viewId: top.id })}
      onCloseAll={() => act('close', { viewId: views[0]?.id ?? top.id })}
    />
  )
}

function Modal({
  view,
  depth,
  onLeave,
  onCloseAll,
}: {
  view: View
  depth: number
  onLeave: () => void
  onCloseAll: () => void
}): ReactNode {
  const { act, announce, t } = useDesk()
  const titleId = useId()
  const [answered, setAnswered] = useState<Readonly<Record<string, string>>>({})
  const [sending, setSending] = useState(false)
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set())
  const errors = useMemo(
    () =>
      Object.fromEntries(
        Object.entries({ ...view.errors, ...answered }).filter(([blockId]) => !corrected.has(blockId)),
      ),
    [view.errors, answered, corrected],
  )
  const onEdit = useCallback(
    (blockId: string) =>
      setCorrected((before) => (before.has(blockId) ? before : new Set(before).add(blockId))),
    [],
  )
  const surface = useSurfaceState({ viewId: view.id }, view.values, errors, onEdit)
  const body = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const count = Object.keys(answered).length
    if (count === 0) return
    announce(t.wrongFields(count))
    const wrong = body.current?.querySelector('.input-wrong')
    wrong?.scrollIntoView({ block: 'nearest' })
    wrong?.querySelector<HTMLElement>('input,textarea,select,button')?.focus({ preventScroll: true })
  }, [answered, announce, t])

  const { title } = view
  useEffect(() => {
    if (title !== null) body.current?.scrollTo({ top: 0 })
  }, [title])

  const submit = async () => {
    if (sending) return
    const values: Record<string, InputValue> = {}
    for (const block of inputBlocks(view.blocks)) {
      const element: AnyElement = { ...block.element }
      const value = surface.valueOf(block.block_id ?? '', element)
      if (value !== undefined) values[inputKey(block.block_id ?? '', element)] = value
    }
    setSending(true)
    const result = await act('submit', { viewId: view.id, values })
    setSending(false)
    setAnswered(result.fieldErrors ?? {})
    setCorrected(new Set())
  }

  const close = plainText(view.close) || (view.submit ? t.cancel : t.close)
  return (
    <Dialog labelledBy={titleId} onClose={onLeave}>
      <form
        className="modal"
        noValidate={true}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <header className="dialog-head">
          {depth > 1 ? (
            <button type="button" className="icon-button" aria-label={t.back} onClick={onLeave}>
              <Icon name="back" />
            </button>
          ) : (
            <Shield size={28} />
          )}
          <h2 id={titleId}>{plainText(view.title)}</h2>
          <button type="button" className="icon-button" aria-label={t.close} onClick={onCloseAll}>
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog-body" ref={body} {...{ tabIndex: 0 }}>
          <SurfaceProvider surface={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <footer className="dialog-foot">
          <span className="dialog-from">{t.from(appName)}</span>
          <button type="button" className="button" onClick={onLeave}>
            {close}
          </button>
          {view.submit ? (
            <button
              type="submit"
              className={sending ? 'button button-primary busy' : 'button button-primary'}
              aria-busy={sending}
              disabled={sending}
            >
              <span>{plainText(view.submit) || t.submit}</span>
            </button>
          ) : null}
        </footer>
      </form>
    </Dialog>
  )
}
