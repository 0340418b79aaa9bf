import { describe, expect } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { requirePostgres, servedTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

const test = servedTest.extend('bots', async ({ database, databaseUrl }, { onCleanup }) => {
  const bot = await startTestBot(database, databaseUrl === undefined ? {} : { databaseUrl })
  const stops = await Promise.all([bot.startAnother(), bot.startAnother()])
  onCleanup(async () => {
    await Promise.all(stops.map((stop) => stop()))
    await bot.stop()
  })
  return bot
})

describe.skipIf(!requirePostgres())('three bots on one database', () => {
  test('answer every question once between them', async ({ bots }) => {
    const people = ['employee', 'manager', 'officer', 'deputy', 'admin', 'guest', 'Emma'].map(bots.person)

    const asked = await Promise.all(
      people.flatMap((person) =>
        [1, 2, 3, 4, 5].map(async () => ({ person, ts: await person.says('認証の有効期間は何年ですか') })),
      ),
    )
    await Promise.all(asked.map(({ person, ts }) => person.seesReplyTo(ts)))

    const counts = await Promise.all(
      asked.map(async ({ person, ts }) => {
        const { messages } = await person.looks()
        return messages.filter((message) => message.threadTs === ts).length
      }),
    )
    expect(counts).toEqual(asked.map(() => 1))
  })

  test('tell the officer of a report once, and once more each time it is due', async ({ bots }) => {
    const employee = bots.person('employee')
    const officer = bots.person('officer')
    const notices = async () =>
      (await officer.looks()).messages.filter((each) => /印象的な鍵/.test(wordsOf(each)))
    await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await employee.seesView('modal')

    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '印象的な鍵をなくしました' },
    })
    const first = await officer.sees(/印象的な鍵/)
    const before = (await notices()).length
    await bots.passTime({ minutes: 61 })
    await officer.sees(/印象的な鍵/, first.ts)

    expect(before).toBe(1)
    expect((await notices()).length).toBe(2)
  })
})
