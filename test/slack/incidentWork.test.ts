import { describe, expect } from 'vitest'
import type { Actor } from '../../src/incident/index.ts'
import { registerIncidentWork } from '../../src/slack/listeners/incidentWork.ts'
import { aReport } from '../incident/builders.ts'
import { test } from '../support/database.ts'
import { submission as anySubmission } from './bare.ts'
import { boltApp, press, type SlackStand, slackStand } from './incidentParts.ts'

/** A company in which everybody there can be presses every button. */
function company(database: Parameters<typeof slackStand>[0]): SlackStand {
  const stand = slackStand(database)
  stand.holders.officer = ['UOFFICER', 'UTHIRD']
  stand.holders.deputy = ['UDEPUTY', 'UKEPT']
  stand.holders.admin = ['UADMIN']
  stand.holders.manager = ['UMANAGER']
  return stand
}

const start = (stand: SlackStand) => boltApp((app) => registerIncidentWork(app, stand.parts))
const third: Actor = { userId: 'UTHIRD', roles: new Set(['officer']) }

type Prepared = { readonly id: string; readonly task: string; readonly request: string }

/** An incident with a task and a request by a third responder; `UKEPT` must not be told of it. */
async function prepared({ parts }: SlackStand, key: string, reporterId = 'UREPORTER'): Promise<Prepared> {
  const { incidents } = parts
  const result = await incidents.report(
    aReport({ submissionKey: key, reporterId, personalData: 'yes', notTold: ['UKEPT'] }),
  )
  if (result.kind !== 'reported') throw new Error('refused')
  const { id } = result.incident
  const task = await incidents.addTask(id, third, { title: '確認', owner: 'UELSE', dueOn: '2026-12-01' })
  const responders = ['UOFFICER', 'UDEPUTY', 'UADMIN', 'UTHIRD']
  const asked = await incidents.request(id, third, { action: 'delete', reason: '誤り', responders })
  if (task.kind !== 'done' || asked.kind !== 'done') throw new Error('could not be prepared')
  return { id, task: task.value, request: asked.value.request }
}

async function lines({ parts }: SlackStand, id: string): Promise<number> {
  return (await parts.incidents.open(id, third))?.register.length ?? 0
}

/** A form on the card, sent in. */
function submission(form: string, id: string, from: string, values: Readonly<Record<string, unknown>>) {
  return anySubmission(`incident.work.form.${form}`, from, { incident: id, card: 'VCARD' }, values)
}

const option = (value: string) => ({ selected_option: { value } })
const text = (value: string) => ({ value })
const inModal = { channel: undefined, message: undefined, view: { id: 'VCARD', type: 'modal' } }

const changes: Readonly<Record<string, (incident: Prepared, from: string) => Record<string, unknown>>> = {
  status: ({ id }, from) => submission('status', id, from, { status: option('investigating') }),
  severity: ({ id }, from) => submission('severity', id, from, { severity: option('3') }),
  type: ({ id }, from) => submission('type', id, from, { type: option('malware') }),
  note: ({ id }, from) => submission('note', id, from, { text: text('電話した') }),
  ask: ({ id }, from) => submission('ask', id, from, { text: text('いつですか') }),
  task: ({ id }, from) =>
    submission('task', id, from, {
      text: text('調べる'),
      owner: { selected_user: 'UELSE' },
      due_on: { selected_date: '2026-12-01' },
    }),
  describe: ({ id }, from) => submission('describe', id, from, { cause: text('確認もれ') }),
  'not told': ({ id }, from) =>
    submission('notTold', id, from, { people: { selected_users: ['UKEPT', 'UELSE'] } }),
  triage: ({ id }, from) => submission('triage', id, from, { personalData: option('yes') }),
  'clock done': ({ id }, from) =>
    submission('clock', id, from, { clock: option('prompt_report'), what: option('done') }),
  request: ({ id }, from) =>
    submission('request', id, from, { action: option('no-report'), reason: text('全部回収した') }),
  'task done': ({ id, task }, from) => ({
    ...press('incident.work.finish_task', `${id}/${task}`, from),
    ...inModal,
  }),
  agree: ({ id, request }, from) => ({
    ...press('incident.work.decide.approved', `${id}/${request}`, from),
    ...inModal,
  }),
  acknowledge: ({ id }, from) => press('incident.acknowledge', id, from),
}

