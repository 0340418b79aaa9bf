import { type ReactNode, useState } from 'react'
import { appName, useDesk, useLive } from './desk.ts'
import { Icon, Shield } from './icons.tsx'
import type { Session } from './types.ts'

/** What the app is doing just now, as it told the workspace, with a way to stop it; nothing while it does nothing. */
export function StatusLine({ channel, threadTs }: { channel: string; threadTs?: string }): ReactNode {
  const state = useLive()
  const isHere = (one: { channel: string; threadTs?: string }) =>
    one.channel === channel && (threadTs === undefined || one.threadTs === threadTs)
  const found = state.statuses.find((one) => isHere(one) && one.status !== '')
  const session = state.sessions.find((one) => isHere(one) && one.stoppable !== false)
  return (
    <div className="status-line">
      <span className="status-words" role="status">
        {found !== undefined && (
          <>
            <Shield size={18} />
            <span>{found.loadingMessages?.[0] ?? `${appName} ${found.status}`}</span>
            <span className="writing" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          </>
        )}
      </span>
      {session !== undefined && <StopButton key={session.threadTs} session={session} />}
    </div>
  )
}

function StopButton({ session }: { session: Session }): ReactNode {
  const { t, act } = useDesk()
  const [stopping, setStopping] = useState(false)
  const stop = async () => {
    setStopping(true)
    const result = await act('stopAgent', { channel: session.channel, threadTs: session.threadTs })
    if (!result.ok) setStopping(false)
  }
  return (
    <button
      type="button"
      className="stop"
      disabled={stopping}
      aria-busy={stopping}
      data-testid="stop"
      onClick={() => void stop()}
    >
      <Icon name="stop" size={16} />
      {t.stop}
    </button>
  )
}
