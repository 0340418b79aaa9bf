import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPersonAt, openDoor, type TestPerson, wordsOf } from '../support/door.ts'
import { runCommand, startBotProcess, stopWorkspace } from '../support/process.ts'

const environment = { MAMORI_WATCHED_CHANNELS: 'C03SEIZOBU' }

describe('reporting without a name', () => {
  test('leaves neither id nor name of the reporter in any byte of the data folder, log, export or notice', {
    timeout: 120_000,
  }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mamori-anonymous-'))
    try {
      const bot = await startBotProcess({ dataDir, environment })
      const door = await openDoor(bot.url)
      const reporter = createPersonAt(door, 'employee')
      const officer = createPersonAt(door, 'officer')
      const { name } = door.directory.people.find(({ id }) => id === reporter.id) ?? { name: '' }

      const inChannel = await reporter.says('取引先の図面を別の会社に誤送信しました', { channel: 'seizo' })
      await reporter.sees(/まず、これをしてください/, inChannel)
      const ts = await reporter.says('上司が顧客名簿をUSBで持ち出しています')
      const advice = await reporter.sees(/まず、これをしてください/, ts)
      await reporter.presses('incident.report', { channel: advice.channel, ts: advice.ts })
      const receipt = await sendsAnonymously(reporter, {})
      const code = /[a-z2-9]{5}(?:-[a-z2-9]{5}){3}/.exec(receipt)?.[0] ?? ''
      for (const [what, opens] of otherWays(reporter)) {
        await opens()
        await sendsAnonymously(reporter, { 'what_happened.text': what })
        await officer.sees(new RegExp(what))
      }
      const notice = await officer.sees(/顧客名簿/)
      await officer.presses('incident.acknowledge', { channel: notice.channel, ts: notice.ts })
      await officer.sees(/受領しました/)
      await reporter.acts({ do: 'command', channel: 'general', command: '/mamori', text: `report ${code}` })
      const followed = await reporter.seesView('modal', /incident.follow_form/)
      const addition = { 'addition.0.text': '今朝も持ち出していました' }
      const added = await reporter.acts({ do: 'submit', viewId: followed.id, values: addition })
      await officer.sees(/追記がありました/)
      const seen = (await officer.looks()).messages.filter(({ user }) => user !== reporter.id)
      const exported = await runCommand({ dataDir, environment }, ['audit', 'export'])
      const register = await runCommand({ dataDir, environment }, ['incident', 'list', '--json'])
      const log = bot.log()
      await bot.stop()

      const bytes = await readAll(dataDir)

      expect(added.ok).toBe(true)
      expect([exported.code, register.code]).toEqual([0, 0])
      expect(bytes.includes('顧客名簿')).toBe(true)
      const texts = [exported.stdout, register.stdout, log, ...seen.map(wordsOf)].join('\n')
      for (const trace of [reporter.id, name, code]) {
        expect(bytes.includes(trace)).toBe(false)
        expect(texts).not.toContain(trace)
      }
      expect(otherWays(reporter).filter(([what]) => !bytes.includes(what))).toEqual([])
      expect(bytes.includes('誤送信しました')).toBe(false)
    } finally {
      await stopWorkspace(dataDir)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})

// Every way to the form beside a message that reads like a leak, with what is reported by it.
function otherWays(reporter: TestPerson): readonly (readonly [string, () => Promise<unknown>])[] {
  return [
    [
      'ホームから報告します',
      async () => {
        await reporter.acts({ do: 'openHome', tab: 'messages' })
        await reporter.acts({ do: 'openHome' })
        const home = await reporter.seesView('home', /incident.report/)
        return reporter.presses('incident.report', { viewId: home.id })
      },
    ],
    ['ショートカットで報告します', () => reporter.acts({ do: 'shortcut', callbackId: 'incident.report' })],
    [
      'コマンドで報告します',
      () => reporter.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'report' }),
    ],
    [
      'メッセージから報告します',
      async () => {
        const ts = await reporter.says('共有フォルダーの設定を見てください', { channel: 'seizo' })
        const on = { channel: 'C03SEIZOBU', ts }
        return reporter.acts({ do: 'messageShortcut', callbackId: 'incident.report_message', ...on })
      },
    ],
  ]
}

/** Sends the form that is open, without a name. @returns the receipt. */
async function sendsAnonymously(reporter: TestPerson, values: object): Promise<string> {
  const form = await reporter.seesView('modal', /what_happened/)
  await reporter.presses('choice', { viewId: form.id, blockId: 'naming', value: 'anonymous' })
  await reporter.seesView('modal', /匿名の報告で、残るもの/)
  const sent = await reporter.acts({ do: 'submit', viewId: form.id, values })
  expect(sent.ok).toBe(true)
  return JSON.stringify(await reporter.seesView('modal', /受付コード（/))
}

// Everything the bot keeps, the database's write-ahead log too. The workspace's own folder is Slack's, not the bot's.
async function readAll(dataDir: string): Promise<Buffer> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const own = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.startsWith(join(dataDir, 'workspace')))
  return Buffer.concat(await Promise.all(own.map((path) => readFile(path))))
}
