import type { Assistant } from './assistant.ts'
import type { WorkspaceClock } from './clock.ts'
import type { Consequences } from './consequences.ts'
import type { Envelopes } from './envelopes.ts'
import type { Events } from './events.ts'
import type { Faults } from './faults/index.ts'
import type { Files } from './files.ts'
import type { HttpWay } from './http/index.ts'
import type { Interactions } from './interactions.ts'
import type { Manifest } from './manifest.ts'
import type { Messages } from './messages.ts'
import type { Profiles } from './profiles.ts'
import type { RateLimits } from './rateLimits.ts'
import type { ResponseUrls } from './responseUrls.ts'
import type { Sessions } from './sessions.ts'
import type { Sockets } from './socket.ts'
import type { State } from './state.ts'
import type { Streams } from './streams.ts'
import type { Submissions } from './submissions.ts'
import type { Triggers } from './triggers.ts'
import type { MetaRecord } from './types.ts'
import type { Views } from './views.ts'
import type { Wire } from './wire.ts'

/** The parts of the workspace, as the Web API and the door get them. */
export type Core = {
  readonly meta: MetaRecord
  readonly state: State
  readonly clock: WorkspaceClock
  readonly wire: Wire
  readonly envelopes: Envelopes
  readonly consequences: Consequences
  readonly sockets: Sockets
  readonly http: HttpWay
  readonly faults: Faults
  readonly events: Events
  readonly messages: Messages
  readonly views: Views
  readonly files: Files
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly interactions: Interactions
  readonly submissions: Submissions
  readonly streams: Streams
  readonly assistant: Assistant
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly rateLimits: RateLimits
  /** Whether this workspace lacks a method, as some real ones do. */
  readonly isWithout: (method: string) => boolean
  readonly manifest: () => Manifest | undefined
  /** `http://127.0.0.1:<port>` */
  readonly address: () => string
}
