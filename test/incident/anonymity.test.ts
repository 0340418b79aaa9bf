import { describe, expect, test as plainTest } from 'vitest'
import { exportChain, verifyChain } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { hashReceiptCode, isReceiptCode } from '../../src/incident/receipt.ts'
import { eachDatabase } from '../support/database.ts'
import { employee, officer, reported, start } from './running.ts'
import { deputy, person, reporter } from './staff.ts'

const anonymous = { naming: { kind: 'anonymous' as const } }

eachDatabase((name, test) => {
  describe(`reporting without a name (${name})`, () => {
    test('stores nothing that names the reporter, nor the minute, in any table, job or export', async ({
      database,
    }) => {
      const { incidents, jobs, clock } = start(database)
      clock.moveTo('2026-11-23T01:47:31.123Z')
      const { incident, receiptCode = '' } = await reported(incidents, {
        ...anonymous,
        noticed: { at: new Date('2026-11-23T01:31:00Z'), precision: 'minute' },
        message: { channel: 'DREPORTER', ts: '1700000000.000100' },
      })
      const doer = { receiptCode }
      await incidents.addToReport(incident.id, doer, '相手は開いていないそうです')
      await incidents.ask(incident.id, officer, 'いつ送りましたか')
      await incidents.answer(incident.id, doer, '昨日です')
      await incidents.acknowledge(incident.id, officer)
      await incidents.withdraw(incident.id, doer, '')

      const everything = [await dump(database), JSON.stringify(jobs.jobs), await exported(database)].join(
        '\n',
      )

      expect(everything).not.toContain('UREPORTER')
      expect(everything).not.toContain(receiptCode)
      expect(everything).toContain(hashReceiptCode(receiptCode))
      const read = await incidents.find(incident.id, officer)
      expect(read).toMatchObject({
        naming: 'anonymous',
        reporterId: undefined,
        reportedAt: new Date('2026-11-23T01:00:00Z'),
        noticed: { at: new Date('2026-11-23T01:00:00Z') },
        message: undefined,
      })
      const dossier = await incidents.open(incident.id, officer)
      const byReporter = dossier?.register.filter(({ actor }) => actor === 'reporter') ?? []
      expect(byReporter.map(({ what }) => what)).toEqual(['reported', 'added', 'answered', 'withdrawn'])
      for (const { at } of byReporter) expect(at).toEqual(new Date('2026-11-23T01:00:00Z'))
      const audited = dossier?.audit.filter(({ actor }) => actor === 'reporter') ?? []
      for (const { at } of audited) expect(at).toEqual(new Date('2026-11-23T01:00:00Z'))
      expect(await verifyChain(database)).toMatchObject({ ok: true })
    })

    test('is followed up by the code, however it is typed, and by nothing else', async ({ database }) => {
      const { incidents } = start(database)
      const { incident, receiptCode = '' } = await reported(incidents, anonymous)
      await incidents.ask(incident.id, officer, 'いつですか')
      await incidents.note(incident.id, officer, '内緒のメモ')

      const followed = await incidents.followByCode(` ${receiptCode.toUpperCase().replaceAll('-', ' ')}`)

      expect(receiptCode).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
      expect(followed?.incident.number).toBe('2026-001')
      expect(followed?.words.map(({ text }) => text)).toEqual(['いつですか'])
      expect(await incidents.followByCode('aaaaa-bbbbb-ccccc-ddddd')).toBeUndefined()
      expect(await incidents.followByCode('')).toBeUndefined()
      expect(await incidents.follow(incident.id, reporter)).toBeUndefined()
      expect(await incidents.find(incident.id, reporter)).toBeUndefined()
      expect(await incidents.listForReporter('UREPORTER')).toEqual([])
    })

    test('lets a code do only what a reporter may, on its own report only', async ({ database }) => {
      const { incidents } = start(database)
      const mine = await reported(incidents, anonymous)
      const other = await reported(incidents, { ...anonymous, submissionKey: 'view:V2' })
      const named = await reported(incidents, { submissionKey: 'view:V3' })
      const doer = { receiptCode: mine.receiptCode ?? '' }

      expect(await incidents.addToReport(other.incident.id, doer, 'x')).toEqual({ kind: 'not-found' })
      expect(await incidents.addToReport(named.incident.id, doer, 'x')).toEqual({ kind: 'not-found' })
      expect(await incidents.addToReport(mine.incident.id, { receiptCode: 'x' }, 'x')).toEqual({
        kind: 'not-found',
      })
      expect(await incidents.addToReport(mine.incident.id, doer, 'x')).toMatchObject({ kind: 'done' })
    })

    test('keeps one code for a form that is sent twice', async ({ database }) => {
      const { incidents } = start(database)
      const receiptCode = 'abcde-fghjk-mnpqr-stuvw'

      const first = await reported(incidents, { ...anonymous, receiptCode })
      const second = await reported(incidents, { ...anonymous, receiptCode })

      expect([first.again, second.again]).toEqual([false, true])
      expect([first.receiptCode, second.receiptCode]).toEqual([receiptCode, receiptCode])
      expect((await incidents.followByCode(receiptCode))?.incident.id).toBe(first.incident.id)
    })
  })

  describe(`reporting with a name for one person (${name})`, () => {
    test('tells that person who it was, and nobody else, in no list, export or record', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents, { naming: { kind: 'confidential', to: 'UDEPUTY' } })

      expect(incident.reporterId).toBeUndefined()
      expect((await incidents.find(incident.id, deputy))?.reporterId).toBe('UREPORTER')
      expect((await incidents.find(incident.id, officer))?.reporterId).toBeUndefined()
      expect((await incidents.find(incident.id, reporter))?.reporterId).toBe('UREPORTER')
      expect(await incidents.find(incident.id, employee)).toBeUndefined()
      const due = await incidents.dueNotice({ kind: 'step', incident: incident.id, step: 0, round: 0 })
      expect(JSON.stringify([due, jobs.jobs])).not.toContain('UREPORTER')
      expect(await exported(database)).not.toContain('UREPORTER')
      expect(JSON.stringify(await incidents.exportRegister(officer, {}))).not.toContain('UREPORTER')
    })

    test('keeps what that reporter does as a responder apart from the report', async ({ database }) => {
      const { incidents } = start(database)
      const other = person('UOTHER', 'officer')
      const naming = { kind: 'confidential' as const, to: 'UDEPUTY' }
      const { id } = (await reported(incidents, { naming, reporterId: 'UOFFICER' })).incident

      await incidents.open(id, officer)
      await incidents.note(id, officer, '入口の記録を見た')
      await incidents.setStatus(id, officer, 'investigating')
      await incidents.addToReport(id, officer, '思い出したことがあります')

      const dossier = await incidents.open(id, other)
      expect(dossier?.register.map(({ what, actor }) => `${what} ${actor}`)).toEqual([
        'reported reporter',
        'noted UOFFICER',
        'status UOFFICER',
        'added reporter',
      ])
      expect(dossier?.words.map(({ author }) => author)).toEqual(['UOFFICER', 'reporter'])
      const views = dossier?.audit.filter(({ action }) => action === 'incident.viewed') ?? []
      expect(views.map(({ actor }) => actor)).toContain('UOFFICER')
    })
  })
})

/** Every row of every table as text. */
async function dump(database: Database): Promise<string> {
  const { rows } = await database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const parts: string[] = []
  for (const { name } of rows) {
    const { rows: texts } = await database.query<{ text: string }>(`select t::text as text from ${name} t`)
    parts.push(...texts.map(({ text }) => text))
  }
  return parts.join('\n')
}

async function exported(database: Database): Promise<string> {
  const lines: string[] = []
  for await (const line of exportChain(database)) lines.push(line)
  return lines.join('\n')
}

describe('a receipt code', () => {
  plainTest.for([
    ['k7wqm-abcde-fghjk-23456', true],
    ['K7WQM ABCDE FGHJK 23456', true],
    ['k7wqm-abcde-fghjk-2345', false],
    ['k7wqm-abcde-fghjk-2345o', false],
    ['', false],
  ] as const)('%s can be one: %s', ([typed, expected]) => {
    expect(isReceiptCode(typed)).toBe(expected)
  })
})
