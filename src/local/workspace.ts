import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ConfigError, ExternalError } from '../common/errors.ts'
import { ensureFolder } from '../common/folder.ts'
import { parseJson } from '../common/json.ts'
import type { Log } from '../common/log.ts'
import { isRunning } from '../common/process.ts'
import { workspaceBuild } from '../workspace/build.ts'

/** A local workspace that runs, and how the bot gets in. */
export type RunningWorkspace = {
  /** `http://127.0.0.1:<port>`, where the page is. */
  readonly url: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /**
   * Has it deliver to this address of the bot's, `undefined`: over Socket Mode; also after it was revived.
   *
   * @returns what was wrong with the bot's answer; nothing is changed then.
   */
  deliverTo(eventsUrl: string | undefined): Promise<string | undefined>
  /** Starts it again, with the same address and tokens, should its process be gone. */
  revive(): Promise<void>
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>
}

const Running = z.object({
  pid: z.number(),
  port: z.number(),
  url: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  build: z.string(),
  door: z.string(),
})
type Running = z.infer<typeof Running>

const Chosen = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

/** How the workspace's process says why it did not start (src/workspace/main.ts). */
const exitCodes = { portTaken: 3, alreadyRunning: 4 } as const

/** Seconds a workspace may take to be ready, its page built. */
const readyS = 20

type Wanted = {
  readonly dataDir: string
  readonly port: number | null
  readonly door: 'page' | 'test'
  /** Where deliveries go from the start; nothing: over Socket Mode. */
  readonly eventsUrl?: string | undefined
  readonly log: Log
}

/**
 * The local workspace of this data folder: the one that outlived the last bot, or a new process. It is detached, so
 * that a crash of the bot leaves the conversation standing.
 *
 * @throws ConfigError when the port that was asked for is taken.
 */
export async function startWorkspace(wanted: Wanted): Promise<RunningWorkspace> {
  const directory = join(wanted.dataDir, 'workspace')
  const running = await findRunning(directory)
  if (running !== undefined) {
    if (await fits(running, wanted)) {
      wanted.log.info('local workspace still runs', { pid: running.pid, port: running.port })
      return opened(running, directory, wanted)
    }
    await end(running.pid)
  }
  return opened(await launch(directory, wanted), directory, wanted)
}

async function fits(running: Running, wanted: Wanted): Promise<boolean> {
  const samePort = wanted.port === null || wanted.port === 0 || wanted.port === running.port
  return samePort && running.door === wanted.door && running.build === (await workspaceBuild())
}

async function launch(directory: string, wanted: Wanted): Promise<Running> {
  await ensureFolder(directory)
  const diary = await open(join(directory, 'workspace.log'), 'a', 0o600)
  const program = resolve(import.meta.dirname, '../workspace/main.ts')
  const manifest = resolve(import.meta.dirname, '../../manifest.yml')
  const options = ['--data-dir', directory, '--door', wanted.door, '--manifest', manifest]
  if (wanted.port !== null) options.push('--port', String(wanted.port))
  if (wanted.eventsUrl !== undefined) options.push('--deliver-to', wanted.eventsUrl)
  const child = spawn(process.execPath, [program, ...options], {
    detached: true,
    stdio: ['ignore', 'ignore', diary.fd],
  })
  await diary.close()
  const { promise: exited, resolve: onExit } = Promise.withResolvers<number>()
  child.once('exit', (code) => onExit(code ?? 1))
  child.once('error', () => onExit(1))

  let exitCode: number | undefined
  void exited.then((code) => {
    exitCode = code
  })
  const until = performance.now() + readyS * 1000
  while (exitCode === undefined && performance.now() < until) {
    const running = await findRunning(directory)
    if (running !== undefined && running.pid === child.pid) {
      child.unref()
      return running
    }
    await Promise.race([exited, pause(25)])
  }
  child.kill('SIGKILL')
  throw notStarted(exitCode, wanted, directory)
}

function notStarted(exitCode: number | undefined, wanted: Wanted, directory: string): Error {
  if (exitCode === exitCodes.portTaken) {
    return new ConfigError(
      'MAMORI_WORKSPACE_PORT',
      `Port ${wanted.port} is taken by another program: stop it, name another port in MAMORI_WORKSPACE_PORT, or leave it unset to use a free one.`,
    )
  }
  if (exitCode === exitCodes.alreadyRunning) {
    return new ConfigError(
      'MAMORI_DATA_DIR',
      `Another local workspace runs in ${directory}: stop it first, or name another folder in MAMORI_DATA_DIR.`,
    )
  }
  return new ExternalError(
    'local workspace',
    'start',
    false,
    `The local workspace did not start; ${join(directory, 'workspace.log')} says why.`,
  )
}

function opened(first: Running, directory: string, wanted: Wanted): RunningWorkspace {
  let running = first
  let reviving: Promise<void> | undefined
  let isStopping = false
  let eventsUrl: string | undefined

  async function revive(): Promise<void> {
    if (isStopping || isRunning(running.pid)) return
    wanted.log.warn('the local workspace is gone and is started again', { pid: running.pid })
    running = await launch(directory, { ...wanted, port: running.port, eventsUrl })
  }

  return {
    url: first.url,
    botToken: first.botToken,
    appToken: first.appToken,
    signingSecret: first.signingSecret,
    async deliverTo(url) {
      const wrong = await chooseDelivery(running, url)
      if (wrong === undefined) eventsUrl = url
      return wrong
    },
    async revive() {
      reviving ??= revive().finally(() => {
        reviving = undefined
      })
      await reviving
    },
    async stop() {
      isStopping = true
      await reviving?.catch(() => undefined)
      await end(running.pid)
    },
  }
}

async function chooseDelivery(running: Running, eventsUrl: string | undefined): Promise<string | undefined> {
  const response = await fetch(`${running.url}/workspace/delivery`, {
    method: 'POST',
    headers: { authorization: `Bearer ${running.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(eventsUrl === undefined ? { mode: 'socket' } : { mode: 'http', eventsUrl }),
  })
  const chosen = Chosen.parse(await response.json())
  return chosen.ok ? undefined : chosen.error
}

async function findRunning(directory: string): Promise<Running | undefined> {
  const text = await readFile(join(directory, 'running.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )
  // A file that is just being written, or of an older version, is no running workspace.
  const running = text === undefined ? undefined : Running.safeParse(parseJson(text)).data
  return running !== undefined && (await answers(running)) ? running : undefined
}

// The pid may be another program's by now: only the workspace answers to its own token.
async function answers(running: Running): Promise<boolean> {
  try {
    const response = await fetch(`${running.url}/api/auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.botToken}` },
      signal: AbortSignal.timeout(2_000),
    })
    return z.object({ ok: z.literal(true) }).safeParse(await response.json()).success
  } catch {
    return false
  }
}

async function end(pid: number): Promise<void> {
  const until = performance.now() + 5_000
  send(pid, 'SIGTERM')
  while (isRunning(pid)) {
    if (performance.now() > until) send(pid, 'SIGKILL')
    await pause(25)
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
