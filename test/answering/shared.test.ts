import { describe, expect } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { createIndexer } from '../../src/answering/indexing.ts'
import { createSharedDocuments, indexQueue, readQueue } from '../../src/answering/shared/index.ts'
import type { ReadFile, SharedChoice } from '../../src/answering/shared/types.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import { createAudit } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import type { Job } from '../../src/jobs/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aSourceSection } from './builders.ts'

const choice: SharedChoice = { title: '情報管理規程', layer: 'company', audience: 'employees', owner: '総務' }
const nothing = async () => {}

function aReadFile(given: Partial<ReadFile> = {}): ReadFile {
  return {
    format: 'pdf',
    title: '規程',
    language: 'ja',
    sections: [aSourceSection({ heading: 'p.1 第1条', text: '図面は施錠して保管する。' })],
    flagged: [],
    pagesWithoutText: [],
    ...given,
  }
}

function open(database: Database, version = 'one') {
  const clock = { now: () => new Date('2026-11-24T00:00:00Z') }
  const jobs: Job[] = []
  const reads: string[] = []
  const shared = createSharedDocuments({
    database,
    clock,
    audit: createAudit({ clock }),
    jobs: {
      async enqueue(_, job) {
        jobs.push(job)
      },
    },
    shelf: createIndexer(database, { ...createAnalyzer(noConcepts), version }),
    refresh: nothing,
    mostBytes: 1000,
    async read({ name }) {
      reads.push(name)
      return { kind: 'read', read: aReadFile() }
    },
  })
  return { shared, jobs, reads }
}

const file = {
  slackFile: 'F1',
  message: 'document:D1:1.0:F1',
  name: '規程.pdf',
  sharedBy: 'U1',
  language: 'ja',
} as const

/** A file that was shared, read, confirmed and indexed. @returns its id. */
async function index(database: Database): Promise<string> {
  const { shared, jobs } = open(database)
  await database.transaction((transaction) => shared.receive(transaction, file))
  const id = String(jobs[0]?.data.id)
  await shared.readReceived(id, async () => new Uint8Array([1, 2, 3]), nothing)
  await shared.confirm(id, choice, 'U1', nothing)
  await shared.indexConfirmed(id, nothing)
  return id
}

async function countSections(database: Database): Promise<number> {
  const { rows } = await database.query<{ count: number }>('select count(*)::integer as count from sections')
  return rows[0]?.count ?? 0
}

eachDatabase((name, test) => {
  describe(`a file shared in Slack (${name})`, () => {
    test('is taken once, however often its message comes', async ({ database }) => {
      const { shared, jobs } = open(database)

      const first = await database.transaction((transaction) => shared.receive(transaction, file))
      const second = await database.transaction((transaction) => shared.receive(transaction, file))

      expect([first, second]).toEqual([true, false])
      expect(jobs.map(({ queue }) => queue)).toEqual([readQueue])
    })

    test('is answered from once it was confirmed, and not before', async ({ database }) => {
      const { shared, jobs } = open(database)
      await database.transaction((transaction) => shared.receive(transaction, file))
      const id = String(jobs[0]?.data.id)
      await shared.readReceived(id, async () => new Uint8Array([1]), nothing)
      const offered = await shared.find(id)
      await shared.indexConfirmed(id, nothing)
      const before = await countSections(database)

      await shared.confirm(id, choice, 'U1', nothing)
      await shared.indexConfirmed(id, nothing)

      expect(offered).toMatchObject({ state: 'offered', read: { title: '規程' } })
      expect(before).toBe(0)
      expect(jobs.map(({ queue }) => queue)).toEqual([readQueue, indexQueue])
      expect(await shared.list()).toMatchObject([
        {
          id,
          title: '情報管理規程',
          layer: 'company',
          audience: 'employees',
          owner: '総務',
          sharedBy: 'U1',
          sections: 1,
        },
      ])
    })

    test('is confirmed by the one who shared it only, and once', async ({ database }) => {
      const { shared, jobs } = open(database)
      await database.transaction((transaction) => shared.receive(transaction, file))
      const id = String(jobs[0]?.data.id)
      await shared.readReceived(id, async () => new Uint8Array([1]), nothing)

      const byOther = await shared.confirm(id, choice, 'U2', nothing)
      const first = await shared.confirm(id, choice, 'U1', nothing)
      const second = await shared.confirm(id, choice, 'U1', nothing)

      expect([byOther, first, second]).toEqual([false, true, false])
    })

    test('that cannot be read, or is dropped, leaves nothing behind', async ({ database }) => {
      const { shared, jobs } = open(database)
      for (const message of ['m1', 'm2'])
        await database.transaction((transaction) => shared.receive(transaction, { ...file, message }))
      const [unread = '', dropped = ''] = jobs.map(({ data }) => String(data.id))

      await shared.readReceived(unread, async () => ({ kind: 'gone', detail: '' }), nothing)
      await shared.readReceived(dropped, async () => new Uint8Array([1]), nothing)
      await shared.discard(dropped, 'U1', nothing)

      expect(await shared.find(unread)).toMatchObject({ state: 'failed', fault: { kind: 'gone' } })
      expect(await shared.find(dropped)).toMatchObject({ state: 'discarded', read: undefined })
      const { rows } = await database.query('select id from shared_documents where bytes is not null')
      expect(rows).toEqual([])
    })

    test('that Slack does not hand over is given up after ten tries, also over restarts', async ({
      database,
    }) => {
      const { shared, jobs } = open(database)
      await database.transaction((transaction) => shared.receive(transaction, file))
      const id = String(jobs[0]?.data.id)
      const told: unknown[] = []
      const tryOnce = () =>
        open(database).shared.readReceived(
          id,
          () => Promise.reject(new Error('planted: Slack is away')),
          async (_, document) => void told.push(document.fault?.kind),
        )

      for (let tries = 1; tries < 10; tries++) await expect(tryOnce()).rejects.toThrow('planted')
      const before = (await shared.find(id))?.state
      await tryOnce()
      await tryOnce()

      expect(before).toBe('reading')
      expect((await shared.find(id))?.state).toBe('failed')
      expect(told).toEqual(['unreachable'])
    })

    test('vanishes from the answers with its bytes when it is withdrawn', async ({ database }) => {
      const id = await index(database)
      const { shared } = open(database)

      const withdrawn = await shared.withdraw(id, 'U2', nothing)
      const again = await shared.withdraw(id, 'U2', nothing)

      expect(withdrawn).toMatchObject({ id, choice })
      expect(again).toBeUndefined()
      expect(await countSections(database)).toBe(0)
      expect(await shared.list()).toEqual([])
      const { rows } = await database.query('select id from shared_documents where bytes is not null')
      expect(rows).toEqual([])
    })

    test('is read again from its bytes when it is indexed in another way, and else left alone', async ({
      database,
    }) => {
      await index(database)
      const same = open(database)
      const other = open(database, 'two')

      const left = await same.shared.renew()
      const renewed = await other.shared.renew()

      expect([left, same.reads]).toEqual([0, []])
      expect([renewed, other.reads]).toEqual([1, ['規程.pdf']])
      expect(await countSections(database)).toBe(1)
    })

    test('is forgotten after a week when nobody confirmed it', async ({ database }) => {
      await index(database)
      const { shared } = open(database)
      await database.transaction((transaction) => shared.receive(transaction, { ...file, message: 'm2' }))
      await database.query(`update shared_documents set changed_at = changed_at - interval '8 days'`)

      expect(await shared.forget()).toBe(1)
      expect(await shared.list()).toHaveLength(1)
    })
  })
})
