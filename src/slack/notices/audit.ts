import { z } from 'zod'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Job, Jobs } from '../../jobs/types.ts'
import type { SlackParts } from '../parts.ts'
import { context, paragraph } from '../views/blocks.ts'
import { findReaders } from './incident.ts'

/** The queue of what is told of the audit chain. */
const auditNewsQueue = 'audit.news'

const AuditNews = z.object({
  key: z.string(),
  kind: z.enum(['head', 'broken']),
  day: z.string(),
  lines: z.number(),
  head: z.string(),
  /** 0 where it cannot be told. */
  firstBad: z.number(),
  /** Empty for none. */
  channel: z.string(),
})

/** The job that tells the chain's end to the channel that keeps it, or that something does not fit to the officers too. */
export function auditNews(
  news: Omit<z.infer<typeof AuditNews>, 'firstBad' | 'channel'> & {
    readonly firstBad: number | undefined
    readonly channel: string | null
    readonly runAt: Date
  },
): Job {
  const { runAt, firstBad = 0, channel, ...rest } = news
  return {
    queue: auditNewsQueue,
    key: news.key,
    runAt,
    data: { ...rest, firstBad, channel: channel ?? '' },
  }
}

/** Has the audit chain's end told to its channel every day, and an alarm to its channel and the officers. */
export function registerAuditNotices(jobs: Jobs, parts: SlackParts): void {
  jobs.handle(auditNewsQueue, async (data) => {
    const news = AuditNews.parse(data)
    const officers = news.kind === 'broken' ? (await findReaders(parts, 'officer')).readers : []
    const channels = news.channel === '' ? [] : [{ userId: news.channel, language: 'ja' as const }]
    await parts.database.transaction(async (transaction) => {
      for (const { userId, language } of [...channels, ...officers]) {
        const text = sentenceOf(news, language)
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `${news.key}:${userId}`,
          channel: userId,
          text,
          blocks: [news.kind === 'head' ? context(text) : paragraph(text)],
          pace: 'notice',
        })
      }
    })
    parts.outbox.wake()
  })
}

function sentenceOf(
  { kind, day, lines, head, firstBad }: z.infer<typeof AuditNews>,
  language: Language,
): string {
  const { audit } = sentences[language].incidentNews
  return kind === 'head'
    ? audit.head(day, lines, head)
    : audit.broken(day, firstBad === 0 ? undefined : firstBad)
}
