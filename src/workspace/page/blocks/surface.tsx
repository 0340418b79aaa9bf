import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useDesk } from '../desk.ts'
import type { InputValue, View } from '../types.ts'
import { type AnyElement, type FormValues, initialValue, plainValue } from '../values.ts'

/** What blocks stand on: a message, or a view (a modal or the home). */
export type Place =
  | { readonly channel: string; readonly ts: string; readonly viewId?: never }
  | { readonly viewId: string; readonly channel?: never; readonly ts?: never }

/** What an element may ask of what it stands on. */
export type Surface = {
  /** The element that was pressed and has no answer yet. */
  readonly pending: string | undefined
  /** Tells the app that an element was used; `key` marks the element while there is no answer. */
  press(blockId: string, element: AnyElement, value: InputValue | undefined, key: string): Promise<void>
  valueOf(blockId: string, element: AnyElement): InputValue | undefined
  setValue(blockId: string, element: AnyElement, value: InputValue): void
  errorOf(blockId: string): string | undefined
}

const SurfaceContext = createContext<Surface | undefined>(undefined)

/** What the element stands on. @throws Error outside of a surface, which is a bug. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (surface === undefined) throw new Error('useSurface outside of a surface')
  return surface
}

/** The key of an input's value. */
export function inputKey(blockId: string, element: AnyElement): string {
  return `${blockId}.${element.action_id ?? ''}`
}

/**
 * Keeps what people fill in and which button is pressed. Values outlive a change of the blocks as in Slack: an input
 * with the same block and action keeps what was typed. `onEdit` hears of every change by hand.
 */
export function useSurfaceState(
  { channel, ts, viewId }: Place,
  serverValues: View['values'],
  errors: Readonly<Record<string, string>>,
  onEdit?: (blockId: string) => void,
): Surface {
  const { act } = useDesk()
  const [touched, setTouched] = useState<FormValues>({})
  const [pending, setPending] = useState<string>()
  const unsent = useRef(new Map<string, { blockId: string; actionId: string; value: InputValue }>())

  const press = useCallback(
    async (blockId: string, element: AnyElement, value: InputValue | undefined, key: string) => {
      const where = viewId === undefined ? { channel, ts } : { viewId }
      setPending(key)
      // The app reads a view's other inputs along with the press: they are handed in before it.
      unsent.current.delete(inputKey(blockId, element))
      const before = viewId === undefined ? [] : [...unsent.current.values()]
      unsent.current.clear()
      for (const input of before) await act('press', { ...where, ...input })
      const actionId = element.action_id ?? ''
      await act('press', { ...where, actionId, blockId, ...(value === undefined ? {} : { value }) })
      setPending((now) => (now === key ? undefined : now))
    },
    [act, channel, ts, viewId],
  )

  return useMemo<Surface>(
    () => ({
      pending,
      press,
      valueOf: (blockId, element) =>
        touched[inputKey(blockId, element)] ??
        plainValue(serverValues?.[blockId]?.[element.action_id ?? '']) ??
        initialValue(element),
      setValue(blockId, element, value) {
        const key = inputKey(blockId, element)
        unsent.current.set(key, { blockId, actionId: element.action_id ?? '', value })
        setTouched((now) => ({ ...now, [key]: value }))
        onEdit?.(blockId)
      },
      errorOf: (blockId) => errors[blockId],
    }),
    [pending, press, touched, serverValues, errors, onEdit],
  )
}

/** Hands a surface to the blocks inside. */
export function SurfaceProvider({ surface, children }: { surface: Surface; children: ReactNode }): ReactNode {
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}
