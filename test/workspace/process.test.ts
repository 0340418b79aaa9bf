import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { appendFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { workspaceBuild } from '../../src/workspace/build.ts'
import { makeFolder, post, sit, startWorkspace } from './support.ts'

const main = join(import.meta.dirname, '../../src/workspace/main.ts')

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

type Running = { pid: number; port: number; url: string; botToken: string; appToken: string; build: string }

/** A workspace process that is ready. */
async function start(folder: string, ...args: string[]): Promise<{ child: ChildProcess; running: Running }> {
  const { promise: written, resolve } = Promise.withResolvers<void>()
  const watcher = watch(folder, (_event, name) => name === 'running.json' && resolve())
  const child = run('--data-dir', folder, '--door', 'test', ...args)
  await written
  watcher.close()
  return { child, running: JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as Running }
}

/** How a process ends that does not start. */
async function refusal(...args: string[]): Promise<{ code: number | null; says: string; stdout: string }> {
  const child = run(...args)
  let says = ''
  let stdout = ''
  child.stderr?.on('data', (data) => {
    says += String(data)
  })
  child.stdout?.on('data', (data) => {
    stdout += String(data)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, says, stdout }
}

const handle = (running: Running) => ({
  ...running,
  warmPage: async () => undefined,
  stop: async () => undefined,
})

describe('the workspace’s process', () => {
  test('says in running.json, which only its owner reads, where it is', async () => {
    const folder = await makeFolder()

    const { child, running } = await start(folder, '--port', '0')

    const mode = (await stat(join(folder, 'running.json'))).mode & 0o777
    expect(mode).toBe(0o600)
    expect(running).toMatchObject({ pid: child.pid, url: `http://127.0.0.1:${running.port}` })
    expect(running.build).toBe(await workspaceBuild())
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })

  test('shows after kill -9 what it said before, whatever was torn in the journal', async () => {
    const folder = await makeFolder()
    const first = await start(folder, '--port', '0')
    await post(handle(first.running), '/workspace/act', {
      as: '田中 美咲',
      do: 'say',
      channel: '@mamori',
      text: '残りますか',
    })

    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    await appendFile(join(folder, 'journal.jsonl'), '[["messages","torn')
    const second = await startWorkspace({ dataDir: folder })

    const { messages } = await sit(second, '田中 美咲').sees()
    expect(messages.map(({ text }) => text)).toEqual(['残りますか'])
    expect(second.botToken).toBe(first.running.botToken)
  })

  test('refuses a folder that another holds, with exit code 4 and a sentence', async () => {
    const workspace = await makeFolder()
    await startWorkspace({ dataDir: workspace })

    const { code, says, stdout } = await refusal('--data-dir', workspace, '--port', '0')

    expect(code).toBe(4)
    expect(says).toBe(`Another workspace is running on ${workspace}.\n`)
    expect(stdout).toBe('')
  })

  test('refuses a port that was asked for and is taken, with exit code 3 and a sentence', async () => {
    const { port } = await startWorkspace()

    const { code, says } = await refusal('--data-dir', await makeFolder(), '--port', String(port))

    expect(code).toBe(3)
    expect(says).toBe(`Port ${port} is taken: name another one or leave it out.\n`)
  })

  test('refuses arguments it does not know, with exit code 2', async () => {
    const { code, says } = await refusal('--data-dir', await makeFolder(), '--door', 'wide')

    expect(code).toBe(2)
    expect(says).toBe('--door is page or test.\n')
  })

  test('limits rates and lacks methods when it is told to', async () => {
    const folder = await makeFolder()
    const { running } = await start(
      folder,
      '--port',
      '0',
      '--rate-limits',
      'on',
      '--without',
      'chat.startStream',
    )
    const call = (method: string) =>
      fetch(`${running.url}/api/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.botToken}` },
      })

    const statuses = await Promise.all(
      Array.from({ length: 21 }, async () => (await call('users.list')).status),
    )
    const lacking: unknown = await (await call('chat.startStream')).json()

    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect(lacking).toMatchObject({ error: 'unknown_method' })
    expect((await refusal('--data-dir', folder, '--rate-limits', 'some')).says).toBe(
      '--rate-limits is on or off.\n',
    )
  })
})
