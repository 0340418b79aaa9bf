import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchOffers, fetchState, listen } from './api.ts'
import { mergeState, newestTs } from './merge.ts'
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
    let since: string | undefined
    /** What stands behind the address may be another workspace after an outage: then everything is asked for. */
    let whole = true
    const refresh = async () => {
      if (running) {
        again = true
        return
      }
      running = true
      try {
        const from = whole ? undefined : since
        whole = false
        const next = await fetchState(me, from)
        if (stopped) return
        since = newestTs(next.messages, from)
        setSeen((before) => ({
          me,
          state: before?.me === me ? mergeState(before.state, next, from !== undefined) : next,
        }))
        setConnected(true)
      } catch {
        // The stream notices the same outage, shows it, and asks again when it is over.
        whole = true
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
        if (!open) return
        whole = true
        void refresh()
        fetchOffers().then(setOffers, () => setConnected(false))
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
