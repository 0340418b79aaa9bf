import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import { createAudit } from '../../src/audit/index.ts'
import { findExportArgument, runAudit } from '../../src/cli/audit.ts'
import type { Database } from '../../src/database/types.ts'
import { test } from '../support/database.ts'
import { runCommand } from './running.ts'

const audit = createAudit({ clock: { now: () => new Date('2026-04-01T00:00:00Z') } })

async function fill(database: Database, count: number): Promise<void> {
  for (let n = 1; n <= count; n++)
    await database.transaction((transaction) =>
      audit.append(transaction, { actor: `U${n}`, action: 'a.done', subject: `s${n}` }),
    )
}

const command = (database: Database, given: readonly string[], input?: string) =>
  runCommand((streams) => runAudit(async () => ({ database }), given, streams), input)

const offline = (given: readonly string[], input?: string) =>
  runCommand(
    (streams) =>
      runAudit(
        async () => {
          throw new Error('an export needs no database')
        },
        given,
        streams,
      ),
    input,
  )

describe('the audit record on the command line', () => {
  test('verifies the chain, as a sentence and as JSON', async ({ database }) => {
    await fill(database, 3)

    const [said, json] = [await command(database, ['verify']), await command(database, ['verify', '--json'])]

    const check: unknown = JSON.parse(json.text)
    expect(check).toEqual({ ok: true, lines: 3, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect([said.exit, json.exit]).toEqual([0, 0])
    expect(said.text).toMatch(/^The audit record fits: 3 lines, end 3:[0-9a-f]{64}\n$/)
  })

  test('exits 1 and names the first bad line where the chain does not fit', async ({ database }) => {
    await fill(database, 3)
    await database.script(
      `alter table audit_lines disable trigger user; update audit_lines set actor = 'U9' where sequence = 2; alter table audit_lines enable trigger user`,
    )

    const ended = await command(database, ['verify', '--json'])

    expect(ended.exit).toBe(1)
    expect(JSON.parse(ended.text)).toMatchObject({ ok: false, firstBad: 2, reason: 'the line was changed' })
  })

  test('exports what is verified without any database, from a file or a pipe', async ({ database }) => {
    await fill(database, 3)
    const folder = await mkdtemp(join(tmpdir(), 'mamori-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'exported.jsonl')

    await command(database, ['export', '--out', file])
    const text = await readFile(file, 'utf8')
    const piped = await command(database, ['export'])

    expect(piped.text).toBe(text)
    expect(text.trim().split('\n')).toHaveLength(4)
    expect(await offline(['verify', file, '--json'])).toMatchObject({ exit: 0 })
    expect(await offline(['verify', '-', '--json'], text)).toMatchObject({ exit: 0 })
  })

  test.for<[string, (lines: string[]) => string[], number | undefined, string]>([
    ['a changed line', (l) => l.map((line) => line.replace('"U2"', '"U9"')), 2, 'was changed'],
    ['a missing line', (l) => l.toSpliced(1, 1), 2, 'is missing'],
    ['swapped lines', (l) => [l[1] ?? '', l[0] ?? '', ...l.slice(2)], 1, 'is missing'],
    ['a line twice', (l) => [l[0] ?? '', ...l], 2, 'not in order'],
    ['a cut-off end', (l) => l.slice(0, -1), 4, 'is cut off'],
    ['a cut-off line and its end', (l) => [...l.slice(0, -2), l.at(-1) ?? ''], 3, 'last lines are missing'],
    ['something else at the end', (l) => [...l, '{}'], 4, 'more after the end'],
    ['something that is no line', (l) => ['hello', ...l.slice(1)], 1, 'not a line'],
  ])('finds %s in an export', async ([, change, firstBad, reason], { database }) => {
    await fill(database, 3)
    const lines = (await command(database, ['export'])).text.trim().split('\n')

    const ended = await offline(['verify', '-', '--json'], change(lines).join('\n'))

    expect(ended.exit).toBe(1)
    expect(JSON.parse(ended.text)).toMatchObject({
      ok: false,
      firstBad,
      reason: expect.stringContaining(reason),
    })
  })

  test('compares with an end noted down outside, with or without its line', async ({ database }) => {
    await fill(database, 2)
    const { head } = JSON.parse((await command(database, ['verify', '--json'])).text)
    await fill(database, 1)
    const exported = (await command(database, ['export'])).text

    for (const noted of [head, `2:${head}`]) {
      expect((await command(database, ['verify', '--head', noted])).exit).toBe(0)
      expect((await offline(['verify', '--head', noted, '-'], exported)).exit).toBe(0)
    }
    const wrong = await command(database, ['verify', '--head', 'f'.repeat(64), '--json'])
    expect(wrong.exit).toBe(1)
    expect(JSON.parse(wrong.text)).toMatchObject({ ok: false, reason: expect.stringContaining('noted down') })
  })

  test.for<[string[]]>([
    [[]],
    [['look']],
    [['verify', '--head', 'abc']],
    [['verify', 'a', 'b']],
    [['export', 'file']],
    [['export', '--head', 'f'.repeat(64)]],
    [['verify', '/there/is/no/such.jsonl']],
    [['verify', '--loud']],
  ])('exits 2 on bad usage: %j', async ([given]) => {
    const ended = await offline(given)

    expect(ended).toMatchObject({ exit: 2, text: '' })
    expect(ended.errors).not.toBe('')
  })

  test.for([
    [['verify'], -1],
    [['verify', 'x.jsonl'], 1],
    [['verify', '--head', 'abc', 'x.jsonl', '--json'], 3],
    [['verify', '--json', '-'], 2],
    [['export', '--out', 'x'], -1],
  ] as const)('knows in %j which argument is the file to pipe: %i', ([given, at]) => {
    expect(findExportArgument(given)).toBe(at)
  })

  test('writes an export that only its owner can read', async ({ database }) => {
    const folder = await mkdtemp(join(tmpdir(), 'mamori-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'exported.jsonl')

    await command(database, ['export', '--out', file])

    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })
})
