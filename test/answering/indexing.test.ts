import { describe, expect } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { createIndexer } from '../../src/answering/indexing.ts'
import { listUntold, markTold } from '../../src/answering/store/files.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { DocumentFile, SourceDocument } from '../../src/answering/types.ts'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'

const analyzer = createAnalyzer(noConcepts)

/** A file whose reading is counted. */
function aFile(path: string, given: Partial<SourceDocument> & { isSlow?: boolean } = {}) {
  const { isSlow = false, ...rest } = given
  const contentHash = rest.contentHash ?? 'one'
  const reads: string[] = []
  const file: DocumentFile = {
    path,
    contentHash,
    isSlow,
    async load() {
      reads.push(path)
      return { kind: 'document', document: aSourceDocument({ path, contentHash, ...rest }) }
    },
  }
  return { file, reads }
}

function aBrokenFile(path: string, contentHash = 'broken') {
  const reads: string[] = []
  const file: DocumentFile = {
    path,
    contentHash,
    isSlow: false,
    async load() {
      reads.push(path)
      return { kind: 'fault', fault: { kind: 'encrypted', detail: '' } }
    },
  }
  return { file, reads }
}

async function textsOf(database: Database, path: string): Promise<string[]> {
  const { rows } = await database.query<{ text: string }>(
    'select text from sections where document = $1 order by position',
    [path],
  )
  return rows.map(({ text }) => text)
}

eachDatabase((name, test) => {
  describe(`bringing the index up to date with a folder (${name})`, () => {
    test('reads what changed and nothing else, and says so of each file', async ({ database }) => {
      const indexer = createIndexer(database, analyzer)
      await indexer.update([aFile('a.pdf').file, aFile('b.pdf').file, aFile('c.pdf').file])
      const same = aFile('a.pdf')
      const changed = aFile('b.pdf', {
        contentHash: 'two',
        sections: [aSourceSection({ text: '新しい文。' })],
      })
      const fresh = aFile('d.pdf')

      const report = await indexer.update([same.file, changed.file, fresh.file])

      expect(report.map(({ path, state }) => [path, state])).toEqual([
        ['a.pdf', 'unchanged'],
        ['b.pdf', 'changed'],
        ['d.pdf', 'added'],
        ['c.pdf', 'removed'],
      ])
      expect([same.reads, changed.reads, fresh.reads]).toEqual([[], ['b.pdf'], ['d.pdf']])
      expect(await textsOf(database, 'b.pdf')).toEqual(['新しい文。'])
      expect(await textsOf(database, 'c.pdf')).toEqual([])
    })

    test('keeps the last good state of a file that cannot be read any more, and tells of it once', async ({
      database,
    }) => {
      const indexer = createIndexer(database, analyzer)
      await indexer.update([aFile('a.pdf', { sections: [aSourceSection({ text: '古い文。' })] }).file])
      const broken = aBrokenFile('a.pdf')

      const report = await indexer.update([broken.file])
      const again = await indexer.update([broken.file])

      const line = { path: 'a.pdf', state: 'stale', fault: { kind: 'encrypted', detail: '' }, sections: 1 }
      expect([report[0], again[0]]).toMatchObject([line, line])
      expect(broken.reads).toEqual(['a.pdf'])
      expect(await textsOf(database, 'a.pdf')).toEqual(['古い文。'])
      expect(await listUntold(database)).toMatchObject([{ path: 'a.pdf', isStale: true }])
      await markTold(database, ['a.pdf'])
      await indexer.update([broken.file])
      expect(await listUntold(database)).toEqual([])
    })

    test('forgets a fault when the file is as it was, can be read again, or is gone', async ({
      database,
    }) => {
      const indexer = createIndexer(database, analyzer)
      await indexer.update([aFile('a.pdf').file, aFile('b.pdf').file])
      await indexer.update(['a.pdf', 'b.pdf', 'c.pdf'].map((path) => aBrokenFile(path).file))

      const report = await indexer.update([aFile('a.pdf').file, aFile('b.pdf', { contentHash: 'two' }).file])

      expect(report.map(({ path, state, fault }) => [path, state, fault])).toEqual([
        ['a.pdf', 'unchanged', undefined],
        ['b.pdf', 'changed', undefined],
      ])
      expect(await listUntold(database)).toEqual([])
      const { rows } = await database.query("select path from documents where stale <> ''")
      expect(rows).toEqual([])
    })

    test('puts off what is slow when asked to, and does not take it for gone', async ({ database }) => {
      const indexer = createIndexer(database, analyzer)
      const slow = aFile('a.pdf', { isSlow: true })
      await indexer.update([slow.file])
      const later = aFile('a.pdf', { isSlow: true, contentHash: 'two' })

      const report = await indexer.update([later.file], { deferSlow: true })

      expect(report).toMatchObject([{ path: 'a.pdf', state: 'later' }])
      expect(later.reads).toEqual([])
      expect(await textsOf(database, 'a.pdf')).toHaveLength(1)
    })

    test('leaves what did not come from the folder alone', async ({ database }) => {
      const indexer = createIndexer(database, analyzer)
      const put = await indexer.prepare(aSourceDocument({ path: 'shared/doc_1', contentHash: 'one' }))
      await database.transaction(put)

      const report = await indexer.update([aFile('a.pdf').file])

      expect(report.map(({ path }) => path)).toEqual(['a.pdf'])
      expect(await indexer.has('shared/doc_1', 'one')).toBe(true)
    })

    test('tells once of sections that read like instructions', async ({ database }) => {
      const indexer = createIndexer(database, analyzer)

      const [line] = await indexer.update([aFile('a.pdf', { flagged: ['第2条'] }).file])

      expect(line?.flagged).toEqual(['第2条'])
      expect(await listUntold(database)).toEqual([{ path: 'a.pdf', isStale: false, flagged: ['第2条'] }])
    })
  })
})
