import { describe, expect } from 'vitest'
import { createAnswerDesk, createAnswering } from '../../src/answering/index.ts'
import type { Answer } from '../../src/answering/types.ts'
import { createAudit } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import type { Job } from '../../src/jobs/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'

const words = { ja: sentences.ja.gaps.document, en: sentences.en.gaps.document }
const monday = new Date('2026-11-30T00:00:00Z')

/** The desk over a library of one document; `jobs` are those enqueued. */
async function open(database: Database) {
  let now = monday
  const clock = { now: () => now }
  const jobs: Job[] = []
  const answering = createAnswering({
    database,
    clock,
    glossary: [],
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
  const desk = createAnswerDesk({
    database,
    clock,
    audit: createAudit({ clock }),
    jobs: { enqueue: async (_, job) => void jobs.push(job) },
    answering,
    glossary: [],
    words,
  })
  const index = (text: string) =>
    answering.indexDocuments([
      aSourceDocument({
        path: 'ja/house.md',
        title: '倉庫の決まり',
        layer: 'company',
        audience: 'employees',
        sections: [aSourceSection({ heading: '倉庫の鍵', text })],
      }),
    ])
  return {
    desk,
    jobs,
    index,
    answering,
    passDays(days: number) {
      now = new Date(now.getTime() + days * 86_400_000)
    },
    /** Asks in private, and keeps the answer. */
    async ask(id: string, text: string, askedBy = 'U1', audience: 'employees' | 'everyone' = 'employees') {
      const answer = await answering.answerQuestion({ text, language: 'ja', audience })
      const kept = {
        id,
        askedBy,
        channel: askedBy,
        revision: '',
        question: text,
        context: '',
        answer,
        audience,
      }
      await database.transaction((transaction) => desk.kept.keep(transaction, { ...kept, isPrivate: false }))
      return answer
    },
  }
}

const nobody = async () => {}
const draft = {
  heading: '鍵の持ち主',
  text: '予備の鍵は守衛室にあります。',
  source: '申し合わせ',
  asked: '予備の鍵はどこ',
  audience: 'employees' as const,
}

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
      const removed = await desk.kept.removeAllOf('U1')
      const { rows } = await database.query('select 1 from answer_ratings')
      passDays(91)
      const forgotten = await desk.forget()
      const isRated = await desk.kept.rate({ id: 'reply:D2:1', person: 'U2', rating: 'helpful' })

      expect(rated).toEqual([{ reason: 'unclear', comment: 'x' }])
      expect([removed, rows.length, forgotten.answers, isRated]).toEqual([1, 0, 1, false])
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

  describe(`closing a gap (${name})`, () => {
    async function openGap(database: Database) {
      const opened = await open(database)
      await opened.index('倉庫の鍵は総務課が預かります。')
      await opened.ask('reply:D1:1', '屋上の花壇の水やりの当番はだれですか')
      await opened.ask('reply:D2:1', '屋上の花壇の水やりの当番って、だれでしょうか', 'U2')
      const found: { id: string; unanswered: number }[] = []
      const collect = async () => {
        let news = false
        await opened.desk.gaps.collect(async (_, { gaps, isNews }) => {
          found.splice(0, found.length, ...gaps)
          news = isNews
        })
        return news
      }
      const isNews = await collect()
      const [gap] = found
      if (gap === undefined) throw new Error('no gap was found')
      return { ...opened, gap, isNews, collect, found }
    }

    test('puts like questions together, once, and brings up nothing that nobody asked anew', async ({
      database,
    }) => {
      const { gap, isNews, collect, found, ask, desk } = await openGap(database)

      const again = await collect()
      await desk.gaps.dismiss(gap.id, 'U9')
      await ask('reply:D3:1', '屋上の花壇の水やり当番はだれ', 'U3')
      const afterDismissal = await collect()

      expect([isNews, again, afterDismissal]).toEqual([true, false, false])
      expect(gap.unanswered).toBe(2)
      expect(found).toEqual([])
    })

    test('answers only from what a second person approved, of the draft they read', async ({ database }) => {
      const { gap, desk, jobs, ask } = await openGap(database)
      const { gaps } = desk

      const proposed = await gaps.propose(gap.id, draft, 'U8')
      const twice = await gaps.propose(gap.id, draft, 'U7')
      const own = await gaps.approve(gap.id, 1, 'U8', nobody)
      const isBack = await gaps.sendBack(gap.id, 1, '短くしてください', 'U9', nobody)
      await gaps.propose(gap.id, { ...draft, text: '予備の鍵は守衛室です。' }, 'U8')
      const stale = await gaps.approve(gap.id, 1, 'U9', nobody)
      const before = await ask('reply:D4:1', '予備の鍵はどこですか')
      const approved = await gaps.approve(gap.id, 2, 'U9', nobody)
      const again = await gaps.approve(gap.id, 2, 'U7', nobody)
      const after = await ask('reply:D4:2', '予備の鍵はどこですか')
      const asGuest = await ask('reply:D5:1', '予備の鍵はどこですか', 'U5', 'everyone')

      expect([proposed, twice, own, isBack, stale, approved, again]).toEqual([
        'proposed',
        'gone',
        'own',
        true,
        'gone',
        'approved',
        'gone',
      ])
      expect(textOf(before)).not.toContain('守衛室')
      expect(textOf(after)).toContain('予備の鍵は守衛室です。')
      expect(textOf(asGuest)).not.toContain('守衛室')
      expect(jobs.map(({ queue }) => queue)).toEqual([
        'gaps.proposed',
        'gaps.returned',
        'gaps.proposed',
        'gaps.answered',
      ])
    })

    test('survives a folder that is indexed anew, is counted again when the counting changes, and can be withdrawn', async ({
      database,
    }) => {
      const { gap, desk, index, ask, answering } = await openGap(database)
      await desk.gaps.propose(gap.id, draft, 'U8')
      await desk.gaps.approve(gap.id, 1, 'U9', nobody)

      await index('倉庫の鍵は警備会社が預かります。')
      const kept = await ask('reply:D4:1', '予備の鍵はどこですか')
      await database.query(`update documents set analyzer = 'of last year' where path like 'gaps/%'`)
      await desk.gaps.renew()
      const { rows } = await database.query<{ analyzer: string }>('select distinct analyzer from documents')
      const isWithdrawn = await desk.gaps.withdraw(gap.id, 'U9')
      await answering.refresh()
      const gone = await ask('reply:D4:2', '予備の鍵はどこですか')

      expect(textOf(kept)).toContain('守衛室')
      expect(rows).toHaveLength(1)
      expect(isWithdrawn).toBe(true)
      expect(textOf(gone)).not.toContain('守衛室')
      expect(await desk.gaps.listAnswered()).toEqual([])
    })

    test('shows questions without numbers and addresses in them, and never a private one', async ({
      database,
    }) => {
      const { desk, index, answering } = await open(database)
      await index('倉庫の鍵は総務課が預かります。')
      const answer = await answering.answerQuestion({ text: '花壇', language: 'ja', audience: 'employees' })
      const keep = (id: string, question: string, isPrivate: boolean) =>
        database.transaction((transaction) =>
          desk.kept.keep(transaction, {
            ...{ id, askedBy: 'U1', channel: 'U1', revision: '', question, context: '', answer, isPrivate },
            audience: 'employees',
          }),
        )
      await keep('a', '花壇の業者 090-1234-5678 に電話していいですか', false)
      await keep('b', '部長のパワハラはどこに言えますか', true)

      let shown = ''
      await desk.gaps.collect(async (_, { gaps }) => {
        shown = gaps.map(({ question }) => question).join()
      })

      expect(shown).toBe('花壇の業者 ■ に電話していいですか')
    })
  })
})

function textOf(answer: Answer): string {
  return answer.kind === 'answered' ? answer.text : ''
}
