import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { describe, expect } from 'vitest'
import { runCampaign } from '../../src/cli/campaign.ts'
import type { CommandStreams } from '../../src/cli/lines.ts'
import { runSelfcheck } from '../../src/cli/selfcheck.ts'
import type { Database } from '../../src/database/types.ts'
import type { Selfchecks } from '../../src/selfcheck/index.ts'
import { answer, open, start } from '../selfcheck/frontDoor.ts'
import { test as databaseTest } from '../support/database.ts'

const test = databaseTest
  .extend('world', async ({ database }) => open(database))
  .extend('folder', async ({ task: _ }, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'mamori-cli-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    return folder
  })

type Run = (
  open: () => Promise<{ selfchecks: Selfchecks; clock: { now(): Date } }>,
  given: readonly string[],
  streams: CommandStreams,
) => Promise<number>

async function run(command: Run, selfchecks: Selfchecks, given: readonly string[], input = '') {
  const written = { output: '', errors: '' }
  const collect = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const streams = { input: Readable.from([input]), output: collect('output'), errors: collect('errors') }
  const parts = { selfchecks, clock: { now: () => new Date('2026-11-24T00:00:00Z') } }
  const exit = await command(async () => parts, given, streams)
  return { exit, ...written }
}

async function finish(selfchecks: Selfchecks, userId: string, option: string, key = userId): Promise<string> {
  let session = await start(selfchecks, key, userId)
  while (session.status === 'open') session = await answer(selfchecks, session, option)
  return session.id
}

/** Copies a finished session with its answers so many times, each for a person of their own. */
async function copy(database: Database, id: string, times: number): Promise<void> {
  await database.query(
    `insert into selfcheck_sessions (id, user_id, checklist_id, checklist_digest, status, current_item, version, opening,
       last_action, started_at, changed_at, finished_at)
     select id || n, 'U' || n, checklist_id, checklist_digest, status, current_item, version, opening, last_action,
       started_at, changed_at, finished_at from selfcheck_sessions, generate_series(1, $2::int) n where id = $1`,
    [id, times],
  )
  await database.query(
    `insert into selfcheck_answers (session_id, version, item_id, option_id, answered_by, answered_at)
     select session_id || n, version, item_id, option_id, answered_by, answered_at
       from selfcheck_answers, generate_series(1, $2::int) n where session_id = $1`,
    [id, times],
  )
}

