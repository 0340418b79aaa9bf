import { z } from 'zod'
import type { Clock } from '../../common/clock.ts'
import type { Connection } from '../../database/types.ts'
import type { JobQueue, Jobs } from '../../jobs/types.ts'
import { type IncidentParts, isAnyTold, readNoticeKey } from './incident.ts'

/** The queue of notices that Slack will never deliver. */
const undeliveredQueue = 'incident.undelivered'

const Refused = z.object({
  incident: z.string(),
  step: z.number().int(),
  round: z.number().int(),
  userId: z.string(),
})

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
  await jobs.enqueue(transaction, {
    queue: undeliveredQueue,
    key: messageKey,
    runAt: clock.now(),
    data: { ...notice },
  })
}

/**
 * When Slack refuses to tell somebody for good, the next step is told at once, and an e-mail goes out where nobody else of
 * the round was told in Slack.
 */
export function registerUndelivered(jobs: Jobs, parts: IncidentParts): void {
  jobs.handle(undeliveredQueue, async (data) => {
    const refused = Refused.parse(data)
    const { incident, step, round } = refused
    const due = await parts.incidents.dueNotice({ kind: 'delivery', incident, step, round })
    if (due.kind !== 'delivery') return
    parts.log.error('Slack refuses a notice of an incident; the next ones are told', { incident, step })
    await parts.incidents.passOver(refused, await isAnyTold(parts, due))
  })
}
