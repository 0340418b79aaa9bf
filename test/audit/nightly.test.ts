import { describe, expect } from 'vitest'
import { checkNightly, createAudit, verifyChain, type WitnessNotice } from '../../src/audit/index.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { test } from '../support/database.ts'

const clock = { now: () => new Date('2026-04-01T17:00:00Z') }
const audit = createAudit({ clock })

async function check(database: Database, told: WitnessNotice[]) {
  return await checkNightly({
    database,
    clock,
    log: silentLog,
    tell: async (notice) => void told.push(notice),
  })
}

async function append(database: Database): Promise<void> {
  await database.transaction((transaction) =>
    audit.append(transaction, { actor: 'U1', action: 'a.done', subject: 'x' }),
  )
}

describe('checking the chain every night', () => {
  test('has its end told outside, and remembers that it was', async ({ database }) => {
    const told: WitnessNotice[] = []
    await append(database)

    const { head } = await check(database, told)

    expect(told).toMatchObject([
      { key: 'audit:head:2026-04-01', kind: 'head', check: { ok: true, lines: 1, head } },
    ])
    const { rows } = await database.query('select sequence, hash from audit_witnesses')
    expect(rows).toEqual([{ sequence: 1, hash: head }])
  })

  test('raises the alarm once lines that were told of are gone, though everything else fits', async ({
    database,
  }) => {
    const told: WitnessNotice[] = []
    for (const _ of [1, 2, 3]) await append(database)
    await check(database, told)
    await database.script(
      `alter table audit_lines disable trigger user; delete from audit_lines where sequence > 1;
       update audit_head set sequence = 1, hash = (select hash from audit_lines); alter table audit_lines enable trigger user`,
    )

    await check(database, told)

    expect(told.at(-1)).toMatchObject({ kind: 'broken', check: { ok: false, firstBad: 2 } })
    expect(await verifyChain(database)).toMatchObject({ ok: false })
  })

  test('does not remember an end that could not be told', async ({ database }) => {
    await append(database)
    const failing = checkNightly({
      database,
      clock,
      log: silentLog,
      tell: async () => {
        throw new Error('nobody takes it')
      },
    })

    await expect(failing).rejects.toThrow('nobody takes it')
    const { rows } = await database.query('select sequence from audit_witnesses')
    expect(rows).toEqual([])
  })
})
