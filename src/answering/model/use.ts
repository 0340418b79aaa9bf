import type { Audit } from '../../audit/types.ts'
import type { Clock } from '../../common/clock.ts'
import type { Database } from '../../database/types.ts'
import type { JobQueue } from '../../jobs/types.ts'
import { addTokens, findConsent, getTokens, insertConsent, markTold, updateConsent } from './store.ts'

/** The queue of what the officer is told about the use of a model. */
export const modelNoticeQueue = 'model.notice'

/** What was decided about sending texts to the model. */
export type Consent =
  | { readonly kind: 'undecided' }
  | {
      readonly kind: 'agreed' | 'refused'
      /** Slack user id. */
      readonly by: string
      readonly at: Date
    }

/** Whether the model may be asked: by the officer's consent, and by the day's budget. */
export type ModelUse = {
  /** Where texts would go. */
  readonly destination: string
  /** Tokens a day, 0 for as many as there are. */
  readonly tokensADay: number
  /** Why the model may not be asked now; has the officer asked, or told, the first time. */
  permit(): Promise<'kept-inside' | 'budget' | undefined>
  /** Whether the day's budget is used up. */
  isSpent(): Promise<boolean>
  spend(tokens: number): Promise<void>
  getConsent(): Promise<Consent>
  /** Writes a person's decision, with a line in the audit chain where it changes something; gives what stands then. */
  decide(userId: string, agreed: boolean): Promise<Consent>
  /** From now on the officer is asked and told by these jobs; before that nobody is. */
  tellBy(jobs: JobQueue): void
}

export type ModelUseParts = {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly destination: string
  readonly tokensADay: number
}

/** The use of one model at one address. A consent counts for that address and name only. */
export function createModelUse(parts: ModelUseParts): ModelUse {
  const { database, clock, destination, tokensADay } = parts
  let jobs: JobQueue | undefined

  async function askConsent(queue: JobQueue): Promise<void> {
    await database.transaction(async (transaction) => {
      if (!(await insertConsent(transaction, destination, clock.now()))) return
      await queue.enqueue(transaction, {
        queue: modelNoticeQueue,
        key: 'consent',
        runAt: clock.now(),
        data: { kind: 'consent', destination },
      })
    })
  }

  async function tellSpent(queue: JobQueue, day: string): Promise<void> {
    await database.transaction(async (transaction) => {
      if (!(await markTold(transaction, day, clock.now()))) return
      await queue.enqueue(transaction, {
        queue: modelNoticeQueue,
        key: day,
        runAt: clock.now(),
        data: { kind: 'budget', day },
      })
    })
  }

  async function getConsent(): Promise<Consent> {
    const stored = await findConsent(database, destination)
    const { agreed, decidedBy, decidedAt } = stored ?? { agreed: null, decidedBy: null, decidedAt: null }
    if (agreed === null || decidedBy === null || decidedAt === null) return { kind: 'undecided' }
    return { kind: agreed ? 'agreed' : 'refused', by: decidedBy, at: decidedAt }
  }

  async function isSpent(): Promise<boolean> {
    return tokensADay > 0 && (await getTokens(database, dayInJapan(clock.now()))) >= tokensADay
  }

  return {
    destination,
    tokensADay,
    getConsent,

    async permit() {
      const consent = await getConsent()
      if (consent.kind !== 'agreed') {
        if (consent.kind === 'undecided' && jobs !== undefined) await askConsent(jobs)
        return 'kept-inside'
      }
      if (!(await isSpent())) return undefined
      if (jobs !== undefined) await tellSpent(jobs, dayInJapan(clock.now()))
      return 'budget'
    },
    isSpent,

    async spend(tokens) {
      await addTokens(database, dayInJapan(clock.now()), tokens)
    },

    async decide(userId, agreed) {
      await database.transaction(async (transaction) => {
        const decision = { agreed, by: userId, at: clock.now() }
        if (!(await updateConsent(transaction, destination, decision))) return
        const action = agreed ? 'model.agreed' : 'model.refused'
        await parts.audit.append(transaction, { actor: userId, action, subject: destination })
      })
      return await getConsent()
    },

    tellBy(queue) {
      jobs = queue
    },
  }
}

/** Tokens of so many characters where the model does not say; high for Latin letters, about right for Japanese. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 1.3)
}

// The budget begins anew at midnight where the people are; Japan has no summer time.
function dayInJapan(now: Date): string {
  return new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
}
