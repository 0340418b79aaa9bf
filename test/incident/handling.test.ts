import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import type { Incidents } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { employee, officer, reported, start } from './running.ts'
import { deputy, reporter } from './staff.ts'

eachDatabase((name, test) => {
  describe(`working on an incident (${name})`, () => {
    test('goes from 受付 to 対応中, with a register and an audit line for every step', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const { id } = incident

      await incidents.setStatus(id, officer, 'investigating')
      await incidents.confirmSeverity(id, officer, 2)
      await incidents.setType(id, officer, 'malware')
      await incidents.note(id, deputy, '相手に電話した')
      await incidents.describe(id, deputy, 'failed-item', 'preparation/9')
      await incidents.describe(id, deputy, 'persons', '3人')
      await incidents.setStatus(id, officer, 'responding')

      const dossier = await incidents.open(id, officer)
      expect(dossier?.incident).toMatchObject({
        status: 'responding',
        severity: 2,
        severityConfirmed: true,
        type: 'malware',
        failedItem: 'preparation/9',
        findings: { persons: '3人' },
      })
      expect(dossier?.register.map(({ what, actor }) => `${what} ${actor}`)).toEqual([
        'reported UREPORTER',
        'status UOFFICER',
        'severity UOFFICER',
        'type UOFFICER',
        'noted UDEPUTY',
        'failed-item UDEPUTY',
        'finding UDEPUTY',
        'status UOFFICER',
      ])
      expect(dossier?.audit).toHaveLength(8)
      expect(await verifyChain(database)).toMatchObject({ ok: true, lines: 9 })
    })

    test.for<[string, (incidents: Incidents, id: string) => Promise<unknown>, object]>([
      [
        'by somebody without the role',
        (i, id) => i.setStatus(id, employee, 'investigating'),
        { kind: 'not-found' },
      ],
      ['by the reporter', (i, id) => i.setStatus(id, reporter, 'investigating'), { kind: 'not-allowed' }],
      ['to the same state', (i, id) => i.setStatus(id, officer, 'received'), { problems: ['unchanged'] }],
      [
        'to a lower severity by one person',
        (i, id) => i.confirmSeverity(id, officer, 0),
        { problems: ['needs-second-person'] },
      ],
      ['to a type nobody knows', (i, id) => i.setType(id, officer, 'gossip'), { problems: ['type-unknown'] }],
      [
        'with an empty cause',
        (i, id) => i.describe(id, officer, 'cause', ' '),
        { problems: ['text-missing'] },
      ],
      [
        'with a text too long',
        (i, id) => i.note(id, officer, 'あ'.repeat(3_001)),
        { problems: ['text-too-long'] },
      ],
      [
        'so that the officer is kept out by themselves',
        (i, id) => i.setNotTold(id, officer, ['UOFFICER']),
        { problems: ['yourself'] },
      ],
      [
        'of an incident that is not there',
        (i) => i.setStatus('inc_gone', officer, 'investigating'),
        { kind: 'not-found' },
      ],
    ])('refuses a change %s, and writes nothing', async ([, change, expected], { database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const before = await verifyChain(database)

      expect(await change(incidents, incident.id)).toMatchObject(expected)

      expect(await verifyChain(database)).toEqual(before)
      expect(await incidents.find(incident.id, officer)).toEqual({ ...incident })
    })

    test('gives tasks to people, tells them now and on the day, and not once they are done', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      const task = { title: '共有リンクを消す', owner: 'UELSE', dueOn: '2026-11-30' }

      const added = await incidents.addTask(incident.id, officer, task)

      const taskId = added.kind === 'done' ? added.value : ''
      const [now, due] = jobs.jobs.filter(({ data }) => data.ref === taskId)
      expect(now?.data).toMatchObject({ kind: 'task', to: 'UELSE' })
      expect(due?.runAt).toEqual(new Date('2026-11-30T00:00:00Z'))
      expect(await incidents.dueNotice(due?.data ?? {})).toMatchObject({
        kind: 'news',
        news: { about: 'task-due', to: { userId: 'UELSE' } },
      })
      await incidents.finishTask(incident.id, officer, taskId)
      expect(await incidents.dueNotice(due?.data ?? {})).toEqual({ kind: 'none' })
      expect((await incidents.open(incident.id, officer))?.tasks).toMatchObject([{ ...task, id: taskId }])
    })

    test('keeps files by their hash, and messages as Slack says they are now', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      const evidence = { name: '画面.png', bytes: 12, sha256: 'a'.repeat(64), fileId: 'F1' }
      const message = { channel: 'C1', ts: '1.1' }

      await incidents.addEvidence(incident.id, reporter, evidence)
      await incidents.addEvidence(incident.id, officer, evidence)
      await incidents.takeMessage(incident.id, officer, message, '止めました')
      await incidents.followMessage(message, { text: '止めました（10時）' })
      const gone = await incidents.followMessage(message, 'gone')
      const again = await incidents.followMessage(message, 'gone')

      const dossier = await incidents.open(incident.id, officer)
      expect(dossier?.evidence).toMatchObject([{ ...evidence, author: 'UREPORTER' }])
      expect(dossier?.words).toMatchObject([
        { kind: 'message', text: '止めました（10時）', goneAt: expect.any(Date) },
        { kind: 'earlier', text: '止めました', author: 'UOFFICER' },
      ])
      expect(dossier?.register.map(({ what }) => what).slice(-2)).toEqual(['message-edited', 'message-gone'])
      expect([gone, again]).toEqual([true, false])
      expect(await incidents.followMessage({ channel: 'C1', ts: '9.9' }, 'gone')).toBe(false)
    })

    test('is hidden from whoever must not be told, in every way of reading', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      await incidents.setNotTold(incident.id, officer, ['UDEPUTY'])

      expect(await incidents.find(incident.id, deputy)).toBeUndefined()
      expect(await incidents.findNumbered(incident.number, deputy)).toBeUndefined()
      expect(await incidents.open(incident.id, deputy)).toBeUndefined()
      expect(await incidents.listOpen(deputy)).toEqual([])
      expect(await incidents.list(deputy, {})).toEqual({ incidents: [], total: 0 })
      expect(await incidents.exportRegister(deputy, {})).toEqual([])
      expect(await incidents.listClocks(deputy)).toEqual([])
      expect(await incidents.acknowledge(incident.id, deputy)).toEqual({ kind: 'not-found' })
      expect(await incidents.note(incident.id, deputy, 'x')).toEqual({ kind: 'not-found' })
    })

    test('takes a form that is sent twice once, whether a remark, a question, an addition or a task', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents)).incident
      const task = { title: '相手に電話する', owner: 'UDEPUTY', dueOn: '2026-12-01' }
      const sendings = [
        () => incidents.note(id, officer, 'メモ'),
        () => incidents.ask(id, officer, 'いつですか'),
        () => incidents.addToReport(id, reporter, '昨日です'),
        () => incidents.addTask(id, officer, task),
      ]

      for (const send of sendings) {
        expect(await send()).toMatchObject({ kind: 'done' })
        expect(await send()).toEqual({ kind: 'refused', problems: ['unchanged'] })
      }

      const dossier = await incidents.open(id, officer)
      expect(dossier?.words).toHaveLength(3)
      expect(dossier?.tasks).toHaveLength(1)
    })

    test('is hidden from them as an incident alike, and in the figures', async ({ database }) => {
      const { incidents } = start(database)
      const hidden = (await reported(incidents)).incident.id
      const other = (await reported(incidents, { submissionKey: 'view:V2' })).incident.id
      for (const id of [hidden, other]) await incidents.describe(id, officer, 'failed-item', 'preparation/9')
      await incidents.setNotTold(hidden, officer, ['UDEPUTY'])

      const seen = await Promise.all([officer, deputy].map((reader) => incidents.open(other, reader)))
      const figures = await Promise.all([officer, deputy].map((reader) => incidents.figures(reader)))

      expect(seen.map((dossier) => dossier?.alike.length)).toEqual([1, 0])
      expect(figures.map((months) => months.reduce((sum, { incidents: count }) => sum + count, 0))).toEqual([
        2, 1,
      ])
    })

    test('masks numbers and keys in all that is read, and shows the original with a line in the audit', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const typed = 'カード4111 1111 1111 1111と090-1234-5678、password: Hunter2x'
      const { incident } = await reported(incidents, { whatHappened: typed, alreadyDone: typed })

      const read = await incidents.find(incident.id, officer)
      const original = await incidents.findOriginal(incident.id, officer)

      expect(incident.whatHappened).toBe(read?.whatHappened)
      expect(read?.whatHappened).toMatch(/^カード■+と■+、password: ■+$/)
      expect(read?.alreadyDone).not.toContain('4111')
      expect(original?.whatHappened).toBe(typed)
      expect(await incidents.findOriginal(incident.id, reporter)).toBeUndefined()
      const dossier = await incidents.open(incident.id, officer)
      expect(dossier?.audit.map(({ action }) => action)).toContain('incident.original-viewed')
    })
  })
})
