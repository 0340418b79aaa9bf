import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import type { ClickOutcome, StartOutcome } from '../../src/selfcheck/types.ts'
import { eachDatabase } from '../support/database.ts'
import { answer, nothing, open, press, start, threeItems } from './frontDoor.ts'

async function listActions(database: Database): Promise<{ action: string; details: string }[]> {
  const { rows } = await database.query<{ action: string; details: string }>(
    'select action, details::text as details from audit_lines order by sequence',
  )
  return rows
}

eachDatabase((name, test) => {
  describe(`starting a self-check (${name})`, () => {
    test('puts the first item in front of the person', async ({ database }) => {
      const { selfchecks } = open(database)

      const session = await start(selfchecks)

      expect(session).toMatchObject({ userId: 'U1', status: 'open', current: 'a-1', opening: 1, answers: {} })
      expect(await selfchecks.findUnderWay('U1')).toMatchObject({ id: session.id, current: 'a-1' })
    })

    test('does the same request once, and tells the caller', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      await start(selfchecks, 'message-1')
      passTime(3600)
      const told: StartOutcome[] = []

      const again = await selfchecks.start({ userId: 'U1', key: 'message-1' }, async (_, outcome) => {
        told.push(outcome)
      })

      expect(again).toEqual({ kind: 'repeated' })
      expect(told).toEqual([{ kind: 'repeated' }])
      expect((await selfchecks.findUnderWay('U1'))?.opening).toBe(1)
    })

    test('takes two presses within five seconds as one, also when the second comes twice', async ({
      database,
    }) => {
      const { selfchecks, passTime } = open(database)
      await start(selfchecks, 'press-1')
      passTime(2)

      const second = await selfchecks.start({ userId: 'U1', key: 'press-2' }, nothing)
      passTime(60)
      const redelivered = await selfchecks.start({ userId: 'U1', key: 'press-2' }, nothing)

      expect([second.kind, redelivered.kind]).toEqual(['repeated', 'repeated'])
    })

    test('goes on with the one under way in a fresh message', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      const first = await answer(selfchecks, await start(selfchecks), 'yes')
      passTime(86_400)

      const outcome = await selfchecks.start({ userId: 'U1', key: 'next day' }, nothing)

      expect(outcome).toMatchObject({
        kind: 'resumed',
        session: { id: first.id, current: 'a-2', opening: 2, answers: { 'a-1': 'yes' } },
      })
      const onOlderMessage = await selfchecks.click(press(first, { kind: 'answer', optionId: 'no' }), nothing)
      expect(onOlderMessage.kind).toBe('stale')
    })

    test('makes one session of two starts at the same moment', async ({ database }) => {
      const { selfchecks } = open(database)

      const outcomes = await Promise.all(
        ['x', 'y', 'z'].map((key) => selfchecks.start({ userId: 'U1', key }, nothing)),
      )

      const { rows } = await database.query('select id from selfcheck_sessions')
      expect(rows).toHaveLength(1)
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['repeated', 'repeated', 'started'])
    })

    test('gives each person their own', async ({ database }) => {
      const { selfchecks } = open(database)

      const [mine, yours] = [await start(selfchecks, 'a', 'U1'), await start(selfchecks, 'b', 'U2')]

      expect(mine.id).not.toBe(yours.id)
    })

    test('keeps the checklist as it was at the start', async ({ database }) => {
      await start(open(database).selfchecks)
      const [first, ...others] = threeItems.items
      if (first === undefined) throw new Error('no item')
      const reworded = { ...threeItems, items: [{ ...first, text: { ja: '新', en: 'new' } }, ...others] }

      const session = await open(database, reworded).selfchecks.findUnderWay('U1')

      expect(session?.checklist).toEqual(threeItems)
    })
  })

  describe(`answering (${name})`, () => {
    test('keeps every answer given, and counts the newest', async ({ database }) => {
      const { selfchecks } = open(database)
      const second = await answer(selfchecks, await start(selfchecks), 'yes')
      const back = await selfchecks.click(press(second, { kind: 'back' }), nothing)
      if (!('session' in back)) throw new Error('expected a session')

      const after = await answer(selfchecks, back.session, 'no')

      expect(after.answers).toEqual({ 'a-1': 'no' })
      expect((await selfchecks.findUnderWay('U1'))?.answers).toEqual({ 'a-1': 'no' })
      const { rows } = await database.query(
        'select item_id, option_id, answered_by from selfcheck_answers order by version',
      )
      expect(rows).toEqual([
        { item_id: 'a-1', option_id: 'yes', answered_by: 'U1' },
        { item_id: 'a-1', option_id: 'no', answered_by: 'U1' },
      ])
    })

    test('takes one of several clicks at the same moment', async ({ database }) => {
      const { selfchecks } = open(database)
      const session = await start(selfchecks)

      const outcomes = await Promise.all(
        ['yes', 'no', 'yes', 'partly'].map((optionId) =>
          selfchecks.click(press(session, { kind: 'answer', optionId }), nothing),
        ),
      )

      const { rows } = await database.query('select option_id from selfcheck_answers')
      expect(rows).toHaveLength(1)
      expect(outcomes.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
    })

    test('changes nothing when the caller fails in the transaction', async ({ database }) => {
      const { selfchecks } = open(database)
      const session = await start(selfchecks)

      const clicked = selfchecks.click(press(session, { kind: 'answer', optionId: 'yes' }), async () => {
        throw new Error('the outbox is full')
      })

      await expect(clicked).rejects.toThrow('the outbox is full')
      expect(await selfchecks.findUnderWay('U1')).toMatchObject({ version: session.version, answers: {} })
      expect((await listActions(database)).map(({ action }) => action)).toEqual(['selfcheck.started'])
    })

    test('leaves an audit line for each change, without what was chosen', async ({ database }) => {
      const { selfchecks } = open(database)
      const second = await answer(selfchecks, await start(selfchecks), 'partly')
      const paused = await selfchecks.click(press(second, { kind: 'pause' }), nothing)
      if (!('session' in paused)) throw new Error('expected a session')

      await selfchecks.click(press(paused.session, { kind: 'resume' }), nothing)

      const lines = await listActions(database)
      expect(lines.map(({ action }) => action)).toEqual([
        'selfcheck.started',
        'selfcheck.answered',
        'selfcheck.paused',
        'selfcheck.resumed',
      ])
      expect(JSON.stringify(lines)).not.toContain('partly')
      expect((await verifyChain(database)).ok).toBe(true)
    })

    test('does nothing for anybody else, and leaves no audit line', async ({ database }) => {
      const { selfchecks } = open(database)
      const session = await start(selfchecks)
      const told: ClickOutcome[] = []

      await selfchecks.click(
        { ...press(session, { kind: 'answer', optionId: 'yes' }), userId: 'U2' },
        async (_, outcome) => {
          told.push(outcome)
        },
      )

      expect(told).toEqual([{ kind: 'not-yours' }])
      expect(await selfchecks.findUnderWay('U1')).toMatchObject({ answers: {}, version: session.version })
      expect(await listActions(database)).toHaveLength(1)
    })
  })
})
