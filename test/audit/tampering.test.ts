import { describe, expect } from 'vitest'
import { type ChainLine, commit, firstHash, hashLine } from '../../src/audit/chain.ts'
import { createAudit, exportChain, verifyChain, verifyExport } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'

const audit = createAudit({ clock: { now: () => new Date('2026-04-01T00:00:00.123Z') } })

// What somebody does who owns the database: the triggers are no obstacle to them.
const owner = async (database: Database, statements: string) =>
  await database.script(
    `alter table audit_lines disable trigger user; ${statements}; alter table audit_lines enable trigger user`,
  )

const insertedLine = `
  update audit_lines set sequence = sequence + 100 where sequence > 2;
  insert into audit_lines
    (form, sequence, at, actor, action, subject, details, salt, commitment, previous_hash, hash)
    select form, 3, at, 'U7', action, subject, details, salt, commitment, previous_hash, repeat('a', 64)
    from audit_lines where sequence = 2;
  update audit_lines set sequence = sequence - 99 where sequence > 100;
  update audit_head set sequence = sequence + 1`

const swappedLines = `
  update audit_lines set sequence = 99 where sequence = 2;
  update audit_lines set sequence = 2 where sequence = 3;
  update audit_lines set sequence = 3 where sequence = 99`

eachDatabase((name, test) => {
  describe(`finding what the owner of the database did to the chain (${name})`, () => {
    test.for<[string, string, number, string]>([
      ['changed who it was', `update audit_lines set actor = 'U9' where sequence = 2`, 2, 'was changed'],
      ['changed what was done', `update audit_lines set action = 'x' where sequence = 2`, 2, 'was changed'],
      ['changed details', `update audit_lines set details = '{}' where sequence = 3`, 3, 'was changed'],
      [
        'changed the clock by a millisecond',
        `update audit_lines set at = at - interval '1 millisecond' where sequence = 2`,
        2,
        'was changed',
      ],
      ['removed a line', 'delete from audit_lines where sequence = 2', 2, 'is missing'],
      ['put a line in between', insertedLine, 3, 'does not follow'],
      ['swapped two lines', swappedLines, 2, 'does not follow'],
      ['removed the last line', 'delete from audit_lines where sequence = 4', 4, 'last lines are missing'],
      ['removed all lines', 'delete from audit_lines', 1, 'last lines are missing'],
      [
        'moved the end back to a hash that is not its own',
        `delete from audit_lines where sequence = 4;
         update audit_head set sequence = 3, hash = (select hash from audit_lines where sequence = 2)`,
        4,
        'end of the chain',
      ],
      [
        'took the text of a line away',
        'update audit_lines set salt = null, actor = null, subject = null, details = null where sequence = 2',
        2,
        'no line declares it redacted',
      ],
    ])('%s', async ([, tampering, firstBad, reason], { database }) => {
      for (const n of [1, 2, 3, 4]) await append(database, n)
      await owner(database, tampering)

      const check = await verifyChain(database)
      const exported = await verifyExport(exportChain(database), [])

      expect(check).toMatchObject({ ok: false, firstBad, reason: expect.stringContaining(reason) })
      expect(exported).toMatchObject({ ok: false, firstBad })
    })

    test('cut off the end and set the head to match: found by the head that was told outside', async ({
      database,
    }) => {
      for (const n of [1, 2, 3, 4]) await append(database, n)
      const { head } = await verifyChain(database)
      await owner(
        database,
        `delete from audit_lines where sequence > 2;
         update audit_head set sequence = 2, hash = (select hash from audit_lines where sequence = 2)`,
      )

      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 2 })
      expect(await verifyChain(database, [{ hash: head }])).toMatchObject({
        ok: false,
        reason: expect.stringContaining('noted down outside'),
      })
      expect(await verifyChain(database, [{ hash: head, sequence: 4 }])).toMatchObject({ firstBad: 3 })
      expect(await verifyExport(exportChain(database), [{ hash: head }])).toMatchObject({ ok: false })
    })

    test('wrote the end anew with right hashes: found by the head that was told outside', async ({
      database,
    }) => {
      for (const n of [1, 2, 3, 4]) await append(database, n)
      const { head } = await verifyChain(database)
      await writeAnew(database, 3, 'U9')

      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 4 })
      expect(await verifyChain(database, [{ hash: head, sequence: 4 }])).toMatchObject({
        ok: false,
        firstBad: 4,
      })
      await append(database, 5)
      expect(await verifyChain(database, [{ hash: head }])).toMatchObject({ ok: false })
    })

    test('keeps fitting a head that was told when the chain was shorter', async ({ database }) => {
      for (const n of [1, 2]) await append(database, n)
      const { head } = await verifyChain(database)
      await append(database, 3)

      expect(await verifyChain(database, [{ hash: head, sequence: 2 }])).toMatchObject({ ok: true, lines: 3 })
    })
  })

  describe(`redacting a line (${name})`, () => {
    const redaction = { sequence: 2, reason: '本人の求め', by: 'UOFFICER', approvedBy: 'UDEPUTY' }

    test('deletes its text and salt, says why and who, and the chain still fits', async ({ database }) => {
      for (const n of [1, 2, 3]) await append(database, n)
      const { head } = await verifyChain(database)

      const result = await database.transaction((transaction) => audit.redact(transaction, redaction))

      expect(result).toEqual({ kind: 'redacted' })
      expect(await verifyChain(database, [{ hash: head }])).toMatchObject({ ok: true, lines: 4 })
      expect(await verifyExport(exportChain(database), [{ hash: head }])).toMatchObject({ ok: true })
      const { rows } = await database.query('select actor, salt from audit_lines where sequence = 2')
      expect(rows).toEqual([{ actor: null, salt: null }])
      expect(await audit.listOf(database, '2', 10)).toMatchObject([
        {
          action: 'audit.redacted',
          actor: 'UOFFICER',
          details: { reason: '本人の求め', approvedBy: 'UDEPUTY' },
        },
      ])
    })

    test.for<[string, object, string]>([
      ['a line that is not there', { sequence: 9 }, 'not-found'],
      ['without a reason', { reason: ' ' }, 'no-reason'],
      ['by one person alone', { approvedBy: 'UOFFICER' }, 'same-person'],
      ['a line that records a redaction', { sequence: 3 }, 'redaction'],
      ['a line that was redacted', { sequence: 1 }, 'already'],
    ])('refuses %s', async ([, changes, because], { database }) => {
      for (const n of [1, 2]) await append(database, n)
      await database.transaction((transaction) => audit.redact(transaction, { ...redaction, sequence: 1 }))

      const result = await database.transaction((transaction) =>
        audit.redact(transaction, { ...redaction, ...changes }),
      )

      expect(result).toEqual({ kind: 'refused', because })
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 3 })
    })

    test('is undone by nobody unseen: a text that is put back shows', async ({ database }) => {
      for (const n of [1, 2]) await append(database, n)
      await database.script('create temp table kept as select * from audit_lines where sequence = 2')
      await database.transaction((transaction) => audit.redact(transaction, redaction))
      await owner(
        database,
        `update audit_lines set salt = kept.salt, actor = kept.actor, subject = kept.subject, details = kept.details
         from kept where audit_lines.sequence = 2; drop table kept`,
      )

      expect(await verifyChain(database)).toMatchObject({ ok: false, firstBad: 2 })
    })

    test('lets nothing else through the triggers, before or after', async ({ database }) => {
      for (const n of [1, 2]) await append(database, n)
      const clear = 'update audit_lines set salt = null, actor = null, subject = null, details = null'
      await expect(database.query(`${clear} where sequence = 2`)).rejects.toThrow('cannot be changed')

      await database.transaction((transaction) => audit.redact(transaction, redaction))

      await expect(database.query(`${clear} where sequence = 1`)).rejects.toThrow('cannot be changed')
      await expect(database.query(`update audit_lines set action = 'x' where sequence = 2`)).rejects.toThrow(
        'cannot be changed',
      )
    })
  })

  describe(`lines of the first form (${name})`, () => {
    test('still fit, and are followed by those of the second', async ({ database }) => {
      await insertOldLine(database)
      await append(database, 2)

      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 2 })
      expect(await verifyExport(exportChain(database), [])).toMatchObject({ ok: true, lines: 2 })
      const refused = await database.transaction((transaction) =>
        audit.redact(transaction, { sequence: 1, reason: 'x', by: 'U1', approvedBy: 'U2' }),
      )
      expect(refused).toEqual({ kind: 'refused', because: 'old-form' })
    })

    test('show a change as before', async ({ database }) => {
      await insertOldLine(database)
      await owner(database, `update audit_lines set actor = 'U9'`)

      expect(await verifyChain(database)).toMatchObject({ ok: false, firstBad: 1 })
    })
  })
})

