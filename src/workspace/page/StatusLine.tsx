import type { ReactNode } from 'react'
import { appName, useLive } from './desk.ts'
import { Shield } from './icons.tsx'

/** What the app is doing just now, as it told the workspace; nothing while it does nothing. */
export function StatusLine({ channel, threadTs }: { channel: string; threadTs?: string }): ReactNode {
  const state = useLive()
  const found = state.statuses.find(
    (one) =>
      one.channel === channel && one.status !== '' && (threadTs === undefined || one.threadTs === threadTs),
  )
  return (
    <div className="status-line" role="status">
      {found !== undefined && (
        <>
          <Shield size={18} />
          <span>
            {appName} {found.status}
          </span>
          <span className="writing" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        </>
      )}
    </div>
  )
}
