import { describe, expect } from 'vitest'
import type { Answer } from '../../src/answering/types.ts'
import type { Database } from '../../src/database/types.ts'
import { eachDatabase } from '../support/database.ts'
import { open } from './deskParts.ts'

const nobody = async () => {}
const draft = {
  heading: '鍵の持ち主',
  text: '予備の鍵は守衛室にあります。',
  source: '申し合わせ',
  asked: '予備の鍵はどこ',
  audience: 'employees' as const,
}

eachDatabase((name, test) => {
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
