import { describe, expect } from 'vitest'
import type { Database } from '../../../src/database/types.ts'
import { eachDatabase } from '../../support/database.ts'
import { aSourceDocument, aSourceSection } from '../builders.ts'
import { embedder, embedderThatKnows, openUse, startLibrary, tokensACall } from './parts.ts'

const groups = [
  ['年次有給', 'お休み'],
  ['入退室', 'カードキー'],
  ['媒体の廃棄', 'ハードディスクを捨てる'],
]
const questions = [
  { asks: 'お休みはどう申し込むの', answers: '年次有給の取得' },
  { asks: 'カードキーをなくさないために', answers: '入退室の管理' },
  { asks: 'ハードディスクを捨てるには', answers: '媒体の廃棄' },
]
const rules = aSourceDocument({
  path: 'ja/rules.md',
  sections: questions.map(({ answers }) =>
    aSourceSection({ heading: answers, text: `${answers}は、総務部の台帳に記録します。` }),
  ),
})

eachDatabase((name, test) => {
  describe(`finding sections by meaning (${name})`, () => {
    test('finds what shares no word with the question', async ({ database }) => {
      const library = await startLibrary(database, { embedder: embedderThatKnows(groups) })
      await library.index(rules)

      const found = await Promise.all(
        questions.map(async ({ asks, answers }) => ({
          byWords: (await library.findByWords(asks))[0] === answers,
          fused: (await library.find(asks))[0] === answers,
        })),
      )

      expect(found.filter(({ byWords }) => byWords).length).toBeLessThan(questions.length)
      expect(found.map(({ fused }) => fused)).toEqual([true, true, true])
    })

    test('sends each text that may leave once, without what belongs to persons', async ({ database }) => {
      const model = embedderThatKnows(groups)
      const library = await startLibrary(database, { embedder: model })
      const inside = aSourceDocument({ path: 'ja/inside.md', title: '社外秘', mayLeave: false })
      const contact = aSourceSection({ heading: '窓口', text: '連絡先は taro@example.co.jp です。' })
      await library.index(inside, rules, aSourceDocument({ path: 'ja/contact.md', sections: [contact] }))
      const changed = aSourceSection({ heading: '新しい節', text: '新しい決まりです。' })

      await library.index(inside, { ...rules, contentHash: 'x', sections: [...rules.sections, changed] })

      expect(model.sent.map((texts) => texts.length)).toEqual([4, 1])
      expect(JSON.stringify(model.sent)).toContain('連絡先は [email] です。')
      expect(JSON.stringify(model.sent)).not.toContain('社外秘')
      expect(model.sent[1]?.[0]).toContain('新しい決まりです。')
    })

    test('forgets the vectors of texts that are gone, or may not leave any more', async ({ database }) => {
      const library = await startLibrary(database, { embedder: embedderThatKnows(groups) })
      await library.index(rules, aSourceDocument({ path: 'ja/other.md' }))
      const before = await countVectors(database)

      await library.index({ ...rules, contentHash: 'x', mayLeave: false })

      expect(before).toBe(4)
      expect(await countVectors(database)).toBe(0)
    })

    test('gives those from outside nothing that is for employees', async ({ database }) => {
      const library = await startLibrary(database, { embedder: embedderThatKnows(groups) })
      await library.index({ ...rules, audience: 'employees' })

      expect(await library.find('お休みはどう申し込むの', 'everyone')).toEqual([])
    })

    test('sends nothing before the officer agreed', async ({ database }) => {
      const model = embedderThatKnows(groups)
      const use = { ...openUse(), getConsent: async () => ({ kind: 'undecided' }) as const }
      const library = await startLibrary(database, { embedder: model, use })
      await library.index(rules)

      await library.find('お休みはどう申し込むの')

      expect(model.sent).toEqual([])
    })

    test('sends a question without what belongs to persons, and none that reads like an incident', async ({
      database,
    }) => {
      const model = embedderThatKnows(groups)
      const library = await startLibrary(database, { embedder: model })
      await library.index(rules)
      model.sent.length = 0

      await library.find('お休みは taro@example.co.jp に頼むのですか')
      await library.find('お休みの表を誤送信しました')

      expect(model.sent).toEqual([['お休みは [email] に頼むのですか']])
    })

    test('counts what a model takes in the day’s budget, and asks it no further when that is spent', async ({
      database,
    }) => {
      const model = embedderThatKnows(groups)
      const library = await startLibrary(database, { embedder: model, use: openUse(2 * tokensACall) })
      await library.index(rules)
      const made = model.sent.length

      await library.find('媒体の廃棄はどうするの')
      await library.find('お休みは誰に頼むのですか')

      expect(made).toBe(1)
      expect(model.sent).toHaveLength(2)
    })

    test.for([
      ['fails', () => Promise.reject(new Error('gone'))],
      ['never answers', () => new Promise<Float32Array>(() => undefined)],
    ] as const)('goes on by words when the model %s, and lets it rest', async ([, failing], { database }) => {
      let isWell = true
      const knows = embedderThatKnows(groups)
      const model = embedder(async (text) => {
        const { vectors } = await knows.embed([text], new AbortController().signal)
        const [vector] = vectors
        return isWell && vector !== undefined ? vector : failing()
      })
      const library = await startLibrary(database, { embedder: model })
      await library.index(rules)
      isWell = false
      model.sent.length = 0

      const first = await library.find('媒体の廃棄はどうするの')
      const second = await library.find('媒体の廃棄はどうするの')

      expect([first[0], second[0]]).toEqual(['媒体の廃棄', '媒体の廃棄'])
      expect(model.sent).toHaveLength(1)
    })

    test('goes on where it was when the model failed half-way', async ({ database }) => {
      const sections = Array.from({ length: 40 }, (_, at) => aSourceSection({ heading: `第${at}項` }))
      let calls = 0
      const model = embedder(() => {
        calls += 1
        return calls > 35 ? Promise.reject(new Error('gone')) : Float32Array.of(1, 0)
      })
      const first = await startLibrary(database, { embedder: model })
      await first.index(aSourceDocument({ sections }))
      const made = await countVectors(database)

      const well = embedder(() => Float32Array.of(1, 0))
      const second = await startLibrary(database, { embedder: well })
      await second.index(aSourceDocument({ sections }))

      expect(made).toBe(32)
      expect(well.sent.flat()).toHaveLength(8)
      expect(await countVectors(database)).toBe(40)
    })

    // Neither database of the tests has pgvector: what it would bring is put in its place.
    test('has the database compare vectors where it can', async ({ database }) => {
      await database.script(`
        create domain vector as real[];
        create function distance(real[], real[]) returns double precision language sql immutable as
          'select 1 - sum(a * b) from unnest($1, $2) as t(a, b)';
        create operator <=> (leftarg = real[], rightarg = real[], function = distance);`)
      try {
        const library = await startLibrary(database, { embedder: embedderThatKnows(groups) })
        await library.index(rules)

        const found = await Promise.all(questions.map(({ asks }) => library.find(asks)))

        expect(found.map(([best]) => best)).toEqual(questions.map(({ answers }) => answers))
      } finally {
        await database.script('drop domain vector; drop function distance cascade')
      }
    })
  })
})

async function countVectors(database: Database): Promise<number> {
  const { rows } = await database.query<{ count: number }>('select count(*) as count from embeddings')
  return rows[0]?.count ?? 0
}
