import { describe, expect } from 'vitest'
import { untriaged } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { officer, reported, start } from './running.ts'

eachDatabase((name, test) => {
  describe(`keeping the clocks (${name})`, () => {
    test('has responders warned while a clock runs, and not once it is done or due at another time', async ({
      database,
    }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents, { personalData: 'yes' })
      const { id } = incident
      const warning = () =>
        jobs.jobs.find(({ data }) => data.clock === 'full_report' && data.share === 0.5)?.data ?? {}
      const first = warning()

      const before = await incidents.dueNotice(first)
      await incidents.triage(id, officer, { ...untriaged('yes'), improperPurpose: 'yes' })
      const after = await incidents.dueNotice(first)
      clock.moveTo('2026-11-24T01:00:00Z')
      await incidents.finishClock(id, officer, 'prompt_report')
      const [clocks] = await incidents.listClocks(officer)

      expect(before).toMatchObject({
        kind: 'news',
        news: { about: 'clock', to: 'responders', clock: 'full_report' },
      })
      expect(after).toEqual({ kind: 'none' })
      expect(clocks?.clocks).toMatchObject([
        { id: 'prompt_report', state: 'done', doneAt: clock.now() },
        { id: 'full_report', state: 'running', dueDay: '2027-01-21', applies: 'yes' },
        { id: 'notify_persons' },
      ])
      expect(await incidents.finishClock(id, officer, 'prompt_report')).toEqual({
        kind: 'refused',
        problems: ['unchanged'],
      })
      expect(await incidents.finishClock(id, officer, 'nothing')).toEqual({
        kind: 'refused',
        problems: ['clock-unknown'],
      })
    })
  })
})
