import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import { incidentRoomQueue, ReportingRule } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { aRule } from './builders.ts'
import { dueStep, employee, nothing, officer, reach, reported, start } from './running.ts'
import { deputy } from './staff.ts'

const responders = ['UOFFICER', 'UDEPUTY']
const opened = { what: 'opened', channel: 'C0ROOM', language: 'ja' } as const

eachDatabase((name, databaseTest) => {
  describe(`the private channel of an incident (${name})`, () => {
    databaseTest(
      'is asked for with the report, or with the rise of its severity, by the rule',
      async ({ database }) => {
        const { incidents, jobs } = start(database)
        const asked = () => jobs.jobs.filter(({ queue }) => queue === incidentRoomQueue).length

        const low = await reported(incidents, { submissionKey: 'low' })
        const counts = [asked()]
        await incidents.confirmSeverity(low.incident.id, officer, 2)
        counts.push(asked())
        const high = await reported(incidents, { submissionKey: 'high', personalData: 'yes' })
        counts.push(asked())
        const never = start(database, { ...aRule(2), channelFrom: 'never' })
        await reported(never.incidents, { submissionKey: 'never', personalData: 'yes' })

        expect(counts).toEqual([0, 1, 2])
        expect(never.jobs.jobs.filter(({ queue }) => queue === incidentRoomQueue)).toEqual([])
        expect(await incidents.dueRoom({ kind: 'open', incident: high.incident.id })).toMatchObject({
          kind: 'open',
          names: expect.arrayContaining(['mamori-2026-002', 'mamori-2026-002-9']),
        })
      },
    )

    databaseTest('is noted once, and shows what may be shown of the incident', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents, { personalData: 'yes' })).incident
      await incidents.dueRoom({ kind: 'open', incident: id })
      await incidents.noteRoom(id, opened)
      await incidents.noteRoom(id, { ...opened, channel: 'C0OTHER' })
      await incidents.setRoles(id, officer, { lead: 'UOFFICER' }, responders)
      const dueOn = '2026-12-01'
      await incidents.addTask(id, officer, { title: '090-1234-5678に電話する', owner: 'UDEPUTY', dueOn })

      const due = await incidents.dueRoom({ kind: 'bring-up-to-date', incident: id })
      const dossier = await incidents.open(id, officer)

      expect(due).toMatchObject({
        kind: 'bring-up-to-date',
        state: {
          channel: 'C0ROOM',
          roles: { lead: 'UOFFICER' },
          tasks: [{ title: expect.stringMatching(/^■/) }],
        },
      })
      expect(dossier?.register.map(({ what }) => what)).toEqual(['reported', 'room-opened', 'roles', 'task'])
      expect(await incidents.findRoom('C0ROOM')).toEqual({ incident: id })
      expect(await incidents.findRoom('C0OTHER')).toBeUndefined()
      expect(await verifyChain(database)).toMatchObject({ ok: true })
    })

    databaseTest(
      'is for whom the rule told, who acknowledged and who has a role, never for who reported',
      async ({ database }) => {
        const { incidents } = start(database)
        const { id } = (await reported(incidents, { personalData: 'yes' })).incident
        await incidents.tell(await dueStep(incidents, id, 0, 0), reach('UTOLD'), nothing)
        await incidents.acknowledge(id, deputy)
        await incidents.setRoles(id, officer, { recorder: 'UOFFICER' }, responders)

        const due = await incidents.dueRoom({ kind: 'open', incident: id })

        expect(due).toMatchObject({ kind: 'open', people: ['UTOLD', 'UDEPUTY', 'UOFFICER'], seen: [] })
      },
    )

    databaseTest(
      'is archived by a responder, and only of an incident that is closed',
      async ({ database }) => {
        const { incidents } = start(database)
        const { id } = (await reported(incidents, { certainty: 'actual', personalData: 'yes' })).incident
        await incidents.dueRoom({ kind: 'open', incident: id })
        await incidents.noteRoom(id, opened)

        expect(await incidents.archiveRoom(id, employee)).toEqual({ kind: 'not-found' })
        expect(await incidents.archiveRoom(id, officer)).toEqual({
          kind: 'refused',
          problems: ['not-closed'],
        })
        await database.query(
          `update incidents set status = 'closed', closed_at = reported_at where id = $1`,
          [id],
        )
        expect(await incidents.archiveRoom(id, officer)).toMatchObject({ kind: 'done' })
        expect(await incidents.archiveRoom(id, deputy)).toEqual({ kind: 'refused', problems: ['unchanged'] })
        expect(await incidents.dueRoom({ kind: 'archive', incident: id })).toMatchObject({
          channel: 'C0ROOM',
        })
      },
    )

    databaseTest('gives roles to responders who may know of it, and to nobody else', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents, { personalData: 'yes' })).incident
      await incidents.setRoles(id, officer, { recorder: 'UDEPUTY' }, responders)
      await incidents.setNotTold(id, officer, ['UDEPUTY'])
      const give = (lead: string) => incidents.setRoles(id, officer, { lead }, responders)

      expect((await incidents.open(id, officer))?.roles).toEqual({})
      expect(await give('UDEPUTY')).toEqual({ kind: 'refused', problems: ['owner-not-told'] })
      expect(await give('UELSE')).toEqual({ kind: 'refused', problems: ['role-no-responder'] })
      expect(await incidents.setRoles(id, employee, { lead: 'UELSE' }, ['UELSE'])).toEqual({
        kind: 'not-found',
      })
    })
  })
})

test('a reporting rule that says nothing of channels gives one from severity 2 on', () => {
  const { channelFrom: _left, ...rule } = aRule()

  expect(ReportingRule.parse(rule).channelFrom).toBe(2)
})
