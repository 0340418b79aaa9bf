import { createHash } from 'node:crypto'
import { describe, expect } from 'vitest'
import type { SeenView, TestPerson } from '../support/door.ts'
import { wordsOf } from '../support/door.ts'
import { test } from '../support/scenario.ts'

async function openForm(person: TestPerson): Promise<SeenView> {
  await person.acts({ do: 'shortcut', callbackId: 'incident.report' })
  return person.seesView('modal', /what_happened/)
}

describe('following up one’s own report', () => {
  test('shows how it stands on the home and on asking, and lets the reporter add to it after a restart', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const form = await openForm(employee)
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '鞄を置き忘れました' },
    })
    const receipt = await employee.sees(/報告を受け付けました/)
    const number = /\d{4}-\d{3}/.exec(wordsOf(receipt))?.[0] ?? ''
    await bot.restart()

    await employee.acts({ do: 'openHome', tab: 'home' })
    const home = await employee.seesView('home', new RegExp(number))
    const asked = await employee.says(`${number} はどうなりましたか`)
    const standing = await employee.sees(/受領待ち/, asked)
    await employee.presses('incident.follow', { channel: standing.channel, ts: standing.ts })
    const followed = await employee.seesView('modal', /incident.follow_form/)
    const added = await employee.acts({
      do: 'submit',
      viewId: followed.id,
      values: { 'addition.0.text': '駅に届いていました' },
    })
    await officer.sees(new RegExp(`${number} に、報告者から追記`))

    expect(JSON.stringify(home)).toContain('incident.follow')
    expect(added.ok).toBe(true)
    const shown = await employee.seesView('modal', /送りました。対応者に知らせます/)
    expect(JSON.stringify(shown)).toContain('駅に届いていました')
  })

  test('says nothing of a number to anybody but its reporter', async ({ bot }) => {
    const employee = bot.person('employee')
    const form = await openForm(employee)
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '鞄を置き忘れました' },
    })
    await employee.sees(/2026-001|\d{4}-001/)

    const emma = bot.person('Emma')
    const ts = await emma.says('How is 2026-001?')
    const answer = await emma.seesReplyTo(ts)

    expect(wordsOf(answer)).not.toMatch(/Your report|incident.follow/)
  })

  test('keeps a file of the reporter with what it hashes to', async ({ bot, database }) => {
    const employee = bot.person('employee')
    const content = Buffer.from('受信トレイの画面\n', 'utf8')
    await employee.acts({
      do: 'upload',
      channel: '@mamori',
      name: 'screen.txt',
      base64: content.toString('base64'),
    })
    const { files } = await employee.looks()
    const file = JSON.parse(JSON.stringify(files[0])) as { id: string }
    const form = await openForm(employee)
    await employee.presses('incident.form_more', { viewId: form.id })
    await employee.seesView('modal', /"evidence"/)

    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '画面を見られました', 'evidence.files': [file.id] },
    })
    await employee.sees(/報告を受け付けました/)

    const found = await eventually(async () => {
      const { rows } = await database.query('select name, bytes, sha256, author from incident_evidence')
      return rows[0]
    })
    expect(found).toEqual({
      name: 'screen.txt',
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      author: employee.id,
    })
  })
})

// A job hashes the file once the receipt is out; each look is a query, so nothing here sleeps.
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + 15_000
  while (performance.now() < until) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('it did not come in 15 seconds')
}
