import type { Log } from '../common/log.ts'

/** Keeps the homes that people have opened as things stand. */
export type Homes = {
  /** Draws the person's home and remembers that they look at it. */
  opened(userId: string): Promise<void>
  /** Something of the person's may have changed: their home is drawn anew soon, if they have opened it. */
  changed(userId: string): void
  /** Waits for what is being drawn. */
  settled(): Promise<void>
}

/**
 * @param parts.publish draws one person's home. A failure after a change is logged only: opening the home draws it again.
 */
export function createHomes(parts: {
  readonly publish: (userId: string) => Promise<void>
  readonly log: Log
}): Homes {
  const openedBy = new Set<string>()
  const drawing = new Map<string, Promise<void>>()
  const again = new Set<string>()

  function changed(userId: string): void {
    if (!openedBy.has(userId)) return
    // However many clicks come meanwhile, one more drawing shows them all.
    if (drawing.has(userId)) {
      again.add(userId)
      return
    }
    const run = parts
      .publish(userId)
      .catch((error) => parts.log.warn('a home was not drawn anew', { error }))
      .finally(() => {
        drawing.delete(userId)
        if (again.delete(userId)) changed(userId)
      })
    drawing.set(userId, run)
  }

  return {
    async opened(userId) {
      openedBy.add(userId)
      await parts.publish(userId)
    },
    changed,
    async settled() {
      again.clear()
      await Promise.all(drawing.values())
    },
  }
}