describe('mamori selfcheck', () => {
  test('reads replies in a batch, and says on its own line what is wrong with one', async ({ world }) => {
    const lines = [
      '{"id":"a","text":"だいたいできてる"}',
      '{"id":2,"text":"できていないわけではない"}',
      '{"id":3}',
      '{"id":4,"text":"skip"}',
    ]

    const { exit, output } = await run(
      runSelfcheck,
      world.selfchecks,
      ['parse', '--batch', '-'],
      `${lines.join('\n')}\n`,
    )

    expect(exit).toBe(1)
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', option: 'partly', sure: true },
      { id: 2, option: null, sure: false },
      { id: 3, error: expect.stringContaining('"text"') },
      { id: 4, option: null, sure: true, command: 'skip' },
    ])
  })

  test('lists, shows and compares what was finished', async ({ world }) => {
    const { selfchecks, passTime } = world
    await finish(selfchecks, 'U1', 'no', 'first')
    passTime(86_400)
    const id = await finish(selfchecks, 'U1', 'yes', 'second')

    const list = JSON.parse((await run(runSelfcheck, selfchecks, ['list', '--json'])).output)
    const shown = JSON.parse((await run(runSelfcheck, selfchecks, ['show', id, '--json'])).output)
    const compared = JSON.parse((await run(runSelfcheck, selfchecks, ['compare', id, '--json'])).output)

    expect(list).toHaveLength(2)
    expect(shown).toMatchObject({ id, overall: 100, answers: { 'a-1': 'yes' } })
    expect(compared).toMatchObject({ overall: { before: 0, after: 100 } })
    expect(compared.items.map(({ change }: { change: string }) => change)).toEqual([
      'better',
      'better',
      'better',
    ])
  })

  test.for([0, 1, 500])(
    'exports %i sessions, every one whole',
    async (count, { world, database, folder }) => {
      const { selfchecks } = world
      if (count > 0) await copy(database, await finish(selfchecks, 'U1', 'partly'), count - 1)
      const file = join(folder, 'out.csv')

      const { exit } = await run(runSelfcheck, selfchecks, ['export', '--format', 'csv', '--out', file])

      const text = await readFile(file, 'utf8')
      expect(exit).toBe(0)
      expect(text.startsWith('\uFEFFsession,分野,番号')).toBe(true)
      expect(text.trim().split('\r\n')).toHaveLength(1 + count * 3)
    },
  )

  test('exports the day it was in Japan', async ({ world, folder }) => {
    // Half past three in the afternoon of the 23rd, UTC.
    world.passTime(14.5 * 3600)
    await finish(world.selfchecks, 'U1', 'yes')
    const file = join(folder, 'out.csv')

    await run(runSelfcheck, world.selfchecks, ['export', '--format', 'csv', '--out', file])

    expect(await readFile(file, 'utf8')).toContain('2026-11-24')
  })

  test('exports one as PDF with its font in it', async ({ world, folder }) => {
    const id = await finish(world.selfchecks, 'U1', 'no')
    const file = join(folder, 'out.pdf')

    const { exit } = await run(runSelfcheck, world.selfchecks, [
      'export',
      id,
      '--format',
      'pdf',
      '--out',
      file,
    ])

    const bytes = await readFile(file)
    expect(exit).toBe(0)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.toString('latin1')).toContain('NotoSansJP')
    expect(bytes.byteLength).toBeGreaterThan(5_000)
  })

  test('writes a checklist as a spreadsheet and reads the same one back', async ({ world, folder }) => {
    const file = join(folder, 'list.xlsx')
    await run(runSelfcheck, world.selfchecks, ['export', '--checklist', 'list', '--out', file])

    const { exit, output } = await run(runSelfcheck, world.selfchecks, ['import', '--file', file])

    expect(exit).toBe(0)
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(world.selfchecks.checklists[0])))
  })

  test.for([
    [[], 2],
    [['dance'], 2],
    [['show'], 2],
    [['export', '--format', 'pdf'], 2],
    [['parse'], 2],
    [['list', '--loud'], 2],
    [['show', 'ses_x'], 1],
    [['compare', 'ses_x'], 1],
  ] as const)('ends %j with %i', async ([given, exit], { world }) => {
    const ended = await run(runSelfcheck, world.selfchecks, given)

    expect(ended).toMatchObject({ exit, output: '' })
    expect(ended.errors).not.toBe('')
  })
})

describe('mamori campaign', () => {
  test('shows numbers and no person, and previews the sending', async ({ world }) => {
    const { selfchecks } = world
    const people = Array.from({ length: 5 }, (_, at) => ({
      userId: `P${at}`,
      language: 'ja' as const,
      timeZone: 'Asia/Tokyo',
      isManager: false,
    }))
    const actor = { userId: 'UM', roles: new Set(['manager']) }
    const draft = { checklistId: 'list', mode: 'named' as const, dueOn: '2026-12-18', reminds: true, people }
    const launched = await selfchecks.campaigns.launch(
      { draft, actor, timeZone: 'Asia/Tokyo', key: 'k' },
      async () => {},
    )
    if (launched.kind !== 'done') throw new Error('expected a campaign')

    const list = await run(runCampaign, selfchecks, ['list', '--json'])
    const shown = await run(runCampaign, selfchecks, ['show', launched.campaign.id, '--json'])
    const preview = await run(runCampaign, selfchecks, [
      'preview',
      '--people',
      '1000',
      '--at',
      '2026-11-24T10:00:00+09:00',
      '--json',
    ])
    const wrong = await run(runCampaign, selfchecks, ['preview'])

    expect(JSON.parse(list.output)).toMatchObject([{ id: launched.campaign.id, status: 'running' }])
    expect(JSON.parse(shown.output)).toMatchObject({ total: 5, finished: 0 })
    expect(list.output + shown.output).not.toMatch(/P\d|UM/)
    expect(JSON.parse(preview.output)).toEqual({
      people: 1000,
      from: '2026-11-24T01:00:00.000Z',
      until: '2026-11-24T01:16:39.000Z',
    })
    expect(wrong.exit).toBe(2)
  })
})
