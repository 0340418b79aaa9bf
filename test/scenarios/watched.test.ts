import { describe, expect } from 'vitest'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const leak = '取引先の図面を間違えて別の会社に送ってしまいました'

async function chooses(person: TestPerson, channels: readonly string[]) {
  await person.acts({ do: 'openHome' })
  await person.seesView('home', /incident\.watched\.edit/)
  await person.presses('incident.watched.edit')
  const form = await person.seesView('modal', /incident\.watched\.form/)
  const sent = await person.acts({ do: 'submit', viewId: form.id, values: { 'channels.input': channels } })
  return { form, sent }
}

describe('choosing which channels are watched for incidents', () => {
  test('is for the officer, counts at once and after a restart, is told in the channel and written down', async ({
    bot,
    database,
  }) => {
    const officer = bot.person('officer')
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    const before = await employee.says(leak, { channel: 'seizo' })

    const chosen = await chooses(officer, ['C03SEIZOBU'])
    const told = await employee.sees(/見守りが始まりました/)
    const ts = await employee.says(leak, { channel: 'seizo' })
    const advice = await employee.sees(/まず、これをしてください/, ts)
    await bot.restart()
    const general = await chooses(officer, ['C03SEIZOBU', 'C03GENERAL'])
    const english = await emma.says('I sent the customer list to the wrong company by mistake', {
      channel: 'general',
    })
    await emma.sees(/Do this first/, english)
    const none = await chooses(officer, [])
    await bot.passTime({ minutes: 61 })
    await employee.says(leak, { channel: 'seizo' })
    const question = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, question)

    expect([chosen, general, none].map(({ sent }) => sent.ok)).toEqual([true, true, true])
    expect(JSON.stringify(general.form)).toContain('C03SEIZOBU')
    expect(told.channel).toBe('C03SEIZOBU')
    expect(advice.channel).toMatch(/^D/)
    const { messages } = await employee.looks()
    const advices = messages.filter((message) => /まず、これをしてください/.test(wordsOf(message)))
    expect(advices.map((message) => Number(message.ts) > Number(before))).toEqual([true])
    const { rows } = await database.query<{ details: string; actor: string }>(
      `select actor, details from audit_lines where action = 'watched.changed' order by sequence`,
    )
    expect(rows.map(({ actor, details }) => [actor, JSON.parse(details)])).toEqual([
      [officer.id, { added: 'C03SEIZOBU', removed: '' }],
      [officer.id, { added: 'C03GENERAL', removed: '' }],
      [officer.id, { added: '', removed: expect.stringContaining('C03SEIZOBU') }],
    ])
  })

  test('says which channel Mamori is not in, and is not offered to whoever may not choose', async ({
    bot,
    database,
  }) => {
    const admin = bot.person('admin')
    const deputy = bot.person('deputy')
    await bot.manageApp({ do: 'removeFromChannel', channel: 'general' })

    const { form, sent } = await chooses(admin, ['C03GENERAL', 'C03SEIZOBU'])
    await deputy.acts({ do: 'openHome' })
    const deputysHome = JSON.stringify(await deputy.seesView('home', /台帳を開く/))

    expect(sent.fieldErrors?.channels).toMatch(/#.+\/invite @mamori/)
    expect(JSON.stringify(form)).not.toContain('MAMORI_WATCHED_CHANNELS')
    expect(deputysHome).not.toContain('incident.watched.edit')
    expect((await database.query('select channel from watched_channels')).rows).toEqual([])
  })
})
