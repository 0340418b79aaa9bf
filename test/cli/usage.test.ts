import { describe, expect, test } from 'vitest'
import { type CommandParts, commands } from '../../src/cli/commands.ts'
import { runCommand } from './running.ts'

/** A command that is given nothing to stand on: whoever opens the database fails. */
async function run(name: string, given: readonly string[]) {
  const open = async (): Promise<CommandParts> => Promise.reject(new Error('the database was opened'))
  return await runCommand(async (streams) => (await commands[name]?.run(open, given, streams)) ?? 0)
}

describe('bad use of a command', () => {
  test.for(Object.keys(commands))(
    'is told by name and ends with 2 for an option that mamori %s does not know, before the database is opened',
    async (name) => {
      const ended = await run(name, ['--loud'])

      expect(ended).toMatchObject({ exit: 2, text: '' })
      expect(ended.errors).toContain("Unknown option '--loud'")
      expect(ended.errors).toContain(`mamori ${name}`)
    },
  )

  test.for([
    ['ask', [], 'A question is missing'],
    ['ask', ['--batch', 'no-such.jsonl'], 'There is no file no-such.jsonl'],
    ['triage', [], 'There is no text'],
    ['search', [], 'A query is missing'],
    ['search', ['--batch', '-', '-k', '0'], '-k must be'],
    ['eval', [], 'Name one file'],
    ['index', ['all'], 'There are too many arguments'],
    ['doctor', ['all'], 'There are too many arguments'],
    ['manifest', ['all'], 'There are too many arguments'],
    ['manifest', ['--http', 'http://mamori.example.com/slack/events'], '--http is the whole address'],
    ['campaign', ['show'], 'Say which campaign'],
    ['campaign', ['preview', '--people', '0'], '--people must be'],
    ['selfcheck', ['export', '--language', 'fr'], '--language must be ja or en'],
    ['incident', ['export', '--language', 'fr'], '--language must be ja or en'],
    ['incident', ['list', '--severity', '4'], '--severity must be'],
    ['rule', ['card', '--language', 'fr'], '--language must be ja or en'],
    ['rule', ['dry-run', '--severity', '3', '--type', 'other', '--at', 'soon'], '--at must be a time'],
    ['audit', ['verify', '--head', 'x'], '--head must be 64'],
  ] as const)('is told in one sentence: mamori %s %j', async ([name, given, sentence]) => {
    const ended = await run(name, given)

    expect(ended).toMatchObject({ exit: 2, text: '' })
    expect(ended.errors).toContain(sentence)
    expect(ended.errors).toContain(`mamori ${name}`)
  })
})
