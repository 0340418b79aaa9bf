import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import { listRegisterLines } from '../../src/incident/store/register.ts'
import { eachDatabase } from '../support/database.ts'
import { aRule } from './builders.ts'
import { count, dueStep, nothing, officer, reach, reported, start } from './running.ts'

eachDatabase((name, test) => {
  describe(`telling the responders (${name})`, () => {
    test('names the role of the step, notes who was told, and has them told again', async ({ database }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents)
      const due = await dueStep(incidents, incident.id, 0, 0)
      const put: unknown[] = []

      const done = await incidents.tell(due, reach('UOFFICER', 'en'), async (_, notices) => {
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
      const told = reach('UOFFICER')

      const both = await Promise.all([incidents.tell(due, told, nothing), incidents.tell(due, told, nothing)])

      expect(both.sort()).toEqual([false, true])
      expect(await count(database, 'incident_notices')).toBe(1)
    })

    test('tries again after five minutes when it reached nobody', async ({ database }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents)
      const due = await dueStep(incidents, incident.id, 0, 0)

      await incidents.tell(due, { told: [], reach: 'nobody' }, nothing)

      const next = jobs.jobs.find((job) => job.key === `${incident.id}:step:0:1`)
      expect(next?.runAt).toEqual(new Date(clock.now().getTime() + 5 * 60_000))
      const lines = await listRegisterLines(database, incident.id)
      expect(lines.slice(1)).toMatchObject([
        { what: 'reached-nobody', details: { to: 'officer' } },
        { what: 'mailed' },
      ])
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
      const done = await incidents.tell(early, reach('UDEPUTY'), nothing)

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
      const told = reach('UOFFICER')
      await incidents.tell(await dueStep(incidents, incident.id, 0, 0), told, nothing)
      clock.moveTo('2026-11-23T02:00:00Z')

      const result = await incidents.acknowledge(incident.id, officer)

      const acknowledged = { at: new Date('2026-11-23T02:00:00Z'), by: 'UOFFICER' }
      expect(result).toMatchObject({ kind: 'acknowledged', incident: { number: '2026-001', acknowledged } })
      const data = jobs.jobs.find((job) => job.data.kind === 'acknowledged')?.data ?? {}
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
})
