import { describe, expect } from 'vitest'
import type { TestBot } from '../support/bot.ts'
import type { SeenView, TestPerson } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

/** A report by an employee, as the officer's card shows it. */
async function openedCard(bot: TestBot, officer: TestPerson, what: string): Promise<SeenView> {
  const employee = bot.person('employee')
  await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await employee.seesView('modal')
  await employee.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': what } })
  await officer.sees(new RegExp(what))
  await officer.presses('incident.open')
  return await officer.seesView('modal', new RegExp(what))
}

async function fillsIn(
  person: TestPerson,
  form: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await person.presses(`incident.work.form.${form}`)
  const view = await person.seesView('modal', new RegExp(`"callbackId":"incident.work.form.${form}"`))
  const acted = await person.acts({ do: 'submit', viewId: view.id, values })
  expect(acted).toMatchObject({ ok: true })
}

const onCard = (pattern: string) => new RegExp(`"callbackId":"incident.card".*${pattern}`)

describe('handling an incident', () => {
  test('goes from 受付 to 完了 on one card, and closing takes a second person', async ({ bot }) => {
    const officer = bot.person('officer')
    const deputy = bot.person('deputy')
    await openedCard(bot, officer, '図面を別の会社に送りました')

    await officer.presses('incident.acknowledge')
    await officer.seesView('modal', onCard('さんが受領'))
    await fillsIn(officer, 'status', { 'status.input': 'investigating' })
    await officer.seesView('modal', onCard('状態：調査中'))
    await fillsIn(officer, 'severity', { 'severity.input': '2' })
    await officer.seesView('modal', onCard('重大度：2（事業に影響）"'))
    await fillsIn(officer, 'task', {
      'text.input': '相手に削除を頼む',
      'owner.input': deputy.id,
      'due_on.input': '2027-01-15',
    })
    await officer.seesView('modal', onCard('相手に削除を頼む'))
    await officer.presses('incident.work.finish_task')
    await officer.seesView('modal', onCard('☑ 相手に削除を頼む'))
    await fillsIn(officer, 'describe', {
      'cause.input': '宛先の確認もれ',
      'prevention.input': '送信前に二人で確かめる',
    })
    await officer.seesView('modal', onCard('再発防止：送信前に二人で確かめる'))
    await fillsIn(officer, 'triage', { 'personalData.input': 'no' })
    const verdict = await officer.seesView('modal', /これは目安です/)
    await officer.acts({ do: 'close', viewId: verdict.id })
    await fillsIn(officer, 'request', { 'action.input': 'close', 'reason.input': '削除を確かめた' })

    await deputy.sees(/もう一人の確認を待っている申請/)
    await deputy.presses('incident.open')
    await deputy.seesView('modal', onCard('削除を確かめた'))
    await deputy.presses('incident.work.decide.approved')
    await deputy.seesView('modal', onCard('状態：完了'))
    const told = await bot.person('employee').sees(/対応が完了しました/)
    expect(told.channel).toMatch(/^D/)
  })

  test('takes a message into the timeline with a click, and follows its edit and its deletion (response#149)', async ({
    bot,
  }) => {
    const officer = bot.person('officer')
    const card = await openedCard(bot, officer, '鍵のない棚に図面がありました')
    await officer.acts({ do: 'close', viewId: card.id })
    const ts = await officer.says('写真を撮りました', { channel: 'security' })

    await officer.acts({
      do: 'messageShortcut',
      callbackId: 'incident.take_message',
      channel: 'security',
      ts,
    })
    const form = await officer.seesView('modal', /incident.take_form/)
    const chosen = /inc_[0-9a-z]+/.exec(JSON.stringify(form))?.[0]
    await officer.acts({ do: 'submit', viewId: form.id, values: { 'incident.input': chosen } })
    await officer.seesView('modal', /対応の記録に加えました/)
    await officer.acts({ do: 'edit', channel: 'security', ts, text: '写真を二枚撮りました' })
    await officer.acts({ do: 'delete', channel: 'security', ts })
    await officer.acts({ do: 'close', viewId: (await officer.seesView('modal')).id })
    await officer.presses('incident.open')

    const shown = JSON.stringify(await officer.seesView('modal', onCard('鍵のない棚')))
    expect(shown).toContain('写真を二枚撮りました')
    expect(shown).toContain('（Slackでは消されています）')
  })
})