const readings: Readonly<Record<string, (incident: Prepared, from: string) => Record<string, unknown>>> = {
  card: ({ id }, from) => press('incident.open', id, from),
  record: ({ id }, from) => ({ ...press('incident.work.log', id, from), ...inModal }),
  original: ({ id }, from) => ({ ...press('incident.work.original', id, from), ...inModal }),
  documents: ({ id }, from) => ({ ...press('incident.work.documents', id, from), ...inModal }),
  'a form': ({ id }, from) => ({ ...press('incident.work.form.describe', id, from), ...inModal }),
}

const mayAct = ['UOFFICER', 'UDEPUTY', 'UADMIN']
const mayNot = ['UKEPT', 'UMANAGER', 'UELSE', 'UREPORTER']

describe('who may do what, by click', () => {
  test.for(Object.keys(changes))(
    '%s: officer, deputy and administrator; nobody else, nor who must not be told',
    async (name, { database }) => {
      const stand = company(database)
      const app = await start(stand)

      const did: string[] = []
      for (const from of [...mayAct, ...mayNot]) {
        const incident = await prepared(stand, `${name}:${from}`)
        const before = await lines(stand, incident.id)
        await app.send(changes[name]?.(incident, from) ?? {})
        if ((await lines(stand, incident.id)) !== before) did.push(from)
      }

      expect(did).toEqual(mayAct)
    },
  )

  test.for(Object.keys(readings))('%s: the same may see it', async (name, { database }) => {
    const stand = company(database)
    const app = await start(stand)
    const seen: string[] = []

    for (const from of [...mayAct, ...mayNot]) {
      const incident = await prepared(stand, `${name}:${from}`)
      stand.calls.length = 0
      await app.send(readings[name]?.(incident, from) ?? {})
      if (!JSON.stringify(stand.calls).includes('見つかりませんでした')) seen.push(from)
    }

    // Reporters read their own by their own way; here they are nobody in particular.
    expect(seen).toEqual(mayAct)
  })

  test('a document is made for none of the others', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const { id } = await prepared(stand, 'document')

    for (const from of mayNot)
      await app.send({ ...press('incident.work.document.accident-report', id, from), ...inModal })

    expect(stand.calls.map(({ method }) => method)).toEqual(mayNot.map(() => 'views.push'))
    expect(JSON.stringify(stand.calls)).not.toContain('図面')
  })

  test('the owner of a task says that it is done, whoever they are, and nobody else by their button', async ({
    database,
  }) => {
    const stand = company(database)
    const app = await start(stand)
    const incident = await prepared(stand, 'own task')
    const value = `${incident.id}/${incident.task}`
    const isDone = async () =>
      (await stand.parts.incidents.open(incident.id, third))?.tasks[0]?.doneAt !== undefined

    await app.send(press('incident.work.own_task_done', value, 'UMANAGER'))
    const after = [await isDone()]
    await app.send(press('incident.work.own_task_done', value, 'UELSE'))
    after.push(await isDone())

    expect(after).toEqual([false, true])
    expect(JSON.stringify(stand.calls)).not.toContain('図面')
  })

  test('nobody agrees to their own request, or decides on their own report', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const own = await prepared(stand, 'own')
    const reported = await prepared(stand, 'reported', 'UOFFICER')
    const before = [await lines(stand, own.id), await lines(stand, reported.id)]

    await app.send(changes.agree?.(own, 'UTHIRD') ?? {})
    await app.send(changes.agree?.(reported, 'UOFFICER') ?? {})

    expect([await lines(stand, own.id), await lines(stand, reported.id)]).toEqual(before)
    expect(JSON.stringify(stand.calls)).toContain('求めた本人は決められません')
    expect(JSON.stringify(stand.calls)).toContain('あなたの役割では')
  })

  test('nothing is done while roles cannot be looked up, and the form keeps what was typed', async ({
    database,
  }) => {
    const stand = company(database)
    const app = await start(stand)
    const incident = await prepared(stand, 'away')
    const before = await lines(stand, incident.id)
    stand.away = true

    const acks = await app.send(changes.note?.(incident, 'UOFFICER') ?? {})
    await app.send(changes['task done']?.(incident, 'UOFFICER') ?? {})

    expect(acks).toMatchObject([
      { response_action: 'errors', errors: { text: expect.stringContaining('いま役割を確認できません') } },
    ])
    expect(await lines(stand, incident.id)).toBe(before)
  })
})

