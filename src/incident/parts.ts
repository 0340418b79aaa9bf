import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Database } from '../database/types.ts'
import type { Jobs } from '../jobs/types.ts'
import type { ReportingRule } from './ruleSchema.ts'
import type { IncidentType } from './schema.ts'

/** What the incidents stand on. */
export type DomainParts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: Pick<Jobs, 'enqueue' | 'wake'>
  /** As loaded from knowledge/incident-types. */
  readonly types: readonly IncidentType[]
  /** As it stands in the knowledge folder; a higher version in the database holds instead. */
  readonly rule: ReportingRule
}
