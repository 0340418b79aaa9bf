import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import type { TestBot } from '../support/bot.ts'
import { jobsAreDone } from '../support/database.ts'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const what = '顧客名簿を別の会社に送りました'

/** Two officers, one who reads Japanese and one who reads English, and a report about personal data. */
async function reportedToTwo(bot: TestBot, database: Database): Promise<[TestPerson, TestPerson]> {
  const [officer, emma] = [bot.person('officer'), bot.person('Emma')]
  await database.query(
    `insert into role_holders (role, user_id, position, set_by, set_at)
     values ('officer', $1, 1, $1, now()), ('officer', $2, 2, $1, now())`,
    [officer.id, emma.id],
  )
  const employee = bot.person('employee')
  await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await employee.seesView('modal')
  const values = { 'what_happened.text': what, 'personal_data.choice': 'yes' }
  await employee.presses('incident.form_more', { viewId: form.id })
  await employee.seesView('modal', /"personal_data"/)
  expect(await employee.acts({ do: 'submit', viewId: form.id, values })).toMatchObject({ ok: true })
  await Promise.all([officer, emma].map((person) => person.sees(new RegExp(what))))
  return [officer, emma]
}

async function fillsIn(person: TestPerson, form: string, values: object): Promise<void> {
  await person.presses(`incident.work.form.${form}`)
  const view = await person.seesView('modal', new RegExp(`"callbackId":"incident.work.form.${form}"`))
  expect(await person.acts({ do: 'submit', viewId: view.id, values })).toMatchObject({ ok: true })
}

const onCard = (pattern: string) => new RegExp(`"callbackId":"incident.card".*${pattern}`)

describe('after an incident is known', () => {
  test('the deadlines are warned of at 50, 80 and 100 %, in the reader’s language, and no more once they are met', async ({
    bot,
    database,
  }) => {
    const [officer, emma] = await reportedToTwo(bot, database)
    await officer.presses('incident.open')
    await officer.seesView('modal', onCard(what))
    await officer.presses('incident.acknowledge')
    await officer.seesView('modal', onCard('さんが受領'))
    await fillsIn(officer, 'status', { 'status.input': 'responding' })
    await officer.seesView('modal', onCard('状態：対応中'))

    await bot.passTime({ minutes: 3_744 })
    await officer.sees(/速報」の目安の日（.+）まで、期間の50%が過ぎました/)
    await bot.passTime({ minutes: 1_728 })
    await officer.sees(/速報」の目安の日（.+）まで、期間の80%が過ぎました/)
    const english = await emma.sees(/80\s?%/)
    await bot.passTime({ minutes: 1_872 })
    const due = await officer.sees(/速報」の目安の日（.+）になりました/)
    await fillsIn(officer, 'clock', { 'clock.input': 'full_report', 'what.input': 'done' })
    await officer.seesView('modal', onCard('確報.*済み'))
    await bot.passTime({ days: 60 })
    const question = await officer.says('認証の有効期間は何年ですか')
    await officer.sees(/3年/, question)

    expect(wordsOf(english)).toMatch(/Personal Information|authority/i)
    expect(wordsOf(english)).not.toMatch(/[ぁ-ん]/)
    expect(wordsOf(due)).toContain('incident.open')
    const { messages } = await officer.looks()
    expect(messages.filter((message) => /確報」/.test(message.text))).toEqual([])
  })

  test('every notice follows what becomes of it, up to its end', async ({ bot, database }) => {
    const [officer, emma] = await reportedToTwo(bot, database)
    const noticeOf = async (person: TestPerson, pattern: RegExp) => {
      const first = await person.sees(pattern)
      return wordsOf(first)
    }
    await officer.presses('incident.open')
    await officer.seesView('modal', onCard(what))
    await fillsIn(officer, 'notTold', { 'people.input': [emma.id] })
    const takenBack = await noticeOf(emma, /no longer be read/)
    await fillsIn(officer, 'status', { 'status.input': 'investigating' })
    const investigating = await noticeOf(officer, /調査中/)
    await database.query(`update incidents set personal_data = 'no', cause = 'x', prevention = 'x'`)
    await fillsIn(officer, 'request', { 'action.input': 'close', 'reason.input': '相手が消した' })
    const deputy = bot.person('deputy')
    await deputy.sees(/もう一人の確認/)
    await deputy.presses('incident.open')
    await deputy.seesView('modal', onCard('相手が消した'))
    await deputy.presses('incident.work.decide.approved')
    const closed = await noticeOf(officer, /は完了しました/)

    expect(takenBack).not.toContain(what)
    expect(investigating).toContain('incident.acknowledge')
    expect(closed).toContain(what)
    expect(closed).not.toContain('incident.acknowledge')
  })
})

describe('when nothing was reported for half a year', () => {
  test('the officers are told, each in their language, once a month', async ({ bot, database }) => {
    const [officer, emma] = await reportedToTwo(bot, database)
    await database.query(`update incidents set status = 'closed', personal_data = 'no'`)
    const silences = async () =>
      (await officer.looks()).messages.filter((message) => /半年以上/.test(message.text))

    await bot.passTime({ days: 120 })
    await jobsAreDone(database)
    const early = await silences()
    await bot.passTime({ days: 100 })
    const first = await officer.sees(/半年以上/)
    const english = await emma.sees(/half a year|six months/i)
    await bot.restart()
    await bot.passTime({ days: 1 })
    await jobsAreDone(database)
    const soon = (await silences()).length
    await bot.passTime({ days: 33 })
    await officer.sees(/半年以上/, first.ts)

    expect(early).toEqual([])
    expect(wordsOf(english)).not.toMatch(/[ぁ-ん]/)
    expect(soon).toBe(1)
  })
})
