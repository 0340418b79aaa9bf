import type { ReactNode } from 'react'
import { Shield } from './icons.tsx'

/** A person's initials on a colour of their own, or the app's mark. Decoration: the name stands beside it. */
export function Avatar({
  id,
  name,
  app = false,
  size = 36,
}: {
  id: string
  name: string
  app?: boolean
  size?: number
}): ReactNode {
  if (app)
    return (
      <span className="avatar" style={{ width: size, height: size }} aria-hidden="true">
        <Shield size={size} />
      </span>
    )
  return (
    <span
      className="avatar"
      style={{ width: size, height: size, background: colourOf(id), fontSize: Math.round(size * 0.42) }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}

/** Two letters of a Latin name, the first character of another. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s　]+/)
  const first = [...(words[0] ?? '')][0] ?? '?'
  if (!/^[A-Za-z]/.test(first)) return first
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** Dark enough for white letters (contrast of at least 4.5). */
const colours = ['#7a4b8c', '#2f6f8f', '#8a4a3c', '#3d7352', '#5a5aa8', '#a04468', '#6b6330', '#40697a']

function colourOf(id: string): string {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return colours[sum % colours.length] ?? '#5a5aa8'
}
