import { z } from 'zod'
import { type ModelUse, modelNoticeQueue } from '../../answering/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { SlackParts } from '../parts.ts'
import { budgetMessage, consentMessage } from '../views/modelConsent.ts'

/** What the use of a model needs beside the parts every listener has. */
export type ModelParts = SlackParts & { readonly modelUse?: ModelUse }

const NoticeData = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), destination: z.string() }),
  z.object({ kind: z.literal('budget'), day: z.string() }),
])

/** Asks the officer before anything goes to a model, and tells them when a day's budget is spent. */
export function registerModelNotices(jobs: Jobs, parts: ModelParts): void {
  jobs.handle(modelNoticeQueue, async (data) => {
    const notice = NoticeData.parse(data)
    const { modelUse } = parts
    // The model was taken out of the configuration since, or another one is in it.
    if (modelUse === undefined) return
    if (notice.kind === 'consent' && notice.destination !== modelUse.destination) return
    const consent = await modelUse.getConsent()
    for (const userId of await findDeciders(parts)) {
      const { language, timeZone } = await parts.people.get(userId)
      const state = { destination: modelUse.destination, consent, decider: undefined, language, timeZone }
      const message =
        notice.kind === 'consent' ? consentMessage(state) : budgetMessage(modelUse.tokensADay, language)
      const what = notice.kind === 'consent' ? `consent:${notice.destination}` : `budget:${notice.day}`
      await parts.outbox.enqueue(parts.database, {
        kind: 'post',
        key: `model:${what}:${userId}`,
        channel: userId,
        pace: 'notice',
        ...message,
      })
    }
    parts.outbox.wake()
  })
}

/** The people who decide about a model: the officers, or the workspace's owners while there is none. */
export async function findDeciders(parts: SlackParts): Promise<readonly string[]> {
  const officers = await parts.roles.holders('officer')
  return officers.length > 0 ? officers : await parts.roles.owners()
}
