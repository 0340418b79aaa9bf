import { describe, expect } from 'vitest'
import type { SeenMessage, SeenView, TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

async function openForm(person: TestPerson): Promise<SeenView> {
  await person.acts({ do: 'shortcut', callbackId: 'incident.report' })
  return person.seesView('modal', /what_happened/)
}

const submit = (person: TestPerson, form: SeenView, text: string) =>
  person.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': text } })

async function messagesWith(person: TestPerson, pattern: RegExp): Promise<SeenMessage[]> {
  const { messages } = await person.looks()
  return messages.filter((message) => pattern.test(wordsOf(message)))
}

const acknowledge = (person: TestPerson, notice: SeenMessage) =>
  person.presses('incident.acknowledge', { channel: notice.channel, ts: notice.ts })

describe('a report in trouble', () => {
  test('that is submitted twice at once becomes one incident, one receipt and one notice (response#50)', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const form = await openForm(employee)

    await Promise.all([
      submit(employee, form, '同じ報告を二度送りました'),
      submit(employee, form, '同じ報告を二度送りました'),
    ])
    await officer.sees(/同じ報告を二度/)
    await employee.sees(/受付番号は 2026-001/)

    expect(await messagesWith(officer, /同じ報告を二度/)).toHaveLength(1)
    expect(await messagesWith(employee, /報告を受け付けました/)).toHaveLength(1)
    expect(await messagesWith(officer, /2026-002/)).toEqual([])
  })

  test('on a form that stood open for a month is taken all the same', async ({ bot }) => {
    const guest = bot.person('guest')
    const form = await openForm(guest)

    await bot.passTime({ days: 31 })
    const submitted = await submit(guest, form, '先月の鞄の件です')

    expect(submitted.ok).toBe(true)
    await bot.person('officer').sees(/先月の鞄の件です/)
  })

  test('arrives as it was typed, however it was typed, and pings nobody', async ({ bot }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const typed = `<!channel> <@${officer.id}> "引用" *太字* \u202Eolleh :fire: 👨‍👩‍👧 a&b ${'長'.repeat(2_900)}`
    const form = await openForm(employee)

    await submit(employee, form, typed)
    const notice = await officer.sees(/長{2900}/)

    const holders = notice.blocks.filter((block) => JSON.stringify(block).includes('引用'))
    expect(holders).toMatchObject([{ type: 'section', text: { type: 'plain_text', text: typed } }])
    expect(notice.text).not.toMatch(/channel|長/)
  })

  test('of an English speaker reaches the officer in Japanese, and the answer comes back in English', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    const officer = bot.person('officer')
    const form = await openForm(emma)
    await submit(emma, form, 'I left my bag on the train')

    const notice = await officer.sees(/I left my bag on the train/)
    await acknowledge(officer, notice)
    const told = await emma.sees(/has been acknowledged/)

    expect(wordsOf(notice)).toContain('受領をお願いします')
    expect(wordsOf(notice)).toContain('（英語の報告）')
    expect(wordsOf(told)).not.toMatch(/[ぁ-ん]/)
  })

  test('is acknowledged by one of two who press at once, and the other is told by whom', async ({ bot }) => {
    const employee = bot.person('employee')
    const [officer, deputy] = [bot.person('officer'), bot.person('deputy')]
    const form = await openForm(employee)
    await submit(employee, form, '棚の図面が足りません')
    const first = await officer.sees(/棚の図面/)
    await bot.passTime({ minutes: 125 })
    const second = await deputy.sees(/棚の図面/)

    await Promise.all([acknowledge(officer, first), acknowledge(deputy, second)])
    await employee.sees(/が受領されました/)

    const refusals = await Promise.all(
      [officer, deputy].map((person) => messagesWith(person, /受領済みです/)),
    )
    expect(refusals.flat()).toHaveLength(1)
    expect(await messagesWith(employee, /が受領されました/)).toHaveLength(1)
  })

  test('by the officer is told to them, and nothing is said twice when they acknowledge it', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    const form = await openForm(officer)
    await submit(officer, form, '自分の端末をなくしました')
    const notice = await officer.sees(/自分の端末をなくしました/)

    await acknowledge(officer, notice)
    await officer.sees(/さんが受領しました/)
    await bot.passTime({ minutes: 1_000 })

    expect(await messagesWith(officer, /が受領されました/)).toEqual([])
    expect(await messagesWith(deputy, /自分の端末/)).toEqual([])
  })

  test('on a message of a private channel carries its link and none of its words', async ({ bot }) => {
    const admin = bot.person('admin')
    const officer = bot.person('officer')
    const ts = await officer.says('試作品Xの相談です', { channel: 'security' })

    await admin.acts({
      do: 'messageShortcut',
      callbackId: 'incident.report_message',
      channel: 'security',
      ts,
    })
    const form = await admin.seesView('modal', /what_happened/)
    await submit(admin, form, 'この投稿に社外秘が写っています')
    const notice = await officer.sees(/社外秘が写っています/)

    expect(wordsOf(notice)).toMatch(/"url":"http/)
    expect(wordsOf(notice)).not.toContain('試作品X')
  })
})
