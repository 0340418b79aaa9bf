import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, onTestFinished } from 'vitest'
import { runIncident } from '../../src/cli/incident.ts'
import { runRule } from '../../src/cli/rule.ts'
import type { Database } from '../../src/database/types.ts'
import { knowledge } from '../incident/builders.ts'
import { officer, reported, start } from '../incident/running.ts'
import { test } from '../support/database.ts'
import { runCommand } from './running.ts'

type Running = ReturnType<typeof start>

const incident = ({ incidents }: Running, ...given: string[]) =>
  runCommand((streams) => runIncident(async () => ({ incidents }), given, streams))

const rule = ({ incidents, clock }: Running, ...given: string[]) =>
  runCommand((streams) =>
    runRule(async () => ({ incidents, knowledgeDir: knowledge, now: clock.now }), given, streams),
  )

/** Three incidents: a named one, an anonymous one with personal data, and a drill. */
async function filled(database: Database): Promise<Running> {
  const running = start(database)
  await reported(running.incidents, { submissionKey: 'view:1' })
  await reported(running.incidents, {
    submissionKey: 'view:2',
    leakType: undefined,
    personalData: 'yes',
    whatHappened: '電話は090-1234-5678です\u001b[31m',
    naming: { kind: 'anonymous' },
  })
  await reported(running.incidents, { submissionKey: 'view:3', drill: true })
  return running
}

async function aFile(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mamori-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, name)
}

describe('the register on the command line', () => {
  test.for<[string[], string[]]>([
    [[], ['2026-002', '2026-001']],
    [['--all'], ['D2026-001', '2026-002', '2026-001']],
    [['--drills'], ['D2026-001']],
    [['--severity', '3'], ['2026-002']],
    [['--type', 'misdirected_email'], ['2026-001']],
    [['--search', '別の会社 図面'], ['2026-001']],
    [['--search', '100%'], []],
    [['--status', 'closed'], []],
    [['--from', '2026-11-24'], []],
    [['--until', '2026-11-24', '--limit', '1'], ['2026-001']],
  ])('lists with %j', async ([given, numbers], { database }) => {
    const running = await filled(database)

    const ended = await incident(running, 'list', '--json', ...given)

    const { incidents } = JSON.parse(ended.text)
    expect(ended.exit).toBe(0)
    expect(incidents.map(({ number }: { number: string }) => number).sort()).toEqual([...numbers].sort())
  })

  test('shows one with everything but who reported it and what is masked, and notes the reading', async ({
    database,
  }) => {
    const running = await filled(database)

    const json = await incident(running, 'show', '2026-002', '--json')
    const text = await incident(running, 'show', '2026-002')

    const dossier = JSON.parse(json.text)
    expect(dossier.incident).toMatchObject({ number: '2026-002', naming: 'anonymous' })
    expect(dossier.clocks).toHaveLength(3)
    expect(json.text + text.text).not.toMatch(/UREPORTER|090-1234/)
    expect(text.text).not.toContain('\u001b')
    expect(dossier.audit).toMatchObject([{ action: 'incident.reported', actor: 'reporter' }])
    const again = JSON.parse((await incident(running, 'show', '2026-002', '--json')).text)
    expect(again.audit.at(-1)).toMatchObject({ action: 'incident.viewed', actor: 'command' })
  })

  test('shows the clocks that run, the earliest first', async ({ database }) => {
    const running = await filled(database)

    const [json, text] = [await incident(running, 'clocks', '--json'), await incident(running, 'clocks')]

    expect(JSON.parse(json.text)).toMatchObject([
      { incident: { number: '2026-002' }, clocks: [{ id: 'prompt_report', state: 'running' }, {}, {}] },
    ])
    expect(text.text.split('\n')[0]).toMatch(/^2026-002 {2}2026-11-27T.*running +prompt_report$/)
  })

  test('exports the register as CSV, spreadsheet and JSON, and a report of one as PDF', async ({
    database,
  }) => {
    const running = await filled(database)
    const [xlsx, pdf] = [await aFile('register.xlsx'), await aFile('report.pdf')]

    const csv = await incident(running, 'export')
    await incident(running, 'export', '--format', 'xlsx', '--out', xlsx, '--all')
    const json = await incident(running, 'export', '--format', 'json')
    const printed = await incident(running, 'export', '2026-001', '--format', 'pdf', '--out', pdf)

    expect([...csv.output.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv.text).toContain('2026-002')
    expect(csv.text + json.text).not.toMatch(/UREPORTER.*2026-002|090-1234/)
    const [sheet] = await readXlsxFile(xlsx)
    expect(sheet?.data.map(([number]) => number)).toEqual(['受付番号', '2026-002', '2026-001', 'D2026-001'])
    expect(json.text.trim().split('\n')).toHaveLength(2)
    expect(printed.exit).toBe(0)
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await running.audit.listOf(database, 'register', 10)).map(({ action }) => action)).toEqual([
      'register.exported',
      'register.exported',
      'register.exported',
    ])
  })

  test('exits 1 for a number that is not there, and 2 on bad usage', async ({ database }) => {
    const running = await filled(database)

    expect(await incident(running, 'show', '2026-099')).toMatchObject({ exit: 1, text: '' })
    expect(await incident(running, 'export', '2026-099', '--format', 'pdf', '--out', '/tmp/x')).toMatchObject(
      {
        exit: 1,
      },
    )
    for (const given of [
      [],
      ['look'],
      ['show'],
      ['list', '2026-001'],
      ['list', '--severity', '4'],
      ['list', '--status', 'open-ish'],
      ['list', '--from', 'yesterday'],
      ['list', '--limit', '0'],
      ['export', '--format', 'doc'],
      ['export', '--format', 'xlsx'],
      ['export', '--format', 'pdf'],
      ['export', '2026-001'],
      ['export', '2026-001', '--format', 'pdf', '--out', 'x', '--document', 'poem'],
      ['list', '--loud'],
    ])
      expect(await incident(running, ...given), given.join(' ')).toMatchObject({ exit: 2, text: '' })
  })
})

