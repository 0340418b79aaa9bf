import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { employee, officer, reported, start } from './running.ts'
import { reporter } from './staff.ts'

eachDatabase((name, test) => {
  describe(`following one's own report (${name})`, () => {
    test('adds, answers and withdraws; responders are told, and escalation goes on until somebody knows', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      const { id } = incident

      await incidents.addToReport(id, reporter, '相手は開いていないそうです')
      await incidents.ask(id, officer, 'いつですか')
      await incidents.answer(id, reporter, '10時です')
      await incidents.withdraw(id, reporter, '勘違いでした')

      const followed = await incidents.follow(id, reporter)
      expect(followed?.words.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
        'addition 相手は開いていないそうです',
        'question いつですか',
        'answer 10時です',
        'addition 勘違いでした',
      ])
      expect(followed?.incident.withdrawnAt).toBeInstanceOf(Date)
      const news = jobs.jobs.flatMap(({ data }) =>
        typeof data.to === 'string' ? [`${data.kind} ${data.to}`] : [],
      )
      expect(news).toEqual([
        'added responders',
        'asked UREPORTER',
        'answered responders',
        'withdrawn responders',
      ])
      expect(await incidents.dueNotice({ kind: 'step', incident: id, step: 0, round: 0 })).toMatchObject({
        kind: 'step',
      })
    })

    test('is not for anybody else', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)

      expect(await incidents.addToReport(incident.id, officer, 'x')).toEqual({ kind: 'not-allowed' })
      expect(await incidents.withdraw(incident.id, employee, 'x')).toEqual({ kind: 'not-found' })
      expect(await incidents.ask(incident.id, reporter, 'x')).toEqual({ kind: 'not-allowed' })
      expect(await incidents.follow(incident.id, officer)).toBeUndefined()
    })
  })
})
