import { describe, expect } from 'vitest'
import { createAudit, verifyChain } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { type Actor, createIncidents, type DueStep, type Incidents } from '../../src/incident/index.ts'
import { listRegisterLines } from '../../src/incident/store.ts'
import { eachDatabase } from '../support/database.ts'
import { aReport, aRule, clockAt, keptJobs, someTypes } from './builders.ts'

const officer: Actor = { userId: 'UOFFICER', roles: new Set(['employee', 'officer']) }
const employee: Actor = { userId: 'UELSE', roles: new Set(['employee']) }

function start(database: Database, rule = aRule()) {
  const clock = clockAt('2026-11-23T01:05:00Z')
  const jobs = keptJobs()
  const audit = createAudit({ clock })
  const incidents = createIncidents({ database, clock, audit, jobs, types: someTypes(), rule })
  return { incidents, jobs, clock, audit }
}

async function reported(incidents: Incidents, changes: Parameters<typeof aReport>[0] = {}) {
  const result = await incidents.report(aReport(changes))
  if (result.kind !== 'reported') throw new Error('the report was refused')
  return result
}

async function dueStep(incidents: Incidents, id: string, step: number, round: number): Promise<DueStep> {
  const due = await incidents.dueNotice({ kind: 'step', incident: id, step, round })
  if (due.kind !== 'step') throw new Error(`nothing is due, but ${due.kind}`)
  return due
}

const nothing = async () => {}

async function count(database: Database, table: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`select count(*) as n from ${table}`)
  return rows[0]?.n ?? 0
}