async function append(database: Database, n: number): Promise<void> {
  const line = { actor: `U${n}`, action: 'selfcheck.answered', subject: `ses_${n}`, details: { n } }
  await database.transaction((transaction) => audit.append(transaction, line))
}

/** Gives every line from one on another actor and chains them anew, as somebody would who knows the form. */
async function writeAnew(database: Database, from: number, actor: string): Promise<void> {
  const { rows } = await database.query<ChainLine>(
    `select form, sequence, at, actor, action, subject, details, salt, commitment,
       previous_hash as "previousHash", hash from audit_lines order by sequence`,
  )
  let previousHash = rows[from - 2]?.hash ?? firstHash
  for (const line of rows.slice(from - 1)) {
    const text = { actor, subject: line.subject ?? '', details: line.details ?? '' }
    const commitment = commit(line.salt ?? '', text)
    const hash = hashLine({ ...line, ...text, commitment, previousHash })
    await owner(
      database,
      `update audit_lines set actor = '${actor}', commitment = '${commitment}', previous_hash = '${previousHash}',
         hash = '${hash}' where sequence = ${line.sequence};
       update audit_head set hash = '${hash}'`,
    )
    previousHash = hash
  }
}

async function insertOldLine(database: Database): Promise<void> {
  const line = {
    form: 1 as const,
    sequence: 1,
    at: new Date('2026-03-01T00:00:00.000Z'),
    actor: 'U1',
    action: 'incident.reported',
    subject: 'inc_1',
    details: '{"number":"2026-001"}',
    salt: null,
    commitment: null,
    previousHash: firstHash,
  }
  await database.query(
    `insert into audit_lines (form, sequence, at, actor, action, subject, details, previous_hash, hash)
     values (1, 1, $1, $2, $3, $4, $5, $6, $7)`,
    [line.at, line.actor, line.action, line.subject, line.details, line.previousHash, hashLine(line)],
  )
  await database.query('update audit_head set sequence = 1, hash = $1', [hashLine(line)])
}
