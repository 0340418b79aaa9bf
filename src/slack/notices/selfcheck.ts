import { z } from 'zod'
import type { Connection } from '../../database/types.ts'
import { renderRadarChart } from '../../export/radarChart.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import type { SelfcheckResult } from '../../selfcheck/types.ts'
import type { SlackParts } from '../parts.ts'
import type { Person } from '../types.ts'
import { chartInWords, chartMessage, chartOf, resultView } from '../views/selfcheckResult.ts'

export type SelfcheckParts = SlackParts & { readonly selfchecks: Selfchecks }

/** The queue of charts to be drawn for results that are out. */
const chartQueue = 'selfcheck.chart'

/** What a job of the queue carries: whose result, and the key of the message it belongs to. */
const ChartData = z.object({ session: z.string(), user: z.string(), resultKey: z.string() })

/**
 * Posts a result and has its chart follow in a message of its own: drawing takes up to two seconds, and inside the
 * transaction of the last answer it would keep everybody else from an embedded database for as long.
 */
export async function enqueueResult(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  result: SelfcheckResult,
  key: string,
): Promise<void> {
  const view = resultView(result, person)
  await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: person.id, ...view })
  if (chartOf(result, person.language) === undefined) return
  const data = { session: result.session.id, user: person.id, resultKey: key }
  await parts.jobs.enqueue(transaction, { queue: chartQueue, key, runAt: parts.clock.now(), data })
}

/** Draws the charts of results. One that cannot be drawn is tried again by the queue; the scores are out already. */
export function registerSelfcheckNotices(jobs: Jobs, parts: SelfcheckParts): void {
  jobs.handle(chartQueue, async (data) => {
    const { session, user, resultKey } = ChartData.parse(data)
    const person = await parts.people.get(user)
    const result = await parts.selfchecks.findResult(user, session)
    const chart = result && chartOf(result, person.language)
    if (result === undefined || chart === undefined) return
    const { fileName, title } = sentences[person.language].selfcheck.chart
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key: `${resultKey}:chart`,
      channel: user,
      ...chartMessage(person.language),
      image: {
        fileName,
        title,
        altText: chartInWords(result, person.language),
        png: await renderRadarChart(chart),
      },
    })
    parts.outbox.wake()
  })
}
