import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { officer, reported, start } from './running.ts'
import { deputy } from './staff.ts'

eachDatabase((name, test) => {
  describe(`keeping the reporting rule (${name})`, () => {
    test('puts a changed rule in force as the next version, for new incidents, and keeps every one', async ({
      database,
    }) => {
      const { incidents } = start(database)
      await reported(incidents)
      const rule = await incidents.currentRule()

      const changed = await incidents.changeRule({ ...rule, mailAfterMinutes: 30 }, officer)
      const stale = await incidents.changeRule({ ...rule, mailAfterMinutes: 40 }, officer)

      expect(changed).toMatchObject({ kind: 'changed', rule: { version: 2, mailAfterMinutes: 30 } })
      expect(stale).toEqual({ kind: 'stale', current: 2 })
      expect((await incidents.currentRule()).version).toBe(2)
      expect((await incidents.listRules()).map(({ version, by }) => `${version} ${by}`)).toEqual([
        '2 UOFFICER',
        '1 file',
      ])
    })

    test('is for the officer and administrators, and refuses a rule that cannot be followed', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const rule = await incidents.currentRule()

      expect(await incidents.changeRule(rule, deputy)).toEqual({ kind: 'not-allowed' })
      expect(await incidents.changeRule({ ...rule, severities: [] }, officer)).toMatchObject({
        kind: 'invalid',
        problems: [{ field: 'severities', message: expect.stringContaining('every severity') }],
      })
    })
  })
})
