import { useEffect, useState } from 'react'

/** The part of what is still hidden that one frame shows; the text keeps up with its writer within half a second. */
const sharePerFrame = 1 / 10

/**
 * A growing text letter by letter instead of in jumps. The whole text at once when it no longer grows, and for people
 * who asked their system for less motion.
 */
export function useGradual(text: string, grows: boolean): string {
  const [shown, setShown] = useState(grows ? 0 : text.length)
  const isWhole = !grows || shown >= text.length
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches

  const { length } = text
  useEffect(() => {
    if (isWhole || isStill) return
    let frame = 0
    const step = () => {
      setShown((now) => Math.min(length, now + Math.max(1, Math.ceil((length - now) * sharePerFrame))))
      frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [length, isWhole, isStill])

  if (isWhole || isStill) return text
  // Half of a surrogate pair is no letter.
  const end = /[\ud800-\udbff]/.test(text.charAt(shown - 1)) ? shown - 1 : shown
  return text.slice(0, end)
}
