import { z } from 'zod'
import type { Connection } from '../database/types.ts'
import type { Job } from '../jobs/types.ts'
import type { DomainParts } from './parts.ts'
import type { ReportingRule } from './ruleSchema.ts'
import { askAgainForRoom, findRoom } from './store/rooms.ts'
import type { Incident } from './types.ts'

/** The queue of what is done to an incident's own channel. */
export const incidentRoomQueue = 'incident.room'

/** What a job of the queue carries. */
export const RoomData = z.object({
  kind: z.enum(['open', 'bring-up-to-date', 'archive']),
  incident: z.string(),
})

// Several changes in a row show as one.
const calmMs = 3_000

/** The job that opens the channel of an incident. */
export function openRoomJob(incident: string, runAt: Date): Job {
  return job('open', incident, runAt)
}

/** The job that brings members, state and pin of a channel up to date, a moment later; two that wait are one. */
export function roomJob(incident: string, now: Date): Job {
  return job('bring-up-to-date', incident, new Date(now.getTime() + calmMs))
}

/** The job that archives the channel. */
export function archiveRoomJob(incident: string, runAt: Date): Job {
  return job('archive', incident, runAt)
}

/** Whether the rule gives an incident of that severity a channel of its own. */
export function isForRoom({ channelFrom }: ReportingRule, { severity }: Pick<Incident, 'severity'>): boolean {
  return channelFrom !== 'never' && severity >= channelFrom
}

/** Has a channel opened where the rule gives one; a refusal of before does not count after a rise of the severity. */
export async function enqueueRoom(
  transaction: Connection,
  { jobs, clock }: Pick<DomainParts, 'jobs' | 'clock'>,
  incident: Pick<Incident, 'id' | 'severity'>,
  rule: ReportingRule,
): Promise<void> {
  if (!isForRoom(rule, incident)) return
  await askAgainForRoom(transaction, incident.id, clock.now())
  await jobs.enqueue(transaction, openRoomJob(incident.id, clock.now()))
}

/** Has the incident's channel brought up to date, where it has one. Part of every change of an incident. */
export async function enqueueRoomNews(
  transaction: Connection,
  { jobs, clock }: Pick<DomainParts, 'jobs' | 'clock'>,
  incidentId: string,
): Promise<void> {
  const room = await findRoom(transaction, incidentId)
  if (room?.channel === undefined || room.archivedAt !== undefined) return
  await jobs.enqueue(transaction, roomJob(incidentId, clock.now()))
}

function job(kind: z.infer<typeof RoomData>['kind'], incident: string, runAt: Date): Job {
  return { queue: incidentRoomQueue, key: `${incident}:room:${kind}`, runAt, data: { kind, incident } }
}
