import { describe, expect, test as plainTest } from 'vitest'
import { listDuties, nextDuty } from '../../src/selfcheck/certification.ts'
import { compare } from '../../src/selfcheck/comparison.ts'
import { carryOver } from '../../src/selfcheck/renewal.ts'
import { resultOf } from '../../src/selfcheck/scoring.ts'
import type { Answers, Checklist, Note } from '../../src/selfcheck/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aChecklist, aSession } from './builders.ts'
import { answer, nothing, open, start } from './frontDoor.ts'

eachDatabase((name, test) => {
  describe(`an improvement (${name})`, () => {
    test('has an owner and a day, and is done once, with evidence', async ({ database }) => {
      const { selfchecks } = open(database)
      let session = await start(selfchecks)
      for (const option of ['no', 'no', 'yes']) session = await answer(selfchecks, session, option)
      const wish = {
        userId: 'U1',
        sessionId: session.id,
        itemId: 'a-1',
        owner: 'U2',
        dueOn: '2026-12-18',
        timeZone: 'Asia/Tokyo',
      }
      const made = await selfchecks.actions.make(wish, nothing)
      if (made.kind !== 'made') throw new Error('expected an action')
      const { id } = made.action
      const close = (userId: string, evidence: string) =>
        selfchecks.actions.close({ userId, actionId: id, status: 'done', evidence }, nothing)

      const past = await selfchecks.actions.make({ ...wish, dueOn: '2026-11-23' }, nothing)
      const foreign = await selfchecks.actions.make({ ...wish, userId: 'U3' }, nothing)
      const outcomes = [
        await close('U3', 'x'),
        await close('U2', ' '),
        await close('U2', '台帳を作った'),
        await close('U1', 'x'),
      ]

      expect([past.kind, foreign.kind]).toEqual(['due-past', 'not-found'])
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        'not-found',
        'no-evidence',
        'closed',
        'closed-before',
      ])
      expect(await selfchecks.actions.find('U1', id)).toMatchObject({
        status: 'done',
        evidence: '台帳を作った',
      })
      expect(await selfchecks.actions.find('U3', id)).toBeUndefined()
      expect(await selfchecks.actions.listOpen('U2')).toEqual([])
    })
  })
})

describe('comparing with the time before', () => {
  const list = aChecklist({ a: 6 })
  const finished = (checklist: Checklist, answers: Answers) => resultOf(aSession(checklist, answers))
  const note = (itemId: string, expiresOn: string): Note => ({
    id: 'nte_1',
    sessionId: 'ses_1',
    itemId,
    kind: 'link',
    content: 'https://example.com',
    sha256: null,
    givenBy: 'U1',
    givenAt: new Date('2026-01-01T00:00:00Z'),
    expiresOn,
  })

  plainTest(
    'tells item by item what is better, worse, the same, changed, new and gone, and whose evidence is stale',
    () => {
      const before = finished(list, {
        'a-1': 'no',
        'a-2': 'yes',
        'a-3': 'yes',
        'a-4': 'unknown',
        'a-5': 'yes',
        'a-6': 'no',
      })
      const [one, two, three, four, five] = list.items
      if (!one || !two || !three || !four || !five) throw new Error('no items')
      const same = (item: typeof one) => ({ ...item, sameAs: ['1'] })
      const newer: Checklist = {
        ...list,
        version: '2',
        items: [same(one), same(two), same(three), same(four), five, { ...five, id: 'a-7' }],
      }
      const after = finished(newer, {
        'a-1': 'partly',
        'a-2': 'no',
        'a-3': 'yes',
        'a-4': 'yes',
        'a-5': 'yes',
        'a-7': 'yes',
      })

      const { items, overall } = compare(before, after, [note('a-3', '2026-11-01')], '2026-11-23')

      expect(items.map(({ item, change, hasStaleEvidence }) => [item.id, change, hasStaleEvidence])).toEqual([
        ['a-1', 'better', false],
        ['a-2', 'worse', false],
        ['a-3', 'same', true],
        ['a-4', 'changed', false],
        ['a-5', 'new', false],
        ['a-7', 'new', false],
        ['a-6', 'gone', false],
      ])
      expect(overall).toEqual({ before: 50, after: 75 })
    },
  )

  plainTest('carries over no answer whose option or wording is not the same', () => {
    const [one, two] = list.items
    if (!one || !two) throw new Error('no items')
    const newer: Checklist = {
      ...list,
      version: '2',
      options: list.options.filter(({ id }) => id !== 'partly'),
      items: [
        { ...one, sameAs: ['1'] },
        { ...two, sameAs: ['0'] },
        { ...one, id: 'a-3', sameAs: ['1'] },
      ],
    }
    const session = aSession(list, { 'a-1': 'yes', 'a-2': 'yes', 'a-3': 'partly' })

    expect(carryOver(session, newer)).toEqual({ 'a-1': 'yes' })
  })
})

describe('the duties of a certification', () => {
  plainTest('are a report every year and a renewal after three, each told before', () => {
    expect(listDuties('2024-02-29').map(({ kind, dueOn, remindOn }) => [kind, dueOn, remindOn])).toEqual([
      ['report', '2025-02-28', '2024-12-30'],
      ['report', '2025-02-28', '2025-02-14'],
      ['report', '2026-02-28', '2025-12-30'],
      ['report', '2026-02-28', '2026-02-14'],
      ['renewal', '2027-02-28', '2026-09-01'],
      ['renewal', '2027-02-28', '2026-11-30'],
      ['renewal', '2027-02-28', '2027-01-29'],
    ])
    expect(nextDuty('2024-02-29', '2026-11-23')?.remindOn).toBe('2026-11-30')
    expect(nextDuty('2024-02-29', '2028-01-01')).toBeUndefined()
  })
})
