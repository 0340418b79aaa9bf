import { describe, expect } from 'vitest'
import { exportChain, verifyChain, verifyExport } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const what = '山田太郎さんの診断書を誤って配りました'

const onCard = (pattern: string) => new RegExp(`"callbackId":"incident.card".*${pattern}`)

/** Opens the form for what two people decide, and fills it in. */
async function asks(person: TestPerson, values: Readonly<Record<string, string>>) {
  await person.presses('incident.work.form.request')
  const form = await person.seesView('modal', /"callbackId":"incident.work.form.request"/)
  return { form, sent: await person.acts({ do: 'submit', viewId: form.id, values }) }
}

async function textsKept(database: Database): Promise<string> {
  const tables = ['incidents', 'incident_words', 'incident_register', 'incident_requests', 'audit_lines']
  const found = tables.map((table) => database.query(`select to_jsonb(t) as row from ${table} as t`))
  return JSON.stringify((await Promise.all(found)).map(({ rows }) => rows))
}

describe('redacting a text of an incident', () => {
  test('takes two persons, survives a restart, empties register, notice and audit line, and the chain still fits', async ({
    bot,
    database,
  }) => {
    const [admin, officer, emma, employee] = ['admin', 'officer', 'Emma', 'employee'].map(bot.person) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ]
    await admin.acts({ do: 'openHome' })
    await admin.seesView('home', /roles\.edit/)
    await admin.presses('roles.edit')
    const roles = await admin.seesView('modal')
    await admin.acts({ do: 'submit', viewId: roles.id, values: { 'deputy.people': [emma.id] } })
    await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const report = await employee.seesView('modal')
    await employee.acts({ do: 'submit', viewId: report.id, values: { 'what_happened.text': what } })
    const notice = await officer.sees(/診断書/)
    await officer.presses('incident.open')
    await officer.seesView('modal', onCard('診断書'))

    const nothingChosen = await asks(officer, { 'action.input': 'redact', 'reason.input': '本人の求め' })
    await officer.acts({ do: 'close', viewId: nothingChosen.form.id })
    const asked = await asks(officer, {
      'action.input': 'redact',
      'text.input': 'whatHappened',
      'reason.input': '本人の求め',
    })
    await officer.acts({ do: 'close', viewId: (await officer.seesView('modal', /確認を求めました/)).id })
    const own = JSON.stringify(await officer.seesView('modal', onCard('あなたが求めた確認です')))
    await bot.restart()
    await emma.sees(/second person/i)
    await emma.presses('incident.open')
    const before = JSON.stringify(await emma.seesView('modal', onCard('Redact a text')))
    await emma.presses('incident.work.decide.approved')
    const after = JSON.stringify(await emma.seesView('modal', onCard('Text redacted')))
    const again = await emma.presses('incident.work.decide.approved')
    const redrawn = await officer.sees(/■■■■■■■■/)
    await officer.presses('incident.open')
    await officer.seesView('modal', onCard('文章を伏せた'))
    await officer.presses('incident.work.form.request')
    const offered = JSON.stringify(
      await officer.seesView('modal', /"callbackId":"incident.work.form.request"/),
    )

    expect(nothingChosen.sent.fieldErrors).toEqual({ action: expect.stringContaining('伏せる文章を選んで') })
    expect(asked.sent.ok).toBe(true)
    expect(own).not.toContain('incident.work.decide.approved')
    expect(before).toContain('診断書')
    expect(after).toContain('■■■■■■■■')
    expect(again.ok).toBe(false)
    expect([redrawn.ts, wordsOf(redrawn).includes('診断書')]).toEqual([notice.ts, false])
    expect(offered).not.toContain('whatHappened')
    expect(await textsKept(database)).not.toContain('診断書')
    expect(await verifyChain(database)).toMatchObject({ ok: true })
    const exported: string[] = []
    for await (const line of exportChain(database)) exported.push(line)
    const lines = exported.map((line) => JSON.parse(line))
    expect(lines.find(({ action }) => action === 'incident.reported')).toMatchObject({
      actor: null,
      subject: null,
      details: null,
      salt: null,
    })
    const declared = lines.find(({ action }) => action === 'audit.redacted')
    expect(JSON.parse(declared.details)).toEqual({
      reason: expect.stringMatching(/^req_/),
      by: officer.id,
      approvedBy: emma.id,
    })
    expect(await verifyExport(toLines(exported), [])).toMatchObject({ ok: true })
  })
})

async function* toLines(lines: readonly string[]) {
  yield* lines
}