describe('the reporting rule on the command line', () => {
  test('is checked as it stands in the knowledge folder, and as a file that is wrong', async ({
    database,
  }) => {
    const running = start(database)

    const shipped = await rule(running, 'check', '--json')
    const wrong = await rule(running, 'check', '--file', join(knowledge, 'glossary.yml'), '--json')

    expect(JSON.parse(shipped.text)).toMatchObject({ version: 2, inForce: 1 })
    expect(wrong.exit).toBe(1)
    expect(JSON.parse(wrong.text)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('glossary.yml')],
    })
  })

  test('shows who would be told when, without telling anybody', async ({ database }) => {
    const running = start(database)
    const given = ['--type', 'misdirected_email', '--severity', '1', '--at', '2026-11-24T23:30:00+09:00']

    const ended = await rule(running, 'dry-run', ...given, '--json')

    expect(ended.exit).toBe(0)
    expect(JSON.parse(ended.text)).toEqual([
      {
        to: 'officer',
        at: '2026-11-24T14:30:00.000Z',
        via: 'slack',
        why: expect.stringContaining('at any hour'),
      },
      {
        to: 'mail',
        at: '2026-11-24T14:40:00.000Z',
        via: 'mail',
        why: expect.stringContaining('only if Slack'),
      },
      { to: 'deputy', at: '2026-11-24T22:00:00.000Z', via: 'slack', why: expect.stringContaining('waited') },
      { to: 'owners', at: '2026-11-24T22:30:00.000Z', via: 'slack', why: expect.stringContaining('by then') },
    ])
    expect(running.jobs.jobs).toEqual([])
  })

  test('goes by the rule in force, or by a file that is not yet', async ({ database }) => {
    const running = start(database)
    const given = ['--type', 'malware', '--severity', '0', '--at', '2026-11-24T10:00:00+09:00', '--json']
    const deputyAt = (text: string) =>
      JSON.parse(text).find(({ to }: { to: string }) => to === 'deputy').at as string
    const current = await running.incidents.currentRule()
    const severities = current.severities.map((each) => ({
      ...each,
      steps: each.steps.map((step) => (step.to === 'deputy' ? { ...step, afterMinutes: 5 } : step)),
    }))
    const before = await rule(running, 'dry-run', ...given)
    await running.incidents.changeRule({ ...current, severities }, officer)

    const after = await rule(running, 'dry-run', ...given)
    const file = await rule(running, 'dry-run', ...given, '--file', join(knowledge, 'reporting-rule.yml'))

    expect(deputyAt(before.text)).toBe('2026-11-24T09:00:00.000Z')
    expect(deputyAt(after.text)).toBe('2026-11-24T01:05:00.000Z')
    expect(deputyAt(file.text)).toBe('2026-11-24T09:00:00.000Z')
  })

  test('prints the emergency card', async ({ database }) => {
    const out = await aFile('card.pdf')

    const ended = await rule(start(database), 'card', '--out', out, '--language', 'en')

    expect(ended.exit).toBe(0)
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('exits 2 on bad usage', async ({ database }) => {
    const at = ['--at', '2026-11-24T10:00:00+09:00']
    for (const given of [
      [],
      ['check', 'x'],
      ['dry-run'],
      ['dry-run', '--type', 'malware', '--severity', '9', ...at],
      ['dry-run', '--type', 'malware', '--severity', '1', '--at', 'soon'],
      ['dry-run', '--type', 'gossip', '--severity', '1', ...at],
      ['card'],
      ['card', '--out', 'x', '--language', 'fr'],
    ])
      expect(await rule(start(database), ...given), given.join(' ')).toMatchObject({ exit: 2, text: '' })
  })
})
