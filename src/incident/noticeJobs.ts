import { z } from 'zod'
import type { Job } from '../jobs/types.ts'
import { warningShares } from './clocks.ts'

/** The queue of everything that is said about an incident to somebody else than who caused it. */
export const incidentNoticeQueue = 'incident.notice'

/** The queue of e-mails for the case that Slack does not deliver. */
export const incidentMailQueue = 'incident.mail'

/** What somebody is told of, beside the tellings of the rule. */
export const newsKinds = [
  'added',
  'withdrawn',
  'asked',
  'answered',
  'closed',
  'task',
  'task-due',
  'requested',
  'decided',
  'room-refused',
  'room-not-removed',
  'room-lost',
] as const
export type NewsKind = (typeof newsKinds)[number]

const Step = { incident: z.string(), step: z.number().int().min(0), round: z.number().int().min(0) }

/** What a job of the queue carries: ids and numbers only. */
export const NoticeData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), ...Step }),
  z.object({ kind: z.literal('delivery'), ...Step }),
  z.object({ kind: z.literal('acknowledged'), incident: z.string() }),
  z.object({ kind: z.literal('changed'), incident: z.string(), at: z.string() }),
  z.object({ kind: z.literal('progress'), incident: z.string() }),
  z.object({
    kind: z.literal('clock'),
    incident: z.string(),
    clock: z.string(),
    share: z.union(warningShares.map((share) => z.literal(share))),
    dueAt: z.string(),
  }),
  z.object({ kind: z.enum(newsKinds), incident: z.string(), ref: z.string(), to: z.string() }),
  z.object({ kind: z.literal('silence') }),
])
export type NoticeData = z.infer<typeof NoticeData>

/** What a job of the mail queue carries. */
export const MailData = z.object({ incident: z.string() })

/**
 * The job that tells a step of an incident's rule for the `round`-th time, from 0.
 *
 * @param again sets a job apart that comes beside one already waiting for the same round; the first to come tells it.
 */
export function stepJob(incident: string, step: number, round: number, runAt: Date, again = ''): Job {
  const key = `${incident}:step:${step}:${round}${again}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'step', incident, step, round } }
}

/** The job that looks whether Slack has delivered a round of a step. */
export function deliveryJob(incident: string, step: number, round: number, runAt: Date): Job {
  const key = `${incident}:delivery:${step}:${round}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'delivery', incident, step, round } }
}

/** The job that tells the reporter and everyone who was told that somebody has acknowledged. */
export function acknowledgedJob(incident: string, runAt: Date): Job {
  const key = `${incident}:acknowledged`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'acknowledged', incident } }
}

/** The job that brings every notice of an incident up to date. */
export function changedJob(incident: string, at: Date): Job {
  const when = at.toISOString()
  const data = { kind: 'changed', incident, at: when }
  return { queue: incidentNoticeQueue, key: `${incident}:changed:${when}`, runAt: at, data }
}

/** The job that looks whether something was done since somebody acknowledged. */
export function progressJob(incident: string, runAt: Date): Job {
  const key = `${incident}:progress:${runAt.toISOString()}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'progress', incident } }
}

/** The job that warns of a clock; nothing comes of it where the clock is done or due at another time by then. */
export function clockJob(incident: string, clock: string, share: number, dueAt: Date, runAt: Date): Job {
  const due = dueAt.toISOString()
  const key = `${incident}:clock:${clock}:${share}:${due}`
  return {
    queue: incidentNoticeQueue,
    key,
    runAt,
    data: { kind: 'clock', incident, clock, share, dueAt: due },
  }
}

/**
 * The job that tells somebody of something.
 *
 * @param to `responders`, or a person's Slack id.
 * @param ref tells two things of one kind apart.
 */
export function newsJob(kind: NewsKind, incident: string, to: string, ref: string, runAt: Date): Job {
  const key = `${incident}:${kind}:${ref}:${to}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind, incident, ref, to } }
}

/** The job that looks whether anything is reported at all. */
export function silenceJob(runAt: Date): Job {
  const key = `silence:${runAt.toISOString().slice(0, 10)}`
  return { queue: incidentNoticeQueue, key, runAt, data: { kind: 'silence' } }
}

/** The job that sends an e-mail about an incident. */
export function mailJob(incident: string, runAt: Date): Job {
  const key = `${incident}:mail:${runAt.toISOString()}`
  return { queue: incidentMailQueue, key, runAt, data: { incident } }
}
