import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import { listRegisterLines } from '../../src/incident/store/register.ts'
import { eachDatabase } from '../support/database.ts'
import { anyReport, tryReport } from './anyReport.ts'
import { aReport } from './builders.ts'
import { count, employee, officer, reported, start } from './running.ts'

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
      const tellings = jobs.jobs.filter(({ data }) => data.kind === 'step')
      expect(tellings.map(({ key, runAt }) => [key, runAt])).toEqual(
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

    test('keeps or refuses whatever is typed, and never half a report', async ({ database }) => {
      const { incidents } = start(database)
      let submitted = 0

      await fc.assert(
        fc.asyncProperty(anyReport, async (given) => {
          expect(await tryReport(incidents, given, `view:${submitted++}`)).toBeUndefined()
        }),
        { numRuns: name === 'embedded' ? 200 : 40, seed: 5 },
      )

      expect(await count(database, 'incidents')).toBeGreaterThan(submitted / 3)
      expect(await count(database, 'incidents')).toBe(
        await count(database, "incident_register where what = 'reported'"),
      )
    })

    test('takes one whose type, time and everything else is unknown', async ({ database }) => {
      const { incidents } = start(database)

      const { incident } = await reported(incidents, {
        leakType: undefined,
        noticed: undefined,
        information: '',
        ongoing: 'unknown',
        personalData: 'unknown',
      })

      expect(incident).toMatchObject({ type: 'unknown', severity: 2, noticed: undefined })
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
