import type { ReactNode } from 'react'
import { Shield } from './icons.tsx'

/** What stands there until the workspace has answered. */
export function Splash(): ReactNode {
  return (
    <div className="splash" role="status" aria-label="Mamori">
      <Shield size={72} />
    </div>
  )
}
