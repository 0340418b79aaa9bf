import type { Core, Settings } from '../app.ts'
import { checkNightly, type WitnessNotice } from '../audit/index.ts'
import { instantOf, localDate, plusDays } from '../calendar/index.ts'
import type { Clock } from '../common/clock.ts'
import { sentences } from '../i18n/index.ts'
import { incidentMailQueue } from '../incident/index.ts'
import { createMailer, type Mailer } from '../mail/index.ts'
import { auditNews } from '../slack/index.ts'

/** The queue of the nightly look at the audit chain. */
const auditQueue = 'audit.check'

/** What the watch needs of the bot: its jobs must not be started yet. */
type WatchParts = Pick<Core, 'database' | 'incidents' | 'jobs'>

/**
 * Names the handlers of e-mails about incidents and of the nightly look at the audit chain.
 *
 * The chain's end, or the alarm, goes to Slack and by e-mail.
 *
 * @returns what to call once the jobs run, and at the stop.
 */
export function keepWatch(settings: Settings, parts: WatchParts): { begin(): Promise<void>; stop(): void } {
  const { config, secrets, clock, log } = settings
  const { database, incidents, jobs } = parts
  const to = config.mail?.to ?? []
  const mailer: Mailer | undefined =
    config.mail === null ? undefined : createMailer({ url: secrets.smtpUrl, from: config.mail.from })
  const words = sentences.ja.incidentNews

  jobs.handle(incidentMailQueue, async (data, jobId) => {
    const incident = await incidents.dueMail(data)
    if (incident === undefined) return
    const { number, severity, reportedAt } = incident
    if (mailer === undefined) {
      log.error('Slack does not deliver and no e-mail is configured: an incident waits unheard', { number })
      return
    }
    const shown = incident.drill ? words.drill(number) : number
    await mailer.send({
      to,
      key: jobId,
      subject: words.mail.subject(shown, severity),
      text: words.mail.text(shown, severity, moment(reportedAt)),
    })
  })

  // The next look first: a look that fails for good must not be the last.
  jobs.handle(auditQueue, async () => {
    await database.transaction((transaction) => jobs.enqueue(transaction, nextNight(clock)))
    await checkNightly({ database, clock, log, tell })
  })

  async function tell(notice: WitnessNotice): Promise<void> {
    const { key, kind, at, check } = notice
    const day = localDate(at, 'Asia/Tokyo')
    const { lines, head, firstBad } = check
    await jobs.enqueue(
      database,
      auditNews({ key, kind, day, lines, head, firstBad, channel: config.auditChannel, runAt: clock.now() }),
    )
    if (mailer === undefined) return
    const { audit, mail } = words
    const [subject, text] =
      kind === 'head'
        ? [mail.headSubject(day), audit.head(day, lines, head)]
        : [mail.brokenSubject(day), audit.broken(day, firstBad)]
    await mailer.send({ to, key, subject, text })
  }

  return {
    async begin() {
      await jobs.enqueue(database, nextNight(clock))
      await incidents.watch()
    },
    stop() {
      mailer?.close()
    },
  }
}

// At three in the morning in Japan, of the same day where that is still to come; one job that enqueues the next follows a
// clock that is moved.
function nextNight(clock: Clock) {
  const now = clock.now()
  const today = localDate(now, 'Asia/Tokyo')
  const day = threeOf(today) > now ? today : plusDays(today, 1)
  return { queue: auditQueue, key: day, runAt: threeOf(day), data: {} }
}

function threeOf(day: string): Date {
  return instantOf(day, 180, 'Asia/Tokyo')
}

function moment(at: Date): string {
  return at.toLocaleString('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' })
}
