import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { open } from './deskParts.ts'

eachDatabase((name, test) => {
  describe(`keeping answers (${name})`, () => {
    test('finds their sections again after the document was indexed anew, and sees what changed', async ({
      database,
    }) => {
      const { desk, index, ask } = await open(database)
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか')
      const kept = await desk.kept.find('reply:D1:1')
      if (kept === undefined) throw new Error('the answer was not kept')

      await index('倉庫の鍵は総務課が預かります。夜は守衛室が預かります。')
      const [longer] = await desk.kept.listSources(kept, 'employees')
      await index('倉庫の鍵は警備会社が預かります。')
      const [other] = await desk.kept.listSources(kept, 'employees')
      const [hidden] = await desk.kept.listSources(kept, 'everyone')

      expect(longer).toMatchObject({ isAsQuoted: true, section: { text: expect.stringContaining('夜は') } })
      expect(other).toMatchObject({
        isAsQuoted: false,
        section: { text: expect.stringContaining('警備会社') },
      })
      expect(hidden?.section).toBeUndefined()
    })

    test('forgets them after ninety days, or when the asker says so, with what hangs on them', async ({
      database,
    }) => {
      const { desk, index, ask, passDays } = await open(database)
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか', 'U1')
      await ask('reply:D2:1', '倉庫の鍵はだれが預かりますか', 'U2')
      await desk.kept.rate({
        id: 'reply:D2:1',
        person: 'U1',
        rating: 'wrong',
        reason: 'unclear',
        comment: 'x',
      })
      await desk.kept.rate({ id: 'reply:D2:1', person: 'U1', rating: 'wrong' })

      const { rows: rated } = await database.query('select reason, comment from answer_ratings')
      const removed = await desk.kept.removeAllOf('U1', async () => undefined)
      const { rows } = await database.query('select 1 from answer_ratings')
      passDays(91)
      const forgotten = await desk.forget()
      const isRated = await desk.kept.rate({ id: 'reply:D2:1', person: 'U2', rating: 'helpful' })

      expect(rated).toEqual([{ reason: 'unclear', comment: 'x' }])
      expect([removed.length, rows.length, forgotten.answers, isRated]).toEqual([1, 0, 1, false])
    })
  })

  describe(`telling of changes (${name})`, () => {
    test('tells each person once of a document, and nobody of a change that changes nothing', async ({
      database,
    }) => {
      const { desk, index, ask } = await open(database)
      const told: string[] = []
      const check = () =>
        desk.corrections.check(
          async () => 'employees',
          async ({ person, sections }) => {
            const lines = sections.map(({ quotes, now }) => `${person}: ${quotes.join()} → ${now}`)
            return async () => void told.push(lines.join(' | '))
          },
        )
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか')
      await ask('reply:D1:2', '倉庫の鍵を預かるのはだれ')
      await ask('reply:D2:1', '倉庫の鍵はだれが預かりますか', 'U2')

      await index('倉庫の鍵は　総務課が預かります。')
      await check()
      const unchanged = [...told]
      await index('倉庫の鍵は警備会社が預かります。')
      await check()
      await check()

      const change = '倉庫の鍵は総務課が預かります。 → 倉庫の鍵は警備会社が預かります。'
      expect(unchanged).toEqual([])
      expect(told).toEqual([`U1: ${change} | U1: ${change}`, `U2: ${change}`])
    })

    test('shows what stands there now to nobody who may not read it any more', async ({ database }) => {
      const { desk, index, ask } = await open(database)
      const told: (string | undefined)[] = []
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか')
      await ask('reply:D2:1', '倉庫の鍵はだれが預かりますか', 'U2')

      await index('倉庫の鍵は警備会社が預かります。')
      await desk.corrections.check(
        async (person) => (person === 'U1' ? 'everyone' : 'employees'),
        async ({ person, sections }) =>
          async () =>
            void told.push(`${person}: ${sections[0]?.now}`),
      )

      expect(told).toEqual(['U1: undefined', 'U2: 倉庫の鍵は警備会社が預かります。'])
    })

    test('does not lose a telling that failed, and looks again in working hours', async ({ database }) => {
      const { desk, index, ask } = await open(database)
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか')
      await index('倉庫の鍵は警備会社が預かります。')

      const failed = desk.corrections.check(
        async () => 'employees',
        async () => () => Promise.reject(new Error('planted')),
      )
      await expect(failed).rejects.toThrow('planted')
      const told: string[] = []
      await desk.corrections.check(
        async () => 'employees',
        async ({ person }) =>
          async () =>
            void told.push(person),
      )

      expect(told).toEqual(['U1'])
      // Monday, 9 o'clock in Japan: in an hour.
      expect(desk.corrections.nextCheck().runAt).toEqual(new Date('2026-11-30T01:00:00Z'))
    })

    test('has everybody told who got the same wrong answer', async ({ database }) => {
      const { desk, index, ask, jobs } = await open(database)
      await index('倉庫の鍵は総務課が預かります。')
      await ask('reply:D1:1', '倉庫の鍵はだれが預かりますか')
      await ask('reply:D2:1', '倉庫の鍵はだれが預かりますか', 'U2')
      await ask('reply:D3:1', '屋上の花壇の水やりの当番はだれですか', 'U3')

      const isMarked = await desk.corrections.markWrong('reply:D1:1', '守衛室です。', 'U9')
      const isOther = await desk.corrections.markWrong('reply:D9:9', '守衛室です。', 'U9')
      const wrong = await desk.corrections.findWrong('reply:D1:1')

      expect([isMarked, isOther, jobs.map(({ queue }) => queue)]).toEqual([
        true,
        false,
        ['corrections.wrong'],
      ])
      expect(wrong?.answers.map(({ askedBy }) => askedBy)).toEqual(['U1', 'U2'])
    })

    test('tells nobody else who was refused in the same words: they asked for something else', async ({
      database,
    }) => {
      const { desk, ask } = await open(database)
      await ask('reply:D1:1', '屋上の花壇の水やりの当番はだれですか')
      await ask('reply:D2:1', '食堂のカレーは辛いですか', 'U2')

      await desk.corrections.markWrong('reply:D1:1', '総務課です。', 'U9')
      const wrong = await desk.corrections.findWrong('reply:D1:1')

      expect(wrong?.answers.map(({ askedBy }) => askedBy)).toEqual(['U1'])
    })
  })
})
