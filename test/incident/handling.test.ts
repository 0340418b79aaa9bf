import { describe, expect } from 'vitest'
import { verifyChain } from '../../src/audit/index.ts'
import type { Incidents } from '../../src/incident/index.ts'
import { untriaged } from '../../src/incident/index.ts'
import { eachDatabase } from '../support/database.ts'
import { employee, officer, reported, start } from './running.ts'
import { person } from './staff.ts'

const deputy = person('UDEPUTY', 'deputy')
const top = person('UTOP', 'owners')
const reporter = person('UREPORTER', 'employee')
const responders = ['UOFFICER', 'UDEPUTY', 'UTOP']

/** Cause and prevention written, and no law's clock: what a closing wants. */
async function readyToClose(incidents: Incidents, id: string): Promise<void> {
  await incidents.describe(id, officer, 'cause', '宛先の取り違え')
  await incidents.describe(id, officer, 'prevention', '送信前に二人で確認する')
}

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

  describe(`following one's own report (${name})`, () => {
    test('adds, answers and withdraws; responders are told, and escalation goes on until somebody knows', async ({
      database,
    }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      const { id } = incident

      await incidents.addToReport(id, reporter, '相手は開いていないそうです')
      await incidents.ask(id, officer, 'いつですか')
      await incidents.answer(id, reporter, '10時です')
      await incidents.withdraw(id, reporter, '勘違いでした')

      const followed = await incidents.follow(id, reporter)
      expect(followed?.words.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
        'addition 相手は開いていないそうです',
        'question いつですか',
        'answer 10時です',
        'addition 勘違いでした',
      ])
      expect(followed?.incident.withdrawnAt).toBeInstanceOf(Date)
      const news = jobs.jobs.flatMap(({ data }) =>
        typeof data.to === 'string' ? [`${data.kind} ${data.to}`] : [],
      )
      expect(news).toEqual([
        'added responders',
        'asked UREPORTER',
        'answered responders',
        'withdrawn responders',
      ])
      expect(await incidents.dueNotice({ kind: 'step', incident: id, step: 0, round: 0 })).toMatchObject({
        kind: 'step',
      })
    })

    test('is not for anybody else', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)

      expect(await incidents.addToReport(incident.id, officer, 'x')).toEqual({ kind: 'not-allowed' })
      expect(await incidents.withdraw(incident.id, employee, 'x')).toEqual({ kind: 'not-found' })
      expect(await incidents.ask(incident.id, reporter, 'x')).toEqual({ kind: 'not-allowed' })
      expect(await incidents.follow(incident.id, officer)).toBeUndefined()
    })
  })

  describe(`what needs a second person (${name})`, () => {
    const asked = (action: 'close' | 'lower' | 'no-report' | 'delete') => ({
      action,
      reason: '対応が終わったため',
      severity: action === 'lower' ? (0 as const) : undefined,
      responders,
    })

    test('is closed by two, and tells the reporter', async ({ database }) => {
      const { incidents, jobs } = start(database)
      const { incident } = await reported(incidents)
      await readyToClose(incidents, incident.id)

      const wish = await incidents.request(incident.id, officer, asked('close'))
      const request = wish.kind === 'done' ? wish.value.request : ''
      const byAsker = await incidents.decide(incident.id, officer, request, 'approved')
      const bySecond = await incidents.decide(incident.id, deputy, request, 'approved')

      expect(wish).toMatchObject({ kind: 'done', value: { alone: false }, incident: { status: 'received' } })
      expect(byAsker).toEqual({ kind: 'refused', problems: ['same-person'] })
      expect(bySecond).toMatchObject({ kind: 'done', incident: { status: 'closed' } })
      expect(jobs.jobs.map(({ data }) => `${data.kind} ${data.to}`)).toContain('closed UREPORTER')
      const line = (await incidents.open(incident.id, officer))?.register.at(-1)
      expect(line).toMatchObject({
        what: 'closed',
        details: { askedBy: 'UOFFICER', decidedBy: 'UDEPUTY', alone: false },
      })
      expect(await incidents.decide(incident.id, deputy, request, 'approved')).toEqual({
        kind: 'refused',
        problems: ['decided-already'],
      })
    })

    test('lowers, says that no report is needed and deletes by two; deleted texts are gone, the register stays', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { personalData: 'yes' })
      const { id } = incident
      const together = async (action: Parameters<typeof asked>[0]) => {
        const wish = await incidents.request(id, officer, asked(action))
        if (wish.kind !== 'done') throw new Error(JSON.stringify(wish))
        return await incidents.decide(id, deputy, wish.value.request, 'approved')
      }

      expect(await together('lower')).toMatchObject({ incident: { severity: 0, severityConfirmed: true } })
      expect(await together('no-report')).toMatchObject({ incident: { noReportSince: expect.any(Date) } })
      expect(await together('delete')).toMatchObject({ incident: { whatHappened: '', number: '2026-001' } })

      const { rows } = await database.query('select incidents::text as text from incidents')
      expect(JSON.stringify(rows)).not.toContain('図面')
      expect(await incidents.note(id, officer, 'x')).toEqual({ kind: 'not-found' })
      expect((await incidents.open(id, officer))?.register.at(-1)).toMatchObject({ what: 'deleted' })
    })

    test('is refused by the second person, and can be asked for again', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents)
      await readyToClose(incidents, incident.id)
      const wish = await incidents.request(incident.id, officer, asked('close'))
      const twice = await incidents.request(incident.id, deputy, asked('close'))
      const request = wish.kind === 'done' ? wish.value.request : ''

      const refused = await incidents.decide(incident.id, deputy, request, 'refused')

      expect(twice).toEqual({ kind: 'refused', problems: ['asked-already'] })
      expect(refused).toMatchObject({ kind: 'done', incident: { status: 'received' } })
      expect(await incidents.request(incident.id, officer, asked('close'))).toMatchObject({ kind: 'done' })
    })

    test('is never decided by the reporter or a person concerned, though they respond', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { reporterId: 'UDEPUTY', notTold: ['UTOP'] })
      await readyToClose(incidents, incident.id)
      const others = [...responders, 'UADMIN']
      const wish = await incidents.request(incident.id, officer, { ...asked('close'), responders: others })
      const request = wish.kind === 'done' ? wish.value.request : ''

      expect(await incidents.decide(incident.id, deputy, request, 'approved')).toEqual({
        kind: 'not-allowed',
      })
      expect(await incidents.decide(incident.id, top, request, 'approved')).toEqual({ kind: 'not-found' })
      expect(
        await incidents.decide(incident.id, person('UADMIN', 'admin'), request, 'approved'),
      ).toMatchObject({
        kind: 'done',
      })
    })

    test('does not wait for ever for a second person who left', async ({ database }) => {
      const { incidents } = start(database)
      const { id } = (await reported(incidents)).incident
      await readyToClose(incidents, id)
      await incidents.request(id, top, { ...asked('close'), responders })

      const left = await incidents.request(id, top, { ...asked('close'), responders: ['UTOP'] })

      expect(left).toMatchObject({ kind: 'done', value: { alone: true }, incident: { status: 'closed' } })
      const requests = (await incidents.open(id, officer))?.requests ?? []
      expect(requests.map(({ decision, alone }) => [decision, alone]).sort()).toEqual([
        ['approved', true],
        ['refused', false],
      ])
    })

    test('is decided by the top alone, with a mark, where nobody else could', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { reporterId: 'UOFFICER' })
      await readyToClose(incidents, incident.id)
      const few = { ...asked('close'), responders: ['UOFFICER', 'UTOP'] }

      const byOfficer = await incidents.request(incident.id, officer, { ...few, responders: ['UOFFICER'] })
      const byTop = await incidents.request(incident.id, top, few)

      expect(byOfficer).toEqual({ kind: 'refused', problems: ['needs-top'] })
      expect(byTop).toMatchObject({ kind: 'done', value: { alone: true }, incident: { status: 'closed' } })
      const dossier = await incidents.open(incident.id, top)
      expect(dossier?.register.at(-1)).toMatchObject({ what: 'closed', details: { alone: true } })
      expect(dossier?.requests).toMatchObject([
        { alone: true, decidedBy: 'UTOP', reason: '対応が終わったため' },
      ])
    })

    test.for<[string, Parameters<typeof asked>[0], object, string[]]>([
      ['closing without cause and prevention', 'close', {}, ['cause-missing', 'prevention-missing']],
      [
        'closing while a report to the authority may be due',
        'close',
        { personalData: 'yes' },
        ['cause-missing', 'prevention-missing', 'clocks-open'],
      ],
      ['lowering to the same severity', 'lower', { certainty: 'near-miss' }, ['not-lower']],
    ])('says what stands in the way of %s', async ([, action, report, problems], { database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, report)

      const wish = await incidents.request(incident.id, officer, asked(action))

      expect(wish).toEqual({ kind: 'refused', problems })
    })

    test('closes a near miss without a cause, and without any clock', async ({ database }) => {
      const { incidents } = start(database)
      const { incident } = await reported(incidents, { certainty: 'near-miss', personalData: 'yes' })

      expect(incident.severity).toBe(0)
      expect(await incidents.listClocks(officer)).toEqual([])
      expect(await incidents.request(incident.id, officer, asked('close'))).toMatchObject({ kind: 'done' })
    })
  })

  describe(`keeping the clocks (${name})`, () => {
    test('has responders warned while a clock runs, and not once it is done or due at another time', async ({
      database,
    }) => {
      const { incidents, jobs, clock } = start(database)
      const { incident } = await reported(incidents, { personalData: 'yes' })
      const { id } = incident
      const warning = () =>
        jobs.jobs.find(({ data }) => data.clock === 'full_report' && data.share === 0.5)?.data ?? {}
      const first = warning()

      const before = await incidents.dueNotice(first)
      await incidents.triage(id, officer, { ...untriaged('yes'), improperPurpose: 'yes' })
      const after = await incidents.dueNotice(first)
      clock.moveTo('2026-11-24T01:00:00Z')
      await incidents.finishClock(id, officer, 'prompt_report')
      const [clocks] = await incidents.listClocks(officer)

      expect(before).toMatchObject({
        kind: 'news',
        news: { about: 'clock', to: 'responders', clock: 'full_report' },
      })
      expect(after).toEqual({ kind: 'none' })
      expect(clocks?.clocks).toMatchObject([
        { id: 'prompt_report', state: 'done', doneAt: clock.now() },
        { id: 'full_report', state: 'running', dueDay: '2027-01-21', applies: 'yes' },
        { id: 'notify_persons' },
      ])
      expect(await incidents.finishClock(id, officer, 'prompt_report')).toEqual({
        kind: 'refused',
        problems: ['unchanged'],
      })
      expect(await incidents.finishClock(id, officer, 'nothing')).toEqual({
        kind: 'refused',
        problems: ['clock-unknown'],
      })
    })
  })

  describe(`keeping the reporting rule (${name})`, () => {
    test('puts a changed rule in force as the next version, for new incidents, and keeps every one', async ({
      database,
    }) => {
      const { incidents } = start(database)
      await reported(incidents)
      const rule = await incidents.currentRule()

      const changed = await incidents.changeRule({ ...rule, mailAfterMinutes: 30 }, officer)
      const stale = await incidents.changeRule({ ...rule, mailAfterMinutes: 40 }, officer)

      expect(changed).toMatchObject({ kind: 'changed', rule: { version: 2, mailAfterMinutes: 30 } })
      expect(stale).toEqual({ kind: 'stale', current: 2 })
      expect((await incidents.currentRule()).version).toBe(2)
      expect((await incidents.listRules()).map(({ version, by }) => `${version} ${by}`)).toEqual([
        '2 UOFFICER',
        '1 file',
      ])
    })

    test('is for the officer and administrators, and refuses a rule that cannot be followed', async ({
      database,
    }) => {
      const { incidents } = start(database)
      const rule = await incidents.currentRule()

      expect(await incidents.changeRule(rule, deputy)).toEqual({ kind: 'not-allowed' })
      expect(await incidents.changeRule({ ...rule, severities: [] }, officer)).toMatchObject({
        kind: 'invalid',
        problems: [{ field: 'severities', message: expect.stringContaining('every severity') }],
      })
    })
  })
})
