import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test as plainTest } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { runBotToItsEnd, runCommand, startBotProcess } from '../support/process.ts'

const knowledge = resolve(import.meta.dirname, '../../knowledge')

// One folder for all: a start finds what the one before left, which takes half as long as to make it anew.
const processTest = plainTest
  .extend('prefix', { scope: 'file' }, 'mamori-bad-')
  .extend('dataDir', { scope: 'file' }, async ({ prefix }, { onCleanup }) => {
    const dataDir = await mkdtemp(join(tmpdir(), prefix))
    onCleanup(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))
    return dataDir
  })

describe('bad set-up', () => {
  databaseTest.for([
    [{ botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
    [{ appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN'],
  ] as const)('a wrong token ends in one sentence: %o', async ([tokens, variable], { database }) => {
    const start = startTestBot(database, { tokens, delivery: 'socket' })

    await expect(start).rejects.toThrow(`Slack refuses ${variable}`)
  })

  processTest('half a Slack configuration stops the start', async ({ dataDir }) => {
    const ended = await runBotToItsEnd({ dataDir, environment: { SLACK_BOT_TOKEN: 'xoxb-1' } })

    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('SLACK_BOT_TOKEN is set but SLACK_APP_TOKEN is not')
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  })

  processTest('an unreachable database is named without its password', async ({ dataDir }) => {
    const environment = { DATABASE_URL: 'postgres://mamori:hidden@127.0.0.1:1/mamori' }

    const ended = await runBotToItsEnd({ dataDir, environment })

    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('127.0.0.1:1')
    expect(ended.stderr).not.toContain('hidden')
  })

  processTest('broken front matter stops the start, naming file, line and field', async ({ dataDir }) => {
    const folder = join(dataDir, 'knowledge')
    await cp(knowledge, folder, { recursive: true })
    const file = join(folder, 'documents/ja/scheme-certification.md')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/^asOf: .*$/m, 'asOf: いつか'))

    const ended = await runBotToItsEnd({ dataDir, environment: { MAMORI_KNOWLEDGE_DIR: folder } })

    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/scheme-certification\.md:\d+ \(asOf\): expected a date/)
  })

  processTest(
    'a second bot on the same data names the first, which goes on undisturbed',
    async ({ dataDir }) => {
      const first = await startBotProcess({ dataDir })

      const second = await runBotToItsEnd({ dataDir })
      const asked = await runCommand({ dataDir }, ['ask', '認証の有効期間は何年ですか', '--json'])
      const code = await first.stop()

      expect(second.code).toBe(1)
      expect(second.stderr).toContain(`process ${first.pid}`)
      expect(JSON.parse(asked.stdout)).toMatchObject({ kind: 'answered' })
      expect(code).toBe(0)
    },
  )

  processTest('a port that was asked for and is taken is named', async ({ dataDir }) => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => blocker.once('listening', resolve))
    const address = blocker.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''

    const ended = await runBotToItsEnd({ dataDir, environment: { MAMORI_WORKSPACE_PORT: port } })
    blocker.close()

    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain(`Port ${port} is taken`)
  })
})

describe('bad use of the command', () => {
  processTest.for([
    [['fly'], 'There is no command'],
    [['ask'], 'mamori ask'],
    [['ask', '--batch', '/does/not/exist.jsonl'], 'exist.jsonl'],
  ] as const)(
    '%o ends with exit code 2 and a sentence, without a database',
    async ([commandArguments, sentence], { dataDir }) => {
      const environment = { DATABASE_URL: 'postgres://mamori@127.0.0.1:1/mamori' }

      const ended = await runCommand({ dataDir, environment }, commandArguments)

      expect(ended.code).toBe(2)
      expect(ended.stderr).toContain(sentence)
      expect(ended.stderr).not.toContain('127.0.0.1')
      expect(ended.stdout).toBe('')
    },
  )

  processTest('a bad line of a batch fails by itself', async ({ dataDir }) => {
    const lines = [
      JSON.stringify({ id: 'a', question: '認証の有効期間は何年ですか' }),
      'no json',
      JSON.stringify({ id: 'c', question: '' }),
      JSON.stringify({ id: 'd', question: '図面を間違えて送ってしまいました' }),
    ]

    const ended = await runCommand({ dataDir }, ['ask', '--batch', '-'], lines.join('\n'))

    const out = ended.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(ended.code).toBe(1)
    expect(out).toMatchObject([
      { id: 'a', kind: 'answered' },
      { error: expect.any(String) },
      { id: 'c', error: expect.any(String) },
      { id: 'd', kind: 'incident' },
    ])
  })
})
