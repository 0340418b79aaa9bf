import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fetchState } from './api.ts'
import { Splash } from './Splash.tsx'
import type { Person } from './types.ts'
import { usePlace } from './usePlace.ts'
import { useTour } from './useTour.ts'
import { Workspace } from './Workspace.tsx'

/** The page: asks who there is, then shows the workspace as the person named in the address, or the first. */
export function App(): ReactNode {
  const [people, setPeople] = useState<readonly Person[]>([])
  const [place, go] = usePlace()
  const tour = useTour()
  const drafts = useRef(new Map<string, string>()).current
  const me = people.find((person) => person.id === place?.me) ?? people[0]

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = () =>
      fetchState().then(
        (state) => setPeople(state.people),
        () => {
          timer = setTimeout(load, 1000)
        },
      )
    void load()
    return () => clearTimeout(timer)
  }, [])

  if (me === undefined) return <Splash />
  return (
    <Workspace
      key={me.id}
      me={me}
      place={place?.me === me.id ? place : { me: me.id, tab: 'messages' }}
      go={go}
      drafts={drafts}
      tour={tour}
    />
  )
}
