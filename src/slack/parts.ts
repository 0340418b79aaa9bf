import type { WebClient } from '@slack/web-api'
import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Log } from '../common/log.ts'
import type { Database } from '../database/types.ts'
import type { JobQueue } from '../jobs/types.ts'
import type { Outbox, People, Roles } from './types.ts'

/** What every listener and notice may use; a feature adds its domain's front door. */
export type SlackParts = {
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly audit: Audit
  readonly jobs: JobQueue
  readonly people: People
  readonly roles: Roles
  readonly outbox: Outbox
  /** For what a person waits for: views, ephemeral words. Short timeout, no queueing behind a rate limit. */
  readonly interactive: WebClient
}
