import { Children, type ReactNode } from 'react'

/** Draws a list whose items have no identity of their own, such as the words of a text: their place is their key. */
export function Each<T>({
  of,
  draw,
}: {
  of: readonly T[]
  draw: (item: T, index: number) => ReactNode
}): ReactNode {
  return Children.toArray(of.map((item, index) => draw(item, index)))
}
