import { describe, expect } from 'vitest'
import type { Incidents } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { officer, reported, start } from './running.ts'
import { deputy, person, responders, top } from './staff.ts'

/** Cause and prevention written, and no law's clock: what a closing wants. */
async function readyToClose(incidents: Incidents, id: string): Promise<void> {
  await incidents.describe(id, officer, 'cause', '宛先の取り違え')
  await incidents.describe(id, officer, 'prevention', '送信前に二人で確認する')
}

eachDatabase((name, test) => {
  describe(`what needs a second person (${name})`, () => {
    const asked = (action: 'close' | 'lower' | 'no-report' | 'delete') => ({
      action,
      reason: '対応が終わったため',
      severity: action === 'lower' ? (0 as const) : undefined,
      responders,
    })

    test('is closed by two, and tells the reporter', async ({ database }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      await readyToClose(incidents, incident.id)

      const wish = await incidents.request(incident.id, officer, asked('close'))
      const request = wish.kind === 'done' ? wish.value.request : ''
      const byAsker = await incidents.decide(incident.id, officer, request, 'approved')
      const bySecond = await incidents.decide(incident.id, deputy, request, 'approved')

      expect(wish).toMatchObject({ kind: 'done', value: { alone: false }, incident: { status: 'received' } })
      expect(byAsker).toEqual({ kind: 'refused', problems: ['same-person'] })
      expect(bySecond).toMatchObject({ kind: 'done', incident: { status: 'closed' } })
      expect(jobs.jobs.map(({ data }) => `${data.kind} ${data.to}`)).toContain('closed UREPORTER')
      const line = (await incidents.open(incident.id, officer))?.register.at(-1)
      expect(line).toMatchObject({
        what: 'closed',
        details: { askedBy: 'UOFFICER', decidedBy: 'UDEPUTY', alone: false },
      })
      expect(await incidents.decide(incident.id, deputy, request, 'approved')).toEqual({
        kind: 'refused',
        problems: ['decided-already'],
      })
    })

    test('lowers, says that no report is needed and deletes by two; deleted texts are gone, the register stays', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { personalData: 'yes' })
      const { id } = incident
      const together = async (action: Parameters<typeof asked>[0]) => {
        const wish = await incidents.request(id, officer, asked(action))
        if (wish.kind !== 'done') throw new Error(JSON.stringify(wish))
        return await incidents.decide(id, deputy, wish.value.request, 'approved')
      }

      expect(await together('lower')).toMatchObject({ incident: { severity: 0, severityConfirmed: true } })
      expect(await together('no-report')).toMatchObject({ incident: { noReportSince: expect.any(Date) } })
      expect(await together('delete')).toMatchObject({ incident: { whatHappened: '', number: '2026-001' } })

      const { rows } = await database.query('select incidents::text as text from incidents')
      expect(JSON.stringify(rows)).not.toContain('図面')
      expect(await incidents.note(id, officer, 'x')).toEqual({ kind: 'not-found' })
      expect((await incidents.open(id, officer))?.register.at(-1)).toMatchObject({ what: 'deleted' })
    })

    test('is refused by the second person, and can be asked for again', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      await readyToClose(incidents, incident.id)
      const wish = await incidents.request(incident.id, officer, asked('close'))
      const twice = await incidents.request(incident.id, deputy, asked('close'))
      const request = wish.kind === 'done' ? wish.value.request : ''

      const refused = await incidents.decide(incident.id, deputy, request, 'refused')

      expect(twice).toEqual({ kind: 'refused', problems: ['asked-already'] })
      expect(refused).toMatchObject({ kind: 'done', incident: { status: 'received' } })
      expect(await incidents.request(incident.id, officer, asked('close'))).toMatchObject({ kind: 'done' })
    })

    test('is never decided by the reporter or a person concerned, though they respond', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { reporterId: 'UDEPUTY', notTold: ['UTOP'] })
      await readyToClose(incidents, incident.id)
      const others = [...responders, 'UADMIN']
      const wish = await incidents.request(incident.id, officer, { ...asked('close'), responders: others })
      const request = wish.kind === 'done' ? wish.value.request : ''

      expect(await incidents.decide(incident.id, deputy, request, 'approved')).toEqual({
        kind: 'not-allowed',
      })
      expect(await incidents.decide(incident.id, top, request, 'approved')).toEqual({ kind: 'not-found' })
      expect(
        await incidents.decide(incident.id, person('UADMIN', 'admin'), request, 'approved'),
      ).toMatchObject({
        kind: 'done',
      })
    })

    test('does not wait for ever for a second person who left', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents)).incident
      await readyToClose(incidents, id)
      await incidents.request(id, top, { ...asked('close'), responders })

      const left = await incidents.request(id, top, { ...asked('close'), responders: ['UTOP'] })

      expect(left).toMatchObject({ kind: 'done', value: { alone: true }, incident: { status: 'closed' } })
      const requests = (await incidents.open(id, officer))?.requests ?? []
      expect(requests.map(({ decision, alone }) => [decision, alone]).sort()).toEqual([
        ['approved', true],
        ['refused', false],
      ])
    })

    test('is decided by the top alone, with a mark, where nobody else could', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { reporterId: 'UOFFICER' })
      await readyToClose(incidents, incident.id)
      const few = { ...asked('close'), responders: ['UOFFICER', 'UTOP'] }

      const byOfficer = await incidents.request(incident.id, officer, { ...few, responders: ['UOFFICER'] })
      const byTop = await incidents.request(incident.id, top, few)

      expect(byOfficer).toEqual({ kind: 'refused', problems: ['needs-top'] })
      expect(byTop).toMatchObject({ kind: 'done', value: { alone: true }, incident: { status: 'closed' } })
      const dossier = await incidents.open(incident.id, top)
      expect(dossier?.register.at(-1)).toMatchObject({ what: 'closed', details: { alone: true } })
      expect(dossier?.requests).toMatchObject([
        { alone: true, decidedBy: 'UTOP', reason: '対応が終わったため' },
      ])
    })

    test.for<[string, Parameters<typeof asked>[0], object, string[]]>([
      ['closing without cause and prevention', 'close', {}, ['cause-missing', 'prevention-missing']],
      [
        'closing while a report to the authority may be due',
        'close',
        { personalData: 'yes' },
        ['cause-missing', 'prevention-missing', 'clocks-open'],
      ],
      ['lowering to the same severity', 'lower', { certainty: 'near-miss' }, ['not-lower']],
    ])('says what stands in the way of %s', async ([, action, report, problems], { database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, report)

      const wish = await incidents.request(incident.id, officer, asked(action))

      expect(wish).toEqual({ kind: 'refused', problems })
    })

    test('closes a near miss without a cause, and without any clock', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { certainty: 'near-miss', personalData: 'yes' })

      expect(incident.severity).toBe(0)
      expect(await incidents.listClocks(officer)).toEqual([])
      expect(await incidents.request(incident.id, officer, asked('close'))).toMatchObject({ kind: 'done' })
    })
  })
})
