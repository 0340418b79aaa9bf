import type { InputBlock } from '@slack/types'
import { type ReactNode, useId, useRef } from 'react'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import type { InputValue } from '../types.ts'
import type { AnyElement } from '../values.ts'
import { ChoiceElement } from './Choice.tsx'
import { FieldElement, isField } from './Field.tsx'
import { FileInputElement } from './FileInput.tsx'
import { plainText, TextObject } from './Inline.tsx'
import { SelectElement } from './Select.tsx'
import { inputKey, useSurface } from './surface.tsx'

/** An input with its label, its hint and what is wrong with it. */
export function InputBlockView({ block }: { block: InputBlock }): ReactNode {
  const { t } = useDesk()
  const surface = useSurface()
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const blockId = block.block_id ?? ''
  const element: AnyElement = { ...block.element }
  const value = surface.valueOf(blockId, element)
  const error = surface.errorOf(blockId)
  const label = plainText(block.label)
  const notes = [error === undefined ? '' : `${id}-error`, block.hint === undefined ? '' : `${id}-hint`]
  const describedBy = notes.filter((note) => note !== '').join(' ') || undefined
  const press = (now: InputValue) => void surface.press(blockId, element, now, inputKey(blockId, element))
  const change = (now: InputValue) => {
    surface.setValue(blockId, element, now)
    if (block.dispatch_action !== true) return
    if (!isField(element)) press(now)
    else if (dispatchesAsTyped(element)) {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => press(now), 500)
    }
  }
  const shared = { label, describedBy, invalid: error !== undefined }
  const drawn = () => {
    if (block.element.type === 'checkboxes' || block.element.type === 'radio_buttons')
      return <ChoiceElement element={block.element} value={value} {...shared} onChange={change} />
    if (block.element.type === 'file_input') {
      const ids = Array.isArray(value) ? value : []
      return <FileInputElement element={block.element} value={ids} {...shared} onChange={change} />
    }
    if (isField(element)) {
      const text = typeof value === 'string' ? value : ''
      const onEnter = block.dispatch_action === true ? () => press(text) : undefined
      return <FieldElement element={element} value={text} {...shared} onChange={change} onEnter={onEnter} />
    }
    return <SelectElement element={element} value={value} {...shared} onChange={change} />
  }
  return (
    <div className={error === undefined ? 'input' : 'input input-wrong'} data-block={blockId}>
      <div className="input-label">
        <TextObject text={block.label} />
        {block.optional === true && <span className="input-optional"> {t.optional}</span>}
      </div>
      {drawn()}
      {error !== undefined && (
        <div className="input-error" id={`${id}-error`} role="alert">
          <Icon name="warning" size={15} />
          <span>{error}</span>
        </div>
      )}
      {block.hint !== undefined && (
        <div className="input-hint" id={`${id}-hint`}>
          <TextObject text={block.hint} />
        </div>
      )}
    </div>
  )
}

/** Pickers have no Enter: they tell the app as they change; texts only when the app asked for every letter. */
function dispatchesAsTyped(element: AnyElement): boolean {
  if (['datepicker', 'timepicker', 'datetimepicker'].includes(element.type)) return true
  const config = element.dispatch_action_config
  if (typeof config !== 'object' || config === null || !('trigger_actions_on' in config)) return false
  return (
    Array.isArray(config.trigger_actions_on) && config.trigger_actions_on.includes('on_character_entered')
  )
}
