import { z } from 'zod'
import type { Clock } from '../../common/clock.ts'
import type { Connection } from '../../database/types.ts'
import { incidentNoticeQueue } from '../../incident/index.ts'
import type { JobQueue, Jobs } from '../../jobs/types.ts'
import { type IncidentParts, isAnyDelivered, readNoticeKey } from './incident.ts'

/** The queue of notices that Slack will never deliver. */
const undeliveredQueue = 'incident.undelivered'

const Round = z.object({ incident: z.string(), step: z.number().int(), round: z.number().int() })

/**
 * Has the next way tried for a notice of an incident that Slack refused or that was given up; nothing for any other
 * message. Inside the transaction that notes the failure.
 */
export async function noteUndelivered(
  { jobs, clock }: { readonly jobs: JobQueue; readonly clock: Clock },
  transaction: Connection,
  messageKey: string,
): Promise<void> {
  const notice = readNoticeKey(messageKey)
  if (notice === undefined) return
  const { incident, step, round } = notice
  await jobs.enqueue(transaction, {
    queue: undeliveredQueue,
    key: messageKey,
    runAt: clock.now(),
    data: { incident, step, round },
  })
}

/**
 * When a round of a step has reached nobody in Slack, the next step is told at once and an e-mail goes out; the timed
 * tellings go on beside.
 */
export function registerUndelivered(jobs: Jobs, parts: IncidentParts): void {
  jobs.handle(undeliveredQueue, async (data) => {
    const round = Round.parse(data)
    const due = await parts.incidents.dueNotice({ kind: 'delivery', ...round })
    if (due.kind !== 'delivery' || (await isAnyDelivered(parts, due))) return
    const { incident, step } = round
    parts.log.error('Slack refuses the notices of an incident; the next ones are told', { incident, step })
    await parts.jobs.enqueue(parts.database, {
      queue: incidentNoticeQueue,
      key: `${incident}:step:${step + 1}:0:undelivered`,
      runAt: parts.clock.now(),
      data: { kind: 'step', incident, step: step + 1, round: 0 },
    })
    await parts.incidents.mailInstead(incident)
  })
}
