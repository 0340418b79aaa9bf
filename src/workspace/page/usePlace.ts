import { useCallback, useEffect, useState } from 'react'
import { formatPlace, type Place, parsePlace } from './place.ts'

/** Where to go; `thread: undefined` closes the thread. */
export type Destination = Omit<Place, 'thread' | 'channel'> & {
  readonly thread?: string | undefined
  readonly channel?: string
}

/** The place in the address, and a way to another one. The browser's back button works. */
export function usePlace(): [Place | undefined, (to: Destination) => void] {
  const [place, setPlace] = useState(() => parsePlace(location.hash))

  useEffect(() => {
    const onHash = () => setPlace(parsePlace(location.hash))
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])

  const go = useCallback(({ thread, ...to }: Destination) => {
    location.hash = formatPlace(thread === undefined ? to : { ...to, thread })
  }, [])
  return [place, go]
}
