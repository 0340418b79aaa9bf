import { z } from 'zod'
import type { Job } from '../jobs/types.ts'

/** The queue of everything that is said about an incident to somebody else than who caused it. */
export const incidentNoticeQueue = 'incident.notice'

/** What a job of the queue carries: ids and numbers only. */
export const NoticeData = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    incident: z.string(),
    step: z.number().int().min(0),
    round: z.number().int().min(0),
  }),
  z.object({ kind: z.literal('acknowledged'), incident: z.string() }),
])

/** The job that tells a step of an incident's rule for the `round`-th time, from 0. */
export function stepJob(incident: string, step: number, round: number, runAt: Date): Job {
  const key = `${incident}:step:${step}:${round}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'step', incident, step, round } }
}

/** The job that tells the reporter and everyone who was told that somebody has acknowledged. */
export function acknowledgedJob(incident: string, runAt: Date): Job {
  const key = `${incident}:acknowledged`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'acknowledged', incident } }
}