eachDatabase((name, test) => {
  describe(`reporting an incident (${name})`, () => {
    test('gives it a number, a severity, a register line, an audit line and its tellings', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)

      const { incident, plan, again } = await reported(incidents, { personalData: 'yes' })

      expect(incident).toMatchObject({
        number: '2026-001',
        severity: 3,
        status: 'received',
        type: 'misdirected_email',
      })
      expect(again).toBe(false)
      expect(plan.map((step) => step.to)).toEqual(['officer', 'deputy', 'owners'])
      expect(jobs.jobs.map(({ key, runAt }) => [key, runAt])).toEqual(
        plan.map(({ step, at }) => [`${incident.id}:step:${step}:0`, at]),
      )
      const lines = await listRegisterLines(database, incident.id)
      expect(lines).toMatchObject([
        { actor: 'UREPORTER', what: 'reported', details: { number: '2026-001', severity: 3 } },
      ])
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 1 })
    })

    test('keeps every answer as it was given', async ({ database }) => {
      const { incidents } = start(database)
      const report = aReport({
        alreadyDone: '取り消した "<!channel>" \\ \'; drop table incidents; --',
        noticed: { at: new Date('2026-11-22T15:00:00Z'), precision: 'day' },
        message: { channel: 'C123', ts: '1700000000.000100' },
      })

      const { incident } = await reported(incidents, report)

      const { submissionKey: _, language: __, leakType: ___, ...answers } = report
      expect(await incidents.find(incident.id, officer)).toMatchObject(answers)
    })

    test('takes one whose type, time and everything else is unknown as "other"', async ({ database }) => {
      const { incidents } = start(database)

      const { incident } = await reported(incidents, {
        leakType: undefined,
        noticed: undefined,
        information: '',
        ongoing: 'unknown',
        personalData: 'unknown',
      })

      expect(incident).toMatchObject({ type: 'other', severity: 2, noticed: undefined })
    })

    test('writes nothing when a field is wrong', async ({ database }) => {
      const { incidents, jobs } = start(database)

      const result = await incidents.report(aReport({ whatHappened: ' ' }))

      expect(result).toEqual({ kind: 'invalid', problems: [{ field: 'whatHappened', kind: 'missing' }] })
      expect(await count(database, 'incidents')).toBe(0)
      expect(jobs.jobs).toEqual([])
    })

    test('leaves nothing behind when the receipt cannot be put beside it', async ({ database }) => {
      const { incidents } = start(database)

      const reporting = incidents.report(aReport(), async () => {
        throw new Error('the outbox is full')
      })

      await expect(reporting).rejects.toThrow('the outbox is full')
      expect(await count(database, 'incidents')).toBe(0)
      expect(await count(database, 'incident_register')).toBe(0)
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 0 })
    })

    test('makes one incident and one receipt of one form submitted twice together', async ({ database }) => {
      const { incidents } = start(database)
      let receipts = 0
      const receipt = async () => {
        receipts += 1
      }

      const both = await Promise.all([
        incidents.report(aReport(), receipt),
        incidents.report(aReport(), receipt),
      ])

      const ids = both.map((result) => (result.kind === 'reported' ? result.incident.id : result.kind))
      expect(new Set(ids).size).toBe(1)
      expect(both.map((result) => result.kind === 'reported' && result.again).sort()).toEqual([false, true])
      expect(receipts).toBe(1)
      expect(await count(database, 'incidents')).toBe(1)
    })

    test('gives 20 reports that come together 20 numbers in a row', async ({ database }) => {
      const { incidents } = start(database)
      const keys = Array.from({ length: 20 }, (_, i) => `view:V${i}`)

      const results = await Promise.all(keys.map((submissionKey) => reported(incidents, { submissionKey })))

      const numbers = results.map(({ incident }) => incident.number).sort()
      expect(numbers).toEqual(keys.map((_, i) => `2026-${String(i + 1).padStart(3, '0')}`))
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 20 })
    })

    test('begins a new year in Japan with 001', async ({ database }) => {
      const { incidents, clock } = start(database)
      await reported(incidents, { submissionKey: 'view:V1' })
      clock.moveTo('2026-12-31T15:00:01Z')

      const { incident } = await reported(incidents, { submissionKey: 'view:V2' })

      expect(incident.number).toBe('2027-001')
    })
  })

  describe(`telling the responders (${name})`, () => {
    test('names the role of the step, notes who was told, and has them told again', async ({ database }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents)
      const due = await dueStep(incidents, incident.id, 0, 0)
      const put: unknown[] = []

      const done = await incidents.tell(due, [{ userId: 'UOFFICER', language: 'en' }], async (_, notices) => {
        put.push(...notices)
      })

      expect(done).toBe(true)
      expect(due.to).toBe('officer')
      expect(put).toEqual([{ step: 0, round: 0, userId: 'UOFFICER', language: 'en' }])
      const next = jobs.jobs.find((job) => job.key === `${incident.id}:step:0:1`)
      expect(next?.runAt).toEqual(new Date(clock.now().getTime() + 60 * 60_000))
      const lines = await listRegisterLines(database, incident.id)
      expect(lines.map((line) => line.what)).toEqual(['reported', 'told'])
    })

    test('tells a round only once, though its job may run twice together', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const due = await dueStep(incidents, incident.id, 0, 0)
      const told = [{ userId: 'UOFFICER', language: 'ja' as const }]

      const both = await Promise.all([incidents.tell(due, told, nothing), incidents.tell(due, told, nothing)])

      expect(both.sort()).toEqual([false, true])
      expect(await count(database, 'incident_notices')).toBe(1)
    })

    test('tries again after five minutes when it reached nobody', async ({ database }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents)
      const due = await dueStep(incidents, incident.id, 0, 0)

      await incidents.tell(due, [], nothing)

      const next = jobs.jobs.find((job) => job.key === `${incident.id}:step:0:1`)
      expect(next?.runAt).toEqual(new Date(clock.now().getTime() + 5 * 60_000))
      const lines = await listRegisterLines(database, incident.id)
      expect(lines.at(-1)).toMatchObject({ what: 'reached-nobody', details: { to: 'officer' } })
    })

    test('goes by the rule the incident began under, though the rule has changed meanwhile', async ({
      database,
    }) => {
      const old = start(database)
      const { incident } = await reported(old.incidents)
      const changed = aRule(2)
      const severities = changed.severities.map((rule) => ({
        ...rule,
        steps: [{ to: 'owners' as const, afterMinutes: 0, repeatEveryMinutes: 1_440 }],
      }))
      const { incidents } = start(database, { ...changed, severities })

      const due = await incidents.dueNotice({ kind: 'step', incident: incident.id, step: 1, round: 0 })

      expect(due).toMatchObject({ kind: 'step', to: 'deputy' })
    })

    test('has nothing left to say once somebody has acknowledged', async ({ database }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      const early = await dueStep(incidents, incident.id, 1, 0)
      await incidents.acknowledge(incident.id, officer)
      const waiting = jobs.jobs.length

      const due = await incidents.dueNotice({ kind: 'step', incident: incident.id, step: 1, round: 0 })
      const done = await incidents.tell(early, [{ userId: 'UDEPUTY', language: 'ja' }], nothing)

      expect(due).toEqual({ kind: 'none' })
      expect(done).toBe(false)
      expect(jobs.jobs.length).toBe(waiting)
    })

    test('has nothing to say of an incident that is not there', async ({ database }) => {
      const { incidents } = start(database)

      expect(await incidents.dueNotice({ kind: 'acknowledged', incident: 'inc_gone' })).toEqual({
        kind: 'none',
      })
    })
  })

  describe(`acknowledging (${name})`, () => {
    test('notes who and when, and has the reporter and all who were told informed', async ({ database }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents)
      const told = [{ userId: 'UOFFICER', language: 'ja' as const }]
      await incidents.tell(await dueStep(incidents, incident.id, 0, 0), told, nothing)
      clock.moveTo('2026-11-23T02:00:00Z')

      const result = await incidents.acknowledge(incident.id, officer)

      const acknowledged = { at: new Date('2026-11-23T02:00:00Z'), by: 'UOFFICER' }
      expect(result).toMatchObject({ kind: 'acknowledged', incident: { number: '2026-001', acknowledged } })
      const data = jobs.jobs.at(-1)?.data ?? {}
      expect(await incidents.dueNotice(data)).toMatchObject({
        kind: 'acknowledged',
        incident: { acknowledged },
        notices: [{ step: 0, round: 0, userId: 'UOFFICER', language: 'ja' }],
      })
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 3 })
    })

    test('counts the first of two that come together, and tells the other who it was', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const deputy = { userId: 'UDEPUTY', roles: new Set(['deputy']) }

      const both = await Promise.all([
        incidents.acknowledge(incident.id, officer),
        incidents.acknowledge(incident.id, deputy),
      ])

      expect(both.map((result) => result.kind).sort()).toEqual(['acknowledged', 'already'])
      const by = both.map((result) => 'incident' in result && result.incident.acknowledged?.by)
      expect(by[0]).toBe(by[1])
      const lines = await listRegisterLines(database, incident.id)
      expect(lines.filter((line) => line.what === 'acknowledged')).toHaveLength(1)
    })

    test('is not for an employee, a manager, a guest or the reporter, and changes nothing', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      const waiting = jobs.jobs.length

      for (const role of ['employee', 'manager', 'guest']) {
        const result = await incidents.acknowledge(incident.id, {
          userId: 'UREPORTER',
          roles: new Set([role]),
        })
        expect(result).toEqual({ kind: 'not-allowed' })
      }

      expect(jobs.jobs.length).toBe(waiting)
      expect(await incidents.find(incident.id, officer)).toMatchObject({ acknowledged: undefined })
    })

    test('finds nothing under an id that is not there', async ({ database }) => {
      const { incidents } = start(database)

      expect(await incidents.acknowledge('inc_gone', officer)).toEqual({ kind: 'not-found' })
    })
  })

  describe(`reading incidents (${name})`, () => {
    test('is for responders and the reporter only, and is written down', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const reporter = { userId: 'UREPORTER', roles: new Set(['employee']) }

      expect(await incidents.find(incident.id, employee)).toBeUndefined()
      expect(await incidents.find(incident.id, reporter)).toMatchObject({ number: '2026-001' })
      expect(await incidents.find(incident.id, officer)).toMatchObject({ number: '2026-001' })
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 3 })
    })

    test('lists open ones for responders: unacknowledged first, then the worst', async ({ database }) => {
      const { incidents } = start(database)
      await reported(incidents, { submissionKey: 'view:low' })
      const worst = await reported(incidents, { submissionKey: 'view:worst', personalData: 'yes' })
      await reported(incidents, { submissionKey: 'view:high', personalData: 'yes' })
      await incidents.acknowledge(worst.incident.id, officer)

      const open = await incidents.listOpen(officer)

      expect(open.map((incident) => incident.number)).toEqual(['2026-003', '2026-001', '2026-002'])
      expect(open[0]).not.toHaveProperty('whatHappened')
      expect(await incidents.listOpen(employee)).toEqual([])
    })

    test("lists a person's own reports only, newest first", async ({ database }) => {
      const { incidents, clock } = start(database)
      await reported(incidents, { submissionKey: 'view:a' })
      clock.moveTo('2026-11-24T01:00:00Z')
      await reported(incidents, { submissionKey: 'view:b' })
      await reported(incidents, { submissionKey: 'view:c', reporterId: 'UELSE' })

      const own = await incidents.listForReporter('UREPORTER')

      expect(own.map((incident) => incident.number)).toEqual(['2026-002', '2026-001'])
    })
  })
})
