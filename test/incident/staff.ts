import type { Database } from '../../src/database/types.ts'
import {
  type Actor,
  chooseRecipients,
  type DueStep,
  incidentMailQueue,
  incidentRoomQueue,
  type ReportingRule,
} from '../../src/incident/index.ts'
import type { ResponderRole } from '../../src/incident/types.ts'
import type { Job } from '../../src/jobs/types.ts'
import { start } from './running.ts'

/** A small company that goes by the rule: who holds which role, who has left, and whether Slack works. */
export function startCompany(database: Database, rule?: ReportingRule) {
  const running = start(database, rule)
  const { incidents, jobs, clock } = running
  const holders: Record<ResponderRole, string[]> = {
    officer: ['UOFFICER'],
    deputy: ['UDEPUTY'],
    owners: ['UTOP'],
  }
  const slack = { answers: true, delivers: true }
  const log: string[] = []

  function note(what: string): void {
    const time = clock
      .now()
      .toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })
    log.push(`${time.slice(5)} ${what}`)
  }

  async function tell(due: DueStep): Promise<void> {
    const { incident, absences, to } = due
    if (!slack.answers) {
      await incidents.tell(due, { told: [], reach: 'nobody' }, async () => {})
      return
    }
    const staffing = {
      role: to,
      holders: holders[to],
      owners: holders.owners,
      absences,
      notTold: incident.notTold,
    }
    const { userIds, reach } = chooseRecipients(staffing, clock.now())
    const told = userIds.map((userId) => ({ userId, language: 'ja' as const }))
    await incidents.tell(due, { told, reach }, async (_, notices) => {
      if (slack.delivers) for (const { userId } of notices) note(userId)
    })
  }

  async function run({ queue, data }: Job): Promise<void> {
    if (queue === incidentMailQueue) {
      if ((await incidents.dueMail(data)) !== undefined) note('mail')
      return
    }
    // An incident's own channel is Slack's to open.
    if (queue === incidentRoomQueue) return
    const due = await incidents.dueNotice(data)
    if (due.kind === 'step') await tell(due)
    if (due.kind === 'delivery' && !slack.delivers) await incidents.mailInstead(due.incident.id)
    if (due.kind === 'progress' && (await incidents.checkProgress(due.id))) note('lapsed')
    if (due.kind === 'news')
      note(`${due.news.about}${due.news.about === 'clock' ? ` ${due.news.clock} ${due.news.share}` : ''}`)
  }

  /** Lets time pass to that moment in Japan (`2026-11-24T09:00`); every job runs at its time. */
  async function passTo(local: string): Promise<void> {
    const end = japan(local)
    for (;;) {
      const [due] = jobs.jobs
        .filter(({ runAt }) => runAt <= end)
        .sort((a, b) => a.runAt.getTime() - b.runAt.getTime())
      if (due === undefined) break
      jobs.jobs.splice(jobs.jobs.indexOf(due), 1)
      if (due.runAt > clock.now()) clock.moveTo(due.runAt.toISOString())
      await run(due)
    }
    clock.moveTo(end.toISOString())
  }

  return {
    ...running,
    holders,
    slack,
    /** Who was told when, by the clock in Japan: `11-24 09:00 UOFFICER`. */
    log,
    passTo,
    /** Whether something is still to be told, by whatever way. */
    isTellingAhead: () => jobs.jobs.some(({ data }) => data.kind === 'step' || data.kind === 'progress'),
  }
}

/** A person with one role. */
export function person(userId: string, role: string): Actor {
  return { userId, roles: new Set(['employee', role]) }
}

/** Who responds in the company besides the officer, and who reported. */
export const deputy = person('UDEPUTY', 'deputy')
export const top = person('UTOP', 'owners')
export const reporter = person('UREPORTER', 'employee')
export const responders = ['UOFFICER', 'UDEPUTY', 'UTOP']

/** An instant as clocks in Japan show it. */
export function japan(local: string): Date {
  return new Date(`${local}:00+09:00`)
}