describe('what stands in the way', () => {
  test('is said under the field, with what was typed still there', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const { id } = await prepared(stand, 'problems')

    const [lower] = await app.send(submission('severity', id, 'UOFFICER', { severity: option('0') }))
    const [close] = await app.send(
      submission('request', id, 'UOFFICER', { action: option('close'), reason: text('済んだ') }),
    )
    const [empty] = await app.send(submission('note', id, 'UOFFICER', { text: text('  ') }))

    expect(lower).toMatchObject({ errors: { severity: expect.stringContaining('二人目の確認') } })
    expect(close).toMatchObject({ errors: { action: expect.stringContaining('原因') } })
    expect(close).toMatchObject({ errors: { action: expect.stringContaining('終わっていない作業') } })
    expect(empty).toMatchObject({ errors: { text: '何か書いてください。' } })
  })

  test.for([
    ['metadata that are no JSON', { private_metadata: '<' }],
    ['metadata of another shape', { private_metadata: '{"incident":7}' }],
    ['an incident that is not there', { private_metadata: '{"incident":"inc_nothing"}' }],
  ] as const)('with %s nothing happens but a sentence', async ([, changed], { database }) => {
    const stand = company(database)
    const app = await start(stand)
    const body = submission('note', 'inc_x', 'UOFFICER', { text: text('x') })

    const acks = await app.send({ ...body, view: { ...body.view, ...changed } })

    expect(JSON.stringify(acks)).toContain('見つかりませんでした')
  })
})

describe('the card', () => {
  test('shows a reporter without a name to nobody, and clocks as a guide only', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const result = await stand.parts.incidents.report(
      aReport({ reporterId: 'USECRET', naming: { kind: 'anonymous' }, personalData: 'yes' }),
    )
    if (result.kind !== 'reported') throw new Error('refused')

    await app.send(press('incident.open', result.incident.id, 'UOFFICER'))

    const card = JSON.stringify(stand.calls)
    expect(card).not.toContain('USECRET')
    expect(card).toContain('匿名')
    expect(card).toContain('個人情報保護委員会への速報')
    expect(card).toContain('日付は目安です')
  })

  test('leaves a line of the audit at every opening, with who it was', async ({ database }) => {
    const stand = company(database)
    const app = await start(stand)
    const { id } = await prepared(stand, 'audit')

    await app.send(press('incident.open', id, 'UDEPUTY'))
    await app.send(press('incident.work.original', id, 'UDEPUTY'))

    const dossier = await stand.parts.incidents.open(id, third)
    const byDeputy = dossier?.audit.filter(({ actor }) => actor === 'UDEPUTY').map(({ action }) => action)
    expect(byDeputy).toEqual(['incident.viewed', 'incident.original-viewed'])
  })

  test('speaks English to whoever does', async ({ database }) => {
    const stand = company(database)
    stand.people.set('UOFFICER', { language: 'en' })
    const app = await start(stand)
    const result = await stand.parts.incidents.report(
      aReport({ whatHappened: 'sent it', information: 'a drawing', leakType: 'malware' }),
    )
    if (result.kind !== 'reported') throw new Error('refused')

    await app.send(press('incident.open', result.incident.id, 'UOFFICER'))

    const view = JSON.stringify(stand.calls.at(-1)?.args.view)
    expect(view).toContain('Severity: 1')
    expect(view).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
  })
})
