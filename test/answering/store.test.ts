import { describe, expect } from 'vitest'
import { noConcepts } from '../../src/answering/concepts.ts'
import { createLibrary, type Library } from '../../src/answering/library.ts'
import { rank } from '../../src/answering/ranking.ts'
import { listCounterparts, listDocuments, listSections } from '../../src/answering/store.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'

const analyzer = createAnalyzer(noConcepts)

const validity = aSourceDocument({ path: 'ja/validity.md' })
const logo = aSourceDocument({
  path: 'ja/logo.md',
  sections: [
    aSourceSection({ heading: 'ロゴマーク', text: 'ロゴマークは認証事業者が使えます。', asked: ['名刺'] }),
  ],
})

async function headings(database: Database, library: Library, query: string): Promise<string[]> {
  const terms = analyzer.count([{ text: query, weight: 1 }])
  const ranked = rank(library.parts(), terms, { limit: 10, flags: 0, one: 'section' })
  const sections = await listSections(
    database,
    ranked.map(({ sectionId }) => sectionId),
  )
  return sections.map(({ heading }) => heading)
}

eachDatabase((name, test) => {
  describe(`keeping documents (${name})`, () => {
    test('gives back a section with what an answer needs of its document', async ({ database }) => {
      const library = createLibrary(database, analyzer)
      await library.replaceAll([logo])
      const [found] = rank(library.parts(), analyzer.count([{ text: 'ロゴ', weight: 1 }]), {
        limit: 1,
        flags: 0,
        one: 'section',
      })

      const [section] = await listSections(database, [found?.sectionId ?? 0])

      expect(section).toEqual({
        id: found?.sectionId,
        document: 'ja/logo.md',
        language: 'ja',
        title: '制度',
        layer: 'scheme',
        audience: 'everyone',
        mayLeave: true,
        owner: '事務局',
        reviewBy: '2099-01-01',
        isSample: false,
        heading: 'ロゴマーク',
        text: 'ロゴマークは認証事業者が使えます。',
        asked: ['名刺'],
        source: 'https://example.com/scheme',
        easy: '',
        asOf: '2023-08-31',
      })
    })

    test('writes nothing for documents that did not change', async ({ database }) => {
      const library = createLibrary(database, analyzer)
      await library.replaceAll([validity, logo])
      const before = await listDocuments(database)

      const report = await library.replaceAll([validity, logo])

      expect(report).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2, sections: 0 })
      expect(await listDocuments(database)).toEqual(before)
    })

    test('shows a changed document anew and its old text no more', async ({ database }) => {
      const library = createLibrary(database, analyzer)
      await library.replaceAll([validity, logo])

      const changed = {
        ...logo,
        contentHash: 'new',
        sections: [aSourceSection({ heading: '色', text: '色は青です。' })],
      }
      const report = await library.replaceAll([validity, changed])

      expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
      expect(await headings(database, library, 'ロゴマーク')).toEqual([])
      expect(await headings(database, library, '色は青')).toEqual(['色'])
    })

    test('lets the sections of a removed document vanish', async ({ database }) => {
      const library = createLibrary(database, analyzer)
      await library.replaceAll([validity, logo])

      const report = await library.replaceAll([validity])

      expect(report).toMatchObject({ removed: 1, unchanged: 1 })
      expect(await headings(database, library, 'ロゴマーク')).toEqual([])
      const { rows } = await database.query<{ count: number }>('select count(*) as count from passages')
      expect(rows[0]?.count).toBe(1)
    })

    test('counts a document anew when the way of counting changed', async ({ database }) => {
      await createLibrary(database, { ...analyzer, version: 'older' }).replaceAll([validity])

      const report = await createLibrary(database, analyzer).replaceAll([validity])

      expect(report).toMatchObject({ changed: 1, unchanged: 0 })
    })

    test('takes over at a refresh what another process changed', async ({ database }) => {
      const here = createLibrary(database, analyzer)
      const there = createLibrary(database, analyzer)
      await here.replaceAll([validity])
      await there.refresh()

      await here.replaceAll([logo])
      const changed = await there.refresh()

      expect(changed).toBe(true)
      expect(await headings(database, there, 'ロゴマーク')).toEqual(['ロゴマーク'])
      expect(await headings(database, there, '有効期間')).toEqual([])
      expect(await there.refresh()).toBe(false)
    })

    test('knows the same section in another language by its place, where the files match', async ({
      database,
    }) => {
      const two = [aSourceSection({ heading: '一' }), aSourceSection({ heading: '二' })]
      const inJapanese = aSourceDocument({ path: 'ja/a.md', sections: two })
      const inEnglish = aSourceDocument({ path: 'en/a.md', language: 'en', sections: two })
      const shorter = aSourceDocument({ path: 'en/b.md', language: 'en' })
      const longer = aSourceDocument({ path: 'ja/b.md', sections: two })
      await createLibrary(database, analyzer).replaceAll([inJapanese, inEnglish, shorter, longer])
      const { rows } = await database.query<{ id: number; document: string; heading: string }>(
        'select id, document, heading from sections',
      )
      const idOf = (document: string, heading: string) =>
        rows.find((row) => row.document === document && row.heading === heading)?.id ?? 0

      const same = await listCounterparts(database, [idOf('ja/a.md', '二')], 'en')
      const other = await listCounterparts(database, [idOf('ja/b.md', '一')], 'en')

      expect(same).toEqual([idOf('en/a.md', '二')])
      expect(other).toEqual([])
    })

    test('stays right over many small changes', async ({ database }) => {
      const library = createLibrary(database, analyzer)
      for (let round = 0; round < 30; round++) {
        const text = `第${round}版の有効期間です。`
        await library.replaceAll([
          logo,
          {
            ...validity,
            contentHash: String(round),
            sections: [aSourceSection({ heading: `版${round}`, text })],
          },
        ])
      }

      expect(await headings(database, library, '有効期間')).toEqual(['版29'])
      expect(await headings(database, library, 'ロゴマーク')).toEqual(['ロゴマーク'])
      expect(library.parts().length).toBeLessThan(15)
    })

    test('holds a document of more sections than one read takes', async ({ database }) => {
      const many = aSourceDocument({
        path: 'ja/many.md',
        sections: Array.from({ length: 5200 }, (_, i) =>
          aSourceSection({ heading: `節${i}`, text: `番号${i}の話です。` }),
        ),
      })
      const library = createLibrary(database, analyzer)

      await library.replaceAll([many])

      expect(await headings(database, library, '番号5199の話')).toContain('節5199')
    })
  })
})
