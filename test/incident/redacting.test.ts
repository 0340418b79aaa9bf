import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import { type Actor, type Incidents, listRedactable } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { someTypes } from './builders.ts'
import { officer, reported, start } from './running.ts'
import { deputy, responders, top } from './staff.ts'

/** Asks that a text be redacted. @returns the request's id, or what stands in the way. */
async function asks(
  incidents: Incidents,
  id: string,
  target: string,
  {
    by = officer,
    reason = '本人の求め',
    among = responders,
  }: { by?: Actor; reason?: string; among?: string[] } = {},
) {
  const result = await incidents.request(id, by, { action: 'redact', target, reason, responders: among })
  return result.kind === 'done' ? result.value.request : result
}

/** Why it is refused: how it is asked, for which text, and the problem. */
type Refused = readonly [string, Parameters<typeof asks>[3], string, string]

eachDatabase((name, databaseTest) => {
  describe(`redacting a text (${name})`, () => {
    databaseTest(
      'of words empties them everywhere, follows no later edit, and leaves other texts alone',
      async ({ database }) => {
        const { incidents } = start(database)
        const { incident } = await reported(incidents, { whatHappened: '図面を落とした' })
        const { id } = incident
        const place = { channel: 'C1', ts: '1.1' }
        await incidents.note(id, deputy, '相手に電話した')
        await incidents.takeMessage(id, officer, place, '佐藤花子さんの名簿です')
        const target = `words/${(await incidents.open(id, officer))?.words.at(-1)?.id}`

        const request = await asks(incidents, id, target)
        await incidents.decide(id, deputy, String(request), 'approved')
        await incidents.followMessage(place, { text: '佐藤花子さんの名簿でした' })

        const dossier = await incidents.open(id, officer)
        expect(dossier?.words.map(({ text }) => text)).toEqual(['相手に電話した', '■■■■■■■■'])
        expect(dossier?.incident.whatHappened).toBe('図面を落とした')
        expect(dossier?.register.at(-1)).toMatchObject({ what: 'redacted', details: { text: target } })
        expect(await verifyChain(database)).toMatchObject({ ok: true })
        const { rows } = await database.query(`select action from audit_lines where salt is null`)
        expect(rows).toEqual([{ action: 'incident.noted' }])
      },
    )

    databaseTest(
      'that was reported to the outside takes it out of what is kept of that report',
      async ({ database }) => {
        const { incidents } = start(database)
        const { incident } = await reported(incidents, {
          whatHappened: '山田さんの診断書',
          personalData: 'yes',
        })
        const { id } = incident
        await incidents.finishClock(id, officer, 'prompt_report')

        const request = await asks(incidents, id, 'whatHappened')
        await incidents.decide(id, deputy, String(request), 'approved')

        const { rows } = await database.query<{ items: string }>(
          `select items::text as items from incident_drafts`,
        )
        expect(rows).toHaveLength(1)
        expect(rows[0]?.items).toContain('■■■■■■■■')
        expect(rows[0]?.items).not.toContain('診断書')
      },
    )

    databaseTest('of a message takes what it said before each edit along', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents)).incident
      const place = { channel: 'C1', ts: '1.1' }
      await incidents.note(id, deputy, '相手に電話した')
      await incidents.takeMessage(id, officer, place, '佐藤花子さんの名簿です')
      const target = `words/${(await incidents.open(id, officer))?.words.at(-1)?.id}`
      await incidents.followMessage(place, { text: '佐藤花子の名簿です' })
      await incidents.followMessage(place, { text: '名簿です' })

      const request = await asks(incidents, id, target)
      await incidents.decide(id, deputy, String(request), 'approved')

      const words = (await incidents.open(id, officer))?.words ?? []
      expect(words.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
        'note 相手に電話した',
        'message ■■■■■■■■',
        'earlier ■■■■■■■■',
        'earlier ■■■■■■■■',
      ])
      expect(await verifyChain(database)).toMatchObject({ ok: true })
    })

    databaseTest(
      'takes an answer about its type, a finding, a task and the name of a file as well',
      async ({ database }) => {
        const { incidents } = start(database)
        const { id } = (await reported(incidents)).incident
        // As of a type that had such a question.
        await database.query(`update incidents set fields = '{"recipient": "山田太郎さん"}' where id = $1`, [
          id,
        ])
        await incidents.describe(id, officer, 'persons', '山田家の3人')
        const dueOn = '2026-12-01'
        const task = await incidents.addTask(id, officer, {
          title: '山田さんに電話',
          owner: 'UDEPUTY',
          dueOn,
        })
        const taskId = task.kind === 'done' ? task.value : ''

        const sha256 = 'a'.repeat(64)
        const file = { name: '山田太郎.pdf', bytes: 3, sha256, fileId: 'F1' }
        await incidents.addEvidence(id, officer, file)

        for (const target of ['fields/recipient', 'findings/persons', `tasks/${taskId}`, 'evidence/F1']) {
          const request = await asks(incidents, id, target)
          await incidents.decide(id, deputy, String(request), 'approved')
        }

        const dossier = await incidents.open(id, officer)
        expect(dossier?.incident).toMatchObject({
          fields: { recipient: '■■■■■■■■' },
          findings: { persons: '■■■■■■■■' },
        })
        expect(dossier?.tasks).toMatchObject([{ title: '■■■■■■■■', dueOn }])
        expect(dossier?.evidence).toMatchObject([{ name: '■■■■■■■■', sha256 }])
        const { rows } = await database.query(
          `select action from audit_lines where salt is null order by sequence`,
        )
        expect(rows.map(({ action }) => action)).toEqual([
          'incident.reported',
          'incident.finding',
          'incident.task',
          'incident.evidence',
        ])
        expect(await verifyChain(database)).toMatchObject({ ok: true })
      },
    )

    databaseTest('is asked for several texts at once, and once for each', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents, { whatHappened: '山田さんの診断書', information: '診断書' }))
        .incident

      const first = String(await asks(incidents, id, 'whatHappened'))
      const second = String(await asks(incidents, id, 'information'))
      const again = await asks(incidents, id, 'information')
      await incidents.decide(id, deputy, second, 'approved')
      await incidents.decide(id, deputy, first, 'approved')

      expect(again).toEqual({ kind: 'refused', problems: ['asked-already'] })
      expect((await incidents.open(id, officer))?.incident).toMatchObject({
        whatHappened: '■■■■■■■■',
        information: '■■■■■■■■',
      })
    })

    databaseTest('leaves a reason that can be redacted as well, and nowhere else', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents)).incident
      const reason = '山田太郎さんの求め'
      const first = String(await asks(incidents, id, 'whatHappened', { reason }))
      await incidents.decide(id, deputy, first, 'approved')

      const second = String(await asks(incidents, id, `reasons/${first}`))
      await incidents.decide(id, deputy, second, 'approved')

      const requests = (await incidents.open(id, officer))?.requests ?? []
      expect(requests.map((each) => [each.id, each.reason]).sort()).toEqual(
        [
          [first, '■■■■■■■■'],
          [second, '本人の求め'],
        ].sort(),
      )
      const { rows } = await database.query<{ details: string }>(
        `select details::text as details from audit_lines where details::text like '%山田%'`,
      )
      expect(rows).toEqual([])
      expect(await verifyChain(database)).toMatchObject({ ok: true })
    })

    databaseTest(
      'that was reported to the outside in other words takes those out too',
      async ({ database }) => {
        const { incidents } = start(database)
        const { id } = (await reported(incidents, { personalData: 'yes', information: '診断書' })).incident
        await incidents.describe(id, officer, 'cause', '山田さんの鞄')
        await incidents.finishClock(id, officer, 'prompt_report')
        await incidents.describe(id, officer, 'cause', '鍵の管理')

        const request = await asks(incidents, id, 'cause')
        await incidents.decide(id, deputy, String(request), 'approved')

        const { rows } = await database.query<{ items: Record<string, string> }>(
          'select items from incident_drafts',
        )
        expect(rows[0]?.items).toMatchObject({
          cause: '■■■■■■■■',
          'data-items': expect.stringMatching('診断書'),
        })
      },
    )

    databaseTest.for<Refused>([
      ['without a reason', { reason: ' ' }, 'whatHappened', 'reason-missing'],
      ['that nobody wrote', {}, 'alreadyDone', 'text-unknown'],
      ['of another incident', {}, 'words/999', 'text-unknown'],
      ['that is no text', {}, 'id', 'text-unknown'],
      ['where nobody else could agree', { by: top, among: ['UTOP'] }, 'whatHappened', 'needs-two'],
    ])('%s is refused, and nothing is written', async ([, how, target, problem], { database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { alreadyDone: '' })
      const before = await verifyChain(database)

      expect(await asks(incidents, incident.id, target, how)).toEqual({
        kind: 'refused',
        problems: [problem],
      })

      expect(await verifyChain(database)).toEqual(before)
    })

    databaseTest(
      'is not for the same person to confirm, nor twice, nor once it is redacted',
      async ({ database }) => {
        const { incidents } = start(database)
        const { incident } = await reported(incidents)
        const { id } = incident
        const request = String(await asks(incidents, id, 'whatHappened'))

        const bySame = await incidents.decide(id, officer, request, 'approved')
        const bySecond = await incidents.decide(id, deputy, request, 'approved')
        const again = await incidents.decide(id, deputy, request, 'approved')
        const anew = await asks(incidents, id, 'whatHappened')

        expect(bySame).toEqual({ kind: 'refused', problems: ['same-person'] })
        expect(bySecond).toMatchObject({ kind: 'done', incident: { whatHappened: '■■■■■■■■' } })
        expect(again).toEqual({ kind: 'refused', problems: ['decided-already'] })
        expect(anew).toEqual({ kind: 'refused', problems: ['text-unknown'] })
        const { rows } = await database.query(`select 1 from audit_lines where action = 'audit.redacted'`)
        expect(rows).toHaveLength(1)
      },
    )
  })
})

test('what can be redacted is text: no choice, number or date, nor what is redacted already', () => {
  const label = { ja: '問い', en: 'Question' }
  const field = (id: string, kind: 'text' | 'number' | 'date') => ({ id, kind, optional: true, label })
  const [first] = someTypes()
  const types =
    first === undefined
      ? []
      : [{ ...first, fields: [field('recipient', 'text'), field('count', 'number'), field('sent', 'date')] }]
  const incident = {
    type: 'misdirected_email',
    whatHappened: '■■■■■■■■',
    information: '03-1234-5678',
    alreadyDone: '',
    cause: '',
    prevention: '',
    fields: { recipient: 'A社', count: '3', sent: '2026-11-23', gone: '前の種別の答え' },
    findings: {},
  }

  const texts = listRedactable({ incident, words: [], tasks: [], evidence: [], requests: [] }, types)

  expect(texts.map(({ target, text }) => [target, text])).toEqual([
    ['information', expect.stringMatching(/^■+$/)],
    ['fields/recipient', 'A社'],
    ['fields/gone', '前の種別の答え'],
  ])
})
