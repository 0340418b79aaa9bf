import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { runTriage } from '../../src/cli/triage.ts'
import { shippedReader } from '../intent/support.ts'
import { runCommand } from './running.ts'

describe('triage on the command line', () => {
  test('reads one message and writes one JSON line', async () => {
    const ended = await triage(['USBをなくしました'])

    expect(ended).toMatchObject({ exit: 0, errors: '' })
    expect(ended.lines).toEqual([
      { intent: 'incident', leakType: 'lost_or_stolen', score: expect.any(Number) },
    ])
  })

  test('reads a batch from the input and answers in its order, with the ids', async () => {
    const input =
      '{"id":"b","text":"ありがとう"}\n{"text":"有効期間は？"}\n{"id":3,"text":"自己チェックしたい"}\n'

    const ended = await triage(['--batch', '-'], input)

    expect(ended.exit).toBe(0)
    expect(ended.lines.map(({ id, intent }) => [id, intent])).toEqual([
      ['b', 'other'],
      [undefined, 'question'],
      [3, 'selfcheck'],
    ])
  })

  test('tells on its own line what is wrong with a line, serves the rest, and exits 1', async () => {
    const ended = await triage(['--batch', '-'], '{"id":1}\nnot json\n{"id":2,"text":"hello"}\n')

    expect(ended.exit).toBe(1)
    expect(ended.lines).toEqual([
      { id: 1, error: expect.stringContaining('"text"') },
      { error: expect.stringContaining('JSON') },
      { id: 2, intent: 'other', score: expect.any(Number) },
    ])
  })

  test('opens no database', async () => {
    const openDatabase = () => Promise.reject(new Error('the database was opened'))

    const ended = await runCommand(
      async (streams) =>
        (await commands.triage?.run(openDatabase, ['USBをなくしました'], streams, async () =>
          shippedReader(),
        )) ?? 2,
    )

    expect(ended.exit).toBe(0)
    expect(ended.text).toContain('lost_or_stolen')
  })

  test.each([[[]], [['--batch', '-', 'text']], [['--unknown']]])(
    'exits 2 on bad usage: %j',
    async (given) => {
      const ended = await triage(given)

      expect(ended).toMatchObject({ exit: 2, lines: [], errors: expect.stringContaining('mamori triage') })
    },
  )
})

async function triage(given: readonly string[], input = '') {
  const output: string[] = []
  const errors: string[] = []
  const exit = await runTriage(async () => shippedReader(), given, {
    input: Readable.from([input]),
    output: collector(output),
    errors: collector(errors),
  })
  const lines = output
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line))
  return { exit, lines, errors: errors.join('') }
}

function collector(into: string[]): Writable {
  return new Writable({
    write(chunk, _, done) {
      into.push(String(chunk))
      done()
    },
  })
}
