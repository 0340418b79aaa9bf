import { describe, expect } from 'vitest'
import { toTable } from '../../src/selfcheck/sheet.ts'
import { test } from '../support/database.ts'
import { answer, nothing, open, press, start } from './frontDoor.ts'

/** What people complain of in other tools, where nothing else here is named for it. */
describe('unlike other tools, the self-check', () => {
  test('takes a hundred answers at the same moment', async ({ database }) => {
    const { selfchecks } = open(database)
    const people = Array.from({ length: 100 }, (_, at) => `P${at}`)
    const sessions = await Promise.all(people.map((userId) => start(selfchecks, userId, userId)))

    const answered = await Promise.all(
      sessions.map((session) =>
        selfchecks.click(press(session, { kind: 'answer', optionId: 'yes' }), nothing),
      ),
    )

    expect(answered.every(({ kind }) => kind === 'moved')).toBe(true)
    const { rows } = await database.query('select session_id from selfcheck_answers')
    expect(rows).toHaveLength(100)
  })

  test('loses nothing when somebody leaves half-way and comes back after a month', async ({ database }) => {
    const { selfchecks, passTime } = open(database)
    await answer(selfchecks, await start(selfchecks), 'partly')
    passTime(31 * 86_400)

    const back = await start(selfchecks, 'a month later')

    expect(back).toMatchObject({ current: 'a-2', answers: { 'a-1': 'partly' } })
  })

  test('can be prepared for offline: the whole list comes as a table, every question in it', async ({
    database,
  }) => {
    const { selfchecks } = open(database)
    const [checklist] = selfchecks.checklists
    if (checklist === undefined) throw new Error('no checklist')

    const { rows } = toTable(checklist)

    expect(rows.filter(([kind]) => kind === 'item')).toHaveLength(checklist.items.length)
  })
})
