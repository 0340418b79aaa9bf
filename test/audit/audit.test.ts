import { describe, expect } from 'vitest'
import { createAudit, verifyChain } from '../../src/audit/index.ts'
import type { AuditLine } from '../../src/audit/types.ts'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'

const audit = createAudit({ clock: { now: () => new Date('2026-04-01T00:00:00.123Z') } })

eachDatabase((name, test) => {
  describe(`keeping the audit chain (${name})`, () => {
    test('chains lines that verify, and names the end', async ({ database }) => {
      await append(database, { actor: 'U1', action: 'incident.reported', subject: 'inc_1' })
      await append(database, {
        actor: 'system',
        action: 'roles.changed',
        subject: 'U2',
        details: { b: 'い', a: 1 },
      })

      const check = await verifyChain(database)

      expect(check).toEqual({ ok: true, lines: 2, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
      const { rows } = await database.query('select form, hash, details from audit_lines where sequence = 2')
      expect(rows).toEqual([{ form: 2, hash: check.head, details: '{"a":1,"b":"い"}' }])
    })

    test('verifies an empty chain', async ({ database }) => {
      expect(await verifyChain(database)).toEqual({ ok: true, lines: 0, head: '0'.repeat(64) })
    })

    test('leaves no line behind of a transaction that was rolled back', async ({ database }) => {
      const undone = database.transaction(async (transaction) => {
        await audit.append(transaction, line(1))
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')

      await append(database, line(2))

      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 1 })
    })

    test('puts appends that come together one after the other', async ({ database }) => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => append(database, line(n))))

      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 20 })
    })

    test('refuses to change, remove or empty lines', async ({ database }) => {
      await append(database, line(1))

      await expect(database.query(`update audit_lines set actor = 'U9'`)).rejects.toThrow('cannot be changed')
      await expect(database.query('delete from audit_lines')).rejects.toThrow('cannot be changed')
      await expect(database.query('truncate audit_lines')).rejects.toThrow('cannot be changed')
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 1 })
    })

    test('gives a line only the hour where the minute could tell who it was', async ({ database }) => {
      await append(database, { ...line(1), precision: 'hour' })

      const [entry] = await audit.listOf(database, 'ses_1', 10)
      expect(entry?.at).toEqual(new Date('2026-04-01T00:00:00Z'))
      expect(await verifyChain(database)).toMatchObject({ ok: true })
    })

    test('says what was done to one thing, in order', async ({ database }) => {
      for (const n of [1, 2, 1]) await append(database, line(n))

      const entries = await audit.listOf(database, 'ses_1', 10)

      expect(entries).toMatchObject([
        { sequence: 1, actor: 'U1', action: 'selfcheck.answered', details: {} },
        { sequence: 3, actor: 'U1' },
      ])
    })
  })
})

function line(n: number): AuditLine {
  return { actor: `U${n}`, action: 'selfcheck.answered', subject: `ses_${n}` }
}

async function append(database: Database, entry: AuditLine): Promise<void> {
  await database.transaction((transaction) => audit.append(transaction, entry))
}
