import { describe, expect, test as plainTest } from 'vitest'
import { sentences } from '../../src/i18n/index.ts'
import { draftKinds, emergencyCard, registerTable } from '../../src/incident/index.ts'
import { test } from '../support/database.ts'
import { anIncident, aRule, someTypes } from './builders.ts'
import { officer, reported, start } from './running.ts'
import { japan, reporter } from './staff.ts'

const words = sentences.ja.incidentDocuments

describe('drafting reports to the outside', () => {
  test('fills the nine items from the register and marks every gap', async ({ database }) => {
    const { incidents } = start(database)
    const { incident } = await reported(incidents, {
      personalData: 'yes',
      occurred: { at: japan('2026-11-22T00:00'), precision: 'day' },
    })
    await incidents.describe(incident.id, officer, 'cause', '宛先の取り違え')

    const draft = await incidents.draft(incident.id, officer, 'prompt-report', words, 'ja')

    expect(draft?.title).toBe('個人情報保護委員会への速報（下書き）')
    expect(draft?.notes.join('\n')).toContain('管理責任者と関係機関が判断します')
    expect(draft?.sections.map(({ heading, mark }) => `${heading}${mark === undefined ? '' : ' ◇'}`)).toEqual(
      [
        '概要',
        '漏えいした、またはそのおそれがある情報の項目',
        '本人の数 ◇',
        '原因',
        '二次被害、またはそのおそれの有無と内容 ◇',
        '本人への対応の状況 ◇',
        '公表の状況 ◇',
        '再発防止のための措置 ◇',
        'その他参考となる事項 ◇',
      ],
    )
    expect(draft?.sections[0]?.lines).toEqual([
      '受付番号：2026-001',
      '種別：誤送信',
      '区分：疑い',
      '起きた日時：2026-11-22',
      '気づいた日時：2026-11-23 10:00',
      '社内で報告された日時：2026-11-23 10:05',
      'いまも続いているか：いいえ',
      '図面を別の会社に送ってしまった',
    ])
    expect(draft?.sections[3]?.lines).toEqual(['宛先の取り違え'])
  })

  test('shows in the 確報 what changed since the 速報 went out', async ({ database }) => {
    const { incidents } = start(database)
    const { incident } = await reported(incidents, { personalData: 'yes' })
    const { id } = incident
    await incidents.describe(id, officer, 'cause', '調べています')
    await incidents.finishClock(id, officer, 'prompt_report')
    await incidents.describe(id, officer, 'cause', '宛先の取り違え')
    await incidents.describe(id, officer, 'persons', '3人')

    const draft = await incidents.draft(id, officer, 'full-report', words, 'ja')

    const marks = Object.fromEntries(draft?.sections.map(({ heading, mark }) => [heading, mark]) ?? [])
    expect(marks.概要).toBeUndefined()
    expect(marks.原因).toBe('速報から変わりました（速報：調べています）')
    expect(marks.本人の数).toBe('速報のあとに加わりました')
    expect(marks.公表の状況).toContain('未記入')
  })

  test('says of a drill on every document that it is one', async ({ database }) => {
    const { incidents } = start(database)
    const { incident } = await reported(incidents, { drill: true })

    expect(incident.number).toBe('D2026-001')
    for (const kind of draftKinds) {
      const [ja, en] = await Promise.all(
        (['ja', 'en'] as const).map((language) =>
          incidents.draft(incident.id, officer, kind, sentences[language].incidentDocuments, language),
        ),
      )
      expect(ja?.title).toMatch(/^【訓練】/)
      expect(en?.title).toMatch(/^\[DRILL\]/)
    }
  })

  test('is for responders, and is a line of the audit', async ({ database }) => {
    const { incidents } = start(database)
    const { incident } = await reported(incidents)

    expect(await incidents.draft(incident.id, reporter, 'accident-report', words, 'ja')).toBeUndefined()
    const report = await incidents.draft(incident.id, officer, 'accident-report', words, 'ja')

    expect(report?.sections.at(-1)).toMatchObject({
      heading: '経過',
      lines: ['2026-11-23 10:05　報告を受け付けた'],
    })
    const dossier = await incidents.open(incident.id, officer)
    expect(dossier?.audit.at(-1)).toMatchObject({
      action: 'incident.exported',
      actor: 'UOFFICER',
      details: { kind: 'accident-report' },
    })
  })
})

describe('printing from the rule and the register', () => {
  plainTest('puts on the card what to do, what not, whom to call and who is told when', () => {
    const contacts = [{ name: { ja: '管理責任者', en: 'Officer' }, phone: '03-0000-0000' }]
    const card = (rule: ReturnType<typeof aRule>) =>
      emergencyCard({ rule, types: someTypes(), words, language: 'ja', now: japan('2026-11-24T10:00') })

    expect(card({ ...aRule(), contacts }).sections).toEqual([
      { heading: 'まず、すること', lines: ['1. ja: stop it', '2. ja: report it'], mark: undefined },
      { heading: 'してはいけないこと', lines: ['・ja: decide alone'], mark: undefined },
      { heading: '電話する相手', lines: ['管理責任者　03-0000-0000'], mark: undefined },
      {
        heading: 'Mamoriが知らせる順番（重大度3のとき）',
        lines: [
          'すぐに：管理責任者',
          '受領されないとき 15分後：副責任者',
          '受領されないとき 60分後：ワークスペースのオーナー',
        ],
        mark: undefined,
      },
    ])
    expect(card(aRule()).sections[2]?.mark).toContain('未記入')
  })

  plainTest('writes the register in words of the language, without names that are not for everybody', () => {
    const table = registerTable(
      [
        anIncident({ type: 'unknown', naming: 'anonymous', reporterId: undefined, noticed: undefined }),
        anIncident({ drill: true, closedAt: japan('2026-12-01T09:30'), status: 'closed' }),
      ],
      { types: someTypes(), words: sentences.en.incidentDocuments, language: 'en' },
    )

    const cell = (row: number, header: string) =>
      table.rows[row]?.[table.columns.findIndex((column) => column.header === header)]
    expect([cell(0, 'Type'), cell(0, 'Reporter'), cell(0, 'Noticed')]).toEqual([
      'not known',
      '(anonymous)',
      null,
    ])
    expect([cell(1, 'Drill'), cell(1, 'State'), cell(1, 'Closed'), cell(1, 'Reporter')]).toEqual([
      'yes',
      'closed',
      '2026-12-01 09:30',
      'UREPORTER',
    ])
  })
})
