import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchOffers, fetchState, listen } from './api.ts'
import type { AppOffers, WorkspaceState } from './types.ts'

/** The workspace as one person sees it, kept fresh by the door's stream. */
export type LiveWorkspace = {
  /** `undefined` until the first answer for this person is there. */
  readonly state: WorkspaceState | undefined
  readonly offers: AppOffers
  /** False while the stream is down. */
  readonly connected: boolean
  refresh(): void
}

/** Follows the workspace as `me`; nothing is fetched while `me` is unknown. */
export function useWorkspace(me: string | undefined): LiveWorkspace {
  const [seen, setSeen] = useState<{ me: string; state: WorkspaceState }>()
  const [offers, setOffers] = useState<AppOffers>({ commands: [], shortcuts: [], messageShortcuts: [] })
  const [connected, setConnected] = useState(true)
  const refreshRef = useRef(() => {})

  useEffect(() => {
    if (me === undefined) return
    let stopped = false
    let running = false
    let again = false
    const refresh = async () => {
      if (running) {
        again = true
        return
      }
      running = true
      try {
        const next = await fetchState(me)
        if (stopped) return
        setSeen((before) => ({ me, state: before?.me === me ? keepSame(before.state, next) : next }))
        setConnected(true)
      } catch {
        // The stream notices the same outage, shows it, and asks again when it is over.
        if (!stopped) setConnected(false)
      }
      running = false
      if (again && !stopped) {
        again = false
        void refresh()
      }
    }
    refreshRef.current = () => void refresh()
    void refresh()
    const stop = listen(
      me,
      () => void refresh(),
      (open) => {
        setConnected(open)
        if (open) fetchOffers().then(setOffers, () => setConnected(false))
      },
    )
    return () => {
      stopped = true
      stop()
    }
  }, [me])

  const refresh = useCallback(() => refreshRef.current(), [])
  return { state: seen?.me === me ? seen?.state : undefined, offers, connected, refresh }
}

/** The new state with the old objects where nothing changed, so that only what changed is drawn again. */
function keepSame(before: WorkspaceState, next: WorkspaceState): WorkspaceState {
  return {
    ...next,
    people: same(before.people, next.people),
    ...(next.bot === undefined ? {} : { bot: same(before.bot ?? next.bot, next.bot) }),
    channels: same(before.channels, next.channels),
    messages: reuse(before.messages, next.messages, (message) => `${message.channel} ${message.ts}`),
    views: reuse(before.views, next.views, (view) => view.id),
    files: same(before.files, next.files),
  }
}

function reuse<T>(before: readonly T[], next: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const known = new Map(before.map((one) => [keyOf(one), one]))
  return next.map((one) => {
    const old = known.get(keyOf(one))
    return old !== undefined && JSON.stringify(old) === JSON.stringify(one) ? old : one
  })
}

function same<T>(before: T, next: T): T {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next
}
