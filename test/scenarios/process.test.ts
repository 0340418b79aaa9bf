import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test as plainTest } from 'vitest'
import { usualDelivery } from '../support/bot.ts'
import { createPersonAt, openDoor } from '../support/door.ts'
import { type BotProcess, runBotToItsEnd, startBotProcess, stopWorkspace } from '../support/process.ts'

const test = plainTest.extend('dataDir', async ({ task: _task }, { onCleanup }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori データ '))
  onCleanup(async () => {
    await stopWorkspace(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  return dataDir
})

async function workspacePid(dataDir: string): Promise<number> {
  const facts = JSON.parse(await readFile(join(dataDir, 'workspace', 'running.json'), 'utf8')) as {
    pid: number
  }
  return facts.pid
}

async function untilWorkspaceAnswers(bot: BotProcess): Promise<void> {
  for (;;) {
    const answer = await fetch(`${bot.url}/workspace/state`).catch(() => undefined)
    if (answer?.ok) return
    await pause(50)
  }
}

describe('a process that ends', () => {
  test('the workspace, killed, is started again at the same address, and the bot answers there', async ({
    dataDir,
  }) => {
    const bot = await startBotProcess({ dataDir })
    const before = createPersonAt(await openDoor(bot.url), 'employee')
    const first = await before.says('認証の有効期間は何年ですか')
    await before.seesReplyTo(first)
    process.kill(await workspacePid(dataDir), 'SIGKILL')
    await pause(100)
    await untilWorkspaceAnswers(bot)

    const employee = createPersonAt(await openDoor(bot.url), 'employee')
    const ts = await employee.says('ロゴは誰が使えますか')
    await employee.seesReplyTo(ts)
    const code = await bot.stop()

    const seen = (await readFile(join(dataDir, 'workspace', 'workspace.log'), 'utf8')).trim()
    expect(code).toBe(0)
    expect(seen).toBe('')
    if (usualDelivery === 'socket') expect(bot.log()).toContain('connected to Slack again')
  })

  test('the bot, told to stop at work, ends with 0 and loses no question', async ({ dataDir }) => {
    const bot = await startBotProcess({ dataDir })
    const door = await openDoor(bot.url)
    const people = ['employee', 'manager', 'Emma'].map((name) => createPersonAt(door, name))

    const asked = await Promise.all(
      people.flatMap((person) => [1, 2, 3].map(() => person.says('認証の有効期間は何年ですか'))),
    )
    const code = await bot.stop()
    const next = await startBotProcess({ dataDir })
    const doorAgain = await openDoor(next.url)
    const counts: number[] = []
    for (const [at, ts] of asked.entries()) {
      const person = createPersonAt(doorAgain, ['employee', 'manager', 'Emma'][Math.floor(at / 3)] ?? '')
      await person.seesReplyTo(ts)
      const { messages } = await person.looks()
      counts.push(messages.filter((message) => message.threadTs === ts).length)
    }
    const nextCode = await next.stop()

    expect(code).toBe(0)
    expect(counts).toEqual(asked.map(() => 1))
    expect(nextCode).toBe(0)
  })

  test('the bot, killed and started to be reached the other way, hears what was said meanwhile', async ({
    dataDir,
  }) => {
    const byHttp = await startBotProcess({ dataDir, environment: { MAMORI_LOCAL_DELIVERY: 'http' } })
    const employee = createPersonAt(await openDoor(byHttp.url), 'employee')
    await employee.seesReplyTo(await employee.says('使い方'))
    await byHttp.kill()

    const ts = await employee.says('認証の有効期間は何年ですか')
    const bySocket = await startBotProcess({ dataDir, environment: { MAMORI_LOCAL_DELIVERY: 'socket' } })
    await employee.seesReplyTo(ts)
    const code = await bySocket.stop()

    expect(bySocket.url).toBe(byHttp.url)
    expect(code).toBe(0)
  })

  test.for([
    ['at once', 0],
    ['while it opens the database', 600],
    ['while the workspace starts', 2_000],
  ] as const)('the bot, told to stop %s, ends and can be started again', async ([, afterMs], { dataDir }) => {
    const ended = await runBotToItsEnd({ dataDir, stopAfterMs: afterMs })
    const bot = await startBotProcess({ dataDir })
    const code = await bot.stop()

    expect([0, null]).toContain(ended.code)
    expect(ended.stderr).not.toMatch(/"level":"error"/)
    expect(code).toBe(0)
  })

  test('nothing that was typed, and no token, stands in the log', async ({ dataDir }) => {
    const bot = await startBotProcess({ dataDir })
    const door = await openDoor(bot.url)
    const employee = createPersonAt(door, 'employee')
    const { botToken, appToken } = JSON.parse(
      await readFile(join(dataDir, 'workspace', 'running.json'), 'utf8'),
    ) as { botToken: string; appToken: string }

    const ts = await employee.says('暗号Alpha社の図面を間違えて送ってしまいました')
    await employee.seesReplyTo(ts)
    await employee.acts({ do: 'command', channel: 'general', command: '/mamori', text: '暗号Bravoの件' })
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: '暗号Charlieの有効期間は？' })
    await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
    const form = await employee.seesView('modal')
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'what_happened.text': '暗号Deltaが漏れました' },
    })
    await employee.sees(/暗号Delta|\d{4}-\d{3}/, ts)
    await bot.stop()

    for (const secret of ['暗号', 'Alpha', 'Bravo', 'Charlie', 'Delta', botToken, appToken]) {
      expect(bot.log()).not.toContain(secret)
    }
  })
})
