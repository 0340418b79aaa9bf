import type { Confirm } from '@slack/types'
import { type ReactNode, useRef } from 'react'
import { useDesk } from '../desk.ts'
import type { InputValue } from '../types.ts'
import type { AnyElement } from '../values.ts'
import { ButtonElement, FeedbackElement, IconButtonElement, OverflowElement, usePress } from './Buttons.tsx'
import { ChoiceElement } from './Choice.tsx'
import { FieldElement, isField } from './Field.tsx'
import { ImageElementView } from './Image.tsx'
import { placeholderOf, SelectElement, UnknownElement } from './Select.tsx'
import { inputKey, useSurface } from './surface.tsx'
import type { AnyBlockElement } from './types.ts'

/** An element of an actions block or beside a section: using it tells the app at once. */
export function ActionElement({
  element,
  blockId,
  label = '',
}: {
  element: AnyBlockElement
  blockId: string
  label?: string
}): ReactNode {
  const { t } = useDesk()
  const surface = useSurface()
  const press = usePress()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} blockId={blockId} />
    case 'workflow_button':
      return <UnknownElement type={element.type} />
    case 'overflow':
      return <OverflowElement element={element} blockId={blockId} />
    case 'feedback_buttons':
      return <FeedbackElement element={element} blockId={blockId} />
    case 'icon_button':
      return <IconButtonElement element={element} blockId={blockId} />
    case 'image':
      return <ImageElementView image={element} />
    default:
  }
  const any: AnyElement = { ...element }
  const key = inputKey(blockId, any)
  const before = surface.valueOf(blockId, any)
  const name = placeholderOf(any) || label || t.choose
  const confirm: Confirm | undefined = 'confirm' in element ? element.confirm : undefined
  const change = async (value: InputValue) => {
    surface.setValue(blockId, any, value)
    const told = await press(blockId, any, value, key, confirm)
    if (!told) surface.setValue(blockId, any, before ?? '')
  }
  const busy = surface.pending === key
  if (element.type === 'checkboxes' || element.type === 'radio_buttons')
    return <ChoiceElement element={element} value={before} label={name} busy={busy} onChange={change} />
  if (isField(any))
    return (
      <FieldElement
        element={any}
        value={typeof before === 'string' ? before : ''}
        label={name}
        onChange={(value) => {
          surface.setValue(blockId, any, value)
          // A date typed by hand passes through other dates; the app hears of the one it stops at.
          clearTimeout(timer.current)
          if (value !== '') timer.current = setTimeout(() => void change(value), 600)
        }}
      />
    )
  return <SelectElement element={any} value={before} label={name} busy={busy} onChange={change} />
}
