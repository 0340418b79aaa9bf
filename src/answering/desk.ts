import type { Audit } from '../audit/types.ts'
import {
  commonWorkingDays,
  instantOf,
  localDate,
  nextWorkingDay,
  plusDays,
  weekdayOf,
} from '../calendar/index.ts'
import type { Clock } from '../common/clock.ts'
import type { Database } from '../database/types.ts'
import type { Job, JobQueue } from '../jobs/types.ts'
import { createConceptFinder } from './concepts.ts'
import { type Corrections, createCorrections } from './corrections/index.ts'
import { createGaps, type GapParts, type Gaps } from './gaps/index.ts'
import type { Answering } from './index.ts'
import { createKeptAnswers, type KeptAnswers } from './kept/index.ts'
import { createAnalyzer } from './terms.ts'
import type { GlossaryEntry } from './types.ts'

/** The queue of the weekly list of gaps. */
export const digestQueue = 'gaps.digest'

/** When the list goes out: minutes after midnight in Japan, on the first working day of the week. */
const digestMinutes = 9 * 60
const timeZone = 'Asia/Tokyo'

/** What is kept of the answers people got, and what comes of it. */
export type AnswerDesk = {
  readonly kept: KeptAnswers
  readonly gaps: Gaps
  readonly corrections: Corrections
  /** The job of the next weekly list. */
  nextDigest(): Job
  /** Takes up the regular work, once the jobs run. Idempotent. */
  begin(): Promise<void>
  /** Forgets what was kept for its time. */
  forget(): Promise<{ readonly answers: number; readonly gaps: number }>
}

/** The desk over a database that was migrated. */
export function createAnswerDesk(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: JobQueue
  readonly answering: Pick<Answering, 'shelf' | 'refresh'>
  readonly glossary: readonly GlossaryEntry[]
  readonly words: GapParts['words']
}): AnswerDesk {
  const { database, clock, jobs, answering } = parts
  const analyzer = createAnalyzer(createConceptFinder(parts.glossary))
  const kept = createKeptAnswers(parts)
  const gaps = createGaps({ ...parts, analyzer, shelf: answering.shelf, refresh: answering.refresh })
  const corrections = createCorrections(parts)

  function nextDigest(): Job {
    const day = firstWorkingDayOfNextWeek(localDate(clock.now(), timeZone))
    return { queue: digestQueue, key: day, runAt: instantOf(day, digestMinutes, timeZone), data: {} }
  }

  return {
    kept,
    gaps,
    corrections,
    nextDigest,
    async begin() {
      await gaps.renew()
      await jobs.enqueue(database, nextDigest())
      await jobs.enqueue(database, corrections.nextCheck())
    },
    async forget() {
      return { answers: await kept.forget(), gaps: await gaps.forget() }
    },
  }
}

function firstWorkingDayOfNextWeek(today: string): string {
  let day = plusDays(today, 1)
  while (weekdayOf(day) !== 'mon') day = plusDays(day, 1)
  return nextWorkingDay(day, commonWorkingDays)
}
