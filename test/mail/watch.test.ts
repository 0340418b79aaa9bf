import { describe, expect, onTestFinished } from 'vitest'
import { keepWatch } from '../../src/app/watch.ts'
import { silentLog } from '../../src/common/log.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/types.ts'
import type { Job } from '../../src/jobs/types.ts'
import { dueStep, reported, start } from '../incident/running.ts'
import { test } from '../support/database.ts'
import { startMailServer } from './server.ts'

/** The watch over a real database, with its jobs run by hand. */
function startWatch(database: Database, smtpUrl: string | undefined) {
  const running = start(database)
  const mail =
    smtpUrl === undefined
      ? {}
      : {
          SMTP_URL: smtpUrl,
          MAMORI_MAIL_FROM: 'mamori@x.jp',
          MAMORI_MAIL_TO: 'top@x.jp',
          MAMORI_AUDIT_CHANNEL: 'C0AUDIT',
        }
  const settings = { ...readConfig(mail, '/', '/'), clock: running.clock, log: silentLog }
  const watch = keepWatch(settings, { database, incidents: running.incidents, jobs: running.jobs })
  onTestFinished(watch.stop)
  const run = async (job: Job | undefined) => {
    if (job === undefined) throw new Error('no such job')
    await running.jobs.run(job, `job-${job.key}`)
  }
  const waiting = (queue: string) => running.jobs.jobs.filter((job) => job.queue === queue)
  return { ...running, watch, run, waiting }
}

const nobody = { told: [], reach: 'nobody' as const }
const nothing = async () => {}

describe('telling by e-mail', () => {
  test('sends number and severity, and nothing that was written, when Slack reaches nobody', async ({
    database,
  }) => {
    const { url, taken } = await startMailServer()
    const { incidents, waiting, run } = startWatch(database, url)
    const { incident } = await reported(incidents, { personalData: 'yes' })
    await incidents.tell(await dueStep(incidents, incident.id, 0, 0), nobody, nothing)

    await run(waiting('incident.mail')[0])

    expect(taken).toMatchObject([{ to: ['top@x.jp'] }])
    expect(taken[0]?.text).toContain('事故の報告 2026-001（重大度3')
    expect(taken[0]?.text).not.toContain('図面')
  })

  test('sends nothing once somebody has acknowledged', async ({ database }) => {
    const { url, taken } = await startMailServer()
    const { incidents, waiting, run } = startWatch(database, url)
    const { incident } = await reported(incidents)
    await incidents.tell(await dueStep(incidents, incident.id, 0, 0), nobody, nothing)
    await incidents.acknowledge(incident.id, { userId: 'UOFFICER', roles: new Set(['officer']) })

    await run(waiting('incident.mail')[0])

    expect(taken).toEqual([])
  })

  test('fails, so that the job is tried again, while the mail server is away', async ({ database }) => {
    const { url, stop } = await startMailServer()
    await stop()
    const { incidents, waiting, run } = startWatch(database, url)
    const { incident } = await reported(incidents)
    await incidents.tell(await dueStep(incidents, incident.id, 0, 0), nobody, nothing)

    await expect(run(waiting('incident.mail')[0])).rejects.toThrow('did not take the mail')
  })
})

describe('watching over the audit chain', () => {
  test('sends its end out every night by e-mail and to the channel, and looks again the next night', async ({
    database,
  }) => {
    const { url, taken } = await startMailServer()
    const { incidents, watch, waiting, run, clock } = startWatch(database, url)
    await reported(incidents)
    await watch.begin()
    const [first] = waiting('audit.check')
    clock.moveTo('2026-11-23T18:00:00Z')

    await run(first)

    expect(first?.runAt).toEqual(new Date('2026-11-23T18:00:00Z'))
    expect(taken[0]?.text.replaceAll(/\s/g, '')).toMatch(/末尾1:[0-9a-f]{64}/)
    expect(waiting('audit.news')[0]?.data).toMatchObject({ kind: 'head', lines: 1, channel: 'C0AUDIT' })
    expect(waiting('audit.check').at(-1)?.runAt).toEqual(new Date('2026-11-24T18:00:00Z'))
  })

  test('looks in the same night where the bot is started after midnight', async ({ database }) => {
    const { watch, waiting, clock } = startWatch(database, undefined)
    clock.moveTo('2026-11-23T15:07:00Z')

    await watch.begin()

    expect(waiting('audit.check').map(({ runAt }) => runAt)).toEqual([new Date('2026-11-23T18:00:00Z')])
  })

  test('raises the alarm where a line was changed', async ({ database }) => {
    const { url, taken } = await startMailServer()
    const { incidents, watch, waiting, run } = startWatch(database, url)
    await reported(incidents)
    await watch.begin()
    await database.script(
      `alter table audit_lines disable trigger user; update audit_lines set action = 'x'; alter table audit_lines enable trigger user`,
    )

    await run(waiting('audit.check')[0])

    expect(taken[0]?.text).toContain('最初の食い違いは1行目です')
    expect(waiting('audit.news')[0]?.data).toMatchObject({ kind: 'broken', firstBad: 1 })
  })
})
