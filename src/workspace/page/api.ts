import type { ActResult, AppOffers, WorkspaceState } from './types.ts'

/**
 * The workspace as `as` sees it, or people and channels alone; with `since`, only messages that came or changed after
 * that timestamp. @throws Error when the door is shut.
 */
export async function fetchState(as?: string, since?: string): Promise<WorkspaceState> {
  const query = new URLSearchParams(as === undefined ? {} : { as })
  if (since !== undefined) query.set('since', since)
  const response = await fetch(`/workspace/state?${query}`, { cache: 'no-store' })
  if (!response.ok) throw new Error(`state answered ${response.status}`)
  const state: Partial<WorkspaceState> = await response.json()
  return {
    people: state.people ?? [],
    channels: state.channels ?? [],
    messages: state.messages ?? [],
    views: state.views ?? [],
    files: state.files ?? [],
    statuses: state.statuses ?? [],
    prompts: state.prompts ?? [],
    sessions: state.sessions ?? [],
    ...(state.bot === undefined ? {} : { bot: state.bot }),
  }
}

/** The commands and shortcuts the app has registered. @throws Error when the door is shut. */
export async function fetchOffers(): Promise<AppOffers> {
  const response = await fetch('/workspace/commands', { cache: 'no-store' })
  if (!response.ok) throw new Error(`commands answered ${response.status}`)
  const offers: Partial<AppOffers> = await response.json()
  return {
    commands: offers.commands ?? [],
    shortcuts: offers.shortcuts ?? [],
    messageShortcuts: offers.messageShortcuts ?? [],
  }
}

/** Something a person does. Never throws: a door that cannot be reached is the error `unreachable`. */
export async function act(as: string, what: string, fields: Record<string, unknown>): Promise<ActResult> {
  try {
    const response = await fetch('/workspace/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, do: what, ...fields }),
    })
    const result: ActResult = await response.json()
    return result
  } catch {
    return { ok: false, error: 'unreachable' }
  }
}

/** Milliseconds between two looks of a tab in the background, which only keeps the count in its title. */
const hiddenEveryMs = 5000

/** Milliseconds before the stream is asked for again after the browser gave it up. */
const againAfterMs = 2000

/**
 * Calls `onChange` whenever something `as` sees has changed; returns how to stop. A tab in the background has no stream
 * and looks now and then, for a browser grants a host six connections over all its tabs.
 */
export function listen(as: string, onChange: () => void, onConnection: (open: boolean) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => {
    source?.close()
    source = undefined
    clearInterval(timer)
  }
  const follow = () => {
    stop()
    if (document.visibilityState === 'hidden') {
      timer = setInterval(onChange, hiddenEveryMs)
      return
    }
    const opened = new EventSource(`/workspace/stream?as=${encodeURIComponent(as)}`)
    source = opened
    opened.onopen = () => onConnection(true)
    opened.onmessage = onChange
    opened.onerror = () => {
      onConnection(false)
      // After an answer that is no stream the browser does not try again by itself.
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(follow, againAfterMs)
    }
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}

/** The file's bytes in base64, as the door takes them. */
export async function readBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  const size = 0x8000
  for (let at = 0; at < bytes.length; at += size)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + size)))
  return btoa(parts.join(''))
}
