import { describe, expect } from 'vitest'
import type { Checklist, ReplyOutcome, Session } from '../../src/selfcheck/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aChecklist } from './builders.ts'
import { answer, nothing, open, press, start, threeItems } from './frontDoor.ts'

const says = (text: string, key = text) => ({ userId: 'U1', key, text, asksBack: true })

function sessionOf(outcome: ReplyOutcome): Session {
  if (!('session' in outcome)) throw new Error(`expected a session, not ${outcome.kind}`)
  return outcome.session
}

eachDatabase((name, test) => {
  describe(`replying in plain words (${name})`, () => {
    test('takes a plain answer once, however often the message comes', async ({ database }) => {
      const { selfchecks } = open(database)
      await start(selfchecks)

      const first = await selfchecks.reply(says('まだです', 'm1'), nothing)
      const again = await selfchecks.reply(says('まだです', 'm1'), nothing)

      expect(sessionOf(first)).toMatchObject({ current: 'a-2', answers: { 'a-1': 'no' }, opening: 2 })
      expect(again).toEqual({ kind: 'repeated' })
    })

    test('records what was only guessed after a yes, and nothing after a no', async ({ database }) => {
      const { selfchecks } = open(database)
      await start(selfchecks)

      const guess = sessionOf(await selfchecks.reply(says('たぶんやっていないと思う'), nothing))
      const denied = sessionOf(await selfchecks.reply(says('いいえ', 'm2'), nothing))
      await selfchecks.reply(says('たぶんやっていると思う'), nothing)
      const confirmed = sessionOf(await selfchecks.reply(says('はい', 'm4'), nothing))

      expect(guess).toMatchObject({ pending: 'no', answers: {}, current: 'a-1' })
      expect(denied).toMatchObject({ pending: null, answers: {}, current: 'a-1' })
      expect(confirmed).toMatchObject({ answers: { 'a-1': 'yes' }, current: 'a-2' })
    })

    test('confirms a plain yes that comes hours after the item was shown', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      await start(selfchecks)
      passTime(3 * 3600)

      const outcome = await selfchecks.reply(says('はい'), nothing)

      expect(outcome).toMatchObject({
        kind: 'lead',
        lead: 'confirm',
        session: { pending: 'yes', answers: {} },
      })
    })

    test('leaves a question, and a text that nobody wants asked back, to others', async ({ database }) => {
      const { selfchecks } = open(database)
      await start(selfchecks)

      const question = await selfchecks.reply(says('誓約書って何ですか？'), nothing)
      const talk = await selfchecks.reply({ ...says('お疲れ様です'), asksBack: false }, nothing)

      expect([question.kind, talk.kind]).toEqual(['other', 'other'])
      expect((await selfchecks.findUnderWay('U1'))?.opening).toBe(1)
    })

    test('finishes with the last answer', async ({ database }) => {
      const { selfchecks } = open(database)
      await start(selfchecks)
      await selfchecks.reply(says('はい', 'm1'), nothing)
      await selfchecks.reply(says('一部', 'm2'), nothing)

      const last = await selfchecks.reply(says('該当なし', 'm3'), nothing)

      expect(last).toMatchObject({ kind: 'finished', result: { overall: 75 } })
    })
  })

  describe(`resting (${name})`, () => {
    test('comes back when its time is over, once, and not when it was touched since', async ({
      database,
    }) => {
      const { selfchecks, passTime } = open(database)
      const session = await start(selfchecks)
      const until = new Date('2026-11-23T02:00:00Z')
      const put = await selfchecks.click(press(session, { kind: 'later', until }), nothing)
      if (!('session' in put)) throw new Error('expected a session')
      const rest = { sessionId: session.id, version: put.session.version, key: 'wake-1' }
      passTime(3600)

      const woken = await selfchecks.wake(rest, nothing)
      const again = await selfchecks.wake(rest, nothing)

      expect(woken).toMatchObject({
        kind: 'resumed',
        session: { status: 'open', opening: 2, restsUntil: null },
      })
      expect(again.kind).toBe('repeated')
    })

    test('comes by itself after three answers a day, until the next working morning', async ({
      database,
    }) => {
      const { selfchecks } = open(database, aChecklist({ a: 5 }))
      let session = await start(selfchecks)
      const paced = await selfchecks.click(press(session, { kind: 'pace', perDay: 3 }), nothing)
      if (!('session' in paced)) throw new Error('expected a session')
      session = paced.session
      for (const option of ['yes', 'no', 'yes']) session = await answer(selfchecks, session, option)

      // 2026-11-23 is a holiday, the 24th a Tuesday: nine in the morning there is midnight UTC.
      expect(session).toMatchObject({
        status: 'paused',
        current: 'a-4',
        restsUntil: new Date('2026-11-24T00:00:00Z'),
      })
    })

    test('of one run begins when another is put before the person', async ({ database }) => {
      const { selfchecks } = open(database)
      const mine = await start(selfchecks)

      const proxy = await selfchecks.start({ userId: 'U1', key: 'p', proxyFor: '山田 太郎' }, nothing)

      expect(proxy).toMatchObject({
        kind: 'started',
        session: { proxyFor: '山田 太郎' },
        rested: [{ id: mine.id, status: 'paused' }],
      })
      expect((await selfchecks.findOwn('U1', mine.id))?.status).toBe('paused')
    })
  })

  describe(`changing an answer after the end (${name})`, () => {
    test('shows the item in a fresh message, keeps the history, and gives a new result', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      let session = await start(selfchecks)
      for (const option of ['yes', 'no', 'yes']) session = await answer(selfchecks, session, option)

      const shown = await selfchecks.click(press(session, { kind: 'go', to: 'a-2' }), nothing)
      if (!('session' in shown)) throw new Error('expected a session')
      const changed = await selfchecks.click(
        press(shown.session, { kind: 'answer', optionId: 'yes' }),
        nothing,
      )

      expect(shown.session).toMatchObject({ status: 'open', current: 'a-2', opening: session.opening + 1 })
      expect(changed).toMatchObject({ kind: 'finished', result: { overall: 100 } })
      const history = await selfchecks.listHistory('U1', session.id)
      expect(history.filter(({ itemId }) => itemId === 'a-2').map(({ optionId }) => optionId)).toEqual([
        'no',
        'yes',
      ])
      expect(await selfchecks.listHistory('U2', session.id)).toEqual([])
    })

    test('waits while another run of the same checklist is under way', async ({ database }) => {
      const { selfchecks } = open(database)
      let session = await start(selfchecks)
      for (const option of ['yes', 'no', 'yes']) session = await answer(selfchecks, session, option)
      await start(selfchecks, 'second')

      const outcome = await selfchecks.click(press(session, { kind: 'go', to: 'a-2' }), nothing)

      expect(outcome.kind).toBe('busy')
    })
  })

  describe(`evidence (${name})`, () => {
    test('is kept with who gave it and when, and asked for again on its day', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      const session = await start(selfchecks)
      const about = { userId: 'U1', sessionId: session.id, itemId: 'a-1' }

      const added = await selfchecks.notes.add(
        { ...about, kind: 'link', content: 'https://example.com/a', expiresOn: '2026-12-01' },
        nothing,
      )
      const foreign = await selfchecks.notes.add(
        { ...about, userId: 'U2', kind: 'comment', content: 'x' },
        nothing,
      )
      const bad = await selfchecks.notes.add(
        { ...about, kind: 'link', content: 'javascript:alert(1)', expiresOn: '2026-01-01' },
        nothing,
      )

      if (added.kind !== 'added') throw new Error('expected a note')
      expect(await selfchecks.notes.list('U1', session.id)).toMatchObject([{ givenBy: 'U1', kind: 'link' }])
      expect(await selfchecks.notes.list('U2', session.id)).toEqual([])
      expect(foreign.kind).toBe('not-found')
      expect(bad).toEqual({ kind: 'invalid', problems: ['not-a-link', 'expired'] })
      expect(await selfchecks.notes.findStale(added.note.id)).toBeUndefined()
      passTime(10 * 86_400)
      expect(await selfchecks.notes.findStale(added.note.id)).toMatchObject({ itemId: 'a-1' })
    })
  })

  describe(`a colleague's answer (${name})`, () => {
    test('stands in for わからない with the name, and never over an own answer', async ({ database }) => {
      const { selfchecks } = open(database)
      const second = await answer(selfchecks, await start(selfchecks), 'unknown')
      const third = await answer(selfchecks, second, 'yes')
      const ask = (itemId: string) =>
        selfchecks.enquiries.ask({ userId: 'U1', sessionId: third.id, itemId, askedUser: 'U2' }, nothing)
      const [first, own, twice] = [await ask('a-1'), await ask('a-2'), await ask('a-1')]
      if (first.kind !== 'asked' || own.kind !== 'asked') throw new Error('expected enquiries')

      const adopted = await selfchecks.enquiries.answer(
        { userId: 'U2', enquiryId: first.enquiry.id, optionId: 'partly', comment: '図面だけ' },
        nothing,
      )
      const kept = await selfchecks.enquiries.answer(
        { userId: 'U2', enquiryId: own.enquiry.id, optionId: 'no' },
        nothing,
      )
      const stranger = await selfchecks.enquiries.answer(
        { userId: 'U3', enquiryId: own.enquiry.id, optionId: 'no' },
        nothing,
      )

      expect(twice.kind).toBe('asked-before')
      expect(adopted).toMatchObject({
        kind: 'adopted',
        session: { answers: { 'a-1': 'partly', 'a-2': 'yes' } },
      })
      expect(kept).toMatchObject({ kind: 'kept', session: { answers: { 'a-2': 'yes' } } })
      expect(stranger.kind).toBe('not-found')
      expect(await selfchecks.listHistory('U1', third.id)).toContainEqual(
        expect.objectContaining({ itemId: 'a-1', answeredBy: 'U2', source: 'colleague' }),
      )
    })
  })

  describe(`a newer version of the checklist (${name})`, () => {
    test('takes along only the answers whose item was declared the same', async ({ database }) => {
      const session = await answer(open(database).selfchecks, await start(open(database).selfchecks), 'yes')
      await answer(open(database).selfchecks, session, 'no')
      const newer: Checklist = {
        ...threeItems,
        version: '2',
        items: threeItems.items.map((item) => (item.id === 'a-1' ? { ...item, sameAs: ['1'] } : item)),
      }
      const { selfchecks } = open(database, newer)

      const outcome = await selfchecks.renew({ userId: 'U1', sessionId: session.id, key: 'r' }, nothing)

      expect(outcome).toMatchObject({
        session: { answers: { 'a-1': 'yes' }, current: 'a-2', checklist: { version: '2' } },
      })
      expect((await selfchecks.findUnderWay('U1'))?.answers).toEqual({ 'a-1': 'yes' })
      expect(await selfchecks.listHistory('U1', session.id)).toHaveLength(3)
    })
  })
})
