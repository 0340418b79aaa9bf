import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test as plainTest } from 'vitest'
import { usualDelivery } from '../support/bot.ts'
import { createPersonAt, openDoor } from '../support/door.ts'
import {
  type BotProcess,
  type BotSettings,
  runBotToItsEnd,
  startBotProcess,
  stopWorkspace,
} from '../support/process.ts'

// One folder for all: a start finds what the one before left, which takes half as long as to make it anew.
const test = plainTest
  .extend('prefix', { scope: 'file' }, 'mamori データ ')
  .extend('dataDir', { scope: 'file' }, async ({ prefix }, { onCleanup }) => {
    const dataDir = await mkdtemp(join(tmpdir(), prefix))
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
  const started: BotProcess[] = []
  // A bot that a failed test left would keep the folder from the next one.
  afterEach(async () => {
    for (const bot of started.splice(0)) await bot.kill()
  })

  async function start(settings: BotSettings): Promise<BotProcess> {
    const bot = await startBotProcess(settings)
    started.push(bot)
    return bot
  }

  test('the bot, told to stop at once or in the midst of its start, ends and can be started again', {
    timeout: 120_000,
  }, async ({ dataDir }) => {
    const ends: Awaited<ReturnType<typeof runBotToItsEnd>>[] = []
    // Into a folder that is not there yet, while the database opens, while the workspace starts.
    for (const stopAfterMs of [0, 800, 2_000]) ends.push(await runBotToItsEnd({ dataDir, stopAfterMs }))
    const bot = await start({ dataDir })
    const code = await bot.stop()

    for (const ended of ends) {
      expect([0, null]).toContain(ended.code)
      expect(ended.stderr).not.toMatch(/"level":"error"/)
    }
    expect(code).toBe(0)
  })

  test('the workspace, killed, is started again at the same address, and the bot answers there', async ({
    dataDir,
  }) => {
    const bot = await start({ dataDir })
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
    const bot = await start({ dataDir })
    const door = await openDoor(bot.url)
    const people = ['employee', 'manager', 'Emma'].map((name) => createPersonAt(door, name))

    const asked = await Promise.all(
      people.flatMap((person) => [1, 2, 3].map(() => person.says('認証の有効期間は何年ですか'))),
    )
    const code = await bot.stop()
    const next = await start({ dataDir })
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
    const byHttp = await start({ dataDir, environment: { MAMORI_LOCAL_DELIVERY: 'http' } })
    const employee = createPersonAt(await openDoor(byHttp.url), 'employee')
    await employee.seesReplyTo(await employee.says('使い方'))
    await byHttp.kill()

    const ts = await employee.says('認証の有効期間は何年ですか')
    const bySocket = await start({ dataDir, environment: { MAMORI_LOCAL_DELIVERY: 'socket' } })
    await employee.seesReplyTo(ts)
    const code = await bySocket.stop()

    expect(bySocket.url).toBe(byHttp.url)
    expect(code).toBe(0)
  })

  test('nothing that was typed, and no token, stands in the log', async ({ dataDir }) => {
    const bot = await start({ dataDir })
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
