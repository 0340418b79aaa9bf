import type { Button, Confirm, FeedbackButtons, IconButton, Overflow } from '@slack/types'
import { type ReactNode, useRef, useState } from 'react'
import { useDesk } from '../desk.ts'
import { Icon } from '../icons.tsx'
import { safeHref } from '../links.ts'
import { Popup } from '../Popup.tsx'
import type { InputValue } from '../types.ts'
import type { AnyElement } from '../values.ts'
import { plainText, TextObject } from './Inline.tsx'
import { type Surface, useSurface } from './surface.tsx'

/** A function that tells the app an element was used, after the element's own question was answered with yes. */
export function usePress(): (
  blockId: string,
  element: AnyElement,
  value: InputValue | undefined,
  key: string,
  confirm?: Confirm,
) => Promise<boolean> {
  const desk = useDesk()
  const surface: Surface = useSurface()
  return async (blockId, element, value, key, confirm) => {
    if (confirm !== undefined) {
      const agreed = await desk.ask({
        title: plainText(confirm.title),
        text: confirm.text.text,
        mrkdwn: confirm.text.type === 'mrkdwn',
        confirm: plainText(confirm.confirm) || desk.t.ok,
        deny: plainText(confirm.deny) || desk.t.cancel,
        danger: confirm.style === 'danger',
      })
      if (!agreed) return false
    }
    await surface.press(blockId, element, value, key)
    return true
  }
}

/** A button; one with an address also opens it. */
export function ButtonElement({ element, blockId }: { element: Button; blockId: string }): ReactNode {
  const surface = useSurface()
  const press = usePress()
  const key = `${blockId} ${element.action_id ?? ''} ${element.value ?? ''}`
  const busy = surface.pending === key
  const style = element.style === undefined ? 'button' : `button button-${element.style}`
  const href = element.url === undefined ? undefined : safeHref(element.url)
  const label = element.accessibility_label
  if (href !== undefined)
    return (
      <a
        className={style}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={label}
        onClick={() => void press(blockId, { ...element }, element.value, key)}
      >
        <TextObject text={element.text} />
      </a>
    )
  return (
    <button
      type="button"
      className={busy ? `${style} busy` : style}
      aria-busy={busy}
      aria-label={label}
      data-action={element.action_id}
      disabled={surface.pending !== undefined}
      onClick={() => void press(blockId, { ...element }, element.value, key, element.confirm)}
    >
      <span>
        <TextObject text={element.text} />
      </span>
    </button>
  )
}

/** A thumb up and a thumb down. */
export function FeedbackElement({
  element,
  blockId,
}: {
  element: FeedbackButtons
  blockId: string
}): ReactNode {
  const surface = useSurface()
  const press = usePress()
  const [given, setGiven] = useState<string>()
  const one = (choice: FeedbackButtons['positive_button'], down: boolean) => {
    const key = `${blockId} ${element.action_id ?? ''} ${choice.value}`
    const name = choice.accessibility_label ?? plainText(choice.text)
    return (
      <button
        type="button"
        className={given === choice.value ? 'feedback feedback-given' : 'feedback'}
        aria-label={name}
        aria-pressed={given === choice.value}
        aria-busy={surface.pending === key}
        title={name}
        disabled={surface.pending !== undefined}
        onClick={() => {
          setGiven(choice.value)
          void press(blockId, { ...element }, choice.value, key)
        }}
      >
        <Icon name="up" size={16} flip={down} />
      </button>
    )
  }
  return (
    <span className="feedback-pair">
      {one(element.positive_button, false)}
      {one(element.negative_button, true)}
    </span>
  )
}

/** A button that is only an icon; shown to those it is meant for. */
export function IconButtonElement({ element, blockId }: { element: IconButton; blockId: string }): ReactNode {
  const desk = useDesk()
  const surface = useSurface()
  const press = usePress()
  const key = `${blockId} ${element.action_id ?? ''} ${element.value ?? ''}`
  if (element.visible_to_user_ids !== undefined && !element.visible_to_user_ids.includes(desk.me.id))
    return null
  const name = element.accessibility_label ?? plainText(element.text)
  return (
    <button
      type="button"
      className="feedback"
      aria-label={name}
      title={name}
      aria-busy={surface.pending === key}
      disabled={surface.pending !== undefined}
      onClick={() => void press(blockId, { ...element }, element.value, key, element.confirm)}
    >
      <Icon name={element.icon === 'trash' ? 'trash' : 'info'} size={16} />
    </button>
  )
}

/** The three dots with a menu behind. */
export function OverflowElement({ element, blockId }: { element: Overflow; blockId: string }): ReactNode {
  const desk = useDesk()
  const surface = useSurface()
  const press = usePress()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const key = `${blockId} ${element.action_id ?? ''}`
  const choose = (option: Overflow['options'][number]) => {
    setOpen(false)
    const href = option.url === undefined ? undefined : safeHref(option.url)
    if (href !== undefined) window.open(href, '_blank', 'noopener,noreferrer')
    void press(blockId, { ...element }, option.value, key, element.confirm)
  }
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className="button button-more"
        aria-label={desk.t.moreActions}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={surface.pending === key}
        disabled={surface.pending !== undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Popup anchor={anchor} label={desk.t.moreActions} onClose={() => setOpen(false)}>
          {element.options.map((option) => (
            <button
              type="button"
              role="menuitem"
              className="menu-item"
              key={option.value ?? option.text.text}
              onClick={() => choose(option)}
            >
              {plainText(option.text)}
              {option.description !== undefined && <small>{plainText(option.description)}</small>}
            </button>
          ))}
        </Popup>
      )}
    </>
  )
}
